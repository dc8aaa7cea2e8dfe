import type { Instant } from '#app/kernel/calendar.ts';
import { money } from '#app/kernel/money.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { ReturnFigures, ReturnMonth, ReturnTab } from '../door.ts';
import { countTabs, sumMonths } from '../store/return-list.server.ts';

/** What waits, and what twelve local months paid back: see `Returns.figures`. */
export async function readFigures(
  { db, orders }: Pick<ReturnsDeps, 'db' | 'orders'>,
  shopId: bigint,
  now: Instant,
): Promise<ReturnFigures> {
  const { zone, currency } = await orders.shop(shopId);
  const thisMonth = now.toZonedDateTimeISO(zone).startOfDay().with({ day: 1 });
  const first = thisMonth.subtract({ months: 11 });
  const [tabs, sums] = await Promise.all([
    countTabs(db.sql, shopId),
    sumMonths(db.sql, shopId, first.toInstant(), zone),
  ]);
  const count = (tab: ReturnTab) => Number(tabs.find((one) => one.tab === tab)?.count ?? 0n);
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
  return {
    open: {
      'to-review': count('to-review'),
      'in-transit': count('in-transit'),
      'to-inspect': count('to-inspect'),
      'to-settle': count('to-settle'),
    },
    held: tabs.reduce((sum, tab) => sum + Number(tab.held), 0),
    months,
  };
}
