import { z } from 'zod';
import { parseInstant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { money } from '#app/kernel/money.ts';
import type {
  MoneyPair,
  OrderCode,
  OrderFulfillment,
  OrderLine,
  OrderRefund,
  OrderSnapshot,
} from '../order.ts';

/*
 * The order as JSON in commerce_order.snapshot: without e-mail, names and addresses (the country code stays, it
 * decides rules). Ids and minor units are text, pairs are [shop, presentment]. Missing keys of older rows get defaults.
 */

const digits = z.string().regex(/^-?\d+$/);
const pair = z.tuple([digits, digits]);
const instant = z.string();

const line = z.object({
  id: digits,
  productId: digits.nullable(),
  variantId: digits.nullable(),
  sku: z.string().nullable(),
  title: z.string(),
  quantity: z.int(),
  currentQuantity: z.int(),
  giftCard: z.boolean(),
  tip: z.boolean(),
  bundle: z.string().nullable().default(null),
  unitPrice: pair,
  discount: pair,
  tax: pair,
});

const code = z.object({
  code: z.string(),
  lines: z.array(z.object({ lineId: digits, amount: pair })),
});

const refund = z.object({
  id: digits,
  processedAt: instant,
  amount: pair,
  lines: z.array(
    z.object({ lineId: digits, quantity: z.int(), restockType: z.string(), subtotal: pair, tax: pair }),
  ),
});

const fulfillment = z.object({
  id: digits,
  status: z.string(),
  createdAt: instant,
  deliveredAt: instant.nullable(),
  lines: z.array(z.object({ lineId: digits, quantity: z.int() })),
});

const orderJson = z.object({
  id: digits,
  name: z.string(),
  customerId: digits.nullable(),
  currency: z.string(),
  presentmentCurrency: z.string(),
  processedAt: instant,
  createdAt: instant,
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  test: z.boolean(),
  financialStatus: z.enum([
    'pending',
    'authorized',
    'partially_paid',
    'paid',
    'partially_refunded',
    'refunded',
    'voided',
    'expired',
  ]),
  fulfillmentStatus: z.string(),
  sourceName: z.string().nullable(),
  countryCode: z.string().nullable(),
  taxesIncluded: z.boolean(),
  tags: z.array(z.string()),
  totals: z.object({
    total: pair,
    tax: pair,
    shipping: pair,
    duties: pair,
    refunded: pair,
    received: pair.nullable(),
  }),
  paidAt: z.union([
    z.object({ known: z.literal(true), at: instant.nullable() }),
    z.object({ known: z.literal(false) }),
  ]),
  lines: z.array(line),
  codes: z.array(code).default([]),
  refunds: z.array(refund),
  fulfillments: z.array(fulfillment),
});

type OrderJson = z.infer<typeof orderJson>;
type PairJson = z.infer<typeof pair>;

export function orderToJson(order: OrderSnapshot): OrderJson {
  const { totals, paidAt } = order;
  return {
    id: String(order.shopifyId),
    name: order.name,
    customerId: textOf(order.customerShopifyId),
    currency: order.currency,
    presentmentCurrency: order.presentmentCurrency,
    processedAt: String(order.processedAt),
    createdAt: String(order.createdAt),
    updatedAt: String(order.updatedAt),
    cancelledAt: textOf(order.cancelledAt),
    test: order.test,
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    sourceName: order.sourceName,
    countryCode: order.countryCode,
    taxesIncluded: order.taxesIncluded,
    tags: [...order.tags],
    totals: {
      total: pairToJson(totals.total),
      tax: pairToJson(totals.tax),
      shipping: pairToJson(totals.shipping),
      duties: pairToJson(totals.duties),
      refunded: pairToJson(totals.refunded),
      received: totals.received === null ? null : pairToJson(totals.received),
    },
    paidAt: paidAt.known ? { known: true, at: textOf(paidAt.at) } : { known: false },
    lines: order.lines.map(lineToJson),
    codes: order.codes.map(codeToJson),
    refunds: order.refunds.map(refundToJson),
    fulfillments: order.fulfillments.map(fulfillmentToJson),
  };
}

/** Breaks on anything that `orderToJson` cannot have written. */
export function orderFromJson(json: unknown): OrderSnapshot {
  const order = orderJson.parse(json);
  const toPair = pairReader(order);
  const { totals } = order;
  return {
    shopifyId: idOf(order.id),
    name: order.name,
    customerShopifyId: order.customerId === null ? null : idOf(order.customerId),
    email: null,
    currency: currencyCode(order.currency),
    presentmentCurrency: currencyCode(order.presentmentCurrency),
    processedAt: parseInstant(order.processedAt),
    createdAt: parseInstant(order.createdAt),
    updatedAt: parseInstant(order.updatedAt),
    cancelledAt: instantOf(order.cancelledAt),
    test: order.test,
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    sourceName: order.sourceName,
    countryCode: order.countryCode,
    taxesIncluded: order.taxesIncluded,
    tags: order.tags,
    totals: {
      total: toPair(totals.total),
      tax: toPair(totals.tax),
      shipping: toPair(totals.shipping),
      duties: toPair(totals.duties),
      refunded: toPair(totals.refunded),
      received: totals.received === null ? null : toPair(totals.received),
    },
    paidAt: order.paidAt.known ? { known: true, at: instantOf(order.paidAt.at) } : { known: false },
    lines: order.lines.map((part) => lineFromJson(part, toPair)),
    codes: order.codes.map((part) => codeFromJson(part, toPair)),
    refunds: order.refunds.map((part) => refundFromJson(part, toPair)),
    fulfillments: order.fulfillments.map(fulfillmentFromJson),
  };
}

type PairReader = (json: PairJson) => MoneyPair;

function pairReader(order: { currency: string; presentmentCurrency: string }): PairReader {
  const shop = currencyCode(order.currency);
  const seen = currencyCode(order.presentmentCurrency);
  return ([a, b]) => ({ shop: money(BigInt(a), shop), presentment: money(BigInt(b), seen) });
}

const pairToJson = (amount: MoneyPair): PairJson => [
  String(amount.shop.minor),
  String(amount.presentment.minor),
];
const textOf = (value: object | bigint | null) => (value === null ? null : String(value));
const idOf = (text: string) => shopifyId(BigInt(text));
const instantOf = (text: string | null) => (text === null ? null : parseInstant(text));

function lineToJson(order: OrderLine): z.infer<typeof line> {
  return {
    id: String(order.shopifyId),
    productId: textOf(order.productId),
    variantId: textOf(order.variantId),
    sku: order.sku,
    title: order.title,
    quantity: order.quantity,
    currentQuantity: order.currentQuantity,
    giftCard: order.giftCard,
    tip: order.tip,
    bundle: order.bundle,
    unitPrice: pairToJson(order.unitPrice),
    discount: pairToJson(order.discount),
    tax: pairToJson(order.tax),
  };
}

function lineFromJson(json: z.infer<typeof line>, toPair: PairReader): OrderLine {
  return {
    shopifyId: idOf(json.id),
    productId: json.productId === null ? null : idOf(json.productId),
    variantId: json.variantId === null ? null : idOf(json.variantId),
    sku: json.sku,
    title: json.title,
    quantity: json.quantity,
    currentQuantity: json.currentQuantity,
    giftCard: json.giftCard,
    tip: json.tip,
    bundle: json.bundle,
    unitPrice: toPair(json.unitPrice),
    discount: toPair(json.discount),
    tax: toPair(json.tax),
  };
}

function codeToJson(value: OrderCode): z.infer<typeof code> {
  return {
    code: value.code,
    lines: value.lines.map((part) => ({
      lineId: String(part.lineShopifyId),
      amount: pairToJson(part.amount),
    })),
  };
}

function codeFromJson(json: z.infer<typeof code>, toPair: PairReader): OrderCode {
  return {
    code: json.code,
    lines: json.lines.map((part) => ({ lineShopifyId: idOf(part.lineId), amount: toPair(part.amount) })),
  };
}

function refundToJson(value: OrderRefund): z.infer<typeof refund> {
  return {
    id: String(value.shopifyId),
    processedAt: String(value.processedAt),
    amount: pairToJson(value.amount),
    lines: value.lines.map((part) => ({
      lineId: String(part.lineShopifyId),
      quantity: part.quantity,
      restockType: part.restockType,
      subtotal: pairToJson(part.subtotal),
      tax: pairToJson(part.tax),
    })),
  };
}

function refundFromJson(json: z.infer<typeof refund>, toPair: PairReader): OrderRefund {
  return {
    shopifyId: idOf(json.id),
    processedAt: parseInstant(json.processedAt),
    amount: toPair(json.amount),
    lines: json.lines.map((part) => ({
      lineShopifyId: idOf(part.lineId),
      quantity: part.quantity,
      restockType: part.restockType,
      subtotal: toPair(part.subtotal),
      tax: toPair(part.tax),
    })),
  };
}

function fulfillmentToJson(value: OrderFulfillment): z.infer<typeof fulfillment> {
  return {
    id: String(value.shopifyId),
    status: value.status,
    createdAt: String(value.createdAt),
    deliveredAt: textOf(value.deliveredAt),
    lines: value.lines.map((part) => ({ lineId: String(part.lineShopifyId), quantity: part.quantity })),
  };
}

function fulfillmentFromJson(json: z.infer<typeof fulfillment>): OrderFulfillment {
  return {
    shopifyId: idOf(json.id),
    status: json.status,
    createdAt: parseInstant(json.createdAt),
    deliveredAt: instantOf(json.deliveredAt),
    lines: json.lines.map((part) => ({ lineShopifyId: idOf(part.lineId), quantity: part.quantity })),
  };
}
