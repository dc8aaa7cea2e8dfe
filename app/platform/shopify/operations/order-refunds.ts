import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid, moneyBag } from '../scalars.ts';

export const document = `#graphql
  query OrderRefunds($id: ID!) {
    order(id: $id) {
      refunds(first: 250) {
        id
        note
        totalRefundedSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } }
        transactions(first: 10) {
          nodes { gateway amountSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } } }
        }
      }
    }
  }
`;

const refund = z
  .object({
    id: gid,
    note: z.string().nullable(),
    totalRefundedSet: moneyBag,
    transactions: z.object({
      nodes: z.array(z.object({ gateway: z.string().nullable(), amountSet: moneyBag })),
    }),
  })
  .transform(({ id, note, totalRefundedSet, transactions }) => ({
    id,
    note: note ?? '',
    amount: totalRefundedSet.presentment,
    transactions: transactions.nodes.map(({ gateway, amountSet }) => ({
      gateway: gateway ?? '',
      amount: amountSet.presentment,
    })),
  }));

const answer = z
  .object({ order: z.object({ refunds: z.array(refund) }).nullable() })
  .transform((data) => data.order?.refunds ?? []);

/** Every refund of an order with what was noted of it. */
export const readOrderRefunds = operation<{ id: string }>()({
  name: 'OrderRefunds',
  document,
  answer,
  cost: 100,
});
