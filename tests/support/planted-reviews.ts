import { type Instant, parseInstant } from '../../app/kernel/calendar.ts';
import type { PurchaseOutcome, ReviewStatus, Stars, Verification } from '../../app/modules/reviews/review.ts';
import { helpfulScore } from '../../app/modules/reviews/votes/wilson.ts';
import type { Database } from '../../app/platform/db/database.server.ts';

export interface PlantedReview {
  readonly product?: bigint;
  readonly stars?: Stars;
  readonly status?: ReviewStatus;
  /** ISO 8601. */
  readonly at?: string;
  readonly title?: string;
  readonly body?: string;
  readonly name?: string;
  readonly purchase?: PurchaseOutcome;
  readonly verification?: Exclude<Verification, 'verified_buyer'>;
  readonly hasMedia?: boolean;
  readonly votes?: readonly [up: number, down: number];
}

/** A review without an order, as an import brings it, with its counts; returns its id. */
export async function plantReview(
  { sql }: Pick<Database, 'sql'>,
  shopId: bigint,
  planted: PlantedReview = {},
): Promise<bigint> {
  const { product = 1n, stars = 5, status = 'published', purchase = 'kept', hasMedia = false } = planted;
  const at: Instant = parseInstant(planted.at ?? '2026-03-10T12:00:00Z');
  const n = (of: Stars) => Number(of === stars);
  const [up, down] = planted.votes ?? [0, 0];
  const [row] = await sql<{ id: bigint }>`
    insert into review (shop_id, product_shopify_id, rating, status, verification, purchase, via, has_media, helpful,
      unhelpful, helpful_score, submitted_at, published_at)
    values (${shopId}, ${product}, ${stars}, ${status}, ${planted.verification ?? 'verified_reviewer'}, ${purchase},
      'import', ${hasMedia}, ${up}, ${down}, ${helpfulScore(up, down)}, ${at}, ${at}) returning id`;
  if (row === undefined) throw new Error('Nothing was inserted');
  await sql`insert into review_text (shop_id, review_id, title, body, display_name)
    values (${shopId}, ${row.id}, ${planted.title ?? ''}, ${planted.body ?? ''}, ${planted.name ?? 'Ana L.'})`;
  if (status === 'published')
    await sql`insert into review_rating as r (shop_id, product_shopify_id, n1, n2, n3, n4, n5, n_media, n_imported, version)
      values (${shopId}, ${product}, ${n(1)}, ${n(2)}, ${n(3)}, ${n(4)}, ${n(5)}, ${Number(hasMedia)}, 1, 1)
      on conflict (shop_id, product_shopify_id) do update set n1 = r.n1 + excluded.n1, n2 = r.n2 + excluded.n2,
        n3 = r.n3 + excluded.n3, n4 = r.n4 + excluded.n4, n5 = r.n5 + excluded.n5, n_media = r.n_media + excluded.n_media,
        n_imported = r.n_imported + 1, version = r.version + 1`;
  return row.id;
}
