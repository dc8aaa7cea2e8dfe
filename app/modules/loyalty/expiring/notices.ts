import { compareInstants, type Instant, type LocalDate } from '#app/kernel/calendar.ts';
import type { LotId } from '#app/kernel/ids.ts';
import { type Points, sumPoints } from '#app/kernel/points.ts';
import { applyDue, type DueRules } from '../ledger/due.ts';
import type { AccountState } from '../ledger/lots.ts';
import { type Ending, endingsOf, isTogether, noticeAt, pointsOf } from './endings.ts';

/** Something that an account's owner is to be told of: points that go on `day` and in the days after it. */
export interface Notice {
  readonly day: LocalDate;
  readonly at: Instant;
  readonly points: Points;
  /** The lots in it, with the ends of which is told. */
  readonly ends: readonly { readonly lotId: LotId; readonly end: Instant }[];
}

/** The ends of which owners have been told, by lot. An end that has moved is another one. */
export type Told = ReadonlyMap<LotId, Instant>;

/** How long before the last day owners are told, and what else time depends on. */
export interface NoticeRules extends DueRules {
  /** Null: nobody is told. */
  readonly days: number | null;
}

/** What is to be told at `now`, in the order of its days. All that goes within a week is one notice. */
export function noticesDue(
  state: AccountState,
  told: Told,
  now: Instant,
  rules: NoticeRules,
): readonly Notice[] {
  const { days, zone } = rules;
  if (days === null) return [];
  const open = untold(applyDue(state, now, rules).state, told, rules).filter(({ matured }) => matured);
  const notices: Notice[] = [];
  let rest = open;
  for (;;) {
    const first = rest.find((one) => compareInstants(noticeAt(one, days, zone), now) <= 0);
    if (first === undefined) return notices;
    const together = rest.filter(({ lastDay }) => isTogether(first.lastDay, lastDay));
    rest = rest.filter((one) => !together.includes(one));
    notices.push({
      day: first.lastDay,
      at: noticeAt(first, days, zone),
      points: sumPoints(together.map(pointsOf)),
      ends: together.map(({ lotId, end }) => ({ lotId, end })),
    });
  }
}

/** When something is to be told next; null: nothing by itself, or nobody is told. */
export function nextNotice(state: AccountState, told: Told, rules: NoticeRules): Instant | null {
  const { days, zone } = rules;
  if (days === null) return null;
  return untold(state, told, rules)
    .map((one) => noticeAt(one, days, zone))
    .reduce<Instant | null>(
      (first, next) => (first === null || compareInstants(next, first) < 0 ? next : first),
      null,
    );
}

function untold(state: AccountState, told: Told, rules: DueRules): readonly Ending[] {
  return endingsOf(state, rules).filter(({ lotId, end }) => {
    const known = told.get(lotId);
    return known === undefined || compareInstants(known, end) !== 0;
  });
}
