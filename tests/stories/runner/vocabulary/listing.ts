import { z } from 'zod';
import { alias, sku } from './values.ts';

/** On the shop's own pages, signed in or not. */
export const vote = z.strictObject({
  review: alias,
  helpful: z.boolean().default(true),
  /** Signed in as; absent: a visitor. */
  customer: alias.optional(),
});
export type VoteNoun = z.output<typeof vote>;

/** Products of which the reviews are shown together. */
export const groupProducts = z.strictObject({ title: z.string(), skus: z.array(sku).min(2) });
export type GroupProductsNoun = z.output<typeof groupProducts>;

export const listingNouns = { vote, groupProducts };

/** The public list of a product, in these orders: each review in its place. */
export const listedReviews = z
  .strictObject({
    newest: z.array(alias),
    helpful: z.array(alias),
    highest: z.array(alias),
    lowest: z.array(alias),
  })
  .partial();
