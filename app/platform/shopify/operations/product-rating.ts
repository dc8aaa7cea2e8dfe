import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  query ProductRatings($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        rating: metafield(namespace: "reviews", key: "rating") { value }
        count: metafield(namespace: "reviews", key: "rating_count") { value }
        ours: metafield(namespace: "afterglow", key: "reviews") { value }
      }
    }
  }
`;

const field = z
  .object({ value: z.string() })
  .nullable()
  .transform((found) => found?.value ?? null);

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});
const fiveStars = z.object({
  scale_min: z.literal('1.0'),
  scale_max: z.literal('5.0'),
  value: z.string(),
});

const answer = z
  .object({ nodes: z.array(z.object({ id: gid, rating: field, count: field, ours: field }).nullable()) })
  .transform(({ nodes }) =>
    nodes
      .filter((node) => node !== null)
      .map(({ id, rating, count, ours }) => ({
        id,
        standard: rating === null ? null : { value: ratingText(rating), count },
        ours,
      })),
  );

/** "4.3" of a rating from 1 to 5; another app's may have another scale, and is handed back as it is. */
function ratingText(rating: string): string {
  const parsed = json.pipe(fiveStars).safeParse(rating);
  return parsed.success ? parsed.data.value : rating;
}

/** Which ratings stand at these products, at most 8; those that Shopify does not have are absent. */
export const readProductRatings = operation<{ ids: readonly string[] }>()({
  name: 'ProductRatings',
  document,
  answer,
  cost: 32,
});
