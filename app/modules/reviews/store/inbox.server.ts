import { parsePageEnd, printPageEnd } from '#app/kernel/page-end.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { ReviewQuery } from '../door.ts';
import type { Tally } from '../moderation/fairness.ts';
import type { PurchaseOutcome, Review } from '../review.ts';
import { type ReviewDbRow, reviewOf, starsOf } from './reviews.server.ts';

/** Newest first, with where the page ended. */
export async function listInbox(
  sql: Sql,
  shopId: bigint,
  query: ReviewQuery,
): Promise<{ readonly reviews: readonly Review[]; readonly next: string | null }> {
  const limit = Math.min(250, Math.max(1, query.limit ?? 50));
  const end = parsePageEnd(query.after);
  const search = query.search?.trim().slice(0, 200) || null;
  const words = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<ReviewDbRow>`
    select r.*, t.title, t.body, t.display_name
    from review r left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shopId} and (${query.status ?? null}::text is null or r.status = ${query.status ?? null})
      and (${query.product ?? null}::bigint is null or r.product_shopify_id = ${query.product ?? null})
      and (${query.customer ?? null}::bigint is null or r.customer_id = ${query.customer ?? null})
      and (${query.stars ?? null}::int is null or r.rating = ${query.stars ?? null})
      and (${query.mark ?? null}::text is null or case ${query.mark ?? null}::text when 'held' then r.status = 'pending' and r.held_for <> '{}'
        when 'reported' then r.open_reports > 0 when 'media' then r.has_media else r.import_id is not null end)
      and (${words}::text is null or t.title || ' ' || t.body || ' ' || t.display_name ilike ${words} or r.order_id in (
        select o.id from commerce_order o where o.shop_id = ${shopId} and (o.name = ${search} or o.name = '#' || ${search}))
        or r.product_shopify_id in (
        select p.shopify_id from commerce_product p where p.shop_id = ${shopId} and p.title ilike ${words}))
      and (${end?.at ?? null}::timestamptz is null or (r.submitted_at, r.id) < (${end?.at ?? null}, ${end?.id ?? null}::bigint))
    order by r.submitted_at desc, r.id desc limit ${limit + 1}`;
  const shown = rows.slice(0, limit).map(reviewOf);
  const last = shown.at(-1);
  return {
    reviews: shown,
    next:
      rows.length > limit && last !== undefined ? printPageEnd({ at: last.submittedAt, id: last.id }) : null,
  };
}

/** How many stand where, over the whole shop. The reviews themselves are not read. */
export async function listTallies(sql: Sql, shopId: bigint): Promise<Tally[]> {
  const rows = await sql<Omit<Tally, 'stars'> & { rating: number }>`
    select status, rating, purchase, imported, n from review_tally where shop_id = ${shopId} and n > 0`;
  return rows.map(({ rating, ...row }) => ({ ...row, stars: starsOf(rating) }));
}

/** Lines that were asked about, by what had become of them then. */
export async function sumAsked(sql: Sql, shopId: bigint): Promise<Readonly<Record<PurchaseOutcome, number>>> {
  const [row] = await sql<Record<PurchaseOutcome, number>>`
    select coalesce(sum(kept), 0)::int as kept, coalesce(sum(exchanged), 0)::int as exchanged,
      coalesce(sum(returned), 0)::int as returned
    from review_request where shop_id = ${shopId}`;
  return row ?? { kept: 0, exchanged: 0, returned: 0 };
}

/** Lines that rules left out instead, likewise. */
export async function sumLeftOut(
  sql: Sql,
  shopId: bigint,
): Promise<Readonly<Record<PurchaseOutcome, number>>> {
  const [row] = await sql<Record<PurchaseOutcome, number>>`
    select coalesce(sum(kept), 0)::int as kept, coalesce(sum(exchanged), 0)::int as exchanged,
      coalesce(sum(returned), 0)::int as returned
    from review_left_out where shop_id = ${shopId}`;
  return row ?? { kept: 0, exchanged: 0, returned: 0 };
}

/** Counted up to 1,000. */
export async function countPending(sql: Sql, shopId: bigint): Promise<number> {
  const [row] = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from review where shop_id = ${shopId} and status = 'pending' limit 1000) waiting`;
  return row?.n ?? 0;
}
