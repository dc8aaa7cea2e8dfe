import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { SavedView } from '../../door.ts';

interface Row {
  id: bigint;
  name: string;
  address: string;
  saved_by: string;
}

/** By name. */
export async function listViews(sql: Sql, shopId: bigint): Promise<SavedView[]> {
  const rows = await sql<Row>`select id, name, address, saved_by from returns_saved_view
    where shop_id = ${shopId} order by lower(name), id`;
  return rows.map(viewOf);
}

/** Null: there are `most` already, and none of that name. */
export async function writeView(
  tx: Tx,
  view: { readonly name: string; readonly address: string; readonly savedBy: string },
  most: number,
): Promise<SavedView | null> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`returns-views:${tx.shopId}`}, 0))`;
  const [row] = await tx.sql<Row>`
    insert into returns_saved_view (shop_id, name, address, saved_by)
    select ${tx.shopId}, ${view.name}, ${view.address}, ${view.savedBy}
    where exists (select 1 from returns_saved_view where shop_id = ${tx.shopId} and name = ${view.name})
      or (select count(*) from returns_saved_view where shop_id = ${tx.shopId}) < ${most}
    on conflict (shop_id, name) do update set address = excluded.address, saved_by = excluded.saved_by
    returning id, name, address, saved_by`;
  return row === undefined ? null : viewOf(row);
}

export async function removeView(sql: Sql, shopId: bigint, id: bigint): Promise<void> {
  await sql`delete from returns_saved_view where shop_id = ${shopId} and id = ${id}`;
}

const viewOf = ({ id, name, address, saved_by: savedBy }: Row): SavedView => ({ id, name, address, savedBy });
