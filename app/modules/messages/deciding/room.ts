import { addLocalDays, compareInstants, type Instant, type Zone } from '#app/kernel/calendar.ts';

// Mails do not always fall due in the order in which they are planned, and a clock that jumps lives the past. So both
// limits look before and after a moment: they hold whatever comes first.

/** Local days in which the cap counts. */
const capDays = 7;

const earlier = (a: Instant, b: Instant) => compareInstants(a, b) < 0;

/** Whether one more mail at this moment keeps every seven days within the cap. Null: there is none. */
export function hasRoom(at: Instant, mails: readonly Instant[], cap: number | null, zone: Zone): boolean {
  if (cap === null) return true;
  const all = [...mails, at].sort(compareInstants);
  return all.every((first, index) => {
    const last = all[index + cap];
    if (last === undefined || earlier(at, first) || earlier(last, at)) return true;
    return !earlier(last, addLocalDays(first, zone, capDays));
  });
}

/** How many mails the last seven days hold. */
export function usedRoom(at: Instant, mails: readonly Instant[], zone: Zone): number {
  return mails.filter((mail) => !earlier(at, mail) && earlier(at, addLocalDays(mail, zone, capDays))).length;
}

/** The first moment after `at` at which there may be room again; to be asked with `hasRoom` once more. */
export function nextRoom(at: Instant, mails: readonly Instant[], cap: number | null, zone: Zone): Instant {
  const ends = mails
    .map((mail) => addLocalDays(mail, zone, capDays))
    .filter((end) => earlier(at, end))
    .sort(compareInstants);
  return ends.find((end) => hasRoom(end, mails, cap, zone)) ?? at;
}

/** Whether this moment is too near to another mail of the same kind: the first one after it at which that one is not. */
export function recontactFrom(
  at: Instant,
  mails: readonly Instant[],
  days: number,
  zone: Zone,
): Instant | null {
  if (days === 0) return null;
  const until = mails
    .filter((mail) =>
      earlier(at, mail)
        ? earlier(mail, addLocalDays(at, zone, days))
        : earlier(at, addLocalDays(mail, zone, days)),
    )
    .map((mail) => addLocalDays(mail, zone, days))
    .sort(compareInstants);
  return until.at(-1) ?? null;
}

/** Whether `at` lies after `from` and not a week after it. */
export function withinWeek(from: Instant, at: Instant, zone: Zone): boolean {
  return earlier(from, at) && !earlier(addLocalDays(from, zone, capDays), at);
}
