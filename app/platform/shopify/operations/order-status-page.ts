import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  query OrderStatusPage($id: ID!) {
    order(id: $id) { statusPageUrl }
  }
`;

const answer = z
  .object({ order: z.object({ statusPageUrl: z.url() }).nullable() })
  .transform(({ order }) => order?.statusPageUrl ?? null);

/** Where a customer looks at an order, signed in or not. Null: Shopify does not show us the order. */
export const readOrderStatusPage = operation<{ id: string }>()({
  name: 'OrderStatusPage',
  document,
  answer,
  cost: 1,
});
