import { addDays, compareDates, type Instant, localDate } from '#app/kernel/calendar.ts';
import { firstToGo } from '../expiring/endings.ts';
import type { StoredAccount } from '../ledger/account-change.ts';
import { applyDue, balanceOf, type DueRules } from '../ledger/due.ts';
import type { Member, MembersFilter } from './door.ts';

/** Points that end within so many local days, today's included, are about to go. */
const soonDays = 30;

/** An account as a list shows it, with everything applied that is due. */
export function memberOf({ customerId, state }: StoredAccount, now: Instant, rules: DueRules): Member {
  const due = applyDue(state, now, rules).state;
  return { customerId, balance: balanceOf(due), ends: firstToGo(due, rules) };
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
