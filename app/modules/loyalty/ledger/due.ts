import {
  addDays,
  compareInstants,
  endOfLocalDay,
  type Instant,
  laterOf,
  localDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import { minPoints, type Points, subtractPoints, sumPoints } from '#app/kernel/points.ts';
import type { Expiry } from '../earning/program.ts';
import { calendarLastDay } from './calendar-day.ts';
import { type Account, type AccountState, freePoints, type Lot, takeFromLot } from './lots.ts';

/** Something that time alone has done to an account, at its own business moment. */
export type DueStep =
  /** `points` became available; `repaid` of them went to what was owed. */
  | {
      readonly kind: 'matured';
      readonly lot: Lot;
      readonly at: Instant;
      readonly points: Points;
      readonly repaid: Points;
    }
  | {
      readonly kind: 'expired';
      readonly lot: Lot;
      readonly at: Instant;
      readonly points: Points;
      readonly cause: 'age' | 'inactivity';
    };

export interface DueResult {
  readonly state: AccountState;
  readonly steps: readonly DueStep[];
}

/**
 * How points expire now. Inactivity counts from the moment this rule came into force at the earliest: nobody loses
 * points for a silence that had no consequence when it was kept.
 */
export type ExpiryNow = Expiry | { readonly inactivityDays: number; readonly since: Instant };

/** What time depends on: the shop's zone and how points expire now. */
export interface DueRules {
  readonly zone: Zone;
  readonly expiry: ExpiryNow;
}

export interface Balance {
  readonly available: Points;
  readonly pending: Points;
  readonly held: Points;
  readonly debt: Points;
}

/**
 * Applies all that is due at `now`, moment by moment, so that one jump over a month ends where daily steps end.
 * Maturing points repay debt first; expiry takes what no hold keeps.
 */
export function applyDue(state: AccountState, now: Instant, rules: DueRules): DueResult {
  const steps: DueStep[] = [];
  let current = state;
  for (;;) {
    const next = soonest(current, rules);
    if (next === null || compareInstants(next.at, now) > 0) return { state: current, steps };
    const step = stepOf(next, current.account);
    steps.push(step);
    current = afterStep(current, step);
  }
}

/** The next moment at which something falls due; null: nothing will by itself. */
export function nextDue(state: AccountState, rules: DueRules): Instant | null {
  return soonest(state, rules)?.at ?? null;
}

/** The balance as it is at `now`, whether or not a sweep has already written what was due. */
export function balanceAt(state: AccountState, now: Instant, rules: DueRules): Balance {
  return balanceOf(applyDue(state, now, rules).state);
}

/** The balance of a state to which everything due has been applied. */
export function balanceOf({ account, lots }: AccountState): Balance {
  const matured = lots.filter((lot) => lot.matured);
  return {
    available: sumPoints(matured.map(freePoints)),
    pending: sumPoints(lots.filter((lot) => !lot.matured).map((lot) => lot.remaining)),
    held: sumPoints(lots.map((lot) => lot.reserved)),
    debt: account.debt,
  };
}

/** First moment at which points available since `availableAt` can no longer be used; null: never by age. */
export function expiryOf(availableAt: Instant, rules: DueRules): Instant | null {
  const { expiry, zone } = rules;
  if (expiry === null || 'inactivityDays' in expiry) return null;
  if ('days' in expiry) return endOfDayAfter(availableAt, expiry.days, zone);
  return endOfLocalDay(calendarLastDay(localDate(availableAt, zone), expiry.calendar), zone);
}

/** When a lot goes because its owner did nothing. Points that came available later have their own full time. */
export function inactivityEnd(lot: Lot, account: Account, rules: DueRules): Instant | null {
  if (rules.expiry === null || !('inactivityDays' in rules.expiry) || lot.availableAt === null) return null;
  const { inactivityDays } = rules.expiry;
  const since = 'since' in rules.expiry ? rules.expiry.since : null;
  const last = account.lastActivityAt ?? lot.availableAt;
  const end = endOfDayAfter(since === null ? last : laterOf(last, since), inactivityDays, rules.zone);
  if (compareInstants(lot.availableAt, end) < 0) return end;
  return endOfDayAfter(lot.availableAt, inactivityDays, rules.zone);
}

/** Last day on which the lot can be used, exclusive end; null: it does not expire as things stand. */
export function usableUntil(lot: Lot, account: Account, rules: DueRules): Instant | null {
  return endOf(lot, account, rules)?.at ?? null;
}

interface Due {
  readonly lot: Lot;
  readonly at: Instant;
  readonly what: 'maturity' | 'age' | 'inactivity';
}

function soonest({ account, lots }: AccountState, rules: DueRules): Due | null {
  let first: Due | null = null;
  for (const lot of lots) {
    const due = dueOf(lot, account, rules);
    if (due !== null && (first === null || compareDue(due, first) < 0)) first = due;
  }
  return first;
}

function dueOf(lot: Lot, account: Account, rules: DueRules): Due | null {
  if (!lot.matured) return lot.availableAt === null ? null : { lot, at: lot.availableAt, what: 'maturity' };
  return freePoints(lot) > 0n ? endOf(lot, account, rules) : null;
}

function endOf(lot: Lot, account: Account, rules: DueRules): Due | null {
  const inactive = inactivityEnd(lot, account, rules);
  if (lot.expiresAt !== null && (inactive === null || compareInstants(lot.expiresAt, inactive) <= 0)) {
    return { lot, at: lot.expiresAt, what: 'age' };
  }
  return inactive === null ? null : { lot, at: inactive, what: 'inactivity' };
}

/** At one moment what ends goes before what begins, then the older lot first. */
function compareDue(a: Due, b: Due): number {
  const byTime = compareInstants(a.at, b.at);
  if (byTime !== 0) return byTime;
  const byKind = Number(a.what === 'maturity') - Number(b.what === 'maturity');
  return byKind !== 0 ? byKind : a.lot.id < b.lot.id ? -1 : 1;
}

function stepOf({ lot, at, what }: Due, account: Account): DueStep {
  const free = freePoints(lot);
  if (what !== 'maturity') return { kind: 'expired', lot, at, points: free, cause: what };
  return { kind: 'matured', lot, at, points: free, repaid: minPoints(free, account.debt) };
}

function afterStep({ account, lots }: AccountState, step: DueStep): AccountState {
  if (step.kind === 'expired') return { account, lots: takeFromLot(lots, step.lot.id, step.points) };
  const rest = takeFromLot(lots, step.lot.id, step.repaid);
  return {
    account: { ...account, debt: subtractPoints(account.debt, step.repaid) },
    lots: rest.map((lot) => (lot.id === step.lot.id ? { ...lot, matured: true } : lot)),
  };
}

/** The first moment after the local day that many days on. */
export function endOfDayAfter(moment: Instant, days: number, zone: Zone): Instant {
  return endOfLocalDay(addDays(localDate(moment, zone), days), zone);
}
