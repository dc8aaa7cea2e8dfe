import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation DiscountDelete($id: ID!) {
    discountCodeDelete(id: $id) {
      userErrors { field message code }
    }
  }
`;

/** The discount and its code are no more. Answers why not, which one that is gone already does. */
export const deleteDiscount = operation<{ id: string }>()({
  name: 'DiscountDelete',
  document,
  answer: z
    .object({
      discountCodeDelete: z.object({
        userErrors: z.array(z.object({ message: z.string(), code: z.string().nullable() })),
      }),
    })
    .transform((data) => data.discountCodeDelete.userErrors),
  cost: 10,
});
