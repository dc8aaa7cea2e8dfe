import type { Instant } from '#app/kernel/calendar.ts';
import type { CustomerId, ShopId, ShopifyId } from '#app/kernel/ids.ts';
import { readProxyQuery } from '../platform/shopify/access/proxy-signature.server.ts';
import { addressOf } from '../requests/visitor-address.ts';
import { app } from '../wiring.server.ts';
import { bare, cors } from './shopper-answers.server.ts';

/** Who stands at the shop's side of the counter, from a verified token or signature only: never from a body. */
export interface Shopper {
  readonly shopId: ShopId;
  readonly domain: string;
  /** Ours, merges followed. Null: a guest, or somebody of whom Shopify has not told us yet. */
  readonly customerId: CustomerId | null;
  readonly customerShopifyId: ShopifyId | null;
  /** The shop's business time at this request. */
  readonly now: Instant;
  /** The network address that they come from; '': nobody told it. For limits and keyed hashes, never to be kept. */
  readonly address: string;
  /** Headers under which an extension may read the answer. */
  readonly cors: typeof cors;
}

/** A shopper at the storefront, through the app proxy. */
export interface ProxyVisit extends Shopper {
  /** Where the storefront knows us: "/apps/afterglow", or below its root "/store/demo/apps/afterglow". */
  readonly pathPrefix: string;
  /** The storefront's root, without a slash at its end; "" at the top. Links back begin with it. */
  readonly root: string;
}

/**
 * The shopper behind a request of a checkout or customer account extension. Throws a Response, with the headers that
 * let the extension read it: 204 to a preflight, 401 when the token is not good or the shop has not installed us.
 */
export async function requireShopper(request: Request): Promise<Shopper> {
  if (request.method === 'OPTIONS') throw bare(204);
  const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const said = token === undefined ? null : await app().shopify.shopperOf(token);
  const shopper = said && (await known(said.domain, said.customer));
  if (!shopper) throw bare(401);
  return { ...shopper, address: addressBehind(request, 0) };
}

/** What pages and forms send. */
const proxied: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/**
 * The shopper behind a request that Shopify's app proxy forwarded. Throws a 401 Response when it is not signed, older
 * than 90 seconds, or of a shop that has not installed us. Shopify signs the address, not the body. 405 to any other
 * method than a page's or a form's; 403 to a form of somebody else's page, where the browser says so.
 */
export async function requireProxyVisit(request: Request): Promise<ProxyVisit> {
  if (!proxied.has(request.method))
    throw new Response(null, { status: 405, headers: { Allow: 'GET, POST' } });
  if (request.method === 'POST' && request.headers.get('sec-fetch-site') === 'cross-site') throw bare(403);
  const said = readProxyQuery(new URL(request.url).searchParams, app().env.apiSecret, new Date());
  const shopper = said && (await known(said.domain, said.customer));
  if (!said || !shopper) throw bare(401);
  const root = said.pathPrefix.split('/').slice(0, -2).join('/');
  const address = addressBehind(request, 1);
  return { ...shopper, address, pathPrefix: said.pathPrefix, root };
}

/** `others`: proxies before ours. */
const addressBehind = ({ headers }: Request, others: number): string =>
  addressOf(headers.get('x-forwarded-for'), app().env.trustedProxies, others);

async function known(domain: string, customer: ShopifyId | null): Promise<Omit<Shopper, 'address'> | null> {
  const { commerce, clock } = app();
  const shop = await commerce.findShop(domain);
  if (!shop || shop.uninstalledAt !== null || shop.redactedAt !== null) return null;
  const view = customer === null ? null : await commerce.findCustomerByShopifyId(shop.id, customer);
  const gone = view === null || view.redactedAt !== null;
  return {
    shopId: shop.id,
    domain,
    customerId: gone ? null : (view.mergedIntoId ?? view.id),
    customerShopifyId: customer,
    now: await clock.now(shop.id),
    cors,
  };
}

/**
 * Answers an extension: its shopper is let in, and whatever goes wrong is answered so that the extension can read it.
 * Routes that only write export `loader = onlyPost`.
 */
export async function forShopper(
  request: Request,
  work: (shopper: Shopper) => Promise<Response>,
): Promise<Response> {
  try {
    return await work(await requireShopper(request));
  } catch (error) {
    if (error instanceof Response) return error;
    app().log.error({ err: error, path: new URL(request.url).pathname }, 'a shopper could not be answered');
    return bare(500);
  }
}

/** The loader of a route that only takes POST: it answers the preflight. */
export const onlyPost = ({ request }: { request: Request }): Response =>
  request.method === 'OPTIONS' ? bare(204) : bare(405, { Allow: 'POST, OPTIONS' });

/** The action of a route that is only read. */
export const onlyGet = (): Response => bare(405, { Allow: 'GET, OPTIONS' });

/** The action of a storefront's route that is only read. */
export const onlyPages = (): Response => new Response(null, { status: 405, headers: { Allow: 'GET' } });

/** The loader of a storefront's route that only takes forms. */
export const onlyForms = (): Response => new Response(null, { status: 405, headers: { Allow: 'POST' } });
