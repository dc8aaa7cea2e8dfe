import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  query OrderEmail($id: ID!) {
    order(id: $id) { email customerLocale }
  }
`;

const answer = z
  .object({
    order: z.object({ email: z.string().nullable(), customerLocale: z.string().nullable() }).nullable(),
  })
  .transform(({ order }) => order);

/** A guest's address, which is kept nowhere here. Null: there is no such order. */
export const readOrderEmail = operation<{ id: string }>()({
  name: 'OrderEmail',
  document,
  answer,
  cost: 2,
});
