import { createHash } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import { openVisitLimit } from '../requests/visit-limit.server.ts';
import { app } from '../wiring.server.ts';
import { listAsked } from './proxy.reviews/asked-list.ts';

/*
 * Published reviews for other programs: docs/api.md. The shop comes from the secret. What it answers is what everybody
 * can see at the shop, so pages of any origin may read it.
 */

/** Of one secret: ten a second. */
const rate = openVisitLimit({ most: 600, withinMs: 60_000 }, () => Date.now());

const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Authorization, If-None-Match',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Expose-Headers': 'ETag, Retry-After',
  'Access-Control-Max-Age': '7200',
} as const;
const uncached = { ...cors, 'Cache-Control': 'no-store' } as const;

const refuse = (error: string, status: number, more: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ error }, { status, headers: { ...uncached, ...more } });

/** A page of the list, with the product's rating above it. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: uncached });
  const secret = /^Bearer (\S{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const shopId = secret === undefined ? null : await shopOf(secret);
  if (secret === undefined || shopId === null)
    return refuse('unauthorized', 401, { 'WWW-Authenticate': 'Bearer' });
  if (rate.isTooMuch([secret])) return refuse('too-many-requests', 429, { 'Retry-After': '60' });
  const query = listAsked(new URL(request.url).searchParams);
  if (query === null) return refuse('bad-input', 400);
  const { reviews, clock } = app();
  const page = await reviews.listPublished(shopId, query);
  if ('refused' in page) return refuse(page.refused, 400);
  const summary = await reviews.readSummary(shopId, query.product, await clock.now(shopId));
  const rating =
    summary === null
      ? null
      : {
          value: summary.rating.value,
          count: summary.rating.count,
          histogram: summary.rating.counts,
        };
  return cached(request, JSON.stringify({ rating, ...page }));
}

export const action = ({ request }: ActionFunctionArgs): Response =>
  request.method === 'OPTIONS'
    ? new Response(null, { status: 204, headers: uncached })
    : new Response(null, { status: 405, headers: { ...uncached, Allow: 'GET, HEAD, OPTIONS' } });

/** Null: the secret is nobody's, or of a shop that is no longer ours to answer for. */
async function shopOf(secret: string): Promise<ReturnType<typeof asShopId> | null> {
  const { commerce, reviews } = app();
  const found = await reviews.shopOf('read', secret);
  if (found === null) return null;
  const shop = await commerce.getShop(asShopId(found));
  return shop.uninstalledAt === null && shop.redactedAt === null ? shop.id : null;
}

/** Whoever has it already is told so. A minute old is as good. */
function cached(request: Request, body: string): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { ...cors, 'Cache-Control': 'private, max-age=60', Vary: 'Authorization', ETag: etag };
  const known = (request.headers.get('if-none-match') ?? '').split(/\s*,\s*/);
  if (known.some((one) => one === '*' || one.replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' } });
}
