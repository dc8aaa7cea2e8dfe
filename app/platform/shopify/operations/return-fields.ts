import { z } from 'zod';
import type { ShopifyId } from '../../../kernel/ids.ts';
import { type Money, sumMoney } from '../../../kernel/money.ts';
import { gid, instant, moneyBag, word } from '../scalars.ts';
import { asOneLine, exchangeLineAnswer, exchangeLineFields } from './exchange-lines.ts';

// Shopify's return, as every document asks for it.

export const returnFields = `
  id
  status
  createdAt
  requestApprovedAt
  closedAt
  order { id }
  returnLineItems(first: 50) {
    nodes {
      id
      quantity
      processedQuantity
      refundedQuantity
      returnReasonNote
      customerNote
      returnReasonDefinition { handle }
      ... on ReturnLineItem { restockingFee { percentage } fulfillmentLineItem { id lineItem { id } } }
    }
  }
  exchangeLineItems(first: 50) { nodes { ${exchangeLineFields} } }
  returnShippingFees { amountSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } } }
  reverseFulfillmentOrders(first: 3) {
    nodes { lineItems(first: 50) { nodes { id fulfillmentLineItem { id } totalQuantity dispositions { type quantity createdAt } } } }
  }
  refunds(first: 10) {
    nodes {
      id
      processedAt
      totalRefundedSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } }
      transactions(first: 10) {
        nodes { gateway amountSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } } }
      }
    }
  }
`;

const place = z.object({ id: gid, lineItem: z.object({ id: gid }) });
const dispositionWords = {
  RESTOCKED: 'restocked',
  NOT_RESTOCKED: 'not-restocked',
  PROCESSING_REQUIRED: 'processing',
  MISSING: 'missing',
} as const;
const disposition = z
  .object({
    type: z.enum(['RESTOCKED', 'NOT_RESTOCKED', 'PROCESSING_REQUIRED', 'MISSING']),
    quantity: z.int(),
    createdAt: instant,
  })
  .transform(({ type, quantity, createdAt: at }) => ({ type: dispositionWords[type], quantity, at }));
const reverseLine = z.object({
  id: gid,
  fulfillmentLineItem: z.object({ id: gid }).nullable(),
  totalQuantity: z.int(),
  dispositions: z.array(disposition),
});

/** As `ShopifyReturns` knows it: each line with its place in the parcel, and with the line that takes it back. */
export const returnAnswer = z
  .object({
    id: gid,
    status: word.pipe(z.enum(['requested', 'open', 'closed', 'canceled', 'declined'])),
    createdAt: instant,
    requestApprovedAt: instant.nullable(),
    closedAt: instant.nullable(),
    order: z.object({ id: gid }),
    returnLineItems: z.object({
      nodes: z.array(
        z.object({
          id: gid,
          quantity: z.int(),
          processedQuantity: z.int(),
          refundedQuantity: z.int(),
          returnReasonNote: z.string().nullish(),
          customerNote: z.string().nullish(),
          returnReasonDefinition: z.object({ handle: z.string() }).nullable(),
          restockingFee: z.object({ percentage: z.number() }).nullish(),
          fulfillmentLineItem: place.nullish(),
        }),
      ),
    }),
    exchangeLineItems: z.object({ nodes: z.array(exchangeLineAnswer) }),
    returnShippingFees: z.array(z.object({ amountSet: moneyBag })),
    reverseFulfillmentOrders: z.object({
      nodes: z.array(
        z.object({
          lineItems: z.object({ nodes: z.array(reverseLine) }),
        }),
      ),
    }),
    refunds: z.object({
      nodes: z.array(
        z.object({
          id: gid,
          processedAt: instant,
          totalRefundedSet: moneyBag,
          transactions: z.object({
            nodes: z.array(z.object({ gateway: z.string().nullable(), amountSet: moneyBag })),
          }),
        }),
      ),
    }),
  })
  .transform((found) => {
    const take = reverseLines(found.reverseFulfillmentOrders.nodes.flatMap((order) => order.lineItems.nodes));
    return {
      id: found.id,
      orderShopifyId: found.order.id,
      status: found.status,
      createdAt: found.createdAt,
      approvedAt: found.requestApprovedAt,
      closedAt: found.closedAt,
      returnShippingFee: feeOf(found.returnShippingFees.map((fee) => fee.amountSet.presentment)),
      lines: found.returnLineItems.nodes.map(({ fulfillmentLineItem: sent, ...line }) => {
        const reverse = take(sent?.id ?? null, line.quantity);
        return {
          id: line.id,
          lineShopifyId: sent?.lineItem.id ?? null,
          fulfillmentLineShopifyId: sent?.id ?? null,
          reverseLineShopifyId: reverse?.id ?? null,
          quantity: line.quantity,
          processedQuantity: line.processedQuantity,
          refundedQuantity: line.refundedQuantity,
          note: line.returnReasonNote || (line.customerNote ?? ''),
          reasonHandle: line.returnReasonDefinition?.handle ?? null,
          restockingPercent: line.restockingFee == null ? null : String(line.restockingFee.percentage),
          disposed: reverse?.dispositions ?? [],
        };
      }),
      exchangeLines: asOneLine(found.exchangeLineItems.nodes),
      refunds: found.refunds.nodes.map((refund) => ({
        id: refund.id,
        at: refund.processedAt,
        amount: refund.totalRefundedSet.presentment,
        transactions: refund.transactions.nodes.map(({ gateway, amountSet }) => ({
          gateway: gateway ?? '',
          amount: amountSet.presentment,
        })),
      })),
    };
  });

/** Shopify lists fees; a return has one at most. */
function feeOf(fees: readonly Money[]): Money | null {
  const [first] = fees;
  return first === undefined ? null : sumMoney(fees, first.currency);
}

/**
 * Finds for one line of a return after the other the reverse line that takes its units back: the first of the same
 * parcel's line that still has room for them.
 */
function reverseLines(reverse: readonly z.output<typeof reverseLine>[]) {
  const room = new Map(reverse.map((one) => [one.id, one.totalQuantity]));
  return (sent: ShopifyId | null, quantity: number) => {
    const own = reverse.filter((one) => sent !== null && one.fulfillmentLineItem?.id === sent);
    const found = own.find((one) => (room.get(one.id) ?? 0) >= quantity) ?? own[0] ?? null;
    if (found !== null) room.set(found.id, (room.get(found.id) ?? 0) - quantity);
    return found;
  };
}

/** What a mutation's user errors say; null: nothing. */
export const userErrors = z
  .array(z.object({ message: z.string() }))
  .transform((errors) => (errors.length === 0 ? null : errors.map((error) => error.message).join(' ')));
