import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { HoldSignal } from '../../review.ts';
import { type ReviewDbRow, reviewOf } from '../../store/reviews.server.ts';
import type { ExportedReview } from '../exporting/exported.ts';

type Stored = Omit<ExportedReview, 'key' | 'productHandle' | 'productTitle' | 'email' | 'proof'>;

export interface ExportRow extends Stored {
  readonly externalKey: string | null;
  readonly orderId: bigint | null;
  readonly lineShopifyId: bigint | null;
  readonly customerId: bigint | null;
  readonly heldFor: readonly HoldSignal[];
  /** Sealed. */
  readonly email: Uint8Array | null;
}

interface Row extends ReviewDbRow {
  external_key: string | null;
  email: Uint8Array | null;
  hidden_for: ExportedReview['hiddenFor'];
  answers: { attribute: string; value: string }[];
  media: string[];
  reply: string | null;
  reply_at: Instant | null;
  private_reply: string | null;
  private_reply_at: Instant | null;
}

/** By id, those after `after`. */
export async function listForExport(
  sql: Sql,
  shopId: bigint,
  { after, limit }: { readonly after: bigint | null; readonly limit: number },
): Promise<ExportRow[]> {
  const rows = await sql<Row>`
    select r.*, t.title, t.body, t.display_name, a.email,
      (select d.reason from review_decision d where d.shop_id = r.shop_id and d.review_id = r.id and d.action = 'hide'
        order by d.number desc limit 1) as hidden_for,
      coalesce((select jsonb_agg(jsonb_build_object('attribute', n.attribute, 'value', n.value) order by n.attribute)
        from review_answer n where n.shop_id = r.shop_id and n.review_id = r.id), '[]') as answers,
      coalesce((select jsonb_agg(coalesce(m.url, m.source_url) order by m.position, m.id) from review_media m
        where m.shop_id = r.shop_id and m.review_id = r.id and m.state not in ('leaving', 'gone') and m.hidden_for is null
          and coalesce(m.url, m.source_url) is not null), '[]') as media,
      p.body as reply, p.written_at as reply_at, q.body as private_reply, q.written_at as private_reply_at
    from review r
      left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
      left join review_author a on a.shop_id = r.shop_id and a.review_id = r.id
      left join review_reply p on p.shop_id = r.shop_id and p.review_id = r.id and p.visibility = 'public'
      left join review_reply q on q.shop_id = r.shop_id and q.review_id = r.id and q.visibility = 'private'
    where r.shop_id = ${shopId} and r.id > ${after ?? 0n} order by r.id limit ${limit}`;
  return rows.map((row) => {
    const review = reviewOf(row);
    return {
      id: review.id,
      productShopifyId: review.productShopifyId,
      variantShopifyId: review.variantShopifyId,
      stars: review.stars,
      title: review.title,
      body: review.body,
      displayName: review.displayName,
      status: review.status,
      hiddenFor: review.status === 'hidden' ? row.hidden_for : null,
      verification: review.verification,
      purchase: review.purchase,
      incentivised: review.incentivised,
      reuseConsentAt: review.reuseConsentAt,
      recommends: review.recommends,
      language: review.language,
      country: review.country,
      answers: row.answers,
      media: row.media,
      helpful: review.helpful,
      unhelpful: review.unhelpful,
      submittedAt: review.submittedAt,
      publishedAt: review.publishedAt,
      editedAt: review.editedAt,
      reply: row.reply === null || row.reply_at === null ? null : { body: row.reply, at: row.reply_at },
      privateReply:
        row.private_reply === null || row.private_reply_at === null
          ? null
          : { body: row.private_reply, at: row.private_reply_at },
      externalKey: row.external_key,
      orderId: review.orderId,
      lineShopifyId: review.lineShopifyId,
      customerId: review.customerId,
      heldFor: review.heldFor,
      email: row.email,
    };
  });
}
