import { z } from 'zod';
import { holdSignals, purchases, verifications } from '../../review.ts';

/** What our own export says under seal of a review: facts that no file may claim by itself. */
export const proofSchema = z.object({
  /** Domain of the shop. */
  shop: z.string(),
  /** Fingerprint of what was rated and said: the proof is of that and nothing else. */
  of: z.string(),
  verification: z.enum(verifications),
  purchase: z.enum(purchases),
  /** For what a person looks first, or what is never shown. */
  heldFor: z.array(z.enum(holdSignals)).default([]),
  /** Shopify's ids; null: none was matched. */
  order: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable(),
  line: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable(),
});
export type Proof = z.infer<typeof proofSchema>;

/** What a proof is of, as one text. Moments to the second, as files keep them. */
export function provenText(review: {
  readonly productShopifyId: bigint;
  readonly stars: number;
  readonly title: string;
  readonly body: string;
  readonly submittedAt: { readonly epochMilliseconds: number };
  readonly helpful: number;
  readonly unhelpful: number;
}): string {
  const second = Math.floor(review.submittedAt.epochMilliseconds / 1000);
  return JSON.stringify([
    ...[review.productShopifyId.toString(), review.stars, review.title, review.body],
    ...[second, review.helpful, review.unhelpful],
  ]);
}
