import { describe, expect, it } from 'vitest';
import { compareInstants } from '#app/kernel/calendar.ts';
import { lotId } from '#app/kernel/ids.ts';
import { NO_POINTS, points } from '#app/kernel/points.ts';
import { draftOf, withDue, withEntry } from '../ledger/account-change.ts';
import { applyDue, balanceOf } from '../ledger/due.ts';
import type { AccountState } from '../ledger/lots.ts';
import { planSettlement } from '../ledger/plan-settlement.ts';
import { at, newYork, sampleProgram, sampleState } from '../ledger/sample-account.ts';
import { applySettlement, type OrderAccount } from '../ledger/settlement.ts';
import type { EarningOrder } from '../ports.ts';
import { decideHold } from '../redemption/hold.ts';
import { isUnsettled, planRedemption } from '../redemption/plan-redemptions.ts';
import type { Redemption } from '../redemption/redemption.ts';
import { accountWith, orderWith, sampleCode, sampleHold } from '../redemption/sample-redemption.ts';
import { retimed } from './retime.ts';

/*
 * One order that used a code for 200 points (10.00) and came back in part, told in every order: unpaid, paid, a return
 * asked for and closed again, one unit refunded, money alone, the rest refunded or everything cancelled. Each delivery
 * finds Shopify's newest known state, as the mirror keeps it.
 */

interface World {
  readonly state: AccountState;
  readonly redemption: Redemption;
  readonly soFar: OrderAccount;
  readonly order: EarningOrder | null;
  /** By the number of the return's event that was heard last. */
  readonly returnHeard: number;
  readonly entries: readonly string[];
}

type Event = { readonly order: EarningOrder } | { readonly return: number; readonly open: boolean };

const now = at('2026-03-20T12:00:00Z');
const rules = { zone: newYork, expiry: null };
const program = sampleProgram();
const newLot = lotId(50n);

const told = (day: number, net: number, goneCents: number, change: Partial<EarningOrder> = {}): Event => {
  const updatedAt = at(`2026-03-0${day}T12:00:00Z`);
  const [line] = orderWith([]).lines;
  if (line === undefined) throw new Error('A sample order has a line');
  const goneUnits = goneCents / 250;
  const lines = [{ ...line, units: 4, goneUnits, net: { ...line.net, minor: BigInt(net) } }];
  return { order: orderWith([sampleCode(1000, goneCents)], { updatedAt, lines, ...change }) };
};
const kept = { num: 9n, den: 10n };

/** 4 units of 50.00 less 10.00; one comes back, then a tenth of the money, then another unit. */
const events: readonly Event[] = [
  told(1, 19_000, 0, { paidAt: null, standing: 'unpaid' }),
  told(2, 19_000, 0),
  { return: 1, open: true },
  told(4, 14_250, 250),
  { return: 2, open: false },
  told(6, 14_250, 250, { share: kept }),
  told(7, 9_500, 500, { share: kept }),
];
const cancelled = told(8, 9_500, 500, { share: kept, standing: 'cancelled' });

function begin(): World {
  const state = sampleState([
    { id: 1, remaining: 150, expires: '2026-06-01T04:00:00Z' },
    { id: 2, remaining: 100 },
  ]);
  const held = decideHold(state, points(200n));
  if (held.kind === 'refused') throw new Error('There are enough');
  return {
    state: held.state,
    redemption: sampleHold(200, { parts: held.parts }),
    soFar: { granted: NO_POINTS, clawed: NO_POINTS },
    order: null,
    returnHeard: 0,
    entries: [],
  };
}

function settle(world: World, order: EarningOrder): World {
  const due = applyDue(world.state, now, rules);
  const before = withDue(draftOf(accountWith(world.state)), due, newYork);
  const at = { orderId: 1n, order, now, rules };
  const unsettled = isUnsettled(world.redemption, 1n, order);
  const redeemed = unsettled
    ? planRedemption(before, world.redemption, at)
    : { draft: before, redemption: world.redemption };
  const question = { order, terms: { program, traits: new Map() }, soFar: world.soFar, now, zone: newYork };
  const plan = planSettlement({ ...question, state: redeemed.draft.state, expiryNow: null });
  const id = lotId(newLot + BigInt(world.entries.length));
  const state = applySettlement(plan.due.state, plan.decision, order.shopifyId, id);
  const written =
    plan.entry === null ? redeemed.draft : withEntry(redeemed.draft, plan.entry, state, { orderId: 1n });
  const { granted, clawed } = world.soFar;
  const change = plan.entry?.points ?? NO_POINTS;
  return {
    ...world,
    order,
    state,
    redemption: redeemed.redemption,
    soFar:
      change > 0n
        ? { granted: points(granted + change), clawed }
        : { granted, clawed: points(clawed - change) },
    entries: [...world.entries, ...written.lines.map(({ entry }) => entry.sourceKey)],
  };
}

function hear(world: World, event: Event): World {
  if ('order' in event) {
    const newer =
      world.order === null || compareInstants(event.order.updatedAt, world.order.updatedAt) > 0
        ? event.order
        : world.order;
    return retime(settle(world, newer));
  }
  return retime({ ...world, returnHeard: Math.max(world.returnHeard, event.return) });
}

function retime(world: World): World {
  if (world.order === null) return world;
  const open = world.returnHeard === 1;
  return { ...world, state: retimed(world.state, world.order.shopifyId, open, now, rules) };
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

/** What is left in which lots, those of the order as one, and what is owed. */
function endOf({ state, redemption, soFar, entries }: World): unknown {
  const own = state.lots.filter(({ id }) => id >= newLot);
  expect(new Set(entries).size).toBe(entries.length);
  return {
    ...{
      lots: state.lots
        .filter(({ id }) => id < newLot)
        .map(({ remaining, reserved }) => [remaining, reserved]),
    },
    ...{
      order: own.reduce((sum, { remaining }) => sum + remaining, 0n),
      given: soFar.granted - soFar.clawed,
    },
    ...{ debt: state.account.debt, used: redemption.used, restored: redemption.restored },
    balance: balanceOf(state),
    waits: own.some((lot) => lot.remaining > 0n && lot.availableAt === null),
  };
}

const reached = (told: readonly Event[]): string =>
  JSON.stringify(endOf(told.reduce(hear, begin())), (_, value) =>
    typeof value === 'bigint' ? Number(value) : value,
  );

describe('what is told of an order that used a code and was returned in part', () => {
  it('leads to one state in every order, all 5,040 of them', () => {
    const ends = new Set(permutations(events).map(reached));
    // Half of the code's 200 points are back, so 250 − 200 + 100 are there; 95.00 less a tenth earn 85.
    const end = {
      ...{
        lots: [
          [50, 0],
          [100, 0],
        ],
        order: 85,
        given: 85,
        debt: 0,
        used: 200,
        restored: 100,
      },
      ...{ balance: { available: 150, pending: 85, held: 0, debt: 0 }, waits: false },
    };
    expect([...ends].map((one) => JSON.parse(one))).toEqual([end]);
  });

  it('leads to the points as they were once it is cancelled, in every order and with every event told twice', () => {
    const some = [events[0], events[1], events[2], events[4], events[6], cancelled].flatMap(
      (one) => one ?? [],
    );
    const ends = new Set(permutations(some).flatMap((all) => [reached(all), reached([...all, ...all])]));
    const end = {
      ...{
        lots: [
          [150, 0],
          [100, 0],
        ],
        order: 0,
        given: 0,
        debt: 0,
        used: 200,
        restored: 200,
      },
      ...{ balance: { available: 250, pending: 0, held: 0, debt: 0 }, waits: false },
    };
    expect([...ends].map((one) => JSON.parse(one))).toEqual([end]);
  });
});
