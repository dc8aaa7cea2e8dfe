import { z } from 'zod';
import type {
  OrderFulfillment,
  OrderLine,
  OrderRefund,
  OrderSnapshot,
  RefundLine,
} from '../../../modules/commerce/order.ts';
import { codesOf, isTipLine, type Payment, paidAtOf, sumPairs, totalWithRemoved } from '../order-parts.ts';
import { currency, gid, instant, moneyBag, noPair, word } from '../scalars.ts';

// The parts of an order, as every document asks for them: the whole order, its further pages, the bulk query.

const bag = 'shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }';

export const orderFields = `
  id
  name
  email
  createdAt
  processedAt
  updatedAt
  cancelledAt
  test
  sourceName
  tags
  taxesIncluded
  currencyCode
  presentmentCurrencyCode
  displayFinancialStatus
  displayFulfillmentStatus
  discountCodes
  shippingAddress { countryCodeV2 }
  billingAddress { countryCodeV2 }
  originalTotalPriceSet { ${bag} }
  subtotalPriceSet { ${bag} }
  totalPriceSet { ${bag} }
  totalTaxSet { ${bag} }
  totalShippingPriceSet { ${bag} }
  originalTotalDutiesSet { ${bag} }
  totalRefundedSet { ${bag} }
  totalReceivedSet { ${bag} }
  totalTipReceivedSet { ${bag} }
`;

export const transactionFields = `kind status createdAt processedAt amountSet { ${bag} }`;
export const refundFields = `id processedAt totalRefundedSet { ${bag} }`;
export const refundLineFields = `quantity restockType lineItem { id } subtotalSet { ${bag} } totalTaxSet { ${bag} }`;
export const fulfillmentFields = 'id status createdAt deliveredAt';
export const fulfillmentLineFields = 'quantity lineItem { id }';
export const lineFields = `
  id
  title
  sku
  quantity
  currentQuantity
  refundableQuantity
  isGiftCard
  lineItemGroup { id }
  product { id }
  variant { id }
  originalUnitPriceSet { ${bag} }
  discountAllocations {
    allocatedAmountSet { ${bag} }
    discountApplication { ... on DiscountCodeApplication { code } }
  }
  taxLines { priceSet { ${bag} } }
`;

const ref = z.object({ id: gid });
const country = z.object({ countryCodeV2: z.string().nullable() }).nullable();
/** `OrderDisplayFinancialStatus` in lower case. */
export const financialStatus = word.pipe(
  z.enum([
    'pending',
    'authorized',
    'partially_paid',
    'paid',
    'partially_refunded',
    'refunded',
    'voided',
    'expired',
  ]),
);

export const orderAnswer = z.object({
  id: gid,
  name: z.string(),
  email: z.string().nullable(),
  createdAt: instant,
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  test: z.boolean(),
  sourceName: z.string().nullable(),
  tags: z.array(z.string()),
  taxesIncluded: z.boolean(),
  currencyCode: currency,
  presentmentCurrencyCode: currency,
  displayFinancialStatus: financialStatus.nullable(),
  displayFulfillmentStatus: word,
  discountCodes: z.array(z.string()),
  shippingAddress: country,
  billingAddress: country,
  originalTotalPriceSet: moneyBag,
  subtotalPriceSet: moneyBag.nullable(),
  totalPriceSet: moneyBag,
  totalTaxSet: moneyBag.nullable(),
  totalShippingPriceSet: moneyBag,
  originalTotalDutiesSet: moneyBag.nullable(),
  totalRefundedSet: moneyBag,
  totalReceivedSet: moneyBag,
  totalTipReceivedSet: moneyBag,
});

export const transactionAnswer = z.object({
  kind: word,
  status: word,
  createdAt: instant,
  processedAt: instant.nullable(),
  amountSet: moneyBag,
});

export const refundAnswer = z.object({ id: gid, processedAt: instant, totalRefundedSet: moneyBag });

export const refundLineAnswer = z
  .object({
    quantity: z.int(),
    restockType: word,
    lineItem: ref,
    subtotalSet: moneyBag,
    totalTaxSet: moneyBag,
  })
  .transform(
    (line): RefundLine => ({
      lineShopifyId: line.lineItem.id,
      quantity: line.quantity,
      restockType: line.restockType,
      subtotal: line.subtotalSet,
      tax: line.totalTaxSet,
    }),
  );

export const fulfillmentAnswer = z.object({
  id: gid,
  status: word,
  createdAt: instant,
  deliveredAt: instant.nullable(),
});

export const fulfillmentLineAnswer = z
  .object({ quantity: z.int().nullable(), lineItem: ref })
  .transform((line) => ({ lineShopifyId: line.lineItem.id, quantity: line.quantity ?? 0 }));

export const lineAnswer = z.object({
  id: gid,
  title: z.string(),
  sku: z.string().nullable(),
  quantity: z.int(),
  currentQuantity: z.int(),
  refundableQuantity: z.int(),
  isGiftCard: z.boolean(),
  /** Its id need not be a number. */
  lineItemGroup: z.object({ id: z.string() }).nullish(),
  product: ref.nullable(),
  variant: ref.nullable(),
  originalUnitPriceSet: moneyBag,
  discountAllocations: z.array(
    z.object({
      allocatedAmountSet: moneyBag,
      /** Only an application of a code has one. */
      discountApplication: z.object({ code: z.string().nullish() }),
    }),
  ),
  taxLines: z.array(z.object({ priceSet: moneyBag })),
});

export interface OrderParts {
  readonly order: z.infer<typeof orderAnswer>;
  readonly customerId: OrderSnapshot['customerShopifyId'];
  readonly lines: readonly z.infer<typeof lineAnswer>[];
  readonly transactions: readonly z.infer<typeof transactionAnswer>[];
  readonly refunds: readonly (z.infer<typeof refundAnswer> & { readonly lines: readonly RefundLine[] })[];
  readonly fulfillments: readonly (z.infer<typeof fulfillmentAnswer> & Pick<OrderFulfillment, 'lines'>)[];
}

/** The whole order from its parts, however many answers they came in. */
export function orderOfParts({ order, customerId, ...parts }: OrderParts): OrderSnapshot {
  const none = noPair(order.currencyCode, order.presentmentCurrencyCode);
  const status = order.displayFinancialStatus ?? 'pending';
  const tipReceived = order.totalTipReceivedSet.presentment.minor > 0n;
  const lines = parts.lines.map((line): OrderLine => lineOf(line, none, tipReceived));
  return {
    shopifyId: order.id,
    name: order.name,
    customerShopifyId: customerId,
    email: order.email,
    currency: order.currencyCode,
    presentmentCurrency: order.presentmentCurrencyCode,
    processedAt: order.processedAt,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    test: order.test,
    financialStatus: status,
    fulfillmentStatus: order.displayFulfillmentStatus,
    sourceName: order.sourceName,
    countryCode: order.shippingAddress?.countryCodeV2 ?? order.billingAddress?.countryCodeV2 ?? null,
    taxesIncluded: order.taxesIncluded,
    tags: order.tags,
    totals: {
      total: totalWithRemoved({
        total: order.totalPriceSet,
        subtotal: order.subtotalPriceSet,
        tax: order.totalTaxSet ?? none,
        taxesIncluded: order.taxesIncluded,
        lines,
      }),
      tax: order.totalTaxSet ?? none,
      shipping: order.totalShippingPriceSet,
      duties: order.originalTotalDutiesSet ?? none,
      refunded: order.totalRefundedSet,
      received: order.totalReceivedSet,
    },
    paidAt: paidAtOf({
      payments: parts.transactions.flatMap(paymentOf),
      originalTotal: order.originalTotalPriceSet.presentment,
      total: order.totalPriceSet.presentment,
      processedAt: order.processedAt,
      financialStatus: status,
    }),
    lines,
    codes: codesOf(order.discountCodes, parts.lines.flatMap(allocationsOf), none),
    refunds: parts.refunds.map(
      (refund): OrderRefund => ({
        shopifyId: refund.id,
        processedAt: refund.processedAt,
        lines: refund.lines,
        amount: refund.totalRefundedSet,
      }),
    ),
    fulfillments: parts.fulfillments.map(
      ({ id, ...parcel }): OrderFulfillment => ({ shopifyId: id, ...parcel }),
    ),
  };
}

function lineOf(
  line: z.infer<typeof lineAnswer>,
  none: ReturnType<typeof noPair>,
  tipReceived: boolean,
): OrderLine {
  const productId = line.product?.id ?? null;
  return {
    shopifyId: line.id,
    productId,
    variantId: line.variant?.id ?? null,
    sku: line.sku === '' ? null : line.sku,
    title: line.title,
    quantity: line.quantity,
    // Units refunded without coming back may still count in the one; nobody can refund them again, so not in the other.
    currentQuantity: Math.min(line.currentQuantity, line.refundableQuantity),
    giftCard: line.isGiftCard,
    bundle: line.lineItemGroup?.id.replace(/^.*\//, '') ?? null,
    tip: isTipLine({ productId, title: line.title }, tipReceived),
    unitPrice: line.originalUnitPriceSet,
    discount: sumPairs(
      line.discountAllocations.map((part) => part.allocatedAmountSet),
      none,
    ),
    tax: sumPairs(
      line.taxLines.map((part) => part.priceSet),
      none,
    ),
  };
}

function allocationsOf(line: z.infer<typeof lineAnswer>) {
  return line.discountAllocations.map((part) => ({
    code: part.discountApplication.code ?? null,
    lineShopifyId: line.id,
    amount: part.allocatedAmountSet,
  }));
}

function paymentOf(transaction: z.infer<typeof transactionAnswer>): Payment[] {
  const pays = transaction.kind === 'sale' || transaction.kind === 'capture';
  if (!pays || transaction.status !== 'success') return [];
  return [
    {
      at: transaction.processedAt ?? transaction.createdAt,
      amount: transaction.amountSet.presentment,
    },
  ];
}
