import { z } from 'zod';
import { units } from './orders.ts';
import { alias, amount, disposition, outcome, quantity, sku } from './values.ts';

/** What the merchant decides in the admin. */

const ofReturn = { return: alias };

export const approve = z.strictObject(ofReturn);
export const decline = z.strictObject({
  ...ofReturn,
  reason: z.enum(['FINAL_SALE', 'RETURN_PERIOD_ENDED', 'OTHER']).default('OTHER'),
});
export const scan = z.strictObject({ ...ofReturn, event: z.string() });
export const receive = z.strictObject({ ...ofReturn, units: units.optional() });
export const inspect = z.strictObject({
  ...ofReturn,
  units: z
    .array(
      z.strictObject({
        sku,
        quantity: quantity.default(1),
        grade: z.string().optional(),
        disposition: disposition.default('restocked'),
      }),
    )
    .optional(),
});
export const settle = z.strictObject(ofReturn);
export const switchOutcome = z.strictObject({ ...ofReturn, outcome });
export const reopenMissing = z.strictObject(ofReturn);
/** In Shopify's admin or at its till, without us. `discount` is off the price of all units. */
export const nativeReturn = z.strictObject({
  order: alias,
  lines: z
    .array(
      z.strictObject({
        sku,
        quantity: quantity.default(1),
        reason: z.string(),
        restockingPercent: amount.optional(),
      }),
    )
    .min(1),
  returnShipping: amount.optional(),
  exchangeFor: z
    .array(z.strictObject({ sku, quantity: quantity.default(1), discount: amount.optional() }))
    .optional(),
  pos: z.boolean().default(false),
  as: alias.optional(),
});
export type NativeReturnNoun = z.output<typeof nativeReturn>;
/** What staff do with a return in Shopify's admin. */
export const atShopify = z.strictObject({
  ...ofReturn,
  do: z.enum(['approve', 'decline', 'cancel', 'close', 'reopen', 'process']),
});
export const moderate = z.strictObject({
  review: alias,
  action: z.enum(['publish', 'hide']),
  reason: z.string().optional(),
});

/** Points given or taken by hand on a customer's page; below 0 takes. */
export const adjustPoints = z.strictObject({
  customer: alias,
  points: z.int(),
  reason: z.string(),
  key: z.string().optional(),
  as: alias.optional(),
});
export type AdjustNoun = z.output<typeof adjustPoints>;

export const undoAdjustment = z.strictObject({ adjustment: alias });

/** Two customers become one in Shopify's admin. */
export const mergeCustomers = z.strictObject({ from: alias, into: alias });
