import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';

/** Who has an account with a history that nobody took over, newest first, with the level held as stored. */
export async function listMemberIds(
  sql: Sql,
  shopId: bigint,
  page: {
    readonly after: bigint | null;
    readonly limit: number;
    /** These only; null: all. */
    readonly customers: readonly bigint[] | null;
    readonly now: Instant;
  },
): Promise<readonly { readonly customerId: bigint; readonly level: string | null }[]> {
  const rows = await sql<{ customer_id: bigint; level: string | null }>`
    select a.customer_id, case when t.manual_level is not null and (t.manual_until is null
        or t.manual_until > ${page.now}) then t.manual_level else t.level end as level
    from loyalty_account a left join loyalty_tier t on t.shop_id = a.shop_id and t.customer_id = a.customer_id
    where a.shop_id = ${shopId} and a.entries > 0
      and (${page.after}::bigint is null or a.customer_id < ${page.after})
      and (${page.customers === null}::boolean or a.customer_id = any(${page.customers ?? []}::bigint[]))
      and not exists (select 1 from loyalty_entry e where e.shop_id = a.shop_id and e.customer_id = a.customer_id
        and e.number = a.entries and e.kind = 'merge' and e.trace ->> 'direction' = 'out')
    order by a.customer_id desc limit ${page.limit}`;
  return rows.map((row) => ({ customerId: row.customer_id, level: row.level }));
}
