import { z } from 'zod';
import { operation } from '../operation.ts';
import { createAnswer, type DiscountInput } from './discount-fields.ts';

export const document = `#graphql
  mutation DiscountCreateFreeShipping($discount: DiscountCodeFreeShippingInput!) {
    discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {
      codeDiscountNode { id }
      userErrors { field message code }
    }
  }
`;

export interface FreeShippingInput extends DiscountInput {
  readonly destination: { readonly all: true };
}

/** A code for free shipping to anywhere. */
export const createFreeShippingDiscount = operation<{ discount: FreeShippingInput }>()({
  name: 'DiscountCreateFreeShipping',
  document,
  answer: z
    .object({ discountCodeFreeShippingCreate: createAnswer })
    .transform((data) => data.discountCodeFreeShippingCreate),
  cost: 10,
});
