import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signature of webhooks and of the clock's messages: base64 HMAC-SHA256 of the raw body. */
export function hmacBase64(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/**
 * The query of an app-proxy request as Shopify forwards it: every parameter sorted by name, repeated values joined by
 * commas, names and values put together without a separator, HMAC-SHA256 in hex.
 */
export function signProxyQuery(params: Record<string, string | string[]>, secret: string): string {
  const text = Object.entries(params)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : value}`)
    .sort()
    .join('');
  return createHmac('sha256', secret).update(text).digest('hex');
}

export interface ProxyVisit {
  shop: string;
  /** decimal id, when the shopper is logged in */
  customerId?: string | undefined;
  /** such as /apps/afterglow */
  pathPrefix: string;
  query?: Record<string, string | string[]>;
}

/** The whole signed query of an app-proxy request, `now` in real time. */
export function proxyQuery(visit: ProxyVisit, secret: string, now: Date = new Date()): URLSearchParams {
  const params: Record<string, string | string[]> = {
    ...visit.query,
    shop: visit.shop,
    logged_in_customer_id: visit.customerId ?? '',
    path_prefix: visit.pathPrefix,
    timestamp: String(Math.floor(now.getTime() / 1000)),
  };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...params, signature: signProxyQuery(params, secret) })) {
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, one);
  }
  return search;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON web token signed with HS256. */
export function signJwt(claims: object, secret: string): string {
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

/** The claims of a token whose signature is right; undefined for anything else. Times are not looked at. */
export function readJwt(token: string, secret: string): unknown {
  const [header, claims, signature, ...rest] = token.split('.');
  if (header === undefined || claims === undefined || signature === undefined || rest.length > 0)
    return undefined;
  const expected = createHmac('sha256', secret).update(`${header}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  try {
    const head: unknown = JSON.parse(Buffer.from(header, 'base64url').toString());
    const isHs256 = typeof head === 'object' && head !== null && 'alg' in head && head.alg === 'HS256';
    return isHs256 ? JSON.parse(Buffer.from(claims, 'base64url').toString()) : undefined;
  } catch {
    return undefined;
  }
}
