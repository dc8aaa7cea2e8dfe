import { z } from 'zod';
import { type Language, languageOfHeader } from '#app/kernel/language.ts';
import type { Visitor } from '#app/modules/reviews/votes/door.ts';
import { openVisitLimit } from '../../requests/visit-limit.server.ts';
import type { ProxyVisit } from '../../shoppers/shopper.server.ts';
import { bare, refuse } from '../../shoppers/shopper-answers.server.ts';
import { toldPage } from './told-page.ts';

/*
 * Votes and reports take no login, so they are bounded: counted by shop and a hash of the address that Shopify's proxy
 * tells, by the customer where one is logged in, and by the signature of the visit.
 */
const limit = openVisitLimit({ most: 60, withinMs: 3_600_000 }, () => Date.now());
/** About one review from one address: a browser that calls itself another each time is another visitor each time. */
const aboutOne = openVisitLimit({ most: 10, withinMs: 3_600_000 }, () => Date.now());

export const reviewId = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);

/** A path of the shop's own; everything else leads nowhere. Its fragment is ours. */
export const back = z
  .string()
  .max(1000)
  .transform((text) =>
    /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) ? (text.split('#')[0] ?? null) : null,
  )
  .nullable()
  .catch(null)
  .default(null);

export const wantsJson = (request: Request): boolean =>
  /^application\/json\b/.test(request.headers.get('accept') ?? '');

export const languageOfVisit = (request: Request): Language =>
  languageOfHeader(request.headers.get('accept-language')) ?? 'en';

/** Who says it. Without a login, network and browser tell visitors apart; only a keyed hash of them is kept. */
export function visitorOf(visit: ProxyVisit, request: Request): Visitor {
  const { customerId, address } = visit;
  const browser = request.headers.get('user-agent') ?? '';
  return { customerId, traits: `${address} ${browser}`.slice(0, 1000) };
}

/** The answer to somebody who has said too much, in all or about this review; null: they may. */
export function refuseTooMany(
  visit: Pick<ProxyVisit, 'shopId' | 'customerId' | 'pathPrefix' | 'address'>,
  request: Request,
  review: bigint,
): Response | null {
  const signature = new URL(request.url).searchParams.get('signature') ?? '';
  const { shopId, customerId, address } = visit;
  const who = [`${shopId} from ${address}`, `${shopId} signed ${signature}`];
  if (customerId !== null) who.push(`${shopId} customer ${customerId}`);
  const tooMuch = [limit.isTooMuch(who), aboutOne.isTooMuch([`${shopId} from ${address} about ${review}`])];
  if (!tooMuch.includes(true)) return null;
  const refused = refusedAs(visit, request, 'tooMany');
  refused.headers.set('Retry-After', '3600');
  return refused;
}

const statuses = { tooMany: 429, ownReview: 422, unknown: 404 } as const;

export function refusedAs(
  visit: Pick<ProxyVisit, 'pathPrefix'>,
  request: Request,
  text: keyof typeof statuses,
): Response {
  const status = statuses[text];
  if (!wantsJson(request))
    return toldPage(languageOfVisit(request), text, status, `${visit.pathPrefix}/reviews`);
  if (text === 'tooMany') return bare(status);
  return refuse(text === 'unknown' ? 'not-yours' : 'not-allowed');
}

/** Back to where it was said, so that loading that page again says nothing again. */
export const leadBack = (visit: ProxyVisit, to: string | null, word: 'voted' | 'reported'): Response =>
  new Response(null, {
    status: 303,
    headers: {
      Location: `${to ?? `${visit.pathPrefix}/reviews`}#afterglow-${word}`,
      'Cache-Control': 'no-store',
    },
  });
