import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

/** Since when the programme is paused; null: it is live, or never was. */
export async function findPausedAt(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [row] = await sql<{ paused_at: Instant | null }>`select paused_at from loyalty_state
    where shop_id = ${shopId}`;
  return row?.paused_at ?? null;
}

/** The same, and it stays so until the transaction ends. */
export async function lockPausedAt(tx: Tx): Promise<Instant | null> {
  const [row] = await tx.sql<{ paused_at: Instant | null }>`select paused_at from loyalty_state
    where shop_id = ${tx.shopId} for share`;
  return row?.paused_at ?? null;
}

/** Customers with available or pending points, by id: lots hold what is posted and what is owed. */
export async function listHolders(
  sql: Sql,
  shopId: bigint,
  { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<readonly bigint[]> {
  const rows = await sql<{ customer_id: bigint }>`
    select a.customer_id from loyalty_account a
    where a.shop_id = ${shopId} and a.customer_id > ${after} and a.posted + a.debt > 0
    order by a.customer_id limit ${limit}`;
  return rows.map((row) => row.customer_id);
}

/** Of those, how many there are, up to `most`. */
export async function countHolders(sql: Sql, shopId: bigint, most: number): Promise<number> {
  const [row] = await sql<{ count: bigint }>`
    select count(*) as count from (select 1 from loyalty_account a
      where a.shop_id = ${shopId} and a.posted + a.debt > 0 limit ${most}) holder`;
  return Number(row?.count ?? 0n);
}

export async function countHeld(sql: Sql, shopId: bigint): Promise<number> {
  const [row] = await sql<{ count: bigint }>`select count(*) as count from loyalty_redemption
    where shop_id = ${shopId} and state = 'held'`;
  return Number(row?.count ?? 0n);
}

/** Takes over bringing about the end of holds, the one that ends first first; each is handed out once. */
export async function takeHeld(tx: Tx, limit: number): Promise<readonly bigint[]> {
  // Worked out once: as a subquery it may be run again for each row, and then takes more than `limit`.
  const rows = await tx.sql<{ id: bigint }>`
    with next as materialized (
      select id from loyalty_redemption where shop_id = ${tx.shopId} and state = 'held' and due_at is not null
      order by due_at, id limit ${limit} for update skip locked)
    update loyalty_redemption r set due_at = null from next
    where r.shop_id = ${tx.shopId} and r.id = next.id
    returning r.id`;
  return rows.map((row) => row.id);
}
