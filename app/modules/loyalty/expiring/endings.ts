import {
  addDays,
  compareDates,
  compareInstants,
  endOfLocalDay,
  type Instant,
  type LocalDate,
  lastLocalDay,
  laterOf,
  type Zone,
} from '#app/kernel/calendar.ts';
import type { LotId } from '#app/kernel/ids.ts';
import { type Points, sumPoints } from '#app/kernel/points.ts';
import { type DueRules, usableUntil } from '../ledger/due.ts';
import { type AccountState, freePoints } from '../ledger/lots.ts';

/** Points that will go as things stand, unless they are used or their time is extended. */
export interface Ending {
  readonly lotId: LotId;
  readonly points: Points;
  /** When they can be used, or could since. */
  readonly availableAt: Instant;
  readonly matured: boolean;
  /** First moment at which they are gone. */
  readonly end: Instant;
  readonly lastDay: LocalDate;
}

/** Points that go together, with the last local day on which they can be used. */
export interface Expiring {
  readonly points: Points;
  readonly lastDay: LocalDate;
}

/** Points that go within so many days after the first of them are told of together. */
export const togetherDays = 6;

/** What of an account will go, soonest first; pending points whose moment is known among it. */
export function endingsOf({ account, lots }: AccountState, rules: DueRules): readonly Ending[] {
  return lots
    .flatMap((lot) => {
      const points = freePoints(lot);
      const end = usableUntil(lot, account, rules);
      if (points <= 0n || end === null || lot.availableAt === null) return [];
      const { id: lotId, availableAt, matured } = lot;
      return [{ lotId, points, availableAt, matured, end, lastDay: lastLocalDay(end, rules.zone) }];
    })
    .toSorted((a, b) => compareInstants(a.end, b.end));
}

/** What goes first of a state to which everything due has been applied; null: nothing goes by itself. */
export function firstToGo(state: AccountState, rules: DueRules): Expiring | null {
  const usable = endingsOf(state, rules).filter(({ matured }) => matured);
  const lastDay = usable[0]?.lastDay;
  if (lastDay === undefined) return null;
  return { points: sumPoints(usable.filter((one) => one.lastDay.equals(lastDay)).map(pointsOf)), lastDay };
}

/** Those of a state to which everything due has been applied whose last day is `day` or one of those told with it. */
export function goingWith(state: AccountState, day: LocalDate, rules: DueRules): readonly Ending[] {
  return endingsOf(state, rules).filter(({ matured, lastDay }) => matured && isTogether(day, lastDay));
}

export function isTogether(first: LocalDate, other: LocalDate): boolean {
  return compareDates(first, other) <= 0 && compareDates(other, addDays(first, togetherDays)) <= 0;
}

/** The beginning of the local day that many days before the last one; nobody is told of what they cannot use yet. */
export function noticeAt({ lastDay, availableAt }: Ending, days: number, zone: Zone): Instant {
  return laterOf(endOfLocalDay(addDays(lastDay, -days - 1), zone), availableAt);
}

export const pointsOf = ({ points }: Ending): Points => points;
