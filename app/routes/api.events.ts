import type { ActionFunctionArgs } from '@remix-run/node';
import { shopId as asShopId, shopifyId } from '#app/kernel/ids.ts';
import { readSentEvent } from '../joining/loyalty/told-event.server.ts';
import { readBytes } from '../requests/read-bytes.server.ts';
import { openVisitLimit } from '../requests/visit-limit.server.ts';
import { app } from '../wiring.server.ts';

/** More than any event needs. */
const mostBytes = 8 * 1024;
/** Of one key: ten a second, which is more than a shop's customers do. */
const rate = openVisitLimit({ most: 600, withinMs: 60_000 }, () => Date.now());

const statuses = {
  'bad-input': 400,
  unauthorized: 401,
  'unknown-customer': 404,
  'key-reused': 409,
  'too-large': 413,
  'unknown-event': 422,
  'too-many-requests': 429,
  'try-again': 503,
} as const;

/** An answer is of one moment, for one system. */
const headers = { 'Cache-Control': 'no-store' };

function refuse(
  error: keyof typeof statuses,
  field?: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  const body = field === undefined ? { error } : { error, field };
  return Response.json(body, { status: statuses[error], headers: { ...headers, ...more } });
}

const onlyPost = () => new Response(null, { status: 405, headers: { ...headers, Allow: 'POST' } });

/**
 * Takes in what another system of the merchant's tells of a customer: docs/api.md. The shop comes from the key that
 * signed it. Whatever is not signed well is answered alike.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return onlyPost();
  try {
    return await takeIn(request);
  } catch (error) {
    // Its key makes it safe to send again.
    app().log.error({ err: error }, 'an event could not be taken in');
    return refuse('try-again', undefined, { 'Retry-After': '60' });
  }
}

export const loader = onlyPost;

async function takeIn(request: Request): Promise<Response> {
  const { apiKeys, clock, commerce, loyalty, digest } = app();
  const said = (name: string) => request.headers.get(name) ?? '';
  const keyId = said('Afterglow-Key');
  if (!/^ak_[0-9a-f]{24}$/.test(keyId)) return refuse('unauthorized');
  const body = await readBytes(request, mostBytes);
  if (body === null) return refuse('too-large', undefined, { Connection: 'close' });
  const key = said('Idempotency-Key');
  const [timestamp, signature] = [said('Afterglow-Timestamp'), said('Afterglow-Signature')];
  const signed = await apiKeys.whoSigned({ keyId, timestamp, idempotencyKey: key, signature, body });
  if (signed === null) return refuse('unauthorized');
  const shopId = asShopId(signed.shopId);
  const shop = await commerce.getShop(shopId);
  if (shop.uninstalledAt !== null || shop.redactedAt !== null) return refuse('unauthorized');
  if (rate.isTooMuch([keyId])) return refuse('too-many-requests', undefined, { 'Retry-After': '60' });
  if (!/^[\x21-\x7e]([\x20-\x7e]{0,98}[\x21-\x7e])?$/.test(key))
    return refuse('bad-input', 'Idempotency-Key');
  const now = await clock.now(shopId);
  const sent = readSentEvent(body, now);
  if ('field' in sent) return refuse('bad-input', sent.field);
  const customer = await commerce.findCustomerByShopifyId(shopId, shopifyId(sent.customer));
  if (customer === null || customer.redactedAt !== null) return refuse('unknown-customer');
  const told = {
    event: sent.event,
    key: digest(shopId, key),
    fingerprint: digest(shopId, sent.content),
    happenedAt: sent.happenedAt,
    apiKeyId: keyId,
  };
  const outcome = await loyalty.recordEvent(shopId, customer.mergedIntoId ?? customer.id, told, now);
  if ('refused' in outcome) {
    if (outcome.refused === 'other-body') return refuse('key-reused');
    return outcome.refused === 'bad-input' ? refuse('bad-input', 'happenedAt') : refuse('unknown-event');
  }
  const { points, duplicate, reason } = outcome;
  const answer = { points: Number(points), duplicate, ...(reason === null ? {} : { reason }) };
  return Response.json(answer, { headers });
}
