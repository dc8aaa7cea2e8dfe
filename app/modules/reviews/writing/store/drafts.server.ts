import type { ReviewDraft } from '#app/contracts/reviews.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { draftSchema } from '../draft.ts';

interface NewDraft {
  readonly orderId: bigint;
  readonly lineShopifyId: bigint;
  readonly draft: ReviewDraft;
}

/** Puts what is typed now in the place of what was typed before. Nothing where the line has been reviewed meanwhile. */
export async function putDraft(
  sql: Sql,
  shopId: bigint,
  { orderId, lineShopifyId, draft }: NewDraft,
): Promise<void> {
  await sql`
    insert into review_draft (shop_id, order_id, line_shopify_id, typed)
    select ${shopId}, ${orderId}, ${lineShopifyId}, ${JSON.stringify(draft)}::jsonb
    where not exists (select 1 from review
      where shop_id = ${shopId} and order_id = ${orderId} and line_shopify_id = ${lineShopifyId})
    on conflict (shop_id, order_id, line_shopify_id)
      do update set typed = excluded.typed, saved_at = clock_timestamp()`;
}

export async function dropDraft(
  sql: Sql,
  shopId: bigint,
  orderId: bigint,
  lineShopifyId: bigint,
): Promise<void> {
  await sql`delete from review_draft
    where shop_id = ${shopId} and order_id = ${orderId} and line_shopify_id = ${lineShopifyId}`;
}

/** By "order:line" with the line's id at Shopify. What cannot be read is as good as nothing. */
export async function listDrafts(
  sql: Sql,
  shopId: bigint,
  orderIds: readonly bigint[],
): Promise<ReadonlyMap<string, ReviewDraft>> {
  if (orderIds.length === 0) return new Map();
  const rows = await sql<{ order_id: bigint; line_shopify_id: bigint; typed: unknown }>`
    select order_id, line_shopify_id, typed from review_draft
    where shop_id = ${shopId} and order_id = any(${orderIds}::bigint[])`;
  return new Map(
    rows.flatMap(({ order_id, line_shopify_id, typed }) => {
      const read = draftSchema.safeParse(typed);
      return read.success ? [[`${order_id}:${line_shopify_id}`, read.data] as const] : [];
    }),
  );
}

/** What was sent is no draft any more. */
export async function eraseDraftsOfLines(tx: Tx, orderId: bigint, lines: readonly bigint[]): Promise<void> {
  await tx.sql`delete from review_draft where shop_id = ${tx.shopId} and order_id = ${orderId}
    and line_shopify_id = any(${lines}::bigint[])`;
}

/** Of a customer's orders, or of one order. */
export async function eraseDrafts(
  tx: Tx,
  {
    customerId = null,
    orderId = null,
  }: { readonly customerId?: bigint | null; readonly orderId?: bigint | null },
): Promise<void> {
  await tx.sql`delete from review_draft d using commerce_order o
    where d.shop_id = ${tx.shopId} and o.shop_id = d.shop_id and o.id = d.order_id
      and (o.customer_id = ${customerId}::bigint or o.id = ${orderId}::bigint)`;
}

/** Those that nobody touched for so many days of real time. Returns how many. */
export async function eraseDraftsOlderThan(sql: Sql, shopId: bigint, days: number): Promise<number> {
  const rows = await sql`delete from review_draft where shop_id = ${shopId}
    and saved_at < clock_timestamp() - make_interval(days => ${days}::int) returning 1 as one`;
  return rows.length;
}
