import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { MediaKind } from '../door.ts';
import type { CleanMedia, ShopifyFile } from '../ports.ts';

/** A medium on its way, without its bytes. */
export interface Travelling {
  readonly reviewId: bigint | null;
  readonly kind: MediaKind;
  readonly state: 'kept' | 'sending' | 'ready' | 'to-fetch' | 'failed' | 'leaving' | 'gone';
  readonly contentType: string;
  readonly sourceUrl: string | null;
  readonly fileId: string | null;
  readonly tries: number;
  /** Real time since its last change of state. */
  readonly ageSeconds: number;
}

interface TravellingRow {
  review_id: bigint | null;
  kind: MediaKind;
  state: Travelling['state'];
  content_type: string;
  source_url: string | null;
  file_shopify_id: string | null;
  tries: number;
  age: number;
}

export async function findTravelling(sql: Sql, shopId: bigint, id: bigint): Promise<Travelling | null> {
  const [row] = await sql<TravellingRow>`
    select review_id, kind, state, content_type, source_url, file_shopify_id, tries,
      extract(epoch from now() - moved_at)::float8 as age
    from review_media where shop_id = ${shopId} and id = ${id}`;
  if (row === undefined) return null;
  return {
    reviewId: row.review_id,
    kind: row.kind,
    state: row.state,
    contentType: row.content_type,
    sourceUrl: row.source_url,
    fileId: row.file_shopify_id,
    tries: row.tries,
    ageSeconds: row.age,
  };
}

export async function findBytes(sql: Sql, shopId: bigint, id: bigint): Promise<Uint8Array | null> {
  const [row] = await sql<{ bytes: Uint8Array | null }>`select bytes from review_media
    where shop_id = ${shopId} and id = ${id}`;
  return row?.bytes ?? null;
}

/** From here on Shopify may have it. False: it no longer waits to be sent. */
export async function startSending(sql: Sql, shopId: bigint, id: bigint): Promise<boolean> {
  const rows = await sql`update review_media set state = 'sending', moved_at = now()
    where shop_id = ${shopId} and id = ${id} and state = 'kept' and review_id is not null returning 1 as one`;
  return rows.length > 0;
}

/** Shopify has a file of it. Kept also of what was taken away meanwhile: it has to go there, too. */
export async function noteFile(sql: Sql, shopId: bigint, id: bigint, fileId: string): Promise<void> {
  await sql`update review_media set file_shopify_id = ${fileId}
    where shop_id = ${shopId} and id = ${id} and state in ('sending', 'leaving')`;
}

/** Shopify shows it, so its bytes go. False: it was taken away meanwhile, or is ready already. */
export async function setReady(tx: Tx, id: bigint, file: ShopifyFile): Promise<boolean> {
  const rows =
    await tx.sql`update review_media set state = 'ready', moved_at = now(), bytes = null, url = ${file.url},
      poster_url = ${file.posterUrl}::text, width = ${file.width}, height = ${file.height}
    where shop_id = ${tx.shopId} and id = ${id} and state = 'sending' returning 1 as one`;
  return rows.length > 0;
}

/** Shopify would not have it: it waits to be sent under another name. */
export async function setKeptAgain(sql: Sql, shopId: bigint, id: bigint): Promise<void> {
  await sql`update review_media set state = 'kept', moved_at = now(), file_shopify_id = null, tries = tries + 1
    where shop_id = ${shopId} and id = ${id} and state = 'sending'`;
}

/** It will never come. What stood here of it goes. */
export async function setFailed(sql: Sql, shopId: bigint, id: bigint): Promise<void> {
  await sql`update review_media set state = 'failed', moved_at = now(), bytes = null, source_url = null, file_shopify_id = null
    where shop_id = ${shopId} and id = ${id} and state in ('kept', 'sending', 'to-fetch')`;
}

/** One try more to fetch it is on its way. Null: there is nothing to fetch. */
export async function startFetching(
  sql: Sql,
  shopId: bigint,
  id: bigint,
): Promise<{ readonly url: string; readonly reviewId: bigint; readonly tries: number } | null> {
  const [row] = await sql<{ source_url: string | null; review_id: bigint | null; tries: number }>`
    update review_media set tries = tries + 1 where shop_id = ${shopId} and id = ${id} and state = 'to-fetch'
    returning source_url, review_id, tries`;
  if (row?.source_url == null || row.review_id === null) return null;
  return { url: row.source_url, reviewId: row.review_id, tries: row.tries };
}

/** False: it was taken away meanwhile. */
export async function setFetched(tx: Tx, id: bigint, media: CleanMedia): Promise<boolean> {
  const rows =
    await tx.sql`update review_media set state = 'kept', moved_at = now(), kind = ${media.kind}, width = ${media.width},
      height = ${media.height}, content_type = ${media.contentType}, bytes = ${Buffer.from(media.bytes)}, tries = 0
    where shop_id = ${tx.shopId} and id = ${id} and state = 'to-fetch' returning 1 as one`;
  return rows.length > 0;
}

/** Whose media go: of these reviews, and what a customer or the holder of an order's link uploaded for none. */
export interface Leaving {
  readonly reviewIds?: readonly bigint[];
  readonly customerId?: bigint;
  readonly orderId?: bigint;
}

/**
 * Takes media away: bytes and addresses at once. What Shopify may have is `leaving`; the rest is gone. Returns those that
 * leave, and the reviews that lost something.
 */
export async function takeAway(
  tx: Tx,
  { reviewIds = [], customerId, orderId }: Leaving,
): Promise<{ readonly leaving: readonly bigint[]; readonly reviews: readonly bigint[] }> {
  const rows = await tx.sql<{ id: bigint; review_id: bigint | null; state: string }>`
    update review_media m set bytes = null, url = null, poster_url = null, source_url = null, customer_id = null,
      order_id = null, moved_at = now(),
      state = case when m.state in ('sending', 'ready') then 'leaving' else 'gone' end
    where m.shop_id = ${tx.shopId} and m.state not in ('leaving', 'gone') and (m.review_id = any(${reviewIds}::bigint[])
      or (m.review_id is null and (m.customer_id = ${customerId ?? null}::bigint or m.order_id in (
        select id from commerce_order where shop_id = ${tx.shopId}
          and (customer_id = ${customerId ?? null}::bigint or id = ${orderId ?? null}::bigint)))))
    returning m.id, m.review_id, m.state`;
  const reviews = new Set(rows.flatMap((row) => (row.review_id === null ? [] : [row.review_id])));
  return {
    leaving: rows.filter((row) => row.state === 'leaving').map((row) => row.id),
    reviews: [...reviews].sort((a, b) => (a < b ? -1 : 1)),
  };
}

/** Shopify has nothing of it any more. */
export async function setGone(sql: Sql, shopId: bigint, id: bigint): Promise<void> {
  await sql`update review_media set state = 'gone', moved_at = now(), file_shopify_id = null
    where shop_id = ${shopId} and id = ${id} and state = 'leaving'`;
}

/** What nobody attached within a day of real time. What Shopify still has, of a review that is gone, stays known. */
export async function deleteLoose(sql: Sql, shopId: bigint): Promise<void> {
  await sql`delete from review_media where shop_id = ${shopId} and review_id is null and state <> 'leaving'
    and uploaded_at < now() - interval '1 day'`;
}

export interface Unfinished {
  readonly id: bigint;
  readonly state: 'kept' | 'sending' | 'to-fetch' | 'leaving';
}

/** Media of reviews, also of some that are gone, that have some way to go: those of `states`. */
export async function listUnfinished(
  sql: Sql,
  shopId: bigint,
  states: readonly Unfinished['state'][],
  limit: number,
): Promise<Unfinished[]> {
  return sql<{ id: bigint; state: Unfinished['state'] }>`select id, state from review_media
    where shop_id = ${shopId} and state in ('kept', 'sending', 'to-fetch', 'leaving') and state = any(${states}::text[])
      and (review_id is not null or state = 'leaving') order by id limit ${limit}`;
}

export async function countWaiting(sql: Sql, shopId: bigint): Promise<number> {
  const [row] = await sql<{ n: number }>`select count(*)::int as n from review_media
    where shop_id = ${shopId} and state in ('kept', 'sending') and review_id is not null`;
  return row?.n ?? 0;
}
