import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation AutomaticDelete($id: ID!) {
    discountAutomaticDelete(id: $id) {
      userErrors { field message code }
    }
  }
`;

/** Nobody has it from here on. Answers why not, which a discount that is gone may do. */
export const deleteAutomatic = operation<{ id: string }>()({
  name: 'AutomaticDelete',
  document,
  answer: z
    .object({
      discountAutomaticDelete: z.object({
        userErrors: z.array(z.object({ message: z.string(), code: z.string().nullable() })),
      }),
    })
    .transform((data) => data.discountAutomaticDelete.userErrors),
  cost: 10,
});
