import type { LocalDate } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { FigureSum, MonthSum } from '../analytics.ts';
import type { Buyers } from '../door.ts';
import { type BuyersPart, buyersMeasure, entryMeasures, lotMeasures } from '../measures.ts';

/** Per month, from a local day on. */
export async function listMonthSums(sql: Sql, shopId: bigint, from: LocalDate): Promise<readonly MonthSum[]> {
  return sql<MonthSum>`
    select to_char(day, 'YYYY-MM') as month, measure, part, sum(points)::bigint as points, sum(count)::bigint as count
    from loyalty_day_figure where shop_id = ${shopId} and day >= ${from.toString()}::date and measure <> ${buyersMeasure}
    group by 1, 2, 3`;
}

/** What the ledger had given and taken before a local day. */
export async function listSumsBefore(
  sql: Sql,
  shopId: bigint,
  before: LocalDate,
): Promise<readonly FigureSum[]> {
  return sql<FigureSum>`
    select measure, part, sum(points)::bigint as points, sum(count)::bigint as count
    from loyalty_day_figure where shop_id = ${shopId} and day < ${before.toString()}::date
      and measure = any(${entryMeasures}::text[])
    group by 1, 2`;
}

/** What became of points that were granted up to and with a local day. */
export async function listFates(sql: Sql, shopId: bigint, upTo: LocalDate): Promise<readonly FigureSum[]> {
  return sql<FigureSum>`
    select measure, '' as part, sum(points)::bigint as points, sum(count)::bigint as count
    from loyalty_day_figure where shop_id = ${shopId} and day <= ${upTo.toString()}::date
      and measure = any(${Object.values(lotMeasures)}::text[])
    group by 1`;
}

/** Who bought, by the last day on which it was counted; null: it never was. */
export async function findBuyers(sql: Sql, shopId: bigint, until: LocalDate | null): Promise<Buyers | null> {
  if (until === null) return null;
  const rows = await sql<{ part: string; count: bigint }>`select part, count from loyalty_day_figure
    where shop_id = ${shopId} and day = ${until.toString()}::date and measure = ${buyersMeasure}`;
  if (rows.length === 0) return null;
  const of = (part: BuyersPart) => Number(rows.find((row) => row.part === part)?.count ?? 0n);
  return {
    day: until,
    counts: {
      member: of('member'),
      'member-repeat': of('member-repeat'),
      other: of('other'),
      'other-repeat': of('other-repeat'),
      redeemer: of('redeemer'),
      'redeemer-repeat': of('redeemer-repeat'),
    },
  };
}
