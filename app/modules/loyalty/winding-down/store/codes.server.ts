import type { Instant } from '#app/kernel/calendar.ts';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { RedemptionState } from '../../redemption/redemption.ts';

/** A code that Shopify still lists although it ended without an order. */
export interface DeadCode {
  readonly id: bigint;
  readonly code: string;
  readonly discount: ShopifyId;
}

/** Those that ended up to `until`, the oldest first. */
export async function listDead(
  sql: Sql,
  shopId: bigint,
  until: Instant,
  limit: number,
): Promise<readonly DeadCode[]> {
  const rows = await sql<{ id: bigint; code: string; discount_id: bigint }>`
    select id, code, discount_id from loyalty_redemption
    where shop_id = ${shopId} and state = 'voided' and discount_id is not null and tidied_at is null
      and ended_at <= ${until} and reward -> 'reward' ->> 'kind' not in ('gift-card', 'store-credit')
    order by ended_at, id limit ${limit}`;
  return rows.map((row) => ({ id: row.id, code: row.code, discount: shopifyId(row.discount_id) }));
}

/** Shopify lists it no longer. Told again: it stays as it was. */
export async function saveTidied(sql: Sql, shopId: bigint, id: bigint): Promise<void> {
  await sql`update loyalty_redemption set tidied_at = coalesce(tidied_at, clock_timestamp())
    where shop_id = ${shopId} and id = ${id}`;
}

/** Holds with a code by number, those after `after`. */
export async function listHeldIds(
  sql: Sql,
  shopId: bigint,
  after: bigint,
  limit: number,
): Promise<readonly bigint[]> {
  const rows = await sql<{ id: bigint }>`select id from loyalty_redemption
    where shop_id = ${shopId} and state = 'held' and id > ${after}
      and reward -> 'reward' ->> 'kind' not in ('gift-card', 'store-credit') order by id limit ${limit}`;
  return rows.map((row) => row.id);
}

/** How the redemptions of these codes stand; those that are not known are absent. */
export async function findStandings(
  sql: Sql,
  shopId: bigint,
  codes: readonly string[],
): Promise<ReadonlyMap<string, RedemptionState>> {
  const rows = await sql<{ code: string; state: RedemptionState }>`
    select code, state from loyalty_redemption
    where shop_id = ${shopId} and code = any(${codes}::text[])`;
  return new Map(rows.map(({ code, state }) => [code, state]));
}
