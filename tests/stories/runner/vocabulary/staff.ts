import { z } from 'zod';
import { units } from './orders.ts';
import { alias, disposition, quantity, sku } from './values.ts';

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
export const moderate = z.strictObject({
  review: alias,
  action: z.enum(['publish', 'hide']),
  reason: z.string().optional(),
});
