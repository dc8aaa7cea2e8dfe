import { addDays, type Instant, localDate } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import { inShopCurrency } from '../case/shop-currency.ts';
import { startOfDaysBack } from '../decisions/days-back.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { ReturnPerformance, ReturnPeriod } from '../door.ts';
import {
  type ExchangedSum,
  type PerformanceSpan,
  type SettledSum,
  sumExchanged,
  sumReturned,
  sumSettled,
} from '../store/lists/return-performance.server.ts';

type Deps = Pick<ReturnsDeps, 'db' | 'orders'>;

const days = 90;
const months = 12;
const ordersPerRead = 1000;

/** Read by ranges of time that indexes serve, twelve months and no more: see `Returns.performance`. */
export async function readPerformance(deps: Deps, shopId: bigint, now: Instant): Promise<ReturnPerformance> {
  const { sql } = deps.db;
  const { zone, currency } = await deps.orders.shop(shopId);
  const first = now
    .toZonedDateTimeISO(zone)
    .startOfDay()
    .with({ day: 1 })
    .subtract({ months: months - 1 });
  const since = startOfDaysBack(now, zone, days);
  const year: PerformanceSpan = { from: first.toInstant(), to: now, zone };
  const [sold, returned, byMonth, last, exchanged] = await Promise.all([
    deps.orders.unitsSold(shopId, year),
    sumReturned(sql, shopId, year),
    sumSettled(sql, shopId, year, true),
    sumSettled(sql, shopId, { ...year, from: since }, false),
    exchangedInShop(deps, shopId, year, { last: since, currency }),
  ]);
  const firstDay = addDays(localDate(now, zone), -days).toString();
  const inLast = { day: (day: string) => day >= firstDay, exchange: (one: Exchanged) => one.inSpan };
  const loaded = { sold, returned, exchanged, currency };
  return {
    days,
    last: periodOf(loaded, last[0], inLast),
    months: Array.from({ length: months }, (_, index) => {
      const month = first.add({ months: index }).toPlainDate().toPlainYearMonth().toString();
      const settled = byMonth.find((sum) => sum.month === month);
      const within = {
        day: (day: string) => day.startsWith(month),
        exchange: (one: Exchanged) => one.month === month,
      };
      return { month, ...periodOf(loaded, settled, within) };
    }),
  };
}

type Daily = readonly { readonly day: string; readonly units: number }[];
/** Minor units of the shop's currency. */
type Exchanged = Pick<ExchangedSum, 'month' | 'inSpan' | 'minor'>;

function periodOf(
  loaded: {
    readonly sold: Daily;
    readonly returned: Daily;
    readonly exchanged: readonly Exchanged[];
    readonly currency: CurrencyCode;
  },
  settled: SettledSum | undefined,
  within: { readonly day: (day: string) => boolean; readonly exchange: (one: Exchanged) => boolean },
): ReturnPeriod {
  const { currency } = loaded;
  const units = (daily: Daily) =>
    daily.filter(({ day }) => within.day(day)).reduce((sum, one) => sum + one.units, 0);
  const exchanged = loaded.exchanged.filter(within.exchange).reduce((sum, { minor }) => sum + minor, 0n);
  return {
    sold: units(loaded.sold),
    returned: units(loaded.returned),
    settled: settled?.settled ?? 0,
    refunded: money(settled?.refunded ?? 0n, currency),
    credited: money(settled?.credited ?? 0n, currency),
    exchanged: money(exchanged, currency),
    medianSeconds: settled?.medianSeconds ?? null,
  };
}

/** Orders in other currencies are read for their rates, many at a time. */
async function exchangedInShop(
  { db, orders }: Deps,
  shopId: bigint,
  span: PerformanceSpan,
  around: { readonly last: Instant; readonly currency: CurrencyCode },
): Promise<readonly Exchanged[]> {
  const sums = await sumExchanged(db.sql, shopId, span, around);
  const ids = [...new Set(sums.flatMap(({ orderId }) => orderId ?? []))];
  const rates = new Map<bigint, Parameters<typeof inShopCurrency>[1]>();
  for (let from = 0; from < ids.length; from += ordersPerRead)
    for (const order of await orders.orders(shopId, ids.slice(from, from + ordersPerRead)))
      rates.set(order.orderId, order.rate);
  return sums.flatMap(({ orderId, currency, minor, ...when }) => {
    if (orderId === null) return [{ ...when, minor }];
    const rate = rates.get(orderId);
    return rate === undefined
      ? []
      : [{ ...when, minor: inShopCurrency(money(minor, currencyCode(currency)), rate) }];
  });
}
