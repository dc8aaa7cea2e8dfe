import {
  addDays,
  addLocalDays,
  endOfLocalDay,
  type Instant,
  localDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import type { ReturnSettings } from '../door.ts';

/** What was approved and is not on its way by `expiresAt` has expired; the customer is reminded before. */
export interface Expiry {
  readonly expiresAt: Instant | null;
  readonly remindAt: Instant | null;
}

const neverExpires: Expiry = { expiresAt: null, remindAt: null };

/** The end of the local day so many days after the approval; reminded at the approval's own time of day. */
export function expiryOf(
  { expireAfterDays, remindDaysBefore }: ReturnSettings,
  approvedAt: Instant,
  zone: Zone,
): Expiry {
  if (expireAfterDays === null) return neverExpires;
  const remindAfter = expireAfterDays - remindDaysBefore;
  return {
    expiresAt: endOfLocalDay(addDays(localDate(approvedAt, zone), expireAfterDays), zone),
    remindAt: remindAfter > 0 ? addLocalDays(approvedAt, zone, remindAfter) : null,
  };
}
