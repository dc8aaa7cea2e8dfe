import { parseInstant } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { parseDecimal } from '#app/kernel/decimal.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { addMoney, type Money, money, parseMoney } from '#app/kernel/money.ts';
import { rational, roundRational } from '#app/kernel/rational.ts';
import type { FinancialStatus, MoneyPair, OrderLine, OrderRefund, OrderSnapshot } from './order.ts';
import { lineNet } from './remaining.ts';

/*
 * Orders for tests, written as a person would: amounts as decimals in presentment currency, lines named by
 * SKU. Only what tests state differs from an ordinary paid order of one shop.
 */

export interface SampleOrder {
  readonly id?: bigint;
  readonly currency?: string;
  /** `rate`: presentment amount ÷ rate = shop amount. */
  readonly presentment?: { readonly currency: string; readonly rate: string };
  readonly lines: readonly SampleLine[];
  readonly shipping?: string;
  /** Codes with what each took off which line, by SKU; part of the line's `discount`. */
  readonly codes?: { readonly [code: string]: { readonly [sku: string]: string } };
  readonly taxesIncluded?: boolean;
  /** When it was placed. */
  readonly at?: string;
  readonly paidAt?: string | null;
  readonly updatedAt?: string;
  readonly cancelledAt?: string;
  readonly test?: boolean;
  readonly financialStatus?: FinancialStatus;
  readonly refunds?: readonly SampleRefund[];
  readonly received?: string;
}

export interface SampleLine {
  readonly sku: string;
  readonly price: string;
  readonly quantity?: number;
  /** Units neither removed nor refunded; the quantity less refunded units when absent. */
  readonly current?: number;
  readonly discount?: string;
  readonly tax?: string;
  readonly giftCard?: boolean;
  readonly tip?: boolean;
}

export interface SampleRefund {
  readonly at?: string;
  readonly lines?: { readonly [sku: string]: number };
  readonly amount: string;
  readonly restockType?: string;
}

export const sampleMoment = '2026-03-01T15:00:00Z';

export function sampleOrder(sample: SampleOrder): OrderSnapshot {
  const pair = pairMaker(sample);
  const refunds = (sample.refunds ?? []).map((refund, index) => sampleRefund(refund, index, sample, pair));
  const lines = sample.lines.map((line, index) => sampleLine(line, index, refunds, pair));
  const sum = (pairs: readonly MoneyPair[]) => pairs.reduce(addPair, pair('0'));
  const tax = sum(lines.map((line) => line.tax));
  const shipping = pair(sample.shipping ?? '0');
  const goods = addPair(sum(lines.map(lineNet)), shipping);
  const total = sample.taxesIncluded ? goods : addPair(goods, tax);
  const placedAt = sample.at ?? sampleMoment;
  const paidAt = sample.paidAt === undefined ? placedAt : sample.paidAt;
  return {
    shopifyId: shopifyId(sample.id ?? 1001n),
    name: `#${sample.id ?? 1001n}`,
    customerShopifyId: shopifyId(7n),
    email: null,
    currency: total.shop.currency,
    presentmentCurrency: total.presentment.currency,
    processedAt: parseInstant(placedAt),
    createdAt: parseInstant(placedAt),
    updatedAt: parseInstant(sample.updatedAt ?? refunds.at(-1)?.processedAt.toString() ?? placedAt),
    cancelledAt: sample.cancelledAt === undefined ? null : parseInstant(sample.cancelledAt),
    test: sample.test ?? false,
    financialStatus: sample.financialStatus ?? (paidAt === null ? 'pending' : 'paid'),
    fulfillmentStatus: 'unfulfilled',
    sourceName: 'web',
    countryCode: 'US',
    taxesIncluded: sample.taxesIncluded ?? false,
    tags: [],
    totals: {
      total,
      tax,
      shipping,
      duties: pair('0'),
      refunded: sum(refunds.map((refund) => refund.amount)),
      received: paidAt === null ? pair('0') : sample.received === undefined ? total : pair(sample.received),
    },
    paidAt: { known: true, at: paidAt === null ? null : parseInstant(paidAt) },
    lines,
    codes: Object.entries(sample.codes ?? {}).map(([code, amounts]) => ({
      code,
      lines: Object.entries(amounts).map(([sku, amount]) => ({
        lineShopifyId: lineId(sample.lines.findIndex((line) => line.sku === sku)),
        amount: pair(amount),
      })),
    })),
    refunds,
    fulfillments: [],
  };
}

type PairMaker = (amount: string) => MoneyPair;

function pairMaker({ currency = 'USD', presentment }: SampleOrder): PairMaker {
  const shop = currencyCode(currency);
  if (presentment === undefined) {
    return (amount) => ({ shop: parseMoney(amount, shop), presentment: parseMoney(amount, shop) });
  }
  const seen = currencyCode(presentment.currency);
  return (amount) => {
    const paid = parseMoney(amount, seen);
    return { shop: converted(paid, presentment.rate, shop), presentment: paid };
  };
}

/** amount ÷ rate in the shop's currency, half up. */
function converted(amount: Money, rate: string, shop: CurrencyCode): Money {
  const { num, den } = parseDecimal(rate);
  const up = 10n ** BigInt(currencyExponent(shop));
  const down = 10n ** BigInt(currencyExponent(amount.currency));
  return money(roundRational(rational(amount.minor * den * up, num * down), 'half-up'), shop);
}

function sampleLine(line: SampleLine, index: number, refunds: OrderRefund[], pair: PairMaker): OrderLine {
  const id = lineId(index);
  const quantity = line.quantity ?? 1;
  const refunded = refunds
    .flatMap((refund) => refund.lines)
    .filter((part) => part.lineShopifyId === id)
    .reduce((sum, part) => sum + part.quantity, 0);
  return {
    shopifyId: id,
    productId: id,
    variantId: id,
    sku: line.sku,
    title: line.sku,
    quantity,
    currentQuantity: line.current ?? quantity - refunded,
    giftCard: line.giftCard ?? false,
    tip: line.tip ?? false,
    bundle: null,
    unitPrice: pair(line.price),
    discount: pair(line.discount ?? '0'),
    tax: pair(line.tax ?? '0'),
  };
}

function sampleRefund(refund: SampleRefund, index: number, order: SampleOrder, pair: PairMaker): OrderRefund {
  return {
    shopifyId: shopifyId(BigInt(500 + index)),
    processedAt: parseInstant(refund.at ?? '2026-03-05T12:00:00Z'),
    lines: Object.entries(refund.lines ?? {}).map(([sku, quantity]) => ({
      lineShopifyId: lineId(order.lines.findIndex((line) => line.sku === sku)),
      quantity,
      restockType: refund.restockType ?? 'return',
      subtotal: pair('0'),
      tax: pair('0'),
    })),
    amount: pair(refund.amount),
  };
}

const lineId = (index: number) => shopifyId(BigInt(11 + index));

function addPair(a: MoneyPair, b: MoneyPair): MoneyPair {
  return { shop: addMoney(a.shop, b.shop), presentment: addMoney(a.presentment, b.presentment) };
}
