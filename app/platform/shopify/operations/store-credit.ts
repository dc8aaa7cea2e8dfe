import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid, instant, moneyV2 } from '../scalars.ts';
import { userErrors } from './return-fields.ts';

const creditDocument = `#graphql
  mutation StoreCreditAccountCredit($id: ID!, $input: StoreCreditAccountCreditInput!) {
    storeCreditAccountCredit(id: $id, creditInput: $input) {
      storeCreditAccountTransaction { id }
      userErrors { code field message }
    }
  }
`;

const creditsDocument = `#graphql
  query StoreCredits($customer: ID!) {
    customer(id: $customer) {
      storeCreditAccounts(first: 5) {
        nodes {
          transactions(first: 50, reverse: true) {
            nodes {
              __typename
              createdAt
              event
              amount { amount currencyCode }
              ... on StoreCreditAccountCreditTransaction { id expiresAt }
            }
          }
        }
      }
    }
  }
`;

/** Adds to the account of a customer in the amount's currency, made where it is missing. */
export const creditAccount = operation<{
  id: string;
  input: {
    readonly creditAmount: { readonly amount: string; readonly currencyCode: string };
    /** An ISO moment; left out: without end. */
    readonly expiresAt?: string;
  };
}>()({
  name: 'StoreCreditAccountCredit',
  document: creditDocument,
  answer: z
    .object({
      storeCreditAccountCredit: z.object({
        storeCreditAccountTransaction: z.object({ id: gid }).nullable(),
        userErrors,
      }),
    })
    .transform(({ storeCreditAccountCredit: made }) => ({
      id: made.storeCreditAccountTransaction?.id ?? null,
      refused: made.userErrors,
    })),
  cost: 20,
});

const transaction = z.object({
  __typename: z.string(),
  createdAt: instant,
  event: z.string(),
  amount: moneyV2,
  id: gid.optional(),
  expiresAt: instant
    .nullable()
    .optional()
    .transform((at) => at ?? null),
});

/** Credits of a customer's accounts, the newest 50 of each. */
export const readStoreCredits = operation<{ customer: string }>()({
  name: 'StoreCredits',
  document: creditsDocument,
  answer: z
    .object({
      customer: z
        .object({
          storeCreditAccounts: z.object({
            nodes: z.array(z.object({ transactions: z.object({ nodes: z.array(transaction) }) })),
          }),
        })
        .nullable(),
    })
    .transform((data) =>
      (data.customer?.storeCreditAccounts.nodes ?? [])
        .flatMap((account) => account.transactions.nodes)
        .flatMap(({ __typename: type, id, ...credit }) =>
          type === 'StoreCreditAccountCreditTransaction' && id !== undefined ? [{ id, ...credit }] : [],
        ),
    ),
  cost: 300,
});
