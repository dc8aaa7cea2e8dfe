import {
  fulfillmentFields,
  lineFields,
  orderFields,
  refundFields,
  transactionFields,
} from './order-fields.ts';

/**
 * Run as a bulk operation: orders with their lines. A bulk query takes no connection inside a list, so refunds and
 * fulfilments come without theirs: an order with refunds, or sent in several parcels, is read by itself afterwards.
 */
export const document = `#graphql
  query BulkOrders {
    orders(sortKey: PROCESSED_AT) {
      edges {
        node {
          ${orderFields}
          customer { id }
          transactions { ${transactionFields} }
          refunds { ${refundFields} }
          fulfillments { ${fulfillmentFields} }
          lineItems { edges { node { ${lineFields} } } }
        }
      }
    }
  }
`;
