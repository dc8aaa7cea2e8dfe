import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import { type Money, money, noMoney } from '#app/kernel/money.ts';
import { rational, roundRational } from '#app/kernel/rational.ts';
import type { MoneyPair, OrderLine, OrderRefund, OrderSnapshot } from '../../modules/commerce/order.ts';
import { goneUnits, lineNet, valueOfFirst } from '../../modules/commerce/remaining.ts';
import type { Units, WithReturn } from '../../modules/loyalty/ports.ts';
import { orderRate } from './order-rate.ts';

/** No refund of Shopify's has it. */
const imagined = shopifyId(1n);

/**
 * An order as it would stand once more units had come back and been refunded, in a refund that there is not; with what
 * was sold instead of them, and what was given back without them.
 */
export function orderAfterReturn(
  order: OrderSnapshot,
  units: readonly Units[],
  { brought, givenBack }: WithReturn,
): OrderSnapshot {
  const after = withoutUnits(order, units);
  const sold = brought.flatMap((item, index) => soldInstead(order, item, shopifyId(BigInt(index + 1))));
  const refund = givenBack === null || givenBack.minor === 0n ? [] : [refundOf(order, givenBack)];
  return { ...after, lines: [...after.lines, ...sold], refunds: [...after.refunds, ...refund] };
}

function withoutUnits(order: OrderSnapshot, units: readonly Units[]): OrderSnapshot {
  const more = order.lines.flatMap((line) => {
    const asked = units
      .filter((one) => one.lineShopifyId === line.shopifyId)
      .reduce((sum, one) => sum + one.quantity, 0);
    const gone = goneUnits(line, order.refunds);
    const quantity = Math.min(asked, line.quantity - gone);
    return quantity > 0 ? [{ line, gone, quantity }] : [];
  });
  if (more.length === 0) return order;
  const side = (of: 'shop' | 'presentment') =>
    money(
      more.reduce((sum, part) => sum + netOf(part, of), 0n),
      order.totals.total[of].currency,
    );
  const amount = { shop: side('shop'), presentment: side('presentment') };
  const refund = {
    shopifyId: imagined,
    processedAt: order.updatedAt,
    amount,
    lines: more.map(({ line, quantity }) => ({
      lineShopifyId: line.shopifyId,
      quantity,
      restockType: 'return',
      subtotal: amount,
      tax: amount,
    })),
  };
  const lines = order.lines.map((line) => {
    const part = more.find((one) => one.line === line);
    return part === undefined
      ? line
      : { ...line, currentQuantity: line.quantity - part.gone - part.quantity };
  });
  return { ...order, lines, refunds: [...order.refunds, refund] };
}

function netOf(
  { line, gone, quantity }: { line: OrderSnapshot['lines'][number]; gone: number; quantity: number },
  of: 'shop' | 'presentment',
): bigint {
  const net = lineNet(line)[of];
  const until = valueOfFirst(net, gone + quantity, line.quantity);
  return until.minor - valueOfFirst(net, gone, line.quantity).minor;
}

/** As one unit of the same product at that price, under an id that no line of Shopify's has. */
function soldInstead(
  order: OrderSnapshot,
  { lineShopifyId, net }: WithReturn['brought'][number],
  id: ShopifyId,
): OrderLine[] {
  const line = order.lines.find((one) => one.shopifyId === lineShopifyId);
  if (line === undefined) return [];
  const none = pairOf(order, noMoney(net.currency));
  const one = { quantity: 1, currentQuantity: 1, unitPrice: pairOf(order, net), discount: none, tax: none };
  return [{ ...line, ...one, shopifyId: id }];
}

function refundOf(order: OrderSnapshot, amount: Money): OrderRefund {
  return { shopifyId: imagined, processedAt: order.updatedAt, amount: pairOf(order, amount), lines: [] };
}

/** With its value in the shop's currency at the order's own rate. */
function pairOf(order: OrderSnapshot, presentment: Money): MoneyPair {
  const { num, den } = orderRate(order);
  const exact = rational(presentment.minor * den, num);
  return { presentment, shop: money(roundRational(exact, 'half-up'), order.currency) };
}
