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
  lines: z
    .array(
      z.strictObject({
        sku,
        quantity: z.int().default(1),
        reason: z.string(),
        note: z.string().optional(),
        /** Pictures that are uploaded first. */
        photos: z.int().min(0).max(5).default(0),
      }),
    )
    .min(1),
  outcome,
  exchangeFor: units.optional(),
  /** What history refuses is looked at by a person. */
  askPerson: z.boolean().default(false),
  key: z.string().optional(),
  as: alias.optional(),
});
export type RequestReturnNoun = z.output<typeof requestReturn>;

/** On Shopify's own account page. */
export const nativeRequest = z.strictObject({
  order: alias,
  lines: z
    .array(
      z.strictObject({ sku, quantity: quantity.default(1), reason: z.string(), note: z.string().optional() }),
    )
    .min(1),
  as: alias.optional(),
});
export type NativeRequestNoun = z.output<typeof nativeRequest>;

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
  /** Pictures that are uploaded first. */
  photos: z.int().min(0).max(10).default(0),
  /** What somebody did to the link of the mail. */
  link: z.enum(['forged', 'other-shop']).optional(),
  as: alias.optional(),
});
export type ReviewNoun = z.output<typeof review>;

/** Of the whole order, on the public page. */
export const withdraw = z.strictObject({ order: alias, email: z.email(), as: alias.optional() });
export type WithdrawNoun = z.output<typeof withdraw>;

export const unsubscribe = z.strictObject({ customer: alias, kind: z.string() });
