import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';

/** Puts a customer on a list, or on none. */
export async function setListed(
  sql: Sql,
  shopId: bigint,
  listed: {
    readonly customerId: bigint;
    readonly list: 'allow' | 'block' | null;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  const { customerId, list, by, at } = listed;
  if (list === null)
    await sql`delete from returns_listed where shop_id = ${shopId} and customer_id = ${customerId}`;
  else
    await sql`insert into returns_listed (shop_id, customer_id, list, listed_by, listed_at)
      values (${shopId}, ${customerId}, ${list}, ${by}, ${at})
      on conflict (shop_id, customer_id) do update set list = excluded.list, listed_by = excluded.listed_by,
        listed_at = excluded.listed_at`;
}

/** Who takes over an account takes over its list, too; somebody blocked stays blocked. */
export async function moveListed(sql: Sql, shopId: bigint, from: bigint, into: bigint): Promise<void> {
  await sql`with gone as (
      delete from returns_listed where shop_id = ${shopId} and customer_id = ${from} returning list, listed_by, listed_at)
    insert into returns_listed (shop_id, customer_id, list, listed_by, listed_at)
    select ${shopId}, ${into}, list, listed_by, listed_at from gone
    on conflict (shop_id, customer_id) do update set list = excluded.list, listed_by = excluded.listed_by,
      listed_at = excluded.listed_at where excluded.list = 'block'`;
}
