import { z } from 'zod';
import { alias, count, sku } from './values.ts';

/** On the account page. `customer`: who does it, where it is not who bought it. */
const ofOwn = { review: alias, customer: alias.optional() };

/** A title or body that is absent is empty from then on. */
export const editReview = z.strictObject({
  ...ofOwn,
  rating: z.int(),
  title: z.string().default(''),
  body: z.string().default(''),
});
export type EditReviewNoun = z.output<typeof editReview>;

/** The merchant's answer: for everybody to see, or by mail to the author alone. */
export const reply = z.strictObject({ review: alias, body: z.string(), private: z.boolean().default(false) });
export type ReplyNoun = z.output<typeof reply>;

/** Another review app writes the standard metafields of a product. */
export const otherRating = z.strictObject({ sku, value: z.string(), count });
export type OtherRatingNoun = z.output<typeof otherRating>;

export const writingNouns = {
  editReview,
  withdrawReview: z.strictObject(ofOwn),
  reply,
  otherRating,
  /** The merchant lets us replace what another app wrote. */
  takeOverRatings: z.literal(true),
};

export const expectedReview = z
  .strictObject({
    status: z.string(),
    verification: z.string(),
    incentivised: z.boolean(),
    purchase: z.enum(['kept', 'exchanged', 'returned']),
    stars: z.int(),
    edited: z.boolean(),
    /** Its words and the name are gone. */
    erased: z.boolean(),
    helpful: count,
    /** Signals for which a person looks first, separated by blanks. */
    heldFor: z.string(),
  })
  .partial();

/** The code that its author reads on the account page, as Shopify has it. */
export const expectedThanks = z.union([
  z.strictObject({ percent: z.string(), active: z.boolean(), uses: count }).partial(),
  z.literal('none'),
]);

/** What the page of a product in the shop's theme says, anywhere in its HTML. */
export const shownOnPage = z
  .strictObject({ shows: z.array(z.string()), lacks: z.array(z.string()) })
  .partial();
