import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

/** False: they had unsubscribed before. */
export async function addUnsubscribe(tx: Tx, person: string, kind: string, at: Instant): Promise<boolean> {
  const rows = await tx.sql`insert into message_unsubscribe (shop_id, person, kind, unsubscribed_at)
    values (${tx.shopId}, ${person}, ${kind}, ${at}) on conflict do nothing returning 1 as one`;
  return rows.length > 0;
}

/** False: they had not unsubscribed. */
export async function removeUnsubscribe(tx: Tx, person: string, kind: string): Promise<boolean> {
  const rows = await tx.sql`delete from message_unsubscribe
    where shop_id = ${tx.shopId} and person = ${person} and kind = ${kind} returning 1 as one`;
  return rows.length > 0;
}

export async function listUnsubscribes(
  sql: Sql,
  shopId: bigint,
  person: string,
): Promise<{ kind: string; at: Instant }[]> {
  return sql<{ kind: string; at: Instant }>`select kind, unsubscribed_at as at from message_unsubscribe
    where shop_id = ${shopId} and person = ${person} order by unsubscribed_at, kind`;
}

/** What one person does not want, the other does not want either. */
export async function copyUnsubscribes(tx: Tx, from: string, into: string): Promise<void> {
  await tx.sql`insert into message_unsubscribe (shop_id, person, kind, unsubscribed_at)
    select shop_id, ${into}, kind, unsubscribed_at from message_unsubscribe
    where shop_id = ${tx.shopId} and person = ${from} on conflict do nothing`;
}
