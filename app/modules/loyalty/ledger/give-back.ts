import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { LotId } from '#app/kernel/ids.ts';
import { addPoints, NO_POINTS, type Points } from '#app/kernel/points.ts';
import { type DueRules, endOfDayAfter, usableUntil } from './due.ts';
import type { Account, AccountState, Lot } from './lots.ts';

/** Days that points get which come back to a lot whose time is over, where the programme says nothing else. */
const usualGraceDays = 30;

/** End of the days of grace: the last usable day is the day on which the points come back and so many more. */
export function graceEnd(now: Instant, { expiry, zone }: DueRules): Instant {
  const days = expiry !== null && 'graceDays' in expiry ? expiry.graceDays : usualGraceDays;
  return endOfDayAfter(now, days, zone);
}

/** Points come back to the lot from which they were taken. `graced`: those of them whose time was over meanwhile. */
export function giveBack(
  state: AccountState,
  lotId: LotId,
  given: Points,
  now: Instant,
  rules: DueRules,
): { readonly state: AccountState; readonly graced: Points } {
  let graced = NO_POINTS;
  const lots = state.lots.map((lot) => {
    if (lot.id !== lotId) return lot;
    const over = isOver(lot, state.account, now, rules);
    if (over) graced = given;
    return withMore(lot, given, over, now, rules);
  });
  return { state: { ...state, lots }, graced };
}

function isOver(lot: Lot, account: Account, now: Instant, rules: DueRules): boolean {
  const end = usableUntil(lot, account, rules);
  return end !== null && compareInstants(end, now) <= 0;
}

/** Where silence makes points expire, those that come back have their own full time. */
function withMore(lot: Lot, given: Points, over: boolean, now: Instant, rules: DueRules): Lot {
  const remaining = addPoints(lot.remaining, given);
  return over
    ? { ...lot, remaining, availableAt: now, expiresAt: graceEnd(now, rules) }
    : { ...lot, remaining };
}
