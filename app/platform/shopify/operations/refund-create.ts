import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid, moneyBag } from '../scalars.ts';
import { userErrors } from './return-fields.ts';

export const document = `#graphql
  mutation RefundCreate($input: RefundInput!, $key: String!) {
    refundCreate(input: $input) @idempotent(key: $key) {
      refund {
        id
        totalRefundedSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } }
        transactions(first: 10) {
          nodes { gateway amountSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } } }
        }
      }
      userErrors { field message }
    }
  }
`;

const answer = z
  .object({
    refundCreate: z.object({
      refund: z
        .object({
          id: gid,
          totalRefundedSet: moneyBag,
          transactions: z.object({
            nodes: z.array(z.object({ gateway: z.string().nullable(), amountSet: moneyBag })),
          }),
        })
        .nullable(),
      userErrors,
    }),
  })
  .transform(({ refundCreate: { refund, userErrors: refused } }) => ({
    refused,
    refund:
      refund === null
        ? null
        : {
            id: refund.id,
            amount: refund.totalRefundedSet.presentment,
            transactions: refund.transactions.nodes.map(({ gateway, amountSet }) => ({
              gateway: gateway ?? '',
              amount: amountSet.presentment,
            })),
          },
  }));

export interface RefundCreateInput {
  readonly orderId: string;
  /** The order's presentment currency, in which all amounts are. */
  readonly currency: string;
  readonly note: string;
  readonly transactions: readonly {
    readonly orderId: string;
    readonly parentId: string;
    readonly gateway: string;
    readonly kind: 'REFUND';
    readonly amount: string;
  }[];
}

/** Money back without units. The same key again, with the same input, is the same refund. */
export const createRefund = operation<{ input: RefundCreateInput; key: string }>()({
  name: 'RefundCreate',
  document,
  answer,
  cost: 20,
});
