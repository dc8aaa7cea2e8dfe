import { z } from 'zod';
import { type Instant, parseInstant } from '../../../kernel/calendar.ts';
import type { CurrencyCode } from '../../../kernel/currency.ts';
import { type Money, money, parseMoneyRounded } from '../../../kernel/money.ts';
import { portion } from '../../../kernel/rational.ts';
import type { CustomerSnapshot } from '../../../modules/commerce/customer.ts';
import type { OrderReading } from '../../../modules/commerce/delivery.ts';
import type {
  OrderCode,
  OrderFulfillment,
  OrderLine,
  OrderRefund,
  PaidAt,
} from '../../../modules/commerce/order.ts';
import { codesOf, isTipLine, sumPairs, totalWithRemoved } from '../order-parts.ts';
import { currency, instant, moneySet, noPair, type Pair, restId } from '../scalars.ts';
import { refundPayload } from './refund-payload.ts';

const address = z.object({ country_code: z.string().nullish() }).nullish();
const nonEmpty = z
  .string()
  .nullish()
  .transform((text) => (text ? text : null));

const lineItem = z.object({
  id: restId,
  product_id: restId.nullish(),
  variant_id: restId.nullish(),
  title: z.string(),
  sku: nonEmpty,
  quantity: z.int().nonnegative(),
  current_quantity: z.int().nonnegative(),
  gift_card: z.boolean(),
  sales_line_item_group_id: z.union([z.string(), z.number(), z.bigint()]).nullish(),
  price_set: moneySet,
  discount_allocations: z.array(
    z.object({ amount_set: moneySet, discount_application_index: z.int().nonnegative().nullish() }),
  ),
  tax_lines: z.array(z.object({ price_set: moneySet })),
});

const fulfillment = z.object({
  id: restId,
  status: z.string(),
  created_at: instant,
  shipment_status: z.string().nullish(),
  line_items: z.array(z.object({ id: restId, quantity: z.int() })),
});

const customer = z.object({
  id: restId,
  email: nonEmpty,
  first_name: nonEmpty,
  last_name: nonEmpty,
  created_at: instant.nullish(),
  default_address: address,
});

/** The payload of orders/create, orders/updated, orders/paid and orders/cancelled: the order in REST's shape. */
const order = z.object({
  id: restId,
  name: z.string(),
  email: nonEmpty,
  created_at: instant,
  processed_at: instant,
  updated_at: instant,
  cancelled_at: instant.nullable(),
  test: z.boolean(),
  currency,
  presentment_currency: currency,
  financial_status: z.enum([
    'pending',
    'authorized',
    'partially_paid',
    'paid',
    'partially_refunded',
    'refunded',
    'voided',
    'expired',
  ]),
  fulfillment_status: z.string().nullish(),
  source_name: nonEmpty,
  tags: z.string(),
  taxes_included: z.boolean(),
  customer_locale: nonEmpty,
  total_tip_received: z.string().nullish(),
  subtotal_price_set: moneySet.nullish(),
  total_price_set: moneySet,
  total_tax_set: moneySet,
  total_shipping_price_set: moneySet,
  original_total_duties_set: moneySet.nullish(),
  customer: customer.nullish(),
  shipping_address: address,
  billing_address: address,
  discount_codes: z.array(z.object({ code: z.string() })).nullish(),
  discount_applications: z
    .array(z.object({ type: z.string().nullish(), code: z.string().nullish() }))
    .nullish(),
  line_items: z.array(lineItem),
  refunds: z.array(refundPayload),
  fulfillments: z.array(fulfillment),
});

type Payload = z.infer<typeof order>;

/** Parses the whole order. What a payload does not tell (when it was paid, when a parcel arrived) stays open. */
export const orderPayload = order.transform((payload): OrderReading => {
  const none = noPair(payload.currency, payload.presentment_currency);
  const refunds = payload.refunds.map((refund) => refundOf(refund, payload));
  const lines = payload.line_items.map((line) => lineOf(line, none, Number(payload.total_tip_received) > 0));
  return {
    order: {
      shopifyId: payload.id,
      name: payload.name,
      customerShopifyId: payload.customer?.id ?? null,
      email: payload.email,
      currency: payload.currency,
      presentmentCurrency: payload.presentment_currency,
      processedAt: payload.processed_at,
      createdAt: payload.created_at,
      updatedAt: payload.updated_at,
      cancelledAt: payload.cancelled_at,
      test: payload.test,
      financialStatus: payload.financial_status,
      fulfillmentStatus: fulfillmentStatuses.get(payload.fulfillment_status ?? '') ?? 'unfulfilled',
      sourceName: payload.source_name,
      countryCode: payload.shipping_address?.country_code ?? payload.billing_address?.country_code ?? null,
      taxesIncluded: payload.taxes_included,
      tags: payload.tags
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
      totals: {
        total: totalWithRemoved({
          total: payload.total_price_set,
          subtotal: payload.subtotal_price_set ?? null,
          tax: payload.total_tax_set,
          taxesIncluded: payload.taxes_included,
          lines,
        }),
        tax: payload.total_tax_set,
        shipping: payload.total_shipping_price_set,
        duties: payload.original_total_duties_set ?? none,
        refunded: sumPairs(
          refunds.map((refund) => refund.amount),
          none,
        ),
        received: null,
      },
      paidAt: paidAtTold(payload),
      lines,
      codes: codesTold(payload, none),
      refunds,
      fulfillments: payload.fulfillments.map(parcelOf),
    },
    customer: payload.customer ? customerOf(payload.customer, payload) : null,
    complete: tellsRefunds(payload, refunds),
    arrived: payload.fulfillments
      .filter((parcel) => parcel.shipment_status === 'delivered')
      .map((parcel) => parcel.id),
  };
});

/**
 * A refund's transactions name one currency; the other side of the pair would be a guess. Of units that did not come
 * back it is not known whether `current_quantity` still counts them; a read has a figure that does not.
 */
function tellsRefunds(payload: Payload, refunds: readonly OrderRefund[]): boolean {
  const stayed = refunds.some((refund) => refund.lines.some((line) => line.restockType === 'no_restock'));
  return !stayed && (payload.currency === payload.presentment_currency || refunds.length === 0);
}

const fulfillmentStatuses = new Map([
  ['partial', 'partially_fulfilled'],
  ['fulfilled', 'fulfilled'],
  ['restocked', 'restocked'],
]);

const unpaid = new Set<Payload['financial_status']>(['pending', 'authorized', 'expired']);
/** An order that counts as paid so soon after it was placed was paid at the checkout. */
const checkoutSeconds = 60;

function paidAtTold(payload: Payload): PaidAt {
  if (unpaid.has(payload.financial_status)) return { known: true, at: null };
  const age = payload.updated_at.epochMilliseconds - payload.processed_at.epochMilliseconds;
  const atCheckout = payload.financial_status === 'paid' && age <= checkoutSeconds * 1000;
  return atCheckout ? { known: true, at: payload.processed_at } : { known: false };
}

function lineOf(line: z.infer<typeof lineItem>, none: Pair, tipReceived: boolean): OrderLine {
  const productId = line.product_id ?? null;
  return {
    shopifyId: line.id,
    productId,
    variantId: line.variant_id ?? null,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    currentQuantity: line.current_quantity,
    giftCard: line.gift_card,
    bundle: line.sales_line_item_group_id == null ? null : String(line.sales_line_item_group_id),
    tip: isTipLine({ productId, title: line.title }, tipReceived),
    unitPrice: line.price_set,
    discount: sumPairs(
      line.discount_allocations.map((part) => part.amount_set),
      none,
    ),
    tax: sumPairs(
      line.tax_lines.map((part) => part.price_set),
      none,
    ),
  };
}

/** An allocation names its application by its place in the order's list. */
function codesTold(payload: Payload, none: Pair): OrderCode[] {
  const applied = payload.discount_applications ?? [];
  const allocations = payload.line_items.flatMap((line) =>
    line.discount_allocations.map((part) => ({
      code: applied[part.discount_application_index ?? -1]?.code ?? null,
      lineShopifyId: line.id,
      amount: part.amount_set,
    })),
  );
  const codes = (payload.discount_codes ?? []).map((one) => one.code);
  return codesOf(codes, allocations, none);
}

function refundOf(refund: z.infer<typeof refundPayload>, payload: Payload): OrderRefund {
  const paidBack = refund.transactions.filter((one) => one.kind === 'refund' && one.status === 'success');
  const amounts = paidBack.map((one) => pairOf(parseMoneyRounded(one.amount, one.currency), payload));
  return {
    shopifyId: refund.id,
    processedAt: refund.processed_at ?? refund.created_at,
    lines: refund.refund_line_items.map((part) => ({
      lineShopifyId: part.line_item_id,
      quantity: part.quantity,
      restockType: part.restock_type,
      subtotal: part.subtotal_set,
      tax: part.total_tax_set,
    })),
    amount: sumPairs(amounts, noPair(payload.currency, payload.presentment_currency)),
  };
}

/** Both sides of an amount that names one currency, at the order's own rate. */
function pairOf(
  amount: Money,
  { total_price_set: total, currency: shop, presentment_currency: seen }: Payload,
): Pair {
  const shown = amount.currency === seen ? amount : exchanged(amount, total.shop, total.presentment, seen);
  return {
    shop: amount.currency === shop ? amount : exchanged(shown, total.presentment, total.shop, shop),
    presentment: shown,
  };
}

function exchanged(amount: Money, from: Money, to: Money, currencyTo: CurrencyCode): Money {
  return money(from.minor === 0n ? 0n : portion(amount.minor, to.minor, from.minor), currencyTo);
}

function parcelOf(parcel: z.infer<typeof fulfillment>): OrderFulfillment {
  return {
    shopifyId: parcel.id,
    status: parcel.status,
    createdAt: parcel.created_at,
    deliveredAt: null,
    lines: parcel.line_items.map((line) => ({ lineShopifyId: line.id, quantity: line.quantity })),
  };
}

/** Older than any state that Shopify tells: an order's payload knows neither tags nor consent of its customer. */
const unheard: Instant = parseInstant('1970-01-01T00:00:00Z');

function customerOf(person: z.infer<typeof customer>, payload: Payload): CustomerSnapshot {
  return {
    shopifyId: person.id,
    name: [person.first_name, person.last_name].filter(Boolean).join(' '),
    firstName: person.first_name?.trim() || null,
    email: person.email ?? payload.email,
    countryCode: person.default_address?.country_code ?? null,
    locale: payload.customer_locale,
    marketing: null,
    marketingAt: null,
    tags: [],
    createdAt: person.created_at ?? payload.created_at,
    updatedAt: unheard,
  };
}
