import { shopifyId } from '#app/kernel/ids.ts';
import { money } from '#app/kernel/money.ts';
import type { OrderSnapshot } from './modules/commerce/order.ts';
import { goneUnits, lineNet, valueOfFirst } from './modules/commerce/remaining.ts';
import type { Units } from './modules/loyalty/ports.ts';

/** No refund of Shopify's has it. */
const imagined = shopifyId(1n);

/** An order as it would stand once more units had come back and been refunded, in a refund that there is not. */
export function orderAfterReturn(order: OrderSnapshot, units: readonly Units[]): OrderSnapshot {
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
