import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareInstants, parseInstant } from '../../kernel/calendar.ts';
import { shopifyId } from '../../kernel/ids.ts';
import type { OrderSnapshot } from '../../modules/commerce/order.ts';
import { type SampleOrder, sampleOrder } from '../../modules/commerce/sample-order.ts';
import { entitled } from '../../modules/loyalty/earning/entitlement.ts';
import { balanceOf } from '../../modules/loyalty/ledger/due.ts';
import {
  givenFor,
  newLedger,
  type SampleLedger,
  settle,
  sumOfEntries,
  terms,
} from '../../modules/loyalty/ledger/sample-ledger.ts';
import { earningOrder } from './earning-order.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

/*
 * One order through all its states, told in any order, as often as anybody likes, with states left out. The
 * mirror keeps the newest state, the ledger is settled after each delivery.
 */

const now = parseInstant('2026-03-20T12:00:00Z');
const stamp = (index: number) => `2026-03-0${index + 2}T12:00:00Z`;

interface Story {
  readonly quantity: number;
  readonly price: number;
  readonly discount: number;
  readonly events: readonly Event[];
}
type Event = { readonly kind: 'return' | 'remove' | 'custom' | 'add' | 'cancel'; readonly cents: number };

const cents = (amount: number) => (amount / 100).toFixed(2);

/** The states that Shopify shows, one per event, from the unpaid order on. */
function statesOf({ quantity, price, discount, events }: Story): OrderSnapshot[] {
  const base: SampleOrder = { lines: [], updatedAt: '2026-03-01T15:00:00Z' };
  const line = (units: number, removed: number, refunded: number) => ({
    sku: 'A',
    price: cents(price),
    quantity: units,
    discount: cents(discount),
    current: Math.max(0, units - removed - refunded),
  });
  let [units, removed, refunded] = [quantity, 0, 0];
  let refunds: NonNullable<SampleOrder['refunds']> = [];
  let cancelledAt: string | undefined;
  const states: SampleOrder[] = [{ ...base, lines: [line(units, 0, 0)], paidAt: null }];
  states.push({ ...base, lines: [line(units, 0, 0)], updatedAt: '2026-03-01T15:00:01Z' });
  for (const [index, event] of events.entries()) {
    const left = units - removed - refunded;
    if (event.kind === 'add') units += 1;
    if (event.kind === 'remove' && left > 0) removed += 1;
    if (event.kind === 'return' && left > 0) {
      refunded += 1;
      refunds = [...refunds, { at: stamp(index), lines: { A: 1 }, amount: cents(event.cents) }];
    }
    if (event.kind === 'custom') refunds = [...refunds, { at: stamp(index), amount: cents(event.cents) }];
    if (event.kind === 'cancel') cancelledAt ??= stamp(index);
    states.push({
      ...base,
      lines: [line(units, removed, refunded)],
      refunds,
      updatedAt: stamp(index),
      ...(cancelledAt === undefined ? {} : { cancelledAt }),
    });
  }
  return states.map(sampleOrder);
}

/** What only ever lowers an order's worth. An edit may raise it: it can turn out to be what a refund was for. */
const lowering = ['return', 'custom', 'cancel'] as const;
const all = [...lowering, 'remove', 'add'] as const;
const event = (allowed: readonly Event['kind'][]) =>
  fc.record({ kind: fc.constantFrom(...allowed), cents: fc.integer({ min: 1, max: 4000 }) });
const story = (allowed: readonly Event['kind'][]) =>
  fc.record({
    quantity: fc.integer({ min: 1, max: 5 }),
    price: fc.integer({ min: 1000, max: 9999 }),
    discount: fc.integer({ min: 0, max: 1000 }),
    events: fc.array(event(allowed), { maxLength: 6 }),
  });

/** The deliveries of a story: a shuffle with repeats in which the last state is told at least once. */
const told = (allowed: readonly Event['kind'][]) =>
  story(allowed).chain((one) => {
    const states = statesOf(one);
    const index = fc.integer({ min: 0, max: states.length - 1 });
    return fc
      .array(index, { maxLength: 14 })
      .chain((some) => fc.shuffledSubarray([...some, states.length - 1], { minLength: some.length + 1 }))
      .map((order) => ({ states, deliveries: order.flatMap((i) => states[i] ?? []) }));
  });

function afterDeliveries(deliveries: readonly OrderSnapshot[]): SampleLedger {
  let ledger = newLedger();
  let mirror: OrderSnapshot | null = null;
  for (const delivery of deliveries) {
    if (mirror === null || compareInstants(delivery.updatedAt, mirror.updatedAt) > 0) mirror = delivery;
    ledger = settle(ledger, earningOrder(mirror), now);
  }
  return ledger;
}

const netOf = (ledger: SampleLedger) => givenFor(ledger, shopifyId(1001n));

describe('one order told in any order, repeated, with states missing', () => {
  it('ends with the same lots as when it was told once from the start', () => {
    fc.assert(
      fc.property(told(lowering), ({ states, deliveries }) => {
        const { state } = afterDeliveries(deliveries);
        const left = (lots: typeof state.lots) =>
          lots.filter((lot) => lot.remaining > 0n).map((lot) => [lot.remaining, lot.availableAt?.toString()]);
        const straight = afterDeliveries(states).state;
        expect(left(state.lots)).toEqual(left(straight.lots));
        expect(balanceOf(state)).toEqual(balanceOf(straight));
      }),
    );
  });

  it('has given exactly what it is worth, also when edits made it grow', () => {
    fc.assert(
      fc.property(told(all), ({ states, deliveries }) => {
        const ledger = afterDeliveries(deliveries);
        const final = states.at(-1);
        if (final === undefined) throw new Error('a story has states');
        expect(netOf(ledger)).toBe(entitled(earningOrder(final), terms).points);
        expect(sumOfEntries(ledger)).toBe(netOf(ledger));
        expect(balanceOf(ledger.state).debt).toBe(0n);
      }),
    );
  });

  it('writes nothing more when everything is told again', () => {
    fc.assert(
      fc.property(told(all), ({ states, deliveries }) => {
        const final = states.at(-1);
        if (final === undefined) throw new Error('a story has states');
        const once = afterDeliveries(deliveries);
        expect(settle(once, earningOrder(final), now).entries).toEqual(once.entries);
      }),
    );
  });

  it('is never worth more for being given back, nor less than nothing', () => {
    fc.assert(
      fc.property(story(lowering), (one) => {
        const worth = statesOf(one)
          .slice(1)
          .map((state) => entitled(earningOrder(state), terms).points);
        expect(worth.every((value, i) => value >= 0n && (i === 0 || value <= (worth[i - 1] ?? 0n)))).toBe(
          true,
        );
      }),
    );
  });

  it('is worth nothing once every unit is gone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 100, max: 9999 }), (quantity, price) => {
        const events = Array.from({ length: quantity }, () => ({ kind: 'return' as const, cents: 1 }));
        const final = statesOf({ quantity, price, discount: 7, events }).at(-1);
        if (final === undefined) throw new Error('a story has states');
        expect(entitled(earningOrder(final), terms).points).toBe(0n);
      }),
    );
  });
});
