import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { HideReason } from '../../review.ts';

export interface VotedReview {
  readonly product: bigint;
  readonly customerId: bigint | null;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** A published review that nobody else votes for before the transaction ends. */
export async function lockPublished(tx: Tx, review: bigint): Promise<VotedReview | null> {
  const [row] = await tx.sql<VotedReview>`
    select product_shopify_id as product, customer_id as "customerId", helpful, unhelpful from review
    where shop_id = ${tx.shopId} and id = ${review} and status = 'published' for no key update`;
  return row ?? null;
}

/** What this visitor said before; null: nothing. */
export async function findVote(tx: Tx, review: bigint, voter: Uint8Array): Promise<boolean | null> {
  const [row] = await tx.sql<{ helpful: boolean }>`select helpful from review_vote
    where shop_id = ${tx.shopId} and review_id = ${review} and voter = ${voter}`;
  return row?.helpful ?? null;
}

/** The vote and what it comes to, in one transaction. */
export async function writeVote(
  tx: Tx,
  review: bigint,
  vote: { readonly voter: Uint8Array; readonly helpful: boolean },
  counts: { readonly helpful: number; readonly unhelpful: number; readonly score: number },
): Promise<void> {
  await tx.sql`insert into review_vote (shop_id, review_id, voter, helpful)
    values (${tx.shopId}, ${review}, ${vote.voter}, ${vote.helpful})
    on conflict (shop_id, review_id, voter) do update set helpful = excluded.helpful, voted_at = now()`;
  await tx.sql`update review set helpful = ${counts.helpful}, unhelpful = ${counts.unhelpful},
    helpful_score = ${counts.score} where shop_id = ${tx.shopId} and id = ${review}`;
}

/** What is shown of the product is behind from here on. */
export async function touchProduct(tx: Tx, product: bigint): Promise<void> {
  await tx.sql`update review_rating set version = version + 1
    where shop_id = ${tx.shopId} and product_shopify_id = ${product}`;
}

/** False: this visitor has told before. */
export async function addReport(
  tx: Tx,
  review: bigint,
  reporter: Uint8Array,
  reason: HideReason,
  at: Instant,
): Promise<boolean> {
  const rows = await tx.sql`insert into review_report (shop_id, review_id, reporter, reason, reported_at)
    values (${tx.shopId}, ${review}, ${reporter}, ${reason}, ${at}) on conflict do nothing returning 1 as one`;
  if (rows.length === 0) return false;
  await tx.sql`update review set open_reports = open_reports + 1 where shop_id = ${tx.shopId} and id = ${review}`;
  return true;
}

export async function settleAll(tx: Tx, review: bigint, at: Instant): Promise<number> {
  const rows = await tx.sql`update review_report set settled_at = ${at}
    where shop_id = ${tx.shopId} and review_id = ${review} and settled_at is null returning 1 as one`;
  await tx.sql`update review set open_reports = 0 where shop_id = ${tx.shopId} and id = ${review} and open_reports > 0`;
  return rows.length;
}

export async function listReportsOf(
  sql: Sql,
  shopId: bigint,
  review: bigint,
): Promise<{ reason: HideReason; reportedAt: Instant; settledAt: Instant | null }[]> {
  return sql`select reason, reported_at as "reportedAt", settled_at as "settledAt" from review_report
    where shop_id = ${shopId} and review_id = ${review} order by reported_at desc, reporter limit 100`;
}

/** The votes stay counted, and nobody can be told by them any longer. */
export async function forgetVisitor(tx: Tx, visitor: Uint8Array): Promise<void> {
  await tx.sql`update review_vote set voter = sha256(uuid_send(gen_random_uuid()))
    where shop_id = ${tx.shopId} and voter = ${visitor}`;
  await tx.sql`update review_report set reporter = sha256(uuid_send(gen_random_uuid()))
    where shop_id = ${tx.shopId} and reporter = ${visitor}`;
}

/** What one said is said by the other; where both did, it stays counted as nobody's. */
export async function moveVisitor(tx: Tx, from: Uint8Array, into: Uint8Array): Promise<void> {
  await tx.sql`update review_vote v set voter = ${into} where v.shop_id = ${tx.shopId} and v.voter = ${from}
    and not exists (select 1 from review_vote o where o.shop_id = v.shop_id and o.review_id = v.review_id and o.voter = ${into})`;
  await tx.sql`update review_report v set reporter = ${into} where v.shop_id = ${tx.shopId} and v.reporter = ${from}
    and not exists (select 1 from review_report o
      where o.shop_id = v.shop_id and o.review_id = v.review_id and o.reporter = ${into})`;
  await forgetVisitor(tx, from);
}
