import { z } from 'zod';
import { alias, amount, currency, decimal, quantity, sku } from './values.ts';

/** What happens to orders: at Shopify, by shoppers and by staff in Shopify's own admin. */

const line = z.strictObject({
  sku,
  quantity: quantity.default(1),
  /** Overrides the product's price, in presentment currency. */
  price: amount.optional(),
  discount: amount.optional(),
  tax: amount.optional(),
});

const tender = z
  .strictObject({ card: amount, giftCard: amount, storeCredit: amount, manual: amount })
  .partial()
  .refine((means) => Object.keys(means).length > 0, 'a payment names its means');

export const order = z
  .strictObject({
    as: alias.optional(),
    customer: alias.optional(),
    guest: z.email().optional(),
    lines: z.array(line).min(1),
    shipping: amount.optional(),
    presentment: z.strictObject({ currency, rate: decimal }).optional(),
    paidWith: z.array(tender).min(1).optional(),
    redemption: alias.optional(),
    /** The checkout had taken the code before it was withdrawn. */
    late: z.boolean().optional(),
    /** Placed signed in at the checkout: discounts without a code apply, too. */
    automatic: z.boolean().default(false),
    paid: z.boolean().default(true),
    test: z.boolean().default(false),
  })
  .refine((given) => !(given.customer && given.guest), "an order is a customer's or a guest's, not both");
export type OrderNoun = z.output<typeof order>;

export const units = z.array(z.strictObject({ sku, quantity: quantity.default(1) })).min(1);

export const pay = z.strictObject({ order: alias });
export const fulfil = z.strictObject({ order: alias, lines: units.optional(), as: alias.optional() });
export const deliver = z.strictObject({
  order: alias,
  fulfilment: alias.optional(),
  event: z.enum(['delivered', 'in_transit', 'out_for_delivery', 'delayed', 'failure']).default('delivered'),
});
const refunded = z.strictObject({
  sku,
  quantity: quantity.default(1),
  /** Without it what was sent comes back and the rest is cancelled; both return to stock. */
  restock: z.enum(['return', 'cancel', 'no_restock']).optional(),
});
export const staffRefund = z
  .strictObject({ order: alias, lines: z.array(refunded).min(1).optional(), amount: amount.optional() })
  .refine((given) => given.lines ?? given.amount, 'a refund names lines, an amount or both');
export const cancelOrder = z.strictObject({ order: alias });
export const editOrder = z.strictObject({
  order: alias,
  set: z.record(sku, z.int().min(0)),
  refund: amount.optional(),
});
