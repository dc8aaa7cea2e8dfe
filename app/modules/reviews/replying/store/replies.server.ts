import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { ReplyVisibility, ReviewReply } from '../door.ts';

interface Row {
  readonly visibility: ReplyVisibility;
  readonly body: string;
  readonly actor: string;
  readonly written_at: Instant;
  readonly edited_at: Instant | null;
}

const replyOf = (row: Row): ReviewReply => ({
  visibility: row.visibility,
  body: row.body,
  actor: row.actor,
  writtenAt: row.written_at,
  editedAt: row.edited_at,
});

/** The public one first. */
export async function listReplies(sql: Sql, shopId: bigint, reviewId: bigint): Promise<ReviewReply[]> {
  const rows = await sql<Row>`select visibility, body, actor, written_at, edited_at from review_reply
    where shop_id = ${shopId} and review_id = ${reviewId} order by visibility = 'private'`;
  return rows.map(replyOf);
}

/** Sets the public reply; the first moment stays. `changed`: it says something else than before. */
export async function savePublicReply(
  tx: Tx,
  reviewId: bigint,
  { body, actor, now }: { readonly body: string; readonly actor: string; readonly now: Instant },
): Promise<{ readonly reply: ReviewReply; readonly first: boolean }> {
  const [row] = await tx.sql<Row & { first: boolean }>`
    insert into review_reply as r (shop_id, review_id, visibility, body, actor, written_at)
    values (${tx.shopId}, ${reviewId}, 'public', ${body}, ${actor}, ${now})
    on conflict (shop_id, review_id, visibility) do update set body = excluded.body, actor = excluded.actor,
      edited_at = case when r.body = excluded.body then r.edited_at else excluded.written_at end
    returning visibility, body, actor, written_at, edited_at, xmax = 0 as first`;
  if (row === undefined) throw new Error('A reply was not written');
  return { reply: replyOf(row), first: row.first };
}

/** Null: one was sent before. */
export async function addPrivateReply(
  tx: Tx,
  reviewId: bigint,
  { body, actor, now }: { readonly body: string; readonly actor: string; readonly now: Instant },
): Promise<ReviewReply | null> {
  const [row] = await tx.sql<Row>`
    insert into review_reply (shop_id, review_id, visibility, body, actor, written_at)
    values (${tx.shopId}, ${reviewId}, 'private', ${body}, ${actor}, ${now})
    on conflict do nothing returning visibility, body, actor, written_at, edited_at`;
  return row === undefined ? null : replyOf(row);
}

export async function deletePublicReply(tx: Tx, reviewId: bigint): Promise<boolean> {
  const rows = await tx.sql`delete from review_reply
    where shop_id = ${tx.shopId} and review_id = ${reviewId} and visibility = 'public' returning 1 as one`;
  return rows.length > 0;
}
