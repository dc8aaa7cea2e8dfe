import { z } from 'zod';
import { operation } from '../operation.ts';
import { instant } from '../scalars.ts';
import {
  fulfillmentAnswer,
  fulfillmentFields,
  refundAnswer,
  refundFields,
  transactionAnswer,
  transactionFields,
} from './order-fields.ts';

/** All payments, refunds and parcels of an order with many, without what each consists of. These lists have no pages. */
export const document = `#graphql
  query OrderLists($id: ID!) {
    order(id: $id) {
      updatedAt
      transactions(first: 100) { ${transactionFields} }
      refunds(first: 100) { ${refundFields} }
      fulfillments(first: 100) { ${fulfillmentFields} }
    }
  }
`;

export const answer = z
  .object({
    order: z
      .object({
        updatedAt: instant,
        transactions: z.array(transactionAnswer),
        refunds: z.array(refundAnswer),
        fulfillments: z.array(fulfillmentAnswer),
      })
      .nullable(),
  })
  .transform((data) => data.order);

export const readOrderLists = operation<{ id: string }>()({
  name: 'OrderLists',
  document,
  answer,
  cost: 400,
});
