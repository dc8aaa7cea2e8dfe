import type { Instant } from '#app/kernel/calendar.ts';
import { money } from '#app/kernel/money.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { ReturnFigures, ReturnMonth } from '../door.ts';
import { countOpen, sumMonths } from '../store/lists/return-figures.server.ts';

/** What waits, and what twelve local months paid back: see `Returns.figures`. */
export async function readFigures(
  { db, orders }: Pick<ReturnsDeps, 'db' | 'orders'>,
  shopId: bigint,
  now: Instant,
): Promise<ReturnFigures> {
  const { zone, currency } = await orders.shop(shopId);
  const thisMonth = now.toZonedDateTimeISO(zone).startOfDay().with({ day: 1 });
  const first = thisMonth.subtract({ months: 11 });
  const [counts, sums] = await Promise.all([
    countOpen(db.sql, shopId),
    sumMonths(db.sql, shopId, first.toInstant(), zone),
  ]);
  const months = Array.from({ length: 12 }, (_, index): ReturnMonth => {
    const month = first.add({ months: index }).toPlainDate().toPlainYearMonth().toString();
    const sum = sums.find((one) => one.month === month);
    return {
      month,
      settled: Number(sum?.settled ?? 0n),
      units: Number(sum?.units ?? 0n),
      refunded: money(sum?.refunded ?? 0n, currency),
      credited: money(sum?.credited ?? 0n, currency),
    };
  });
  return { ...counts, months };
}
