import { z } from 'zod';
import { operation } from '../operation.ts';
import { type AutomaticShippingInput, automaticAnswer } from './automatic-fields.ts';

export const document = `#graphql
  mutation AutomaticCreateShipping($discount: DiscountAutomaticFreeShippingInput!) {
    discountAutomaticFreeShippingCreate(freeShippingAutomaticDiscount: $discount) {
      automaticDiscountNode { id }
      userErrors { field message code }
    }
  }
`;

/** Free shipping without a code, for the customers of a segment. */
export const createAutomaticShipping = operation<{ discount: AutomaticShippingInput }>()({
  name: 'AutomaticCreateShipping',
  document,
  answer: z
    .object({ discountAutomaticFreeShippingCreate: automaticAnswer })
    .transform((data) => data.discountAutomaticFreeShippingCreate),
  cost: 10,
});
