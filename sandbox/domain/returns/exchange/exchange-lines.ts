import { decimal, minor, rational, roundHalfUp, toPresentment } from '../../../money/amount.ts';
import type { ExchangedUnits } from '../../../money/exchange.ts';
import type { Reader, Tx } from '../../../state/database.ts';
import { takeId } from '../../../state/documents.ts';
import { findVariantById } from '../../products.ts';
import { Refusal } from '../../refusal.ts';
import { moveStock } from '../../stock.ts';
import type { DiscountApplicationData, Id, LineData, OrderData, Shop } from '../../types.ts';
import type { ExchangeInput } from '../inputs.ts';
import type { ExchangeLineData, ReturnData } from '../types.ts';

/**
 * An exchange line at today's list price, brought over at the order's rate. Refused: `unknown-sku` (no such variant),
 * `bad-input`, `wrong-currency`, `bad-discount` (more than the goods cost).
 */
export async function newExchangeLine(
  on: Reader,
  shop: Shop,
  order: OrderData,
  wish: ExchangeInput,
  field: string[],
): Promise<Omit<ExchangeLineData, 'id'>> {
  const at = (name: string, code: string) => ({ code, field: [...field, name] });
  const found = wish.variant == null ? null : await findVariantById(on, shop, wish.variant);
  if (found === null) {
    throw new Refusal('unknown-sku', 'The variant does not exist.', at('variantId', 'NOT_FOUND'));
  }
  if (wish.quantity < 1) {
    throw new Refusal('bad-input', 'Quantity must be greater than 0.', at('quantity', 'GREATER_THAN'));
  }
  const { product, variant } = found;
  const currency = order.presentmentCurrency;
  const own = minor(variant.price, shop.currency);
  const price = toPresentment(own, shop.currency, order.rate, currency);
  const line = {
    productId: product.id,
    variantId: variant.id,
    sku: variant.sku,
    title: product.title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    quantity: wish.quantity,
    unitPrice: decimal(price, currency),
    taxable: variant.taxable,
    processed: 0,
  };
  return { ...line, discount: discountOf(order, wish, price * BigInt(wish.quantity), field) };
}

function discountOf(
  order: OrderData,
  { discount }: ExchangeInput,
  cost: bigint,
  field: string[],
): ExchangeLineData['discount'] {
  if (discount == null) return null;
  const { value } = discount;
  const currency = order.presentmentCurrency;
  const shown = { code: 'INVALID', field: [...field, 'appliedDiscount', 'value'] };
  if ('currency' in value && value.currency !== currency) {
    throw new Refusal('wrong-currency', `The discount must be in ${currency}.`, shown);
  }
  const off = 'amount' in value ? minor(value.amount, currency) : percentOf(cost, value.percentage);
  if (off < 0n || off > cost) {
    throw new Refusal('bad-discount', 'The discount is more than the items cost.', shown);
  }
  return off === 0n
    ? null
    : { amount: decimal(off, currency), description: discount.description ?? 'Exchange' };
}

function percentOf(cost: bigint, percentage: string): bigint {
  const { n, d } = rational(percentage);
  return roundHalfUp(cost * n, d * 100n);
}

/** The order with what goes out as lines of their own, still to be sent, and its stock taken (not yet written). */
export async function withExchanged(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  found: ReturnData,
  units: readonly ExchangedUnits[],
): Promise<OrderData> {
  if (units.length === 0) return order;
  const fulfillmentOrderId = await takeId(tx);
  const lines: LineData[] = [];
  const applications: DiscountApplicationData[] = [];
  for (const one of units) {
    const application = order.discountApplications.length + applications.length;
    if (one.discount > 0n) applications.push(applicationOf(order, one));
    const exchange = { returnId: found.id, exchangeLineId: one.line.id, fulfillmentOrderId };
    lines.push(await orderLine(tx, shop, order, one, { application, exchange }));
  }
  await moveStock(
    tx,
    shop,
    units.map(({ line, quantity }) => ({ variantId: line.variantId, units: -quantity })),
  );
  return {
    ...order,
    lines: [...order.lines, ...lines],
    discountApplications: [...order.discountApplications, ...applications],
  };
}

function applicationOf(order: OrderData, { line, discount }: ExchangedUnits): DiscountApplicationData {
  return {
    type: 'manual',
    title: line.discount?.description ?? 'Exchange',
    code: null,
    valueType: 'fixed_amount',
    value: decimal(discount, order.presentmentCurrency),
    target: 'certain-lines',
  };
}

async function orderLine(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  { line, quantity, discount, tax }: ExchangedUnits,
  place: { application: number; exchange: LineData['exchange'] & object },
): Promise<LineData> {
  const print = (amount: bigint) => decimal(amount, order.presentmentCurrency);
  const product = await findVariantById(tx, shop, line.variantId);
  return {
    id: await takeId(tx),
    productId: line.productId,
    variantId: line.variantId,
    sku: line.sku,
    title: line.title,
    variantTitle: line.variantTitle,
    vendor: product?.product.vendor ?? shop.name,
    quantity,
    removed: 0,
    removedNet: print(0n),
    removedTax: print(0n),
    unitPrice: line.unitPrice,
    discounts: discount === 0n ? [] : [{ application: place.application, amount: print(discount) }],
    tax: print(tax),
    giftCard: product?.product.giftCard ?? false,
    requiresShipping: product?.variant.requiresShipping ?? true,
    taxable: line.taxable,
    addedByEdit: false,
    exchange: place.exchange,
  };
}

/** Units of an exchange line that did not go out yet. */
export const unsentUnits = (line: ExchangeLineData): number => line.quantity - line.processed;

/** The lines of the order that an exchange line became. */
export function linesOfExchange(order: OrderData, exchangeLineId: Id): LineData[] {
  return order.lines.filter((line) => line.exchange?.exchangeLineId === exchangeLineId);
}
