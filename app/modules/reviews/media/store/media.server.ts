import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { HideReason } from '../../review.ts';
import type { MediaKind, MediaOwner, MediaState, ReviewMedia } from '../door.ts';
import type { CleanMedia } from '../ports.ts';

const ownerOf = (owner: MediaOwner) => ({
  customerId: 'customerId' in owner ? owner.customerId : null,
  orderId: 'orderId' in owner ? owner.orderId : null,
});

/** Keeps what belongs to no review yet. */
export async function insertMedia(
  sql: Sql,
  shopId: bigint,
  media: CleanMedia,
  owner: MediaOwner,
): Promise<bigint> {
  const { customerId, orderId } = ownerOf(owner);
  const [row] = await sql<{ id: bigint }>`
    insert into review_media (shop_id, kind, state, width, height, content_type, bytes, customer_id, order_id)
    values (${shopId}, ${media.kind}, 'kept', ${media.width}, ${media.height}, ${media.contentType},
      ${Buffer.from(media.bytes)}, ${customerId}::bigint, ${orderId}::bigint)
    returning id`;
  if (row === undefined) throw new Error('The medium was not written');
  return row.id;
}

/** What somebody uploaded that belongs to no review yet. */
export async function countLoose(
  sql: Sql,
  shopId: bigint,
  owner: MediaOwner,
): Promise<{ readonly photos: number; readonly videos: number }> {
  const { customerId, orderId } = ownerOf(owner);
  const [row] = await sql<{ photos: number; videos: number }>`
    select count(*) filter (where kind = 'photo')::int as photos, count(*) filter (where kind = 'video')::int as videos
    from review_media where shop_id = ${shopId} and review_id is null
      and customer_id is not distinct from ${customerId}::bigint and order_id is not distinct from ${orderId}::bigint`;
  return row ?? { photos: 0, videos: 0 };
}

/** Of these, those that belong to no review and to nobody else; nobody else attaches them meanwhile. */
export async function lockLoose(
  tx: Tx,
  ids: readonly bigint[],
  owner: MediaOwner,
): Promise<ReadonlyMap<bigint, MediaKind>> {
  const { customerId, orderId } = ownerOf(owner);
  const rows = await tx.sql<{ id: bigint; kind: MediaKind }>`
    select id, kind from review_media where shop_id = ${tx.shopId} and id = any(${ids}::bigint[])
      and review_id is null and state = 'kept'
      and customer_id is not distinct from ${customerId}::bigint and order_id is not distinct from ${orderId}::bigint
    order by id for update`;
  return new Map(rows.map((row) => [row.id, row.kind]));
}

/** What a review has already; what failed or went leaves room. */
export async function countOfReview(
  tx: Tx,
  reviewId: bigint,
): Promise<{ readonly photos: number; readonly videos: number; readonly next: number }> {
  const [row] = await tx.sql<{ photos: number; videos: number; next: number }>`
    select count(*) filter (where kind = 'photo')::int as photos, count(*) filter (where kind = 'video')::int as videos,
      coalesce(max(position) + 1, 0)::int as next
    from review_media where shop_id = ${tx.shopId} and review_id = ${reviewId}
      and state in ('kept', 'sending', 'ready', 'to-fetch')`;
  return row ?? { photos: 0, videos: 0, next: 0 };
}

/** In this order, from position `from` on. */
export async function placeMedia(
  tx: Tx,
  reviewId: bigint,
  ids: readonly bigint[],
  from: number,
): Promise<void> {
  await tx.sql`update review_media m set review_id = ${reviewId}, position = ${from}::int + named.place::int - 1
    from unnest(${ids}::bigint[]) with ordinality as named (id, place)
    where m.shop_id = ${tx.shopId} and m.id = named.id and m.review_id is null`;
}

/** What an import names and nobody has fetched yet. What it is will be known then. */
export async function insertToFetch(tx: Tx, reviewId: bigint, urls: readonly string[]): Promise<bigint[]> {
  const rows = await tx.sql<{ id: bigint }>`
    insert into review_media (shop_id, review_id, position, kind, state, content_type, source_url)
    select ${tx.shopId}, ${reviewId}, place::int - 1, 'photo', 'to-fetch', '', url
    from unnest(${urls}::text[]) with ordinality as named (url, place) order by place returning id`;
  return rows.map((row) => row.id);
}

interface MediaRow {
  id: bigint;
  kind: MediaKind;
  state: MediaState;
  hidden_for: HideReason | null;
  url: string | null;
  poster_url: string | null;
  width: number;
  height: number;
}

export async function listMedia(sql: Sql, shopId: bigint, reviewId: bigint): Promise<ReviewMedia[]> {
  const rows =
    await sql<MediaRow>`select id, kind, state, hidden_for, url, poster_url, width, height from review_media
    where shop_id = ${shopId} and review_id = ${reviewId} and state not in ('leaving', 'gone') order by position, id`;
  return rows.map(({ hidden_for, poster_url, ...media }) => ({
    ...media,
    hiddenFor: hidden_for,
    posterUrl: poster_url,
  }));
}

/** What can be shown of one from here, or where it is; `by`: only of this owner. */
export async function findShowable(
  sql: Sql,
  shopId: bigint,
  id: bigint,
  by: MediaOwner | null,
): Promise<{
  readonly contentType: string;
  readonly bytes: Uint8Array | null;
  readonly url: string | null;
} | null> {
  const { customerId, orderId } = by === null ? { customerId: null, orderId: null } : ownerOf(by);
  const [row] = await sql<{ content_type: string; bytes: Uint8Array | null; url: string | null }>`
    select content_type, bytes, url from review_media
    where shop_id = ${shopId} and id = ${id} and state in ('kept', 'sending', 'ready')
      and (${customerId}::bigint is null or customer_id = ${customerId}::bigint)
      and (${orderId}::bigint is null or order_id = ${orderId}::bigint)`;
  return row === undefined ? null : { contentType: row.content_type, bytes: row.bytes, url: row.url };
}

/** Sets out of sight (a reason) or back into it (null). Null: there is no such thing, or it is so already. */
export async function setHidden(
  tx: Tx,
  id: bigint,
  reason: HideReason | null,
): Promise<{ readonly kind: MediaKind } | null> {
  const [row] = await tx.sql<{ kind: MediaKind }>`update review_media set hidden_for = ${reason}::text
    where shop_id = ${tx.shopId} and id = ${id} and review_id is not null and state not in ('leaving', 'gone')
      and (hidden_for is null) <> (${reason}::text is null)
    returning kind`;
  return row ?? null;
}

/** Which review one belongs to; null: none, or there is no such thing any more. */
export async function findReviewOf(sql: Sql, shopId: bigint, id: bigint): Promise<bigint | null> {
  const [row] = await sql<{ review_id: bigint | null }>`select review_id from review_media
    where shop_id = ${shopId} and id = ${id} and state not in ('leaving', 'gone')`;
  return row?.review_id ?? null;
}

/** Is anything of it shown? */
export async function isAnyShown(tx: Tx, reviewId: bigint): Promise<boolean> {
  const rows =
    await tx.sql`select 1 as one from review_media where shop_id = ${tx.shopId} and review_id = ${reviewId}
    and state = 'ready' and hidden_for is null limit 1`;
  return rows.length > 0;
}

/** One customer's uploads that belong to no review yet become another's. */
export async function moveLoose(tx: Tx, from: bigint, into: bigint): Promise<void> {
  await tx.sql`update review_media set customer_id = ${into} where shop_id = ${tx.shopId} and customer_id = ${from}`;
}
