import { z } from 'zod';
import type { Tx } from '../../../state/database.ts';
import { amountText, idText, quantity } from '../../inputs.ts';
import { findVariant } from '../../products.ts';
import { Refusal } from '../../refusal.ts';
import { lockOrder } from '../../save-order.ts';
import type { Shop } from '../../types.ts';
import { createReturn, type MadeReturn } from '../create-return.ts';
import type { ReturnInput } from '../inputs.ts';
import { processByStaff } from './process-by-staff.ts';
import { unitsByLine, wishedLine } from './units-by-line.ts';

/** What goes out, by SKU; `discount` is off the price of all units. */
const exchangeWish = z.strictObject({ sku: z.string(), quantity, discount: amountText.optional() });
export type ExchangeWish = z.output<typeof exchangeWish>;

export const staffReturn = z.strictObject({
  order: idText,
  lines: z.array(wishedLine.extend({ restockingPercent: amountText.optional() })).min(1),
  shippingFee: amountText.optional(),
  exchangeFor: z.array(exchangeWish).default([]),
  /** At the counter: the goods are there, go back on the shelf, and the money goes back at once. */
  pos: z.boolean().default(false),
});
export type StaffReturn = z.input<typeof staffReturn>;

/**
 * A return that staff make in Shopify's admin or at its till. Sends what `createReturn` (and, at the till,
 * `processReturn`) sends. Refused as these and `unitsByLine`.
 */
export async function returnByStaff(tx: Tx, shop: Shop, input: StaffReturn): Promise<MadeReturn> {
  const form = staffReturn.parse(input);
  const order = await lockOrder(tx, shop, form.order);
  const currency = order.presentmentCurrency;
  const fees = new Map(form.lines.map((line) => [line, line.restockingPercent]));
  const lines = unitsByLine(order, form.lines).map(({ wish, line }) => {
    const restockingPercent = fees.get(wish);
    return {
      ...line,
      reasonNote: wish.note ?? '',
      ...(restockingPercent === undefined ? {} : { restockingPercent }),
    };
  });
  const made = await createReturn(tx, shop, {
    order: order.id,
    lines,
    exchangeLines: await exchangeLinesFor(tx, shop, currency, form.exchangeFor),
    ...(form.shippingFee === undefined ? {} : { shippingFee: { amount: form.shippingFee, currency } }),
  });
  if (!form.pos) return made;
  const done = await processByStaff(tx, shop, { return: made.made.id });
  return { order: done.order, made: done.found };
}

/** The wishes as `createReturn` takes them. Refused: `unknown-sku`. */
export async function exchangeLinesFor(
  tx: Tx,
  shop: Shop,
  currency: string,
  wishes: readonly ExchangeWish[],
): Promise<NonNullable<ReturnInput['exchangeLines']>> {
  const lines: NonNullable<ReturnInput['exchangeLines']> = [];
  for (const wish of wishes) {
    const found = await findVariant(tx, shop, wish.sku);
    if (found === null) throw new Refusal('unknown-sku', `There is no product with the SKU ${wish.sku}.`);
    const { discount: amount } = wish;
    const discount = amount === undefined ? null : { value: { amount, currency } };
    lines.push({ variant: found.variant.id, quantity: wish.quantity, discount });
  }
  return lines;
}
