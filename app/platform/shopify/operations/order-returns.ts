import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  query OrderReturns($id: ID!) {
    order(id: $id) {
      returns(first: 50, reverse: true) {
        nodes { id returnLineItems(first: 1) { nodes { returnReasonNote } } }
      }
    }
  }
`;

const answer = z
  .object({
    order: z
      .object({
        returns: z.object({
          nodes: z.array(
            z.object({
              id: gid,
              returnLineItems: z.object({
                nodes: z.array(z.object({ returnReasonNote: z.string().nullish() })),
              }),
            }),
          ),
        }),
      })
      .nullable(),
  })
  .transform((data) =>
    (data.order?.returns.nodes ?? []).map((found) => ({
      id: found.id,
      lines: found.returnLineItems.nodes.map((line) => ({ note: line.returnReasonNote ?? '' })),
    })),
  );

/** Every return of an order, newest first, by the note of its first line: all of one carry the same name. */
export const readOrderReturns = operation<{ id: string }>()({
  name: 'OrderReturns',
  document,
  answer,
  cost: 300,
});
