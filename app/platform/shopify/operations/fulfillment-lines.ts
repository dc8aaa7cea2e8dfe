import { z } from 'zod';
import { operation } from '../operation.ts';
import { pageInfo } from '../scalars.ts';
import { fulfillmentLineAnswer, fulfillmentLineFields } from './order-fields.ts';

export const document = `#graphql
  query FulfillmentLines($id: ID!, $after: String) {
    fulfillment(id: $id) {
      fulfillmentLineItems(first: 50, after: $after) { nodes { ${fulfillmentLineFields} } pageInfo { hasNextPage endCursor } }
    }
  }
`;

export const answer = z
  .object({
    fulfillment: z
      .object({ fulfillmentLineItems: z.object({ nodes: z.array(fulfillmentLineAnswer), pageInfo }) })
      .nullable(),
  })
  .transform((data) => data.fulfillment?.fulfillmentLineItems ?? null);

export const readFulfillmentLines = operation<{ id: string; after: string | null }>()({
  name: 'FulfillmentLines',
  document,
  answer,
  cost: 110,
});
