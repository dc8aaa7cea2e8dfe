import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation TagsAdd($id: ID!, $tags: [String!]!) {
    tagsAdd(id: $id, tags: $tags) {
      userErrors { field message }
    }
  }
`;

/** A tag that is there already stays as it is. Answers why not. */
export const addTags = operation<{ id: string; tags: readonly string[] }>()({
  name: 'TagsAdd',
  document,
  answer: z
    .object({ tagsAdd: z.object({ userErrors: z.array(z.object({ message: z.string() })) }) })
    .transform((data) => data.tagsAdd.userErrors),
  cost: 10,
});
