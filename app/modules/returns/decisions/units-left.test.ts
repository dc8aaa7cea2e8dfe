import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { noMoney } from '#app/kernel/money.ts';
import type { OrderedLine, ShopifyRefund } from '../ports.ts';
import { lineId, parcelId, type SampleLine, sampleReturnable } from '../sample-returns.ts';
import { type HeldUnit, type OrderUse, removedUnits, unitsLeft } from './units-left.ts';

const ours = shopifyId(900n);

/** A line of three units that went out in two parcels: two and one. */
const lineOf = (change: Partial<SampleLine> = {}): OrderedLine => {
  const parcels = [{ units: 2 }, { units: 1 }];
  const [line] = sampleReturnable([{ net: '90.00', quantity: 3, parcels, ...change }]).lines;
  if (line === undefined) throw new Error('The order has a line');
  return line;
};
const refund = (
  quantity: number,
  { by = shopifyId(1n), ...change }: Partial<ShopifyRefund['lines'][number]> & { by?: bigint } = {},
): ShopifyRefund => ({
  shopifyId: shopifyId(by),
  at: parseInstant('2026-03-05T15:00:00Z'),
  amount: noMoney(currencyCode('USD')),
  lines: [{ lineShopifyId: lineId(0), quantity, sent: true, cameBack: true, ...change }],
});
const held = (ordinal: number, standing: HeldUnit['standing'] = 'waiting', parcel = 0, line = 0) => ({
  ...{ lineShopifyId: lineId(line), ordinal, fulfillmentShopifyId: parcelId(parcel), standing },
});
const use = (units: readonly HeldUnit[] = [], native: OrderUse['native'] = []): OrderUse => ({
  held: units,
  ourRefunds: new Set([ours]),
  native,
});
const seen = (line: OrderedLine, refunds: readonly ShopifyRefund[] = [], used: OrderUse = use()) => {
  const { parcels, ...left } = unitsLeft(line, refunds, used);
  return { ...left, parcels: parcels.map(({ units }) => units) };
};

describe('what of a line can still come back', () => {
  it('is all that was sent of it', () => {
    expect(seen(lineOf())).toEqual({ ordinals: [1, 2, 3], parcels: [2, 1], free: 3, taken: 0 });
    expect(seen(lineOf({ parcels: [{ units: 1 }] }))).toEqual({
      ...{ ordinals: [1, 2, 3], parcels: [1], free: 1, taken: 0 },
    });
    expect(seen(lineOf({ parcels: [] }))).toMatchObject({ parcels: [], free: 0, taken: 0 });
  });

  it('is not what our returns hold, each unit with its ordinal and its parcel', () => {
    const used = use([held(2, 'waiting', 1), held(1, 'waiting', 0, 1)]);
    expect(seen(lineOf(), [], used)).toEqual({ ordinals: [1, 3], parcels: [2, 0], free: 2, taken: 1 });
    // More than the parcel is known to have held.
    const both = use([held(1, 'waiting', 1), held(2, 'waiting', 1)]);
    expect(seen(lineOf(), [], both)).toEqual({ ordinals: [3], parcels: [2, 0], free: 1, taken: 2 });
  });

  it('is not what staff refunded: the lowest ordinals, out of the oldest parcels', () => {
    expect(seen(lineOf({ currentQuantity: 2 }), [refund(1)])).toEqual({
      ...{ ordinals: [2, 3], parcels: [1, 1], free: 2, taken: 1 },
    });
    expect(seen(lineOf({ currentQuantity: 0 }), [refund(2), refund(1)])).toEqual({
      ...{ ordinals: [], parcels: [0, 0], free: 0, taken: 3 },
    });
    expect(seen(lineOf({ currentQuantity: 2 }), [refund(1)], use([held(1)]))).toEqual({
      ...{ ordinals: [3], parcels: [0, 1], free: 1, taken: 2 },
    });
    expect(seen(lineOf(), [refund(3, { lineShopifyId: lineId(1) })])).toMatchObject({ free: 3, taken: 0 });
  });

  it('is all of the parcels where what was refunded never left', () => {
    const line = lineOf({ currentQuantity: 2, parcels: [{ units: 2 }] });
    expect(seen(line, [refund(1, { sent: false, cameBack: false })])).toEqual({
      ...{ ordinals: [2, 3], parcels: [2], free: 2, taken: 1 },
    });
  });

  it('is not what stands in a return of Shopify’s own', () => {
    const there = (line: number, quantity: number) => [{ lineShopifyId: lineId(line), quantity }];
    expect(seen(lineOf(), [], use([], there(0, 2)))).toEqual({
      ...{ ordinals: [3], parcels: [0, 1], free: 1, taken: 2 },
    });
    expect(seen(lineOf(), [], use([], there(1, 2)))).toMatchObject({ free: 3, taken: 0 });
  });

  it('counts a unit once whose payment is under way, whether its refund shows or not', () => {
    const unknown = use([held(1, 'unknown')]);
    const once = { ordinals: [2, 3], parcels: [1, 1], free: 2, taken: 1 };
    expect(seen(lineOf(), [], unknown)).toEqual(once);
    expect(seen(lineOf({ currentQuantity: 2 }), [refund(1)], unknown)).toEqual(once);
    // Two refunds cannot both be the one that is on its way.
    expect(seen(lineOf({ currentQuantity: 1 }), [refund(1), refund(1, { by: 2n })], unknown)).toEqual({
      ...{ ordinals: [3], parcels: [0, 1], free: 1, taken: 2 },
    });
    // One that waits has not been paid, so that a refund is somebody else's.
    expect(seen(lineOf({ currentQuantity: 2 }), [refund(1)], use([held(1)]))).toMatchObject({ taken: 2 });
  });

  it('is never less than nothing, however much is said to be gone', () => {
    const used = use([held(1), held(2)], [{ lineShopifyId: lineId(0), quantity: 2 }]);
    expect(seen(lineOf({ currentQuantity: 0 }), [refund(5)], used)).toEqual({
      ...{ ordinals: [], parcels: [0, 0], free: 0, taken: 3 },
    });
  });
});

describe('what an edit took off a line', () => {
  const removed = (
    currentQuantity: number,
    refunds: readonly ShopifyRefund[] = [],
    units: readonly HeldUnit[] = [],
    native: OrderUse['native'] = [],
  ) => removedUnits(lineOf({ currentQuantity }), refunds, use(units, native));

  it('is what neither a refund nor a return accounts for', () => {
    expect(removed(3)).toBe(0);
    expect(removed(1)).toBe(2);
    expect(removed(1, [refund(1)])).toBe(1);
    expect(removed(1, [refund(1, { by: 900n })], [held(1, 'processed')])).toBe(1);
    expect(removed(1, [], [], [{ lineShopifyId: lineId(0), quantity: 1 }])).toBe(1);
    expect(removed(1, [refund(1, { lineShopifyId: lineId(1) })])).toBe(2);
  });

  it('is not what was processed without money', () => {
    expect(removed(2, [], [held(1, 'processed')])).toBe(0);
    expect(removed(1, [], [held(1, 'processed')])).toBe(1);
    // Somebody else's refund is not the one of a unit of ours.
    expect(removed(1, [refund(1)], [held(1, 'processed')])).toBe(0);
    expect(removed(2, [], [held(1, 'waiting')])).toBe(1);
    expect(removed(2, [], [held(1, 'processed', 0, 1)])).toBe(1);
  });

  it('is nothing where less is missing than was given back', () => {
    expect(removed(3, [refund(2)])).toBe(0);
    expect(removed(3, [refund(2, { by: 900n })], [held(1, 'processed')])).toBe(0);
    // Two of ours were refunded, one of them is a unit that is not held any longer.
    expect(removed(0, [refund(2, { by: 900n })], [held(1, 'processed')])).toBe(1);
  });

  it('takes the lowest ordinals, and nothing out of parcels', () => {
    const line = lineOf({ currentQuantity: 2, parcels: [{ units: 2 }] });
    expect(seen(line)).toEqual({ ordinals: [2, 3], parcels: [2], free: 2, taken: 1 });
  });
});
