import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation TagsRemove($id: ID!, $tags: [String!]!) {
    tagsRemove(id: $id, tags: $tags) {
      userErrors { field message }
    }
  }
`;

/** A tag that is not there counts as taken away. Answers why not. */
export const removeTags = operation<{ id: string; tags: readonly string[] }>()({
  name: 'TagsRemove',
  document,
  answer: z
    .object({ tagsRemove: z.object({ userErrors: z.array(z.object({ message: z.string() })) }) })
    .transform((data) => data.tagsRemove.userErrors),
  cost: 10,
});
