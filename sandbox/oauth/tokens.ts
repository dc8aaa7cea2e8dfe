import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Shop } from '../domain/types.ts';
import { readJwt, signJwt } from './signatures.ts';
import { STAFF } from './staff.ts';

/** The app as Shopify knows it. */
export interface AppKeys {
  apiKey: string;
  secret: string;
}

const seconds = (now: Date): number => Math.floor(now.getTime() / 1000);

function times(now: Date, lifetime: number): { exp: number; nbf: number; iat: number } {
  return { exp: seconds(now) + lifetime, nbf: seconds(now), iat: seconds(now) };
}

/** The admin's id token (session token), good for 60 seconds of real time. */
export function mintIdToken(
  keys: AppKeys,
  shop: string,
  userId: string = STAFF.owner.id,
  now: Date = new Date(),
): string {
  const claims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: keys.apiKey,
    sub: userId,
    ...times(now, 60),
    jti: randomUUID(),
    sid: randomUUID(),
  };
  return signJwt(claims, keys.secret);
}

type ExtensionShop = Pick<Shop, 'domain' | 'switches'>;

/**
 * The token of a checkout extension, good for five minutes. `sub` is there only for a customer who is logged in.
 * Whether `dest` carries https:// depends on the shop.
 */
export function mintCheckoutToken(
  keys: AppKeys,
  shop: ExtensionShop,
  options: { customerId?: string | undefined; now?: Date } = {},
): string {
  const customer =
    options.customerId === undefined ? {} : { sub: `gid://shopify/Customer/${options.customerId}` };
  const dest = shop.switches.checkoutDestHasScheme ? `https://${shop.domain}` : shop.domain;
  const claims = {
    dest,
    aud: keys.apiKey,
    ...times(options.now ?? new Date(), 300),
    jti: randomUUID(),
    ...customer,
  };
  return signJwt(claims, keys.secret);
}

/** The token of a customer-account extension, good for five minutes. */
export function mintCustomerAccountToken(
  keys: AppKeys,
  shop: ExtensionShop,
  customerId: string,
  now: Date = new Date(),
): string {
  return mintCheckoutToken(keys, shop, { customerId, now });
}

/** The token of a POS extension: an admin session token of the staff member at the till. */
export function mintPosToken(
  keys: AppKeys,
  shop: string,
  userId: string = STAFF.owner.id,
  now: Date = new Date(),
): string {
  return mintIdToken(keys, shop, userId, now);
}

const idTokenClaims = z.object({
  dest: z.string(),
  aud: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/** The user of a valid id token for this app and shop; null when anything about it is wrong. */
export function verifyIdToken(
  keys: AppKeys,
  shop: string,
  token: string,
  now: Date = new Date(),
): { userId: string } | null {
  const parsed = idTokenClaims.safeParse(readJwt(token, keys.secret));
  if (!parsed.success) return null;
  const claims = parsed.data;
  const fresh = claims.exp > seconds(now) && (claims.nbf ?? 0) <= seconds(now) + 10;
  return fresh && claims.aud === keys.apiKey && claims.dest === `https://${shop}`
    ? { userId: claims.sub }
    : null;
}

/** The `host` parameter of embedded pages. */
export function hostParam(shop: string): string {
  return Buffer.from(`admin.shopify.com/store/${shopHandle(shop)}`)
    .toString('base64')
    .replace(/=+$/, '');
}

/** The first part of a myshopify.com domain. */
export function shopHandle(shop: string): string {
  return shop.split('.')[0] ?? shop;
}

/** The address at which the admin opens a page of the embedded app. */
export function embeddedUrl(appOrigin: string, path: string, shop: string, idToken: string): string {
  const url = new URL(path, appOrigin);
  url.searchParams.set('shop', shop);
  url.searchParams.set('host', hostParam(shop));
  url.searchParams.set('embedded', '1');
  url.searchParams.set('id_token', idToken);
  return url.href;
}
