import { z } from 'zod';
import { operation } from '../operation.ts';
import { type AutomaticShippingInput, automaticAnswer } from './automatic-fields.ts';

export const document = `#graphql
  mutation AutomaticUpdateShipping($id: ID!, $discount: DiscountAutomaticFreeShippingInput!) {
    discountAutomaticFreeShippingUpdate(id: $id, freeShippingAutomaticDiscount: $discount) {
      automaticDiscountNode { id }
      userErrors { field message code }
    }
  }
`;

/** Gives free shipping without a code new content. */
export const updateAutomaticShipping = operation<{ id: string; discount: AutomaticShippingInput }>()({
  name: 'AutomaticUpdateShipping',
  document,
  answer: z
    .object({ discountAutomaticFreeShippingUpdate: automaticAnswer })
    .transform((data) => data.discountAutomaticFreeShippingUpdate),
  cost: 10,
});
