import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { moneyAmount, parseMoney } from '#app/kernel/money.ts';
import type { NativeReturn, ShopifyRefund } from '../ports.ts';
import {
  lineId,
  parcelId,
  sampleAsked,
  samplePolicy,
  sampleReturnable,
  sampleUnits,
} from '../sample-returns.ts';
import {
  askedFor,
  handledLines,
  type KnownLine,
  nativeTerms,
  orderBefore,
  takeUnits,
} from './native-lines.ts';

const usd = currencyCode('USD');
const at = parseInstant('2026-03-05T15:00:00Z');
const line = (index: number, change: Partial<KnownLine> = {}): KnownLine => ({
  id: shopifyId(BigInt(500 + index)),
  lineShopifyId: lineId(index),
  fulfillmentLineShopifyId: null,
  reverseLineShopifyId: null,
  quantity: 1,
  processedQuantity: 0,
  refundedQuantity: 0,
  note: '',
  reasonHandle: 'unwanted',
  restockingPercent: null,
  disposed: [],
  ...change,
});
const native = (change: Partial<NativeReturn> = {}): NativeReturn => ({
  id: shopifyId(400n),
  orderShopifyId: shopifyId(1001n),
  status: 'open',
  createdAt: at,
  approvedAt: null,
  closedAt: null,
  returnShippingFee: null,
  lines: [line(0)],
  exchangeLines: [],
  refunds: [],
  ...change,
});

describe('a return of Shopify’s', () => {
  it('is handled as one of ours unless nothing comes of it, or its goods are not known', () => {
    for (const status of ['requested', 'open', 'closed'] as const)
      expect(handledLines(native({ status }))).toEqual([line(0)]);
    for (const status of ['canceled', 'declined'] as const)
      expect(handledLines(native({ status }))).toBe(null);
    const unknown = { ...line(1), lineShopifyId: null };
    expect(handledLines(native({ lines: [line(0), unknown] }))).toBe(null);
    expect(handledLines(native({ lines: [] }))).toBe(null);
    expect(handledLines(native({ lines: [line(0), line(1)] }))).toHaveLength(2);
  });

  it('asks for what it would have asked for here, by the reason that means the same', () => {
    const lines = [
      line(0, { quantity: 2, note: 'torn', reasonHandle: 'defective' }),
      line(1, { reasonHandle: 'color-too-bright' }),
      line(2, { reasonHandle: null }),
    ];
    const reasons = samplePolicy({}).reasons.map((reason) =>
      reason.id === 'defective' ? { ...reason, id: 'broken' } : reason,
    );
    expect(askedFor(samplePolicy({ reasons }), lines)).toEqual([
      { lineShopifyId: lineId(0), quantity: 2, reason: 'broken', note: 'torn' },
      { lineShopifyId: lineId(1), quantity: 1, reason: 'color-too-bright', note: '' },
      { lineShopifyId: lineId(2), quantity: 1, reason: 'unknown', note: '' },
    ]);
  });
});

describe('the units of a return of Shopify’s', () => {
  const parcels = [
    { units: 1, deliveredAt: '2026-03-05T15:00:00Z' },
    { units: 2, deliveredAt: '2026-01-01T15:00:00Z' },
  ];
  const order = sampleReturnable([{ net: '90.00', quantity: 3, parcels }, { net: '10.00' }]);
  const asked = sampleAsked(order, samplePolicy({ finalSale: { skus: ['Shirt'] } }));

  it('are the lowest that are free, of the parcels that close first, open or not', () => {
    const taken = takeUnits(asked, [line(0, { quantity: 2, note: 'torn' }), line(0), line(1)]);
    expect(taken?.map(({ line: of, note, lastDay }) => [of.shopifyId, note, lastDay.toString()])).toEqual([
      [lineId(0), 'torn', '2026-01-31'],
      [lineId(0), '', '2026-04-04'],
      [lineId(1), '', '2026-03-31'],
    ]);
    expect(taken?.map(({ units }) => units)).toEqual([
      [
        { ordinal: 1, fulfillmentShopifyId: parcelId(1) },
        { ordinal: 2, fulfillmentShopifyId: parcelId(1) },
      ],
      [{ ordinal: 3, fulfillmentShopifyId: parcelId(0) }],
      [{ ordinal: 1, fulfillmentShopifyId: parcelId(0) }],
    ]);
  });

  it('have a reason of Shopify’s where the merchant has none like it', () => {
    const [own, theirs, none] =
      takeUnits(asked, [
        line(0, { reasonHandle: 'defective' }),
        line(0, { reasonHandle: 'color-too-bright' }),
        line(0, { reasonHandle: null }),
      ]) ?? [];
    expect(own?.reason).toMatchObject({ id: 'defective', label: 'Defective' });
    const plain = { parent: null, questions: [], photo: 'none', note: 'optional' };
    expect(theirs?.reason).toEqual({
      ...{ id: 'color-too-bright', label: 'color too bright', shopify: 'color-too-bright' },
      ...plain,
    });
    expect(none?.reason).toEqual({ id: 'unknown', label: 'unknown', shopify: 'unknown', ...plain });
  });

  it('are none at all where there are not so many here', () => {
    expect(takeUnits(asked, [line(0, { quantity: 3 })])).toHaveLength(1);
    expect(takeUnits(asked, [line(0, { quantity: 4 })])).toBe(null);
    expect(takeUnits(asked, [line(0, { quantity: 2 }), line(0, { quantity: 2 })])).toBe(null);
    expect(takeUnits(asked, [line(7)])).toBe(null);
    const unsent = sampleAsked(sampleReturnable([{ net: '10.00', parcels: [] }]));
    expect(takeUnits(unsent, [line(0)])).toBe(null);
    // Three are in parcels, but one of them was taken off the line.
    const edited = sampleReturnable([{ net: '90.00', quantity: 3, currentQuantity: 2, parcels }]);
    expect(takeUnits(sampleAsked(edited), [line(0, { quantity: 2 })])).toHaveLength(1);
    expect(takeUnits(sampleAsked(edited), [line(0, { quantity: 3 })])).toBe(null);
    expect(takeUnits(asked, [line(0, { quantity: 0 })])).toBe(null);
    expect(takeUnits(asked, [])).toEqual([]);
  });
});

describe('the terms of a return of Shopify’s', () => {
  const order = sampleReturnable([{ net: '90.00' }]);
  const policy = samplePolicy({
    refund: false,
    credit: { bonusPercent: '10' },
    keep: { percent: '30' },
    exchange: { even: true },
    fees: { restockingPercent: '20', returnShippingMinor: 795, returnShippingByCurrency: { USD: 100 } },
  });
  const termsHere = () => sampleUnits(order, policy, [1]).terms;

  it('pay back with the fees that it has, and leave nothing with the customer', () => {
    const terms = termsHere();
    const fee = parseMoney('4.50', usd);
    const made = nativeTerms(terms, line(0, { restockingPercent: '15' }), native({ returnShippingFee: fee }));
    expect(made.outcomes).toEqual({
      ...{ refund: true, credit: terms.outcomes.credit, exchange: null, keep: null },
    });
    const fees = {
      restockingPercent: '15',
      returnShippingMinor: null,
      returnShippingByCurrency: { USD: 450 },
    };
    expect(made.fees).toEqual({ refund: fees, credit: fees, exchange: fees, keep: fees });
    expect([made.window, made.said]).toEqual([terms.window, terms.said]);
  });

  it('are without fees where it has none, and exchange where staff said so', () => {
    const exchangeLines = [
      {
        ...{ id: shopifyId(600n), variantShopifyId: null, title: 'Shirt' },
        ...{ quantity: 1, processedQuantity: 0, sold: null },
      },
    ];
    const made = nativeTerms(termsHere(), line(0), native({ exchangeLines }));
    expect(made.outcomes.exchange).toEqual({ even: false });
    expect(made.fees.refund).toEqual({
      ...{ restockingPercent: null, returnShippingMinor: null, returnShippingByCurrency: {} },
    });
  });
});

describe('the order before a return of Shopify’s', () => {
  const paidLeft = parseMoney('40.00', usd);
  const refund = (id: bigint, amount: string, quantity: number, index = 0): ShopifyRefund => ({
    shopifyId: shopifyId(id),
    at,
    amount: parseMoney(amount, usd),
    lines: [{ lineShopifyId: lineId(index), quantity, sent: true, cameBack: true }],
  });
  const own = (id: bigint, amount: string) => ({
    ...{ id: shopifyId(id), at, amount: parseMoney(amount, usd), transactions: [] },
  });
  const order = (currentQuantity: number, refunds: readonly ShopifyRefund[]) => ({
    ...sampleReturnable([
      { net: '90.00', quantity: 3, currentQuantity },
      { net: '10.00', quantity: 2, currentQuantity: 1 },
    ]),
    ...{ paidLeft, refunds },
  });
  const withoutIt = (...given: Parameters<typeof orderBefore>) => {
    const made = orderBefore(...given);
    return {
      left: moneyAmount(made.paidLeft),
      refunds: made.refunds.map((one) => one.shopifyId),
      units: made.lines.map((one) => one.currentQuantity),
    };
  };

  it('has none of the refunds that were made for it, and their units and money again', () => {
    const lines = [line(0, { quantity: 2, processedQuantity: 2 })];
    const refunds = [own(1n, '30.00'), own(2n, '20.00')];
    const shown = order(0, [refund(1n, '30.00', 1), refund(2n, '20.00', 1), refund(9n, '5.00', 1)]);
    expect(withoutIt(shown, native({ lines, refunds }))).toEqual({
      ...{ left: '90.00', refunds: [shopifyId(9n)], units: [2, 1] },
    });
  });

  it('is as it is while it does not show them', () => {
    const lines = [line(0, { processedQuantity: 1 })];
    const made = { left: '40.00', refunds: [], units: [2, 1] };
    expect(withoutIt(order(2, []), native({ lines, refunds: [own(1n, '30.00')] }))).toEqual(made);
    // The first of two is seen: its units and its money count, whatever was processed since.
    const two = [line(0, { quantity: 2, processedQuantity: 2 }), line(1, { processedQuantity: 1 })];
    const refunds = [own(1n, '30.00'), own(2n, '20.00')];
    expect(withoutIt(order(1, [refund(1n, '30.00', 1)]), native({ lines: two, refunds }))).toEqual({
      ...{ left: '70.00', refunds: [], units: [2, 1] },
    });
  });

  it('has what was processed without money again, and never more than was sold', () => {
    const lines = [line(0, { processedQuantity: 1 })];
    expect(withoutIt(order(2, []), native({ lines }))).toEqual({ left: '40.00', refunds: [], units: [3, 1] });
    expect(withoutIt(order(3, []), native({ lines })).units).toEqual([3, 1]);
    expect(withoutIt(order(2, []), native({})).units).toEqual([2, 1]);
  });
});
