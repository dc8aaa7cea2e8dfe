import { addDays, compareDates, type Instant, lastLocalDay, localDate } from '#app/kernel/calendar.ts';
import { sumPoints } from '#app/kernel/points.ts';
import type { StoredAccount } from '../ledger/account-change.ts';
import { applyDue, balanceOf, type DueRules, usableUntil } from '../ledger/due.ts';
import { freePoints } from '../ledger/lots.ts';
import type { Member, MembersFilter } from './door.ts';

/** Points that end within so many local days, today's included, are about to go. */
const soonDays = 30;

/** An account as a list shows it, with everything applied that is due. */
export function memberOf({ customerId, state }: StoredAccount, now: Instant, rules: DueRules): Member {
  const due = applyDue(state, now, rules).state;
  const ending = due.lots.flatMap((lot) => {
    const end = lot.matured && freePoints(lot) > 0n ? usableUntil(lot, due.account, rules) : null;
    return end === null ? [] : [{ points: freePoints(lot), lastDay: lastLocalDay(end, rules.zone) }];
  });
  const [first] = ending.toSorted((a, b) => compareDates(a.lastDay, b.lastDay));
  if (first === undefined) return { customerId, balance: balanceOf(due), ends: null };
  const { lastDay } = first;
  const together = ending.filter((one) => one.lastDay.equals(lastDay)).map((one) => one.points);
  return { customerId, balance: balanceOf(due), ends: { points: sumPoints(together), lastDay } };
}

/** Everything but the level, which the database narrows by. */
export function matches(
  { balance, ends }: Member,
  { atLeast, expiring, owing }: MembersFilter,
  now: Instant,
  rules: DueRules,
): boolean {
  if (atLeast !== null && balance.available < atLeast) return false;
  if (owing && balance.debt === 0n) return false;
  if (!expiring) return true;
  return ends !== null && compareDates(ends.lastDay, addDays(localDate(now, rules.zone), soonDays)) <= 0;
}
