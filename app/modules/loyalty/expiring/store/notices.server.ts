import type { Instant } from '#app/kernel/calendar.ts';
import { type LotId, lotId } from '#app/kernel/ids.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { programSchema } from '../../earning/program.ts';
import type { StoredAccount } from '../../ledger/account-change.ts';
import { listAccounts } from '../../store/accounts.server.ts';
import type { Told } from '../notices.ts';

/** Days of notice of the programme in force; null: nobody is told. */
export async function findNoticeDays(sql: Sql, shopId: bigint, now: Instant): Promise<number | null> {
  const [row] = await sql<{ days: unknown; said: boolean }>`
    select program -> 'expiryNoticeDays' as days, program ? 'expiryNoticeDays' as said
    from loyalty_program_version where shop_id = ${shopId} and effective_at <= ${now}
    order by effective_at desc, version desc limit 1`;
  if (row === undefined) return null;
  return programSchema.shape.expiryNoticeDays.parse(row.said ? row.days : undefined);
}

/** Some accounts that have changed since they were last looked at, locked; those that others hold are left to them. */
export function lockChanged(tx: Tx, limit: number): Promise<readonly StoredAccount[]> {
  return lock(
    tx,
    (sql, shopId) => sql<{ customer_id: bigint }>`select customer_id from loyalty_account
      where shop_id = ${shopId} and changes <> noticed
      order by customer_id limit ${limit} for no key update skip locked`,
  );
}

/** Some accounts whose owners are to be told of something at `now`, locked. */
export function lockNoticed(tx: Tx, now: Instant, limit: number): Promise<readonly StoredAccount[]> {
  return lock(
    tx,
    (sql, shopId) => sql<{ customer_id: bigint }>`select customer_id from loyalty_account
      where shop_id = ${shopId} and notice_at <= ${now}
      order by notice_at, customer_id limit ${limit} for no key update skip locked`,
  );
}

async function lock(
  tx: Tx,
  choose: (sql: Sql, shopId: bigint) => Promise<{ customer_id: bigint }[]>,
): Promise<readonly StoredAccount[]> {
  const rows = await choose(tx.sql, tx.shopId);
  if (rows.length === 0) return [];
  return listAccounts(
    tx.sql,
    tx.shopId,
    rows.map((row) => row.customer_id),
  );
}

/** The ends of which the owners of these accounts have been told, of lots that hold something. */
export async function listTold(sql: Sql, shopId: bigint, customerIds: readonly bigint[]): Promise<Told> {
  const rows = await sql<{ id: bigint; told_end: Instant }>`select id, told_end from loyalty_lot
    where shop_id = ${shopId} and customer_id = any(${customerIds}::bigint[]) and remaining > 0
      and told_end is not null`;
  return new Map(rows.map((row): [LotId, Instant] => [lotId(row.id), row.told_end]));
}

export async function saveTold(
  tx: Tx,
  ends: readonly { readonly lotId: LotId; readonly end: Instant }[],
): Promise<void> {
  if (ends.length === 0) return;
  await tx.sql`update loyalty_lot l set told_end = t.told_end
    from unnest(${ends.map((one) => one.lotId)}::bigint[], ${ends.map((one) => one.end.toString())}::timestamptz[])
      as t(id, told_end)
    where l.shop_id = ${tx.shopId} and l.id = t.id`;
}

/** When these locked accounts are to be looked at next, as they are now. */
export async function saveNotices(
  tx: Tx,
  notices: readonly { readonly customerId: bigint; readonly at: Instant | null }[],
): Promise<void> {
  await tx.sql`update loyalty_account a set noticed = a.changes, notice_at = n.at
    from unnest(${notices.map((one) => one.customerId)}::bigint[], ${notices.map((one) => one.at?.toString() ?? null)}::timestamptz[])
      as n(customer_id, at)
    where a.shop_id = ${tx.shopId} and a.customer_id = n.customer_id`;
}

/** Lets the next sweep look at every account again: owners are told earlier or later now. */
export async function recheckNotices(sql: Sql, shopId: bigint, now: Instant): Promise<void> {
  await sql`update loyalty_account set notice_at = ${now} where shop_id = ${shopId} and entries > 0`;
}

/** The earliest moment at which somebody is to be told; null: nobody is waiting, or the programme is off. */
export async function findNextNotice(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [row] = await sql<{ notice_at: Instant }>`select a.notice_at from loyalty_account a
    where a.shop_id = ${shopId} and a.notice_at is not null
      and exists (select 1 from loyalty_state s where s.shop_id = ${shopId} and s.live_from is not null)
    order by a.notice_at limit 1`;
  return row?.notice_at ?? null;
}
