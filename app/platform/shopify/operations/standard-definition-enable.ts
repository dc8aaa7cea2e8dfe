import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation StandardMetafieldDefinitionEnable($ownerType: MetafieldOwnerType!, $namespace: String!, $key: String!) {
    standardMetafieldDefinitionEnable(ownerType: $ownerType, namespace: $namespace, key: $key) {
      userErrors { message code }
    }
  }
`;

const answer = z
  .object({
    standardMetafieldDefinitionEnable: z.object({
      userErrors: z.array(z.object({ message: z.string(), code: z.string() })),
    }),
  })
  .transform((data) => data.standardMetafieldDefinitionEnable.userErrors);

/** Enables a definition that all apps share. Enabled already answers TAKEN. */
export const enableStandardDefinition = operation<{
  ownerType: 'PRODUCT';
  namespace: string;
  key: string;
}>()({
  name: 'StandardMetafieldDefinitionEnable',
  document,
  answer,
  cost: 10,
});
