import { z } from 'zod';
import { operation } from '../operation.ts';
import { createAnswer, type DiscountInput } from './discount-fields.ts';

export const document = `#graphql
  mutation DiscountCreateBxgy($discount: DiscountCodeBxgyInput!) {
    discountCodeBxgyCreate(bxgyCodeDiscount: $discount) {
      codeDiscountNode { id }
      userErrors { field message code }
    }
  }
`;

/** What has to be bought for it. Shopify does not take "anything" here: goods are named. */
export type BoughtItems =
  | { readonly products: { readonly productsToAdd: readonly string[] } }
  | { readonly collections: { readonly add: readonly string[] } };

export interface BxgyInput extends Omit<DiscountInput, 'minimumRequirement'> {
  /** How often within one order. */
  readonly usesPerOrderLimit: number;
  readonly customerBuys: {
    readonly items: BoughtItems;
    readonly value: { readonly quantity: string } | { readonly amount: string };
  };
  readonly customerGets: {
    readonly items: { readonly products: { readonly productVariantsToAdd: readonly string[] } };
    readonly value: {
      /** The percentage from 0 to 1. */
      readonly discountOnQuantity: {
        readonly quantity: string;
        readonly effect: { readonly percentage: number };
      };
    };
  };
}

/** A code that gives some units of one product for less beside what is bought. */
export const createBxgyDiscount = operation<{ discount: BxgyInput }>()({
  name: 'DiscountCreateBxgy',
  document,
  answer: z.object({ discountCodeBxgyCreate: createAnswer }).transform((data) => data.discountCodeBxgyCreate),
  cost: 10,
});
