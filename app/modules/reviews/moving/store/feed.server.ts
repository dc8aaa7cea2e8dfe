import type { Sql } from '#app/kernel/transaction.ts';
import { type ReviewDbRow, reviewOf } from '../../store/reviews.server.ts';
import type { FeedReview } from '../feed/feed-review.ts';

export interface FeedRow extends Omit<FeedReview, 'products' | 'reviewer' | 'transaction'> {
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
  /** Shopify's ids: its own product, then the others of its group. */
  readonly products: readonly bigint[];
}

interface Row extends ReviewDbRow {
  asked: boolean;
  /** What the merchant said of a batch's incentives; null: it was written here. */
  incentives: string | null;
  images: string[];
  others: string[];
}

/** Published ones with words, by id, those after `after`. */
export async function listForFeed(
  sql: Sql,
  shopId: bigint,
  { after, limit }: { readonly after: bigint | null; readonly limit: number },
): Promise<FeedRow[]> {
  const rows = await sql<Row>`
    select r.*, t.title, t.body, t.display_name, i.options ->> 'incentives' as incentives,
      r.via <> 'import' and q.order_id is not null as asked,
      coalesce((select jsonb_agg(m.url order by m.position, m.id) from review_media m
        where m.shop_id = r.shop_id and m.review_id = r.id and m.kind = 'photo' and m.state = 'ready'
          and m.hidden_for is null and m.url is not null), '[]') as images,
      coalesce((select jsonb_agg(o.product_shopify_id::text order by o.product_shopify_id)
        from review_group_member g join review_group_member o on o.shop_id = g.shop_id and o.group_id = g.group_id
        where g.shop_id = r.shop_id and g.product_shopify_id = r.product_shopify_id
          and o.product_shopify_id <> r.product_shopify_id), '[]') as others
    from review r
      join review_text t on t.shop_id = r.shop_id and t.review_id = r.id and t.body <> ''
      left join review_request q on q.shop_id = r.shop_id and q.order_id = r.order_id
      left join review_import i on i.shop_id = r.shop_id and i.id = r.import_id
    where r.shop_id = ${shopId} and r.status = 'published' and r.id > ${after ?? 0n} order by r.id limit ${limit}`;
  return rows.map((row) => {
    const review = reviewOf(row);
    return {
      id: review.id,
      displayName: review.displayName,
      verifiedPurchase: review.verification === 'verified_buyer',
      incentivised: row.incentives === 'unknown' ? null : review.incentivised,
      submittedAt: review.submittedAt,
      ...{ title: review.title, body: review.body, language: review.language, country: review.country },
      stars: review.stars,
      images: row.images,
      asked: row.asked,
      customerId: review.customerId,
      orderId: review.orderId,
      products: [review.productShopifyId, ...row.others.map(BigInt)],
    };
  });
}

export async function countForFeed(sql: Sql, shopId: bigint, most: number): Promise<number> {
  const [row] = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from review r join review_text t on t.shop_id = r.shop_id and t.review_id = r.id and t.body <> ''
    where r.shop_id = ${shopId} and r.status = 'published' limit ${most}) as counted`;
  return row?.n ?? 0;
}
