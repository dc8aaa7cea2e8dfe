import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid, moneyBag, word } from '../scalars.ts';

export const document = `#graphql
  query OrderPayments($id: ID!) {
    order(id: $id) {
      transactions(first: 250) {
        id
        kind
        status
        gateway
        amountSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } }
        parentTransaction { id }
      }
    }
  }
`;

const answer = z
  .object({
    order: z
      .object({
        transactions: z.array(
          z.object({
            id: gid,
            kind: word,
            status: word,
            gateway: z.string().nullable(),
            amountSet: moneyBag,
            parentTransaction: z.object({ id: gid }).nullable(),
          }),
        ),
      })
      .nullable(),
  })
  .transform((data) => data.order?.transactions ?? []);

/** Every transaction of an order, in the currency in which it was paid. */
export const readOrderPayments = operation<{ id: string }>()({
  name: 'OrderPayments',
  document,
  answer,
  cost: 100,
});
