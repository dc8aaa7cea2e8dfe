import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation MetafieldsSet($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors { field message code }
    }
  }
`;

export interface MetafieldToSet {
  readonly ownerId: string;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
}

const answer = z
  .object({
    metafieldsSet: z.object({
      userErrors: z.array(
        z.object({
          field: z.array(z.string()).nullable(),
          message: z.string(),
          code: z.string().nullable(),
        }),
      ),
    }),
  })
  .transform((data) => data.metafieldsSet.userErrors);

/** Sets metafields whole: the same again changes nothing. Answers what was refused. */
export const setMetafields = operation<{ metafields: readonly MetafieldToSet[] }>()({
  name: 'MetafieldsSet',
  document,
  answer,
  cost: 20,
});
