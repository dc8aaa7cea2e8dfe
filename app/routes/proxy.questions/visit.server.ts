import { languageOfHeader } from '#app/kernel/language.ts';
import { openVisitLimit } from '../../requests/visit-limit.server.ts';
import type { ProxyVisit } from '../../shoppers/shopper.server.ts';
import { app } from '../../wiring.server.ts';
import { type Place, plainPage } from './pages.ts';

/**
 * What is asked and answered takes no login, or one that anybody can have, so it is bounded: counted by shop and a hash
 * of the address that Shopify's proxy tells, and by the signature of the visit.
 */
const limit = openVisitLimit({ most: 20, withinMs: 3_600_000 }, () => Date.now());

export async function placeOf(visit: ProxyVisit, request: Request): Promise<Place> {
  const language = languageOfHeader(request.headers.get('accept-language')) ?? 'en';
  const { name, domain } = await app().commerce.getShop(visit.shopId);
  return {
    ...{ language, action: `${visit.pathPrefix}/questions`, home: `${visit.root}/` },
    shopName: name || domain,
  };
}

/** An answer that sends somebody away who sent too much; null: they may. */
export function refuseTooMany(
  { shopId, address }: ProxyVisit,
  request: Request,
  place: Place,
): Response | null {
  const signature = new URL(request.url).searchParams.get('signature') ?? '';
  if (!limit.isTooMuch([`${shopId} from ${address}`, `${shopId} signed ${signature}`])) return null;
  const page = plainPage(place, 'tooMany', 429);
  page.headers.set('Retry-After', '3600');
  return page;
}

/** To a page of its own, so that loading it again sends nothing. */
export const leadTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
