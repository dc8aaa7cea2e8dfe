import { describe, expect, it } from 'vitest';
import { parseInstant, zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { parseMoney } from '#app/kernel/money.ts';
import { lineId, parcelId, sampleAsked, samplePolicy, sampleReturnable } from '../sample-returns.ts';
import { chooseUnits } from './choose-units.ts';
import { returnabilityOf } from './returnability.ts';
import type { HeldUnit } from './units-left.ts';

const unwanted = (quantity = 1, line = 0) => ({ lineShopifyId: lineId(line), quantity, reason: 'unwanted' });
const wordOf = (answer: ReturnType<typeof chooseUnits>) => ('refused' in answer ? answer.refused : 'ok');
const ordinalsOf = (answer: ReturnType<typeof chooseUnits>) =>
  'refused' in answer ? [] : answer.map(({ units }) => units.map((unit) => unit.ordinal));
const held = (ordinal: number, change: Partial<HeldUnit> = {}): HeldUnit => ({
  lineShopifyId: lineId(0),
  ordinal,
  fulfillmentShopifyId: parcelId(0),
  standing: 'waiting',
  ...change,
});
const use = (units: HeldUnit[], native = 0) => ({
  held: units,
  ourRefunds: new Set([shopifyId(900n)]),
  native: native === 0 ? [] : [{ lineShopifyId: lineId(0), quantity: native }],
});
const refund = (id: bigint, quantity: number, change = {}) => ({
  shopifyId: shopifyId(id),
  at: parseInstant('2026-03-05T15:00:00Z'),
  amount: parseMoney('30.00', currencyCode('USD')),
  lines: [{ lineShopifyId: lineId(0), quantity, sent: true, cameBack: true, ...change }],
});

describe('the units that are taken', () => {
  it('are the lowest ordinals that nobody holds', () => {
    const order = sampleReturnable([{ net: '90.00', quantity: 4 }]);
    const asked = sampleAsked(order, undefined, { use: use([held(1), held(3)]) });
    expect(ordinalsOf(chooseUnits(asked, [unwanted(2)]))).toEqual([[2, 4]]);
    expect(wordOf(chooseUnits(asked, [unwanted(3)]))).toBe('already-returned');
  });

  it('of two entries for one line are different ones', () => {
    const asked = sampleAsked(sampleReturnable([{ net: '90.00', quantity: 3 }]));
    expect(ordinalsOf(chooseUnits(asked, [unwanted(2), { ...unwanted(1), reason: 'defective' }]))).toEqual([
      [1, 2],
      [3],
    ]);
    expect(wordOf(chooseUnits(asked, [unwanted(2), unwanted(2)]))).toBe('already-returned');
  });

  it('come from the parcel that closes first, so that the others stay open', () => {
    const parcels = [
      { units: 1, deliveredAt: '2026-03-05T15:00:00Z' },
      { units: 1, deliveredAt: '2026-03-01T15:00:00Z' },
    ];
    const asked = sampleAsked(sampleReturnable([{ net: '60.00', quantity: 2, parcels }]));
    const parcelsOf = (quantity: number) => {
      const chosen = chooseUnits(asked, [unwanted(quantity)]);
      if ('refused' in chosen) throw new Error(chosen.refused);
      return chosen.map(({ units, lastDay }) => [
        units.map((unit) => unit.fulfillmentShopifyId),
        lastDay.toString(),
      ]);
    };
    expect(parcelsOf(1)).toEqual([[[parcelId(1)], '2026-03-31']]);
    expect(parcelsOf(2)).toEqual([[[parcelId(1), parcelId(0)], '2026-03-31']]);
  });

  it('leave out what staff refunded, removed or hold in a return of their own', () => {
    const three = (change = {}) => sampleReturnable([{ net: '90.00', quantity: 3, ...change }]);
    const refunded = { ...three({ currentQuantity: 2 }), refunds: [refund(1n, 1)] };
    expect(ordinalsOf(chooseUnits(sampleAsked(refunded), [unwanted(2)]))).toEqual([[2, 3]]);
    expect(wordOf(chooseUnits(sampleAsked(refunded), [unwanted(3)]))).toBe('already-returned');
    const removed = three({ currentQuantity: 2, parcels: [{ units: 2 }] });
    expect(ordinalsOf(chooseUnits(sampleAsked(removed), [unwanted(2)]))).toEqual([[2, 3]]);
    const native = sampleAsked(three(), undefined, { use: use([], 2) });
    expect(ordinalsOf(chooseUnits(native, [unwanted()]))).toEqual([[3]]);
    expect(wordOf(chooseUnits(native, [unwanted(2)]))).toBe('already-returned');
  });

  it('count a refund of our own once, also while it is not known as ours', () => {
    const order = { ...sampleReturnable([{ net: '60.00', quantity: 2, currentQuantity: 1 }]) };
    const known = { ...order, refunds: [refund(900n, 1)] };
    const processed = use([held(1, { standing: 'processed' })]);
    expect(ordinalsOf(chooseUnits(sampleAsked(known, undefined, { use: processed }), [unwanted()]))).toEqual([
      [2],
    ]);
    const unknown = use([held(1, { standing: 'unknown' })]);
    const other = { ...order, refunds: [refund(901n, 1)] };
    expect(ordinalsOf(chooseUnits(sampleAsked(other, undefined, { use: unknown }), [unwanted()]))).toEqual([
      [2],
    ]);
  });
});

describe('what cannot come back', () => {
  const asked = sampleAsked(sampleReturnable([{ net: '30.00', quantity: 2, parcels: [{ units: 1 }] }]));

  it('is refused with its word', () => {
    expect(chooseUnits(asked, [{ ...unwanted(), lineShopifyId: lineId(5) }])).toEqual({
      ...{ refused: 'unknown-line', values: { line: '16' } },
    });
    expect(chooseUnits(asked, [{ ...unwanted(), reason: 'bored' }])).toEqual({
      ...{ refused: 'unknown-reason', values: { line: '11', reason: 'bored' } },
    });
    expect(chooseUnits(asked, [unwanted(3)])).toEqual({ refused: 'bad-input', values: { line: '11' } });
    expect(chooseUnits(asked, [unwanted(2)])).toEqual({
      refused: 'not-returnable',
      values: { line: '11', cause: 'not-sent' },
    });
    // One was sent and is taken, the other never left.
    const taken = { ...asked, use: use([held(1)]) };
    expect(chooseUnits(taken, [unwanted(1)])).toEqual({
      refused: 'already-returned',
      values: { line: '11', left: '0' },
    });
    expect(chooseUnits({ ...taken, use: use([]) }, [unwanted(1), unwanted(1)])).toMatchObject({
      refused: 'already-returned',
    });
    const gift = sampleAsked(sampleReturnable([{ net: '30.00', merchandise: false }]));
    expect(chooseUnits(gift, [unwanted()])).toMatchObject({
      refused: 'not-returnable',
      values: { cause: 'not-goods' },
    });
    const cancelled = sampleAsked(sampleReturnable([{ net: '30.00' }], { standing: 'cancelled' }));
    expect(wordOf(chooseUnits(cancelled, [unwanted()]))).toBe('not-returnable');
  });

  it.each([0, -1, 1e9, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is bad input in a quantity of %s',
    (quantity) => {
      expect(wordOf(chooseUnits(asked, [unwanted(quantity)]))).toBe('bad-input');
    },
  );

  it('on final sale comes back for the reasons that override it only', () => {
    const order = sampleReturnable([{ net: '30.00', tags: ['Sale'] }]);
    const policy = samplePolicy({ finalSale: { tags: ['sale'], overriddenBy: ['defective'] } });
    const sale = sampleAsked(order, policy);
    expect(chooseUnits(sale, [unwanted()])).toMatchObject({
      refused: 'final-sale',
      values: { reasons: 'defective' },
    });
    expect(wordOf(chooseUnits(sale, [{ ...unwanted(), reason: 'defective' }]))).toBe('ok');
    const overriddenBy = ['damaged', 'defective'];
    const two = sampleAsked(order, samplePolicy({ finalSale: { tags: ['sale'], overriddenBy } }));
    expect(chooseUnits(two, [unwanted()])).toMatchObject({ values: { reasons: 'defective damaged' } });
    const [line] = order.lines;
    if (line === undefined) throw new Error('The order has a line');
    expect(returnabilityOf(sale, line)).toMatchObject({ quantity: 1, refused: { code: 'final-sale' } });
    const strict = sampleAsked(order, samplePolicy({ finalSale: { tags: ['sale'] } }));
    expect(returnabilityOf(strict, line)).toMatchObject({ quantity: 0, refused: { code: 'final-sale' } });
  });
});

describe('a line that is chosen', () => {
  const order = sampleReturnable([{ net: '60.00', quantity: 2 }, { net: '10.00' }]);

  it('has the reason, the words and the terms with which it was asked for', () => {
    const wanted = [
      { ...unwanted(), reason: 'defective', note: 'torn' },
      { ...unwanted(1, 1), note: undefined },
    ];
    const chosen = chooseUnits(sampleAsked(order), wanted);
    if ('refused' in chosen) throw new Error(chosen.refused);
    expect(chosen.map(({ line, reason, note }) => [line.shopifyId, reason.id, note])).toEqual([
      [lineId(0), 'defective', 'torn'],
      [lineId(1), 'unwanted', ''],
    ]);
    expect(chosen[0]?.terms.window).toMatchObject({ days: 30, from: 'delivered' });
  });

  it('is refused whole when one of the others is', () => {
    expect(wordOf(chooseUnits(sampleAsked(order), [unwanted(2), unwanted(1, 9)]))).toBe('unknown-line');
    expect(chooseUnits(sampleAsked(order), [])).toEqual([]);
  });

  it('is too late with the last of its windows, and while fewer units are open than are asked for', () => {
    const parcels = [
      { units: 1, deliveredAt: '2026-03-05T15:00:00Z' },
      { units: 1, deliveredAt: '2026-03-01T15:00:00Z' },
    ];
    const two = sampleReturnable([{ net: '60.00', quantity: 2, parcels }]);
    const on = (now: string) => sampleAsked(two, undefined, { now: parseInstant(now) });
    const late = { refused: 'window-closed', values: { line: '11', until: '2026-04-04' } };
    expect(chooseUnits(on('2026-04-02T15:00:00Z'), [unwanted(2)])).toEqual(late);
    expect(wordOf(chooseUnits(on('2026-04-02T15:00:00Z'), [unwanted(1)]))).toBe('ok');
    expect(chooseUnits(on('2026-04-05T15:00:00Z'), [unwanted(1)])).toEqual(late);
  });
});

describe('the window', () => {
  const order = (deliveredAt: string | null) =>
    sampleReturnable([{ net: '30.00', parcels: [{ units: 1, deliveredAt }] }]);
  const at = (
    iso: string,
    days: number,
    place: string,
    deliveredAt: string | null = '2026-03-01T15:00:00Z',
    window = {},
  ) =>
    wordOf(
      chooseUnits(
        sampleAsked(order(deliveredAt), samplePolicy({ window: { days, ...window } }), {
          now: parseInstant(iso),
          zone: zone(place),
        }),
        [unwanted()],
      ),
    );

  it('ends with the end of the last local day, whatever the clocks do', () => {
    // New York springs forward on 8 March
    expect(at('2026-03-09T03:59:59.999Z', 7, 'America/New_York')).toBe('ok');
    expect(at('2026-03-09T04:00:00Z', 7, 'America/New_York')).toBe('window-closed');
    // Berlin falls back on 25 October: that day has 25 hours
    expect(at('2026-10-25T22:59:59Z', 7, 'Europe/Berlin', '2026-10-18T10:00:00Z')).toBe('ok');
    expect(at('2026-10-25T23:00:00Z', 7, 'Europe/Berlin', '2026-10-18T10:00:00Z')).toBe('window-closed');
  });

  it('of no days is the day of arrival itself', () => {
    expect(at('2026-03-02T04:59:59Z', 0, 'America/New_York')).toBe('ok');
    expect(at('2026-03-02T05:00:00Z', 0, 'America/New_York')).toBe('window-closed');
  });

  it('counts from the fulfilment and the days on the way while no delivery is known', () => {
    const window = { transitDays: 3 };
    // sent on 26 February, there by 1 March
    expect(at('2026-03-08T12:00:00Z', 7, 'America/New_York', null, window)).toBe('ok');
    expect(at('2026-03-09T12:00:00Z', 7, 'America/New_York', null, window)).toBe('window-closed');
  });

  it('counts from what the policy says', () => {
    expect(at('2026-03-05T12:00:00Z', 7, 'America/New_York', undefined, { from: 'fulfilled' })).toBe('ok');
    expect(at('2026-03-06T12:00:00Z', 7, 'America/New_York', undefined, { from: 'fulfilled' })).toBe(
      'window-closed',
    );
    expect(at('2026-03-05T12:00:00Z', 7, 'America/New_York', undefined, { from: 'ordered' })).toBe(
      'window-closed',
    );
  });
});
