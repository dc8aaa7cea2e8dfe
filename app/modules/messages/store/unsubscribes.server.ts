import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

/** False: they had unsubscribed before. */
export async function addUnsubscribe(tx: Tx, person: string, kind: string, at: Instant): Promise<boolean> {
  const rows = await tx.sql`insert into message_unsubscribe (shop_id, person, kind, unsubscribed_at)
    values (${tx.shopId}, ${person}, ${kind}, ${at}) on conflict do nothing returning 1 as one`;
  return rows.length > 0;
}

/** Of one who may have been several. False: they had not unsubscribed. */
export async function removeUnsubscribe(tx: Tx, persons: readonly string[], kind: string): Promise<boolean> {
  const rows = await tx.sql`delete from message_unsubscribe
    where shop_id = ${tx.shopId} and person = any(${persons}::text[]) and kind = ${kind} returning 1 as one`;
  return rows.length > 0;
}

/** Of one who may have been several: each kind once, since the first time. */
export async function listUnsubscribes(
  sql: Sql,
  shopId: bigint,
  persons: readonly string[],
): Promise<{ kind: string; at: Instant }[]> {
  return sql<{ kind: string; at: Instant }>`select kind, min(unsubscribed_at) as at from message_unsubscribe
    where shop_id = ${shopId} and person = any(${persons}::text[]) group by kind order by 2, 1`;
}

/** What one person does not want, the other does not want either. */
export async function copyUnsubscribes(tx: Tx, from: string, into: string): Promise<void> {
  await tx.sql`insert into message_unsubscribe (shop_id, person, kind, unsubscribed_at)
    select shop_id, ${into}, kind, unsubscribed_at from message_unsubscribe
    where shop_id = ${tx.shopId} and person = ${from} on conflict do nothing`;
}
