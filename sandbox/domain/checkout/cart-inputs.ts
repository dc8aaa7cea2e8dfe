import { z } from 'zod';
import { addressInput, idText } from '../inputs.ts';

export const newCartInput = z.object({ customerId: idText.nullish() });
export type NewCartInput = z.input<typeof newCartInput>;

const code = z.string().trim().min(1).max(255);

export const cartChange = z.strictObject({
  /** New quantity by variant id; 0 takes it out. */
  set: z.record(z.string(), z.number().int().min(0).max(10_000)).optional(),
  /** Kept even when it does not apply (yet). */
  addCode: code.optional(),
  removeCode: code.optional(),
  note: z.string().max(5000).nullable().optional(),
  /** Joined to those it has. */
  attributes: z.record(z.string().max(255), z.string().max(5000)).optional(),
  /** Signed in as; null = signed out. */
  customerId: idText.nullable().optional(),
  email: z.email().nullable().optional(),
  address: addressInput.nullable().optional(),
  /** A handle of `PricedCart.shippingMethods`. */
  shippingMethod: z.string().nullable().optional(),
  /** The buyer opened (or left) a wallet's sheet. */
  express: z.boolean().optional(),
});
export type CartChange = z.input<typeof cartChange>;
export type CartForm = z.output<typeof cartChange>;

export const placeInput = z.object({
  /** Without it, everything by card. A wallet pays by card. */
  paidWith: z
    .array(
      z.partialRecord(
        z.enum(['card', 'wallet', 'giftCard', 'storeCredit']),
        z.string().regex(/^\d+(\.\d+)?$/),
      ),
    )
    .optional(),
  /** A wallet's button of the cart or the product's page, past the checkout. */
  wallet: z.boolean().default(false),
  /** What the buyer was shown; an order that would cost something else is refused (`total-changed`). */
  expectedTotal: z.string().optional(),
});
export type PlaceInput = z.input<typeof placeInput>;
