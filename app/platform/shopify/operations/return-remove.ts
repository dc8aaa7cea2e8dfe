import { z } from 'zod';
import { operation } from '../operation.ts';
import { userErrors } from './return-fields.ts';

export const document = `#graphql
  mutation ReturnRemove($returnId: ID!, $returnLineItems: [ReturnLineItemRemoveFromReturnInput!]) {
    removeFromReturn(returnId: $returnId, returnLineItems: $returnLineItems) {
      userErrors { code field message }
    }
  }
`;

export interface RemoveVariables {
  readonly returnId: string;
  readonly returnLineItems: readonly { readonly returnLineItemId: string; readonly quantity: number }[];
}

/** Takes units out of a return. It takes no idempotency key: what is in it is read back before another try. */
export const removeUnits = operation<RemoveVariables>()({
  name: 'ReturnRemove',
  document,
  answer: z
    .object({ removeFromReturn: z.object({ userErrors }) })
    .transform((data) => data.removeFromReturn.userErrors),
  cost: 10,
});
