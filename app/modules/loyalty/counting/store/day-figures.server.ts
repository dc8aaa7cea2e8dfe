import type { LocalDate, Zone } from '#app/kernel/calendar.ts';
import { parseLocalDate } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { type BuyersPart, buyersMeasure, lotMeasures, tierMeasures } from '../measures.ts';

/** How far the figures of a shop go. */
export interface Counted {
  /** The last entry and the last change of a level that they count. */
  readonly entry: bigint;
  readonly change: bigint;
  /** Local day up to and with which they are complete; null: none is. */
  readonly until: LocalDate | null;
}

interface Row {
  figures_entry: bigint;
  figures_change: bigint;
  figures_until: string | null;
}

/** What was written last, and the transactions that were writing when it was read. */
export interface Horizon {
  readonly entry: bigint;
  readonly change: bigint;
  readonly writers: readonly string[];
}

export async function findCounted(sql: Sql, shopId: bigint): Promise<Counted> {
  const [row] = await sql<Row>`select figures_entry, figures_change, figures_until::text as figures_until
    from loyalty_state where shop_id = ${shopId}`;
  return countedOf(row);
}

/** Locks the count of a shop: two who count at once do so one after the other. Accounts are not locked. */
export async function lockCounted(tx: Tx): Promise<Counted> {
  await tx.sql`insert into loyalty_state (shop_id) values (${tx.shopId}) on conflict do nothing`;
  const [row] = await tx.sql<Row>`select figures_entry, figures_change, figures_until::text as figures_until
    from loyalty_state where shop_id = ${tx.shopId} for no key update`;
  return countedOf(row);
}

function countedOf(row: Row | undefined): Counted {
  if (row === undefined) return { entry: 0n, change: 0n, until: null };
  const until = row.figures_until === null ? null : parseLocalDate(row.figures_until);
  return { entry: row.figures_entry, change: row.figures_change, until };
}

/**
 * Numbers are drawn before they can be seen, so one below the last may still be on its way. Whoever has drawn it holds
 * a lock on the table until its transaction ends: once those who hold one now have ended, nothing below is missing.
 */
export async function findHorizon(sql: Sql, shopId: bigint): Promise<Horizon> {
  const [row] = await sql<{ entry: bigint | null; change: bigint | null }>`
    select (select max(id) from loyalty_entry where shop_id = ${shopId}) as entry,
      (select max(id) from loyalty_tier_change where shop_id = ${shopId}) as change`;
  return { entry: row?.entry ?? 0n, change: row?.change ?? 0n, writers: await listWriters(sql) };
}

/** Has everybody ended who was writing then? */
export async function isPast(sql: Sql, { writers }: Horizon): Promise<boolean> {
  if (writers.length === 0) return true;
  const still = new Set(await listWriters(sql));
  return writers.every((writer) => !still.has(writer));
}

/** Each transaction is named once for ever, or as good as. */
async function listWriters(sql: Sql): Promise<string[]> {
  const rows = await sql<{ writer: string }>`select distinct virtualtransaction as writer from pg_locks
    where locktype = 'relation' and mode = 'RowExclusiveLock' and granted
      and database = (select oid from pg_database where datname = current_database())
      and relation in ('loyalty_entry'::regclass, 'loyalty_tier_change'::regclass)`;
  return rows.map(({ writer }) => writer);
}

/*
 * Days are local days of the moment at which something happened; what is learned late is added to its own day. Of an
 * order's points the part is the level by which it earned, of points for a level that level.
 */
export async function addEntries(
  tx: Tx,
  { after, upTo, limit, zone }: { after: bigint; upTo: bigint; limit: number; zone: Zone },
): Promise<{ readonly counted: number; readonly last: bigint | null }> {
  const { shopId } = tx;
  const { granted, used, lapsed, taken } = lotMeasures;
  const [row] = await tx.sql<{ counted: bigint; last: bigint | null }>`
    with batch as materialized (
      select id, kind, points, order_id, source_key, (happened_at at time zone ${zone}::text)::date as day
      from loyalty_entry where shop_id = ${shopId} and id > ${after} and id <= ${upTo} order by id limit ${limit}
    ), used as materialized (
      select b.id, b.kind, u.lot_id, u.points from batch b
      join loyalty_lot_use u on u.shop_id = ${shopId} and u.entry_id = b.id
    ), line as (
      select b.day, b.kind as measure, b.points, case
          when b.kind in ('earn', 'clawback') then coalesce(o.level, '')
          when b.kind = 'entry-reward' then coalesce(substring(b.source_key from ':tier:(.*):entry$'), '')
          when b.kind = 'adjust' then case when b.points < 0 then 'taken' else 'given' end
          else '' end as part
      from batch b left join loyalty_order o on o.shop_id = ${shopId} and o.order_id = b.order_id
      union all
      select b.day, ${granted}, b.points - coalesce(sum(u.points), 0), '' from batch b left join used u on u.id = b.id
      where b.points > 0 and b.kind in ('earn', 'entry-reward', 'referral', 'review', 'activity', 'adjust')
      group by b.id, b.day, b.points having b.points > coalesce(sum(u.points), 0)
      union all
      select (e.happened_at at time zone ${zone}::text)::date, case
          when u.kind in ('redeem', 'redeem-late', 'restore') then ${used}
          when u.kind = 'expire' then ${lapsed} else ${taken} end, -u.points, ''
      from used u join loyalty_lot l on l.shop_id = ${shopId} and l.id = u.lot_id
      join loyalty_entry e on e.shop_id = ${shopId} and e.id = l.entry_id
    ), added as (
      insert into loyalty_day_figure as f (shop_id, day, measure, part, points, count)
      select ${shopId}, day, measure, part, sum(points), count(*) from line group by day, measure, part
      on conflict (shop_id, day, measure, part) do update
        set points = f.points + excluded.points, count = f.count + excluded.count
    )
    select count(*) as counted, max(id) as last from batch`;
  return { counted: Number(row?.counted ?? 0n), last: row?.last ?? null };
}

/** The same for changes of levels, each a coming into one, a going out of one, or both. */
export async function addChanges(
  tx: Tx,
  { after, upTo, limit, zone }: { after: bigint; upTo: bigint; limit: number; zone: Zone },
): Promise<{ readonly counted: number; readonly last: bigint | null }> {
  const { entered, left } = tierMeasures;
  const [row] = await tx.sql<{ counted: bigint; last: bigint | null }>`
    with batch as materialized (
      select id, from_level, to_level, (happened_at at time zone ${zone}::text)::date as day
      from loyalty_tier_change where shop_id = ${tx.shopId} and id > ${after} and id <= ${upTo} order by id limit ${limit}
    ), line as (
      select day, ${entered}::text as measure, to_level as part from batch where to_level is not null
      union all select day, ${left}, from_level from batch where from_level is not null
    ), added as (
      insert into loyalty_day_figure as f (shop_id, day, measure, part, count)
      select ${tx.shopId}, day, measure, part, count(*) from line group by day, measure, part
      on conflict (shop_id, day, measure, part) do update set count = f.count + excluded.count
    )
    select count(*) as counted, max(id) as last from batch`;
  return { counted: Number(row?.counted ?? 0n), last: row?.last ?? null };
}

export async function saveCounted(
  tx: Tx,
  { entry, change }: Pick<Counted, 'entry' | 'change'>,
): Promise<void> {
  await tx.sql`update loyalty_state set figures_entry = ${entry}, figures_change = ${change}
    where shop_id = ${tx.shopId}`;
}

/** Of these customers, those who are members, and those of them who have used points. */
export async function listMembership(
  sql: Sql,
  shopId: bigint,
  customerIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, { readonly redeemer: boolean }>> {
  const rows = await sql<{ customer_id: bigint; redeemer: boolean }>`
    select a.customer_id, exists (select 1 from loyalty_redemption r where r.shop_id = a.shop_id
        and r.customer_id = a.customer_id and r.state = 'posted') as redeemer
    from loyalty_account a
    where a.shop_id = ${shopId} and a.customer_id = any(${customerIds}::bigint[]) and a.entries > 0`;
  return new Map(rows.map(({ customer_id, redeemer }) => [customer_id, { redeemer }]));
}

/** Keeps who bought as of the end of a day, and that everything up to it is counted. Again: the later look stays. */
export async function saveBuyers(
  tx: Tx,
  day: LocalDate,
  counts: Readonly<Record<BuyersPart, number>>,
): Promise<void> {
  await tx.sql`insert into loyalty_day_figure (shop_id, day, measure, part, count)
    select ${tx.shopId}, ${day.toString()}::date, ${buyersMeasure}, key, value::bigint
    from jsonb_each_text(${JSON.stringify(counts)}::jsonb)
    on conflict (shop_id, day, measure, part) do update set count = excluded.count`;
  await tx.sql`update loyalty_state set figures_until = greatest(figures_until, ${day.toString()}::date)
    where shop_id = ${tx.shopId}`;
}
