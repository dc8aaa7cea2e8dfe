import { createOrder } from '../../domain/create-order.ts';
import type { OrderInput } from '../../domain/inputs.ts';
import type { OrderData, Shop } from '../../domain/types.ts';
import { decimal, minor, sum } from '../../money/amount.ts';
import { ratesPerEuro } from '../../pricing/buyer-rates.ts';
import { type PricedLine, priceLines } from '../../pricing/price-lines.ts';
import type { Reader, Tx } from '../../state/database.ts';
import { amountField, type Fields, FormError, wholeNumber } from '../act.ts';
import { listSellable } from '../products/find-products.ts';

/** How many product rows the form has. */
export const formRows = 5;

/** Currencies a buyer can pay in, each with how much of it one unit of the shop's is. */
export function buyerCurrencies(shop: Shop): [currency: string, rate: string][] {
  return shop.currency === 'EUR' ? [['EUR', '1'], ...Object.entries(ratesPerEuro)] : [[shop.currency, '1']];
}

/** Creates the order that the "Create order" form describes. */
export async function createOrderFrom(tx: Tx, shop: Shop, fields: Fields): Promise<OrderData> {
  const [currency, rate] = buyerCurrencies(shop).find(([code]) => code === fields.get('currency')) ?? [
    shop.currency,
    '1',
  ];
  const lines = priceLines({
    shop,
    currency,
    rate,
    lines: await chosenLines(tx, shop, fields),
    discount: discountFrom(fields),
    taxPercent: amountField(fields.get('tax'), 'Tax') ?? '0',
  });
  const shipping = amountField(fields.get('shipping'), 'Shipping');
  const print = (amount: bigint) => decimal(amount, currency);
  const input: OrderInput = {
    ...(await buyerFrom(tx, shop, fields)),
    lines: lines.map((line) => ({
      sku: line.sku,
      quantity: line.quantity,
      price: print(line.unitPrice),
      discount: print(line.discount),
      tax: print(line.tax),
    })),
    ...(shipping !== undefined && { shipping }),
    ...(currency !== shop.currency && { presentment: { currency, rate } }),
    ...payment(fields, print(totalOf(shop, currency, lines, shipping))),
    ...(fields.get('code') && { discountCode: fields.get('code') }),
    test: fields.get('test') === 'yes',
    note: fields.get('note') || null,
    sourceName: 'shopify_draft_order',
  };
  return createOrder(tx, shop, input);
}

function totalOf(
  shop: Shop,
  currency: string,
  lines: readonly PricedLine[],
  shipping: string | undefined,
): bigint {
  const nets = lines.map((line) => line.unitPrice * BigInt(line.quantity) - line.discount);
  const taxes = shop.pricesIncludeTax ? [] : lines.map((line) => line.tax);
  return sum([...nets, ...taxes]) + minor(shipping ?? '0', currency);
}

function payment(fields: Fields, total: string): Pick<OrderInput, 'paid' | 'paidWith'> {
  switch (fields.get('payment')) {
    case 'pending':
      return { paid: false };
    case 'giftCard':
      return { paidWith: [{ giftCard: total }] };
    case 'manual':
      return { paidWith: [{ manual: total }] };
    default:
      return {};
  }
}

function discountFrom(fields: Fields): { percent: string } | { amount: string } | null {
  const value = amountField(fields.get('discount'), 'The discount');
  if (value === undefined) return null;
  return fields.get('discountKind') === 'amount' ? { amount: value } : { percent: value };
}

async function chosenLines(
  on: Reader,
  shop: Shop,
  fields: Fields,
): Promise<{ sku: string; quantity: number; price: string }[]> {
  const sellable = await listSellable(on, shop.domain);
  const lines = Array.from({ length: formRows }, (_, row) => row).flatMap((row) => {
    const sku = fields.get(`sku:${row}`);
    if (sku === undefined || sku === '') return [];
    const quantity = wholeNumber(fields.get(`quantity:${row}`), 'Each quantity');
    const one = sellable.find((candidate) => candidate.sku === sku);
    if (one === undefined) throw new FormError(`There is no product with the SKU ${sku}.`);
    return quantity === 0 ? [] : [{ sku, quantity, price: one.price }];
  });
  if (lines.length === 0) throw new FormError('Choose at least one product and a quantity.');
  return lines;
}

/** The customer with this e-mail, or a guest who gave it. */
async function buyerFrom(
  on: Reader,
  shop: Shop,
  fields: Fields,
): Promise<Pick<OrderInput, 'customer' | 'guest'>> {
  const email = fields.get('email') ?? '';
  if (email === '') return {};
  const rows = await on.query<{ id: string }>(
    `select id from resource where shop = $1 and kind = 'customer' and email = lower($2)
       and data ->> 'mergedInto' is null order by id limit 1`,
    [shop.domain, email],
  );
  const id = rows[0]?.id;
  return id === undefined ? { guest: email } : { customer: id };
}
