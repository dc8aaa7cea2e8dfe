import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { ShownMedia } from '../listing/shown.ts';

/** What stands beside these reviews, each read once for all of them. */

export interface PublicReply {
  readonly body: string;
  readonly writtenAt: Instant;
}

export async function listPublicReplies(
  sql: Sql,
  shopId: bigint,
  reviews: readonly bigint[],
): Promise<ReadonlyMap<bigint, PublicReply>> {
  const rows = await sql<{ review_id: bigint; body: string; written_at: Instant }>`
    select review_id, body, written_at from review_reply
    where shop_id = ${shopId} and review_id = any(${reviews}::bigint[]) and visibility = 'public'`;
  return new Map(rows.map((row) => [row.review_id, { body: row.body, writtenAt: row.written_at }]));
}

interface MediaRow {
  review_id: bigint;
  kind: 'photo' | 'video';
  url: string;
  poster_url: string | null;
  width: number;
  height: number;
}

/** In the order in which they were attached; only what Shopify has and nobody took out of sight. */
export async function listShownMedia(
  sql: Sql,
  shopId: bigint,
  reviews: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly ShownMedia[]>> {
  const rows = await sql<MediaRow>`
    select review_id, kind, url, poster_url, width, height from review_media
    where shop_id = ${shopId} and review_id = any(${reviews}::bigint[]) and state = 'ready' and hidden_for is null
      and url is not null order by review_id, position, id`;
  return new Map(
    [...Map.groupBy(rows, (row) => row.review_id)].map(([review, media]) => [review, media.map(mediaOf)]),
  );
}

const mediaOf = ({ kind, url, poster_url, width, height }: MediaRow): ShownMedia => ({
  kind,
  url,
  poster: poster_url,
  width,
  height,
});
