import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

/** Shopify takes at most 250 ids; each costs a point. */
export const document = `#graphql
  query CollectionTitles($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Collection { id title } }
  }
`;

export const answer = z
  .object({ nodes: z.array(z.object({ id: gid, title: z.string() }).nullable()) })
  .transform(({ nodes }) => nodes.filter((node) => node !== null));

export const readCollectionTitles = operation<{ ids: readonly string[] }>()({
  name: 'CollectionTitles',
  document,
  answer,
  cost: 250,
});
