import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { MomentView, Print } from './print.ts';

/** How far something is from the moment at which it is late. */
export interface DueView extends MomentView {
  /** `soon`: less than a tenth of a day is left. */
  readonly tone: 'late' | 'soon' | 'fine';
}

interface DueWords {
  readonly late: (by: string) => string;
  readonly left: (time: string) => string;
}

const soonMs = 144 * 60_000;

/** "overdue by 3 h", "5 h left". Null: it may wait as long as it takes. */
export function dueView(
  dueAt: Instant | null,
  now: Instant,
  print: Pick<Print, 'duration' | 'dateTime'>,
  words: DueWords,
): DueView | null {
  if (dueAt === null) return null;
  const { full, iso } = print.dateTime(dueAt);
  const left = dueAt.epochMilliseconds - now.epochMilliseconds;
  // Less than a minute is told as one: seconds would be old before they are read.
  const time = print.duration(Math.max(Math.abs(left), 60_000));
  if (compareInstants(dueAt, now) <= 0) return { tone: 'late', text: words.late(time), full, iso };
  return { tone: left < soonMs ? 'soon' : 'fine', text: words.left(time), full, iso };
}
