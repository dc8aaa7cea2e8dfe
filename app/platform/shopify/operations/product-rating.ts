import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  query ProductRating($id: ID!) {
    product(id: $id) {
      id
      standard: metafield(namespace: "reviews", key: "rating") { value }
      ours: metafield(namespace: "afterglow", key: "reviews") { value }
    }
  }
`;

const field = z.object({ value: z.string() }).nullable();

const answer = z
  .object({ product: z.object({ standard: field, ours: field }).nullable() })
  .transform(({ product }) =>
    product === null ? null : { standard: product.standard !== null, ours: product.ours !== null },
  );

/** Which ratings stand at a product; null: there is no such product. */
export const readProductRating = operation<{ id: string }>()({
  name: 'ProductRating',
  document,
  answer,
  cost: 3,
});
