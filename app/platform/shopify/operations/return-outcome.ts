import { z } from 'zod';
import { operation } from '../operation.ts';
import { moneyBag } from '../scalars.ts';

export const document = `#graphql
  query ReturnOutcome(
    $id: ID!
    $lines: [SuggestedOutcomeReturnLineItemInput!]!
    $exchanged: [SuggestedOutcomeExchangeLineItemInput!]!
    $shipping: RefundShippingInput
    $allocation: RefundMethodAllocation!
  ) {
    return(id: $id) {
      suggestedFinancialOutcome(
        returnLineItems: $lines
        exchangeLineItems: $exchanged
        refundShipping: $shipping
        refundMethodAllocation: $allocation
      ) {
        maximumRefundable { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } }
        financialTransfer {
          __typename
          ... on RefundReturnOutcome {
            amount { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } }
          }
          ... on InvoiceReturnOutcome {
            amount { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } }
          }
        }
      }
    }
  }
`;

const answer = z
  .object({
    return: z
      .object({
        suggestedFinancialOutcome: z
          .object({
            maximumRefundable: moneyBag,
            financialTransfer: z.object({ __typename: z.string(), amount: moneyBag }).nullable(),
          })
          .nullable(),
      })
      .nullable(),
  })
  .transform((data) => data.return?.suggestedFinancialOutcome ?? null);

export interface ReturnOutcomeVariables {
  readonly id: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
  readonly exchanged: readonly { readonly id: string; readonly quantity: number }[];
  readonly shipping: {
    readonly shippingRefundAmount: { readonly amount: string; readonly currencyCode: string };
  } | null;
  readonly allocation: 'ORIGINAL_PAYMENT_METHODS' | 'STORE_CREDIT';
}

/** What Shopify would pay, or ask for, when these units are processed now: goods, fees, shipping and what goes out in exchange. Null: it has no answer. */
export const readReturnOutcome = operation<ReturnOutcomeVariables>()({
  name: 'ReturnOutcome',
  document,
  answer,
  cost: 50,
});
