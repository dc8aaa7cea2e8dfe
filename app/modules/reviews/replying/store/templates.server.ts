import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { ReplyTemplate } from '../door.ts';

export async function listTemplates(sql: Sql, shopId: bigint): Promise<ReplyTemplate[]> {
  const rows = await sql<{ id: bigint; name: string; body: string; saved_by: string }>`
    select id, name, body, saved_by from review_reply_template where shop_id = ${shopId} order by lower(name), id`;
  return rows.map(({ id, name, body, saved_by }) => ({ id, name, body, savedBy: saved_by }));
}

/** Whoever saves one waits for the other who does. */
export async function lockTemplates(tx: Tx): Promise<ReplyTemplate[]> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended('review-reply-template:' || ${tx.shopId}::bigint, 0))`;
  return listTemplates(tx.sql, tx.shopId);
}

/** Null: there is none of this number any more. */
export async function writeTemplate(
  tx: Tx,
  {
    id,
    name,
    body,
    actor,
  }: { readonly id: bigint | null; readonly name: string; readonly body: string; readonly actor: string },
): Promise<bigint | null> {
  const [row] =
    id === null
      ? await tx.sql<{ id: bigint }>`insert into review_reply_template (shop_id, name, body, saved_by)
          values (${tx.shopId}, ${name}, ${body}, ${actor}) returning id`
      : await tx.sql<{
          id: bigint;
        }>`update review_reply_template set name = ${name}, body = ${body}, saved_by = ${actor}, saved_at = now()
          where shop_id = ${tx.shopId} and id = ${id} returning id`;
  return row?.id ?? null;
}

export async function deleteTemplate(sql: Sql, shopId: bigint, id: bigint): Promise<boolean> {
  const rows =
    await sql`delete from review_reply_template where shop_id = ${shopId} and id = ${id} returning 1 as one`;
  return rows.length > 0;
}
