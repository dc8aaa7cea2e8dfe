import { z } from 'zod';
import { operation } from '../operation.ts';
import { instant, pageInfo } from '../scalars.ts';
import { lineAnswer, lineFields } from './order-fields.ts';

/** Further lines of an order with many. */
export const document = `#graphql
  query OrderLines($id: ID!, $after: String) {
    order(id: $id) {
      updatedAt
      lineItems(first: 40, after: $after) { nodes { ${lineFields} } pageInfo { hasNextPage endCursor } }
    }
  }
`;

export const answer = z
  .object({
    order: z
      .object({ updatedAt: instant, lineItems: z.object({ nodes: z.array(lineAnswer), pageInfo }) })
      .nullable(),
  })
  .transform((data) => data.order);

export const readOrderLines = operation<{ id: string; after: string | null }>()({
  name: 'OrderLines',
  document,
  answer,
  cost: 300,
});
