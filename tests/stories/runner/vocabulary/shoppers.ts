import { z } from 'zod';
import { units } from './orders.ts';
import { alias, outcome, quantity, sku } from './values.ts';

/** What shoppers do with their points, their orders and their opinion. */

export const redeem = z.strictObject({
  customer: alias,
  reward: z.string(),
  points: quantity.optional(),
  where: z.enum(['checkout', 'cart', 'account', 'pos']).default('checkout'),
  key: z.string().optional(),
  as: alias.optional(),
});
export type RedeemNoun = z.output<typeof redeem>;

export const release = z.strictObject({ redemption: alias });

export const requestReturn = z.strictObject({
  order: alias,
  customer: alias.optional(),
  email: z.email().optional(),
  lines: z.array(z.strictObject({ sku, quantity: z.int().default(1), reason: z.string() })).min(1),
  outcome,
  exchangeFor: units.optional(),
  key: z.string().optional(),
  as: alias.optional(),
});
export type RequestReturnNoun = z.output<typeof requestReturn>;

export const cancelReturn = z.strictObject({ return: alias });

export const review = z.strictObject({
  customer: alias.optional(),
  email: z.email().optional(),
  order: alias.optional(),
  sku,
  rating: z.int(),
  title: z.string().optional(),
  body: z.string().optional(),
  via: z.enum(['mail', 'account', 'storefront']).default('account'),
  /** What somebody did to the link of the mail. */
  link: z.enum(['forged', 'other-shop']).optional(),
  as: alias.optional(),
});
export type ReviewNoun = z.output<typeof review>;

export const unsubscribe = z.strictObject({ customer: alias, kind: z.string() });
