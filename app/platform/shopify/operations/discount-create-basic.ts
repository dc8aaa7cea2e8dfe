import { z } from 'zod';
import { operation } from '../operation.ts';
import { createAnswer, type DiscountInput } from './discount-fields.ts';

export const document = `#graphql
  mutation DiscountCreateBasic($discount: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $discount) {
      codeDiscountNode { id }
      userErrors { field message code }
    }
  }
`;

export interface BasicInput extends DiscountInput {
  readonly customerGets: {
    /** Certain collections make it a discount of products. */
    readonly items: { readonly all: true } | { readonly collections: { readonly add: readonly string[] } };
    readonly value:
      | { readonly discountAmount: { readonly amount: string; readonly appliesOnEachItem: false } }
      /** From 0 to 1. */
      | { readonly percentage: number };
  };
}

/** A code for an amount or a percentage off the order, or off the goods of collections. */
export const createBasicDiscount = operation<{ discount: BasicInput }>()({
  name: 'DiscountCreateBasic',
  document,
  answer: z
    .object({ discountCodeBasicCreate: createAnswer })
    .transform((data) => data.discountCodeBasicCreate),
  cost: 10,
});
