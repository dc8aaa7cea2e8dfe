import { z } from 'zod';
import { operation } from '../operation.ts';
import { pageInfo } from '../scalars.ts';
import { refundLineAnswer, refundLineFields } from './order-fields.ts';

export const document = `#graphql
  query RefundLines($id: ID!, $after: String) {
    refund(id: $id) {
      refundLineItems(first: 50, after: $after) { nodes { ${refundLineFields} } pageInfo { hasNextPage endCursor } }
    }
  }
`;

export const answer = z
  .object({
    refund: z
      .object({ refundLineItems: z.object({ nodes: z.array(refundLineAnswer), pageInfo }) })
      .nullable(),
  })
  .transform((data) => data.refund?.refundLineItems ?? null);

export const readRefundLines = operation<{ id: string; after: string | null }>()({
  name: 'RefundLines',
  document,
  answer,
  cost: 150,
});
