import { z } from 'zod';
import { operation } from '../operation.ts';
import { pageInfo } from '../scalars.ts';
import { customerAnswer, customerFields } from './customer-fields.ts';
import {
  fulfillmentAnswer,
  fulfillmentFields,
  fulfillmentLineAnswer,
  fulfillmentLineFields,
  lineAnswer,
  lineFields,
  orderAnswer,
  orderFields,
  refundAnswer,
  refundFields,
  refundLineAnswer,
  refundLineFields,
  transactionAnswer,
  transactionFields,
} from './order-fields.ts';

/**
 * Sizes of the lists of one answer. A query may cost 1,000 points in all, so a usual order fits into one answer and
 * a larger one takes further pages.
 */
export const firstPage = {
  lines: 20,
  transactions: 20,
  refunds: 10,
  refundLines: 5,
  parcels: 10,
  parcelLines: 5,
};

export const document = `#graphql
  query Order($id: ID!) {
    order(id: $id) {
      ${orderFields}
      customer { ${customerFields} }
      lineItems(first: ${firstPage.lines}) { nodes { ${lineFields} } pageInfo { hasNextPage endCursor } }
      transactions(first: ${firstPage.transactions}) { ${transactionFields} }
      refunds(first: ${firstPage.refunds}) {
        ${refundFields}
        refundLineItems(first: ${firstPage.refundLines}) { nodes { ${refundLineFields} } pageInfo { hasNextPage endCursor } }
      }
      fulfillments(first: ${firstPage.parcels}) {
        ${fulfillmentFields}
        fulfillmentLineItems(first: ${firstPage.parcelLines}) { nodes { ${fulfillmentLineFields} } pageInfo { hasNextPage endCursor } }
      }
    }
  }
`;

const parts = z.object({
  customer: customerAnswer.nullable(),
  lineItems: z.object({ nodes: z.array(lineAnswer), pageInfo }),
  transactions: z.array(transactionAnswer),
  refunds: z.array(
    refundAnswer.extend({ refundLineItems: z.object({ nodes: z.array(refundLineAnswer), pageInfo }) }),
  ),
  fulfillments: z.array(
    fulfillmentAnswer.extend({
      fulfillmentLineItems: z.object({ nodes: z.array(fulfillmentLineAnswer), pageInfo }),
    }),
  ),
});

export const answer = z
  .object({ order: orderAnswer.extend(parts.shape).nullable() })
  .transform((data) => data.order);

export type OrderAnswer = NonNullable<z.infer<typeof answer>>;

export const readOrder = operation<{ id: string }>()({ name: 'Order', document, answer, cost: 300 });
