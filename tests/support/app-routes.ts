import type { ServerBuild } from '@remix-run/node';
import { browser } from './built-app.ts';

export const origin = 'http://localhost:3000';

export interface AppRoute {
  /** Remix's name for it. */
  readonly id: string;
  /** "app/customers/:id" */
  readonly path: string;
  readonly reads: boolean;
  readonly writes: boolean;
  /** Its POST needs ?index, or the layout around it is asked. */
  readonly index: boolean;
}

export type RouteKind = 'admin' | 'block' | 'server' | 'shopper' | 'proxy' | 'webhook' | 'clock' | 'public';

/** Who may call it. A new route that fits none of these breaks the tests. */
export function kindOf(path: string): RouteKind {
  if (['healthz', 'mail/unsubscribe', 'photos', 'review-media', '', '*'].includes(path)) return 'public';
  if (path === 'webhooks' || path === 'webhooks/mailgun') return 'webhook';
  if (path === 'test-clock') return 'clock';
  if (path === 'app' || path.startsWith('app/') || path === 'auth/*') return 'admin';
  if (path === 'api/events') return 'server';
  // With a staff member's token, from Shopify's own admin pages.
  if (path.startsWith('api/staff/')) return 'block';
  // With a secret that the shop made for other programs, from anywhere.
  if (path === 'api/reviews/public') return 'public';
  if (path.startsWith('api/')) return 'shopper';
  // By a token in the address.
  if (path.startsWith('feeds/')) return 'public';
  if (path.startsWith('proxy/')) return 'proxy';
  throw new Error(`No rule says who may call /${path}: add one here`);
}

/** Every address of the built app that answers with something of ours. */
export function listRoutes({ routes }: ServerBuild): AppRoute[] {
  const full = (id: string): string => {
    const route = routes[id];
    const parent = route?.parentId && route.parentId !== 'root' ? full(route.parentId) : '';
    return [parent, route?.path ?? ''].filter(Boolean).join('/');
  };
  return Object.values(routes)
    .flatMap((route) => (route && route.id !== 'root' ? [route] : []))
    .map((route) => ({
      id: route.id,
      path: full(route.id),
      reads: Boolean(route.module.loader),
      writes: Boolean(route.module.action),
      index: route.index === true,
    }))
    .filter((route) => route.reads || route.writes);
}

export const adminRoutes = (build: ServerBuild) =>
  listRoutes(build).filter((route) => kindOf(route.path) === 'admin');

/** What extensions call with a shopper's token. */
export const shopperRoutes = (build: ServerBuild) =>
  listRoutes(build).filter((route) => kindOf(route.path) === 'shopper');

/** What storefronts reach through the app proxy. */
export const proxyRoutes = (build: ServerBuild) =>
  listRoutes(build).filter((route) => kindOf(route.path) === 'proxy');

/** The pages and data of the admin, with what they answer to a merchant: the splat is the page for what is not there. */
export const pagesOf = (build: ServerBuild) =>
  adminRoutes(build)
    .filter((route) => route.reads && route.path !== 'auth/*')
    .map((route) => ({ ...route, status: route.path.endsWith('/*') ? 404 : 200 }));

/** The address with its parameters filled in. */
export const addressOf = ({ path }: AppRoute, id = '1', search = '') =>
  `${origin}/${path.replace(/:\w+/g, id).replace('*', 'session-token-x')}${search}`;

/** What an address names: an order, a return, a message, a kind of message, or else a customer. */
export function namedIn(
  { path }: AppRoute,
  shop: {
    readonly order: bigint;
    readonly return: bigint;
    readonly sent: bigint;
    readonly customer: bigint;
  },
): string {
  if (path.includes(':kind')) return 'review-request';
  if (path.includes(':orderId')) return String(shop.order);
  if (path.startsWith('app/returns/')) return String(shop.return);
  return String(path.startsWith('app/settings/messages/log/') ? shop.sent : shop.customer);
}

type Headers = Record<string, string>;

/** The page itself, as a browser asks for it. */
export const pageRequest = (route: AppRoute, headers: Headers, id?: string, search = '') =>
  new Request(addressOf(route, id, search), { headers: { ...browser, ...headers } });

/** Its data alone, as Remix asks for it when somebody clicks. */
export function dataRequest(route: AppRoute, headers: Headers, id?: string, search = '?'): Request {
  const address = addressOf(route, id, `${search}&_data=${encodeURIComponent(route.id)}`);
  return new Request(address, { headers: { ...browser, ...headers } });
}

/** A form sent to its action. */
export function formRequest(
  route: AppRoute,
  headers: Headers,
  body: URLSearchParams | FormData | string,
  id?: string,
): Request {
  const search = `?${route.index ? 'index&' : ''}_data=${encodeURIComponent(route.id)}`;
  return new Request(addressOf(route, id, search), {
    method: 'POST',
    headers: { ...browser, ...headers },
    body,
  });
}
