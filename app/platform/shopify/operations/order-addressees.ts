import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

/** At most 50 ids; each costs two points. */
export const document = `#graphql
  query OrderAddressees($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Order { id email customerLocale billingAddress { firstName } } }
  }
`;

const answer = z
  .object({
    nodes: z.array(
      z
        .object({
          id: gid,
          email: z.string().nullable(),
          customerLocale: z.string().nullable(),
          billingAddress: z.object({ firstName: z.string().nullable() }).nullable(),
        })
        .nullable(),
    ),
  })
  .transform(({ nodes }) => nodes.filter((node) => node !== null));

/** Guests' addresses, which are kept nowhere here. Orders that Shopify does not show are absent. */
export const readOrderAddressees = operation<{ ids: readonly string[] }>()({
  name: 'OrderAddressees',
  document,
  answer,
  cost: 100,
});
