import type { Sql } from '#app/kernel/transaction.ts';

/**
 * Shops on which something is due at their business time: points, levels, or a look at what changed at Shopify. One
 * statement over all shops, which no module can ask alone; the index on due moments makes it cheap.
 */
export async function listDueShops(sql: Sql, limit = 500): Promise<bigint[]> {
  const rows = await sql<{ id: bigint }>`
    with clock as (
      select s.id, s.reconciled_at, s.timezone, 'write_customers' = any(s.granted_scopes) as shows, coalesce(case when t.running then t.business_at + (clock_timestamp() - t.real_at) else t.business_at end, now()) as now
      from commerce_shop s left join platform_test_clock t on t.domain = s.domain
      where s.uninstalled_at is null and s.redacted_at is null
    )
    select id from clock
    where reconciled_at is null or reconciled_at <= now - interval '15 minutes'
      or exists (select 1 from loyalty_account a where a.shop_id = clock.id and a.due_at <= clock.now)
      or exists (select 1 from loyalty_tier l where l.shop_id = clock.id and l.due_at <= clock.now)
      or exists (select 1 from loyalty_occasion o where o.shop_id = clock.id and o.next_on <= (clock.now at time zone clock.timezone)::date)
      or exists (select 1 from loyalty_redemption r where r.shop_id = clock.id and r.due_at <= clock.now)
      or exists (select 1 from returns_return r where r.shop_id = clock.id and r.expires_at <= clock.now)
      or exists (select 1 from returns_return r where r.shop_id = clock.id and r.remind_at <= clock.now)
      or (exists (select 1 from loyalty_state s where s.shop_id = clock.id and s.live_from is not null)
        and (exists (select 1 from loyalty_account a where a.shop_id = clock.id and a.notice_at <= clock.now)
          or exists (select 1 from loyalty_account a where a.shop_id = clock.id and a.changes <> a.noticed)))
      or (shows and exists (select 1 from loyalty_account a where a.shop_id = clock.id and a.changes <> a.shown))
      or exists (select 1 from message_intent m where m.shop_id = clock.id and m.state = 'waiting' and m.due_at <= clock.now
        and not exists (select 1 from message_state p where p.shop_id = clock.id and p.paused_at is not null))
    order by id limit ${limit}`;
  return rows.map((row) => row.id);
}
