import { type Instant, localDate } from '#app/kernel/calendar.ts';
import { NO_POINTS } from '#app/kernel/points.ts';
import type { LoyaltyDeps } from './deps.ts';
import type { LoyaltyFigures } from './door.ts';
import { countMembers, listMonths, readOutstanding } from './store/figures.server.ts';

const monthsShown = 12;

/** What the Loyalty screen counts: see `Loyalty.figures`. */
export async function readFigures(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  now: Instant,
): Promise<LoyaltyFigures> {
  const { zone } = await orders.shopForLoyalty(shopId);
  const first = localDate(now, zone)
    .with({ day: 1 })
    .subtract({ months: monthsShown - 1 });
  const [outstanding, members, written] = await Promise.all([
    readOutstanding(db.sql, shopId, now),
    countMembers(db.sql, shopId),
    listMonths(db.sql, shopId, first.toZonedDateTime(zone).toInstant(), zone),
  ]);
  const byMonth = new Map(written.map((figures) => [figures.month, figures]));
  const months = Array.from({ length: monthsShown }, (_, index) => {
    const month = first.add({ months: index }).toPlainYearMonth().toString();
    return byMonth.get(month) ?? { month, granted: NO_POINTS, clawed: NO_POINTS, expired: NO_POINTS };
  });
  return { ...outstanding, members, months };
}
