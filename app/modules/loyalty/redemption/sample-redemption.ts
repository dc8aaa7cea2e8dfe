import { currencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import { NO_POINTS, points } from '#app/kernel/points.ts';
import { rational, ZERO } from '#app/kernel/rational.ts';
import type { StoredAccount } from '../ledger/account-change.ts';
import type { AccountState } from '../ledger/lots.ts';
import { at, sampleEarningOrder } from '../ledger/sample-account.ts';
import type { EarningOrder, UsedCode } from '../ports.ts';
import type { Reward } from '../rewards/rewards.ts';
import type { Redemption } from './redemption.ts';

/* Redemptions for tests: numbers in, the module's types out. */

export const fiveOff: Reward = {
  id: 'five-off',
  name: 'five off',
  kind: 'amount-off',
  points: 100,
  valueMinor: 500,
  multiples: true,
  minPoints: null,
  maxPoints: null,
  minSubtotalMinor: 0,
  capPercent: null,
  collections: [],
  combines: null,
};

/** A hold of the given points for five off per hundred. */
export function sampleHold(wanted: number, change: Partial<Redemption> = {}): Redemption {
  return {
    id: 1n,
    customerId: 1n,
    code: 'LOY-1',
    state: 'held',
    points: points(BigInt(wanted)),
    reward: fiveOff,
    unusedPart: 'returned',
    currency: 'USD',
    place: 'cart',
    heldAt: at('2026-03-01T15:00:00Z'),
    endsAt: at('2026-03-01T16:00:00Z'),
    reason: null,
    discountId: null,
    askedAt: null,
    orderId: null,
    used: NO_POINTS,
    restored: NO_POINTS,
    owed: NO_POINTS,
    late: false,
    parts: [],
    ...change,
  };
}

/** A code that took so many cents off, of which so many went with what came back. */
export function sampleCode(cents: number, goneCents = 0, code = 'LOY-1'): UsedCode {
  return {
    code,
    used: money(BigInt(cents), currencyCode('USD')),
    slack: 0n,
    gone: cents === 0 ? ZERO : rational(BigInt(goneCents), BigInt(cents)),
  };
}

/** An order that used these codes. */
export const orderWith = (codes: readonly UsedCode[], change: Partial<EarningOrder> = {}): EarningOrder =>
  sampleEarningOrder(4000, 4000, { codes, ...change });

export function accountWith(state: AccountState, entries = 0): StoredAccount {
  const held = state.lots.reduce((sum, lot) => sum + lot.remaining, 0n) - state.account.debt;
  return { customerId: 1n, entries, posted: points(held), state, lotOrders: new Map() };
}
