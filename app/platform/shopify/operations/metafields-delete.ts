import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation MetafieldsDelete($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {
      userErrors { field message }
    }
  }
`;

export interface MetafieldToDelete {
  readonly ownerId: string;
  readonly namespace: string;
  readonly key: string;
}

const answer = z
  .object({
    metafieldsDelete: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
  })
  .transform((data) => data.metafieldsDelete.userErrors);

/** Deletes metafields; those that are not there are no error. Answers what was refused. */
export const deleteMetafields = operation<{ metafields: readonly MetafieldToDelete[] }>()({
  name: 'MetafieldsDelete',
  document,
  answer,
  cost: 20,
});
