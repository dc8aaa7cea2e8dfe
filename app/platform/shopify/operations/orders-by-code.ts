import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  query OrdersByCode($query: String!) {
    orders(first: 5, query: $query, sortKey: CREATED_AT, reverse: true) {
      nodes { id discountCodes }
    }
  }
`;

/** Orders that a search for a code finds, the newest first, with their codes: a search may find more than was meant. */
export const readOrdersByCode = operation<{ query: string }>()({
  name: 'OrdersByCode',
  document,
  answer: z
    .object({
      orders: z.object({ nodes: z.array(z.object({ id: gid, discountCodes: z.array(z.string()) })) }),
    })
    .transform((data) => data.orders.nodes),
  cost: 15,
});
