import type { Sql } from '#app/kernel/transaction.ts';
import { parseSettings } from '../settings/settings.ts';
import type { ReturnSettings } from '../views.ts';

export async function readSettings(sql: Sql, shopId: bigint): Promise<ReturnSettings> {
  const [row] = await sql<{
    settings: unknown;
  }>`select settings from returns_state where shop_id = ${shopId}`;
  return parseSettings(row?.settings ?? {});
}

/**
 * Keeps them and moves what waits to its new time, in one statement. Days at which returns expire stay: their customers
 * were told them.
 */
export async function writeSettings(sql: Sql, shopId: bigint, settings: ReturnSettings): Promise<void> {
  const { hours } = settings;
  await sql`
    with kept as (
      insert into returns_state (shop_id, settings) values (${shopId}, ${JSON.stringify(settings)}::jsonb)
      on conflict (shop_id) do update set settings = excluded.settings
    ), within (tab, hours) as (
      values ('to-review', ${hours['to-review']}::int), ('to-inspect', ${hours['to-inspect']}::int),
        ('to-settle', ${hours['to-settle']}::int)
    )
    update returns_return r set due_at = r.since + make_interval(hours => within.hours) from within
    where r.shop_id = ${shopId} and r.tab = within.tab
      and r.due_at is distinct from r.since + make_interval(hours => within.hours)`;
}
