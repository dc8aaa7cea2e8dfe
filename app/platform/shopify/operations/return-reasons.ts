import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  query ReturnReasons($handles: [String!]!) {
    returnReasonDefinitions(first: 100, handles: $handles) {
      nodes { id handle deleted }
    }
  }
`;

const answer = z
  .object({
    returnReasonDefinitions: z.object({
      nodes: z.array(z.object({ id: z.string(), handle: z.string(), deleted: z.boolean() })),
    }),
  })
  .transform((data) => data.returnReasonDefinitions.nodes.filter((reason) => !reason.deleted));

/** Of Shopify's library of reasons, those with these handles. */
export const readReturnReasons = operation<{ handles: readonly string[] }>()({
  name: 'ReturnReasons',
  document,
  answer,
  cost: 20,
});
