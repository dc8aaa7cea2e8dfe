import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid, pageInfo } from '../scalars.ts';

export const document = `#graphql
  query CollectionProducts($id: ID!, $after: String) {
    collection(id: $id) {
      products(first: 250, after: $after, sortKey: ID) { nodes { id } pageInfo { hasNextPage endCursor } }
    }
  }
`;

export const answer = z
  .object({
    collection: z
      .object({ products: z.object({ nodes: z.array(z.object({ id: gid })), pageInfo }) })
      .nullable(),
  })
  .transform((data) => data.collection?.products ?? null);

export const readCollectionProducts = operation<{ id: string; after: string | null }>()({
  name: 'CollectionProducts',
  document,
  answer,
  cost: 260,
});
