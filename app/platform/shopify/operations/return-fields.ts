import { z } from 'zod';
import { gid, instant, moneyBag, word } from '../scalars.ts';

// Shopify's return, as every document asks for it.

export const returnFields = `
  id
  status
  createdAt
  order { id }
  returnLineItems(first: 50) {
    nodes {
      id
      quantity
      processedQuantity
      refundedQuantity
      returnReasonNote
      ... on ReturnLineItem { fulfillmentLineItem { id lineItem { id } } }
    }
  }
  reverseFulfillmentOrders(first: 3) {
    nodes { lineItems(first: 50) { nodes { id fulfillmentLineItem { id } } } }
  }
  refunds(first: 10) {
    nodes {
      id
      totalRefundedSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } }
      transactions(first: 10) {
        nodes { gateway amountSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } } }
      }
    }
  }
`;

const place = z.object({ id: gid, lineItem: z.object({ id: gid }) });

/** As `ShopifyReturns` knows it: each line with its place in the parcel, and with the line that takes it back. */
export const returnAnswer = z
  .object({
    id: gid,
    status: word.pipe(z.enum(['requested', 'open', 'closed', 'canceled', 'declined'])),
    createdAt: instant,
    order: z.object({ id: gid }),
    returnLineItems: z.object({
      nodes: z.array(
        z.object({
          id: gid,
          quantity: z.int(),
          processedQuantity: z.int(),
          refundedQuantity: z.int(),
          returnReasonNote: z.string().nullish(),
          fulfillmentLineItem: place.nullish(),
        }),
      ),
    }),
    reverseFulfillmentOrders: z.object({
      nodes: z.array(
        z.object({
          lineItems: z.object({
            nodes: z.array(z.object({ id: gid, fulfillmentLineItem: z.object({ id: gid }).nullable() })),
          }),
        }),
      ),
    }),
    refunds: z.object({
      nodes: z.array(
        z.object({
          id: gid,
          totalRefundedSet: moneyBag,
          transactions: z.object({
            nodes: z.array(z.object({ gateway: z.string().nullable(), amountSet: moneyBag })),
          }),
        }),
      ),
    }),
  })
  .transform((found) => {
    const reverse = found.reverseFulfillmentOrders.nodes.flatMap((order) => order.lineItems.nodes);
    return {
      id: found.id,
      orderShopifyId: found.order.id,
      status: found.status,
      createdAt: found.createdAt,
      lines: found.returnLineItems.nodes.map(({ fulfillmentLineItem: sent, ...line }) => ({
        id: line.id,
        lineShopifyId: sent?.lineItem.id ?? null,
        fulfillmentLineShopifyId: sent?.id ?? null,
        reverseLineShopifyId:
          reverse.find((one) => sent != null && one.fulfillmentLineItem?.id === sent.id)?.id ?? null,
        quantity: line.quantity,
        processedQuantity: line.processedQuantity,
        refundedQuantity: line.refundedQuantity,
        note: line.returnReasonNote ?? '',
      })),
      refunds: found.refunds.nodes.map((refund) => ({
        id: refund.id,
        amount: refund.totalRefundedSet.presentment,
        transactions: refund.transactions.nodes.map(({ gateway, amountSet }) => ({
          gateway: gateway ?? '',
          amount: amountSet.presentment,
        })),
      })),
    };
  });

/** What a mutation's user errors say; null: nothing. */
export const userErrors = z
  .array(z.object({ message: z.string() }))
  .transform((errors) => (errors.length === 0 ? null : errors.map((error) => error.message).join(' ')));
