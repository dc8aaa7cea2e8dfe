import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation DiscountDeactivate($id: ID!) {
    discountCodeDeactivate(id: $id) {
      userErrors { field message code }
    }
  }
`;

/** Nobody can use the code from here on. Answers why not, which a discount that has ended or is gone may do. */
export const deactivateDiscount = operation<{ id: string }>()({
  name: 'DiscountDeactivate',
  document,
  answer: z
    .object({
      discountCodeDeactivate: z.object({
        userErrors: z.array(z.object({ message: z.string(), code: z.string().nullable() })),
      }),
    })
    .transform((data) => data.discountCodeDeactivate.userErrors),
  cost: 10,
});
