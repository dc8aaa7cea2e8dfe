import {
  addDays,
  compareInstants,
  endOfLocalDay,
  type Instant,
  type LocalDate,
  localDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import type { OrderedLine } from '../ports.ts';

/** Days within which the law lets somebody withdraw from a contract made at a distance. */
const withdrawalDays = 14;

export interface WithdrawalPeriod {
  readonly lastDay: LocalDate;
  /** The first moment at which it is over. */
  readonly endsAt: Instant;
}

/**
 * Fourteen days from the day on which the last parcel came, in the zone of the country it went to, to the end of the
 * last one; where that is a Saturday, a Sunday or a public holiday there, to the end of the next working day. Null:
 * something has not come yet, so the period has not begun and withdrawing is possible.
 */
export function withdrawalPeriod(
  lines: readonly Pick<OrderedLine, 'merchandise' | 'currentQuantity' | 'parcels'>[],
  place: { readonly zone: Zone; readonly isHoliday: (date: LocalDate) => boolean },
): WithdrawalPeriod | null {
  const goods = lines.filter((line) => line.merchandise);
  const parcels = goods.flatMap((line) => line.parcels);
  const arrivals = parcels.flatMap(({ deliveredAt }) => deliveredAt ?? []);
  const sent = (line: (typeof goods)[number]) => line.parcels.reduce((sum, { units }) => sum + units, 0);
  const isComplete =
    arrivals.length === parcels.length && goods.every((line) => sent(line) >= line.currentQuantity);
  const last = arrivals.toSorted(compareInstants).at(-1);
  if (last === undefined || !isComplete) return null;
  let lastDay = addDays(localDate(last, place.zone), withdrawalDays);
  while (lastDay.dayOfWeek > 5 || place.isHoliday(lastDay)) lastDay = addDays(lastDay, 1);
  return { lastDay, endsAt: endOfLocalDay(lastDay, place.zone) };
}
