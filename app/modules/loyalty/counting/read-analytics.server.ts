import { addDays, type Instant, localDate } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { findLatestVersion } from '../store/programs.server.ts';
import { findNames } from '../tiers/store/level-names.server.ts';
import { breakageDays, breakageOf, levelsOf, monthsOf, outstandingOf } from './analytics.ts';
import type { LoyaltyAnalytics } from './door.ts';
import { findCounted } from './store/day-figures.server.ts';
import { findBuyers, listFates, listMonthSums, listSumsBefore } from './store/read-day-figures.server.ts';
import { worthNow } from './worth-now.server.ts';

const monthsShown = 12;

/** How the programme has done: see `CountingDoor.analytics`. Neither the ledger nor accounts are read. */
export async function readAnalytics(
  deps: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  now: Instant,
): Promise<LoyaltyAnalytics> {
  const { sql } = deps.db;
  const { zone, currency } = await deps.orders.shopForLoyalty(shopId);
  const today = localDate(now, zone);
  const first = today.with({ day: 1 }).subtract({ months: monthsShown - 1 });
  const [sums, past, fates, price, current, names, { until }] = await Promise.all([
    listMonthSums(sql, shopId, first),
    listSumsBefore(sql, shopId, first),
    listFates(sql, shopId, addDays(today, -breakageDays)),
    worthNow(sql, shopId, currency),
    findLatestVersion(sql, shopId),
    findNames(sql, shopId),
    findCounted(sql, shopId),
  ]);
  const months = Array.from({ length: monthsShown }, (_, index) =>
    first.add({ months: index }).toPlainYearMonth().toString(),
  );
  const before = outstandingOf(past);
  const levels = current?.program.tiers?.levels.map(({ id }) => id) ?? [];
  return {
    until,
    ...price,
    outstanding: points(before + outstandingOf(sums)),
    months: monthsOf(months, sums, before),
    breakage: breakageOf(fates),
    levels: levelsOf(levels, names, sums),
    buyers: await findBuyers(sql, shopId, until),
  };
}
