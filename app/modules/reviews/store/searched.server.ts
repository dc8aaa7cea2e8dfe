import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { Stars } from '../review.ts';
import type { Place, Trait } from './published.server.ts';
import { starsOf } from './reviews.server.ts';

/** What one search looks through at most. */
const mostFound = 1000;

/** The latest published reviews that hold all of these words, in title, body or shown name; in no order of a list. */
export async function searchPlaces(
  sql: Sql,
  shopId: bigint,
  asked: {
    /** `[null]`: of the whole shop. */
    readonly products: readonly (bigint | null)[];
    readonly stars: Stars | null;
    readonly trait: Trait | null;
    readonly words: readonly string[];
    /** Only among these; null: among all. */
    readonly within: readonly bigint[] | null;
  },
): Promise<Place[]> {
  const { stars, trait, within } = asked;
  const products = asked.products.filter((product) => product !== null);
  const patterns = asked.words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const purchase = trait === 'media' || trait === 'verified' ? null : trait;
  const rows = await sql<{ id: bigint; rating: number; helpful_score: number; submitted_at: Instant }>`
    select r.id, r.rating, r.helpful_score, r.submitted_at
    from review_text t join review r on r.shop_id = t.shop_id and r.id = t.review_id
    where t.shop_id = ${shopId} and t.title || ' ' || t.body || ' ' || t.display_name ilike all(${patterns}::text[])
      and (${within}::bigint[] is null or t.review_id = any(${within}::bigint[]))
      and r.status = 'published' and (${products.length} = 0 or r.product_shopify_id = any(${products}::bigint[]))
      and (${stars}::int is null or r.rating = ${stars}) and (${trait !== 'media'} or r.has_media)
      and (${trait !== 'verified'} or r.verification = 'verified_buyer')
      and (${purchase}::text is null or r.purchase = ${purchase})
    order by t.review_id desc limit ${mostFound}`;
  return rows.map((row) => ({
    id: row.id,
    stars: starsOf(row.rating),
    helpfulScore: row.helpful_score,
    submittedAt: row.submitted_at,
  }));
}
