import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

/** Whose words are not others': a customer's own, or those about one order. */
export interface Self {
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
}

/** The latest words of others. No more than `limit` reviews are read for them. */
export async function listOthersWords(
  sql: Sql,
  shopId: bigint,
  { customerId, orderId }: Self,
  { least, limit }: { readonly least: number; readonly limit: number },
): Promise<string[]> {
  const rows = await sql<{ words: string }>`
    with latest as (
      select id, customer_id, order_id from review where shop_id = ${shopId}
      order by submitted_at desc, id desc limit ${limit}
    )
    select t.title || E'\\n' || t.body || E'\\n' || t.display_name as words
    from latest l join review_text t on t.shop_id = ${shopId} and t.review_id = l.id
    where (${customerId}::bigint is null or l.customer_id is distinct from ${customerId})
      and l.order_id is distinct from ${orderId}::bigint and char_length(t.title) + char_length(t.body) >= ${least}`;
  return rows.map(({ words }) => words);
}

/** Reviews of a product from a moment on, counted up to `limit`, whatever became of them. */
export async function countLately(
  sql: Sql,
  shopId: bigint,
  product: bigint,
  { since, limit }: { readonly since: Instant; readonly limit: number },
): Promise<number> {
  const [row] = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from review where shop_id = ${shopId} and submitted_at >= ${since} and product_shopify_id = ${product}
      and via <> 'import' limit ${limit}) lately`;
  return row?.n ?? 0;
}

/** Other people, by customer or else by order, whose reviews came from the same sender, counted up to `limit`. */
export async function countPeopleOfSender(
  sql: Sql,
  shopId: bigint,
  sender: string,
  { customerId, orderId }: Self,
  limit: number,
): Promise<number> {
  const [row] = await sql<{ n: number }>`select count(*)::int as n from (
    select distinct coalesce('c' || r.customer_id, 'o' || r.order_id)
    from review_text t join review r on r.shop_id = t.shop_id and r.id = t.review_id
    where t.shop_id = ${shopId} and t.sender = ${sender}
      and (${customerId}::bigint is null or r.customer_id is distinct from ${customerId})
      and r.order_id is distinct from ${orderId}::bigint limit ${limit}) people`;
  return row?.n ?? 0;
}

export async function setSender(tx: Tx, reviewId: bigint, sender: string): Promise<void> {
  await tx.sql`update review_text set sender = ${sender} where shop_id = ${tx.shopId} and review_id = ${reviewId}`;
}

/** Forgets where reviews came from that were written before a moment. */
export async function eraseSenders(sql: Sql, shopId: bigint, before: Instant): Promise<void> {
  await sql`update review_text t set sender = null from review r
    where t.shop_id = ${shopId} and t.sender is not null and r.shop_id = t.shop_id and r.id = t.review_id
      and r.submitted_at < ${before}`;
}
