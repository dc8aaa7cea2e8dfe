import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { CustomerData, Id, Shop } from '../domain/types.ts';
import type { Reader } from '../state/database.ts';
import { findDocument } from '../state/documents.ts';

/** Who looks at the shop in this browser, and with which cart. */
export interface Visitor {
  /** null: a guest */
  customer: CustomerData | null;
  /** null until something was put into a cart */
  cartToken: string | null;
}

type ShopName = Pick<Shop, 'domain'>;

const whoCookie = 'shopper';
const cartCookie = 'cart';
const guest = 'guest';
const days = 60 * 60 * 24;

/** /store/afterglow-demo: the root of a shop's storefront, its account pages and its checkout. */
export const storeBase = (domain: string): string => `/store/${domain.replace(/\.myshopify\.com$/, '')}`;
/** /mail/afterglow-demo: the mailbox into which all mail of the shop falls. */
export const mailBase = (domain: string): string => `/mail/${domain.replace(/\.myshopify\.com$/, '')}`;

/** Reads who visits; an altered cookie, or one of a customer who is gone, is a guest's. */
export async function readVisitor(c: Context, on: Reader, shop: ShopName): Promise<Visitor> {
  const key = await keyOf(on, shop);
  const [who, cart] = await Promise.all([
    getSignedCookie(c, key, whoCookie),
    getSignedCookie(c, key, cartCookie),
  ]);
  const id = typeof who === 'string' && /^\d{1,18}$/.test(who) ? who : null;
  return {
    customer: id === null ? null : await findDocument(on, shop, 'customer', id),
    cartToken: typeof cart === 'string' && cart !== '' ? cart : null,
  };
}

/** Signs a customer in at the storefront, or out (null). The mailbox knows it too: its cookie lies beside. */
export async function keepWho(c: Context, on: Reader, shop: ShopName, customerId: Id | null): Promise<void> {
  const key = await keyOf(on, shop);
  for (const path of [storeBase(shop.domain), mailBase(shop.domain)])
    await setSignedCookie(c, whoCookie, customerId ?? guest, key, cookie(path, 30 * days));
}

/** Keeps the cart of this browser; null forgets it, as after an order. */
export async function keepCart(c: Context, on: Reader, shop: ShopName, token: string | null): Promise<void> {
  const key = await keyOf(on, shop);
  const age = token === null ? 0 : 14 * days;
  await setSignedCookie(c, cartCookie, token ?? '', key, cookie(storeBase(shop.domain), age));
}

const cookie = (path: string, maxAge: number) =>
  ({ path, httpOnly: true, sameSite: 'Lax', maxAge }) as const satisfies Parameters<
    typeof setSignedCookie
  >[4];

async function keyOf(on: Reader, shop: ShopName): Promise<string> {
  const [known] = await on.query<{ key: string }>('select key from visitor_key where shop = $1', [
    shop.domain,
  ]);
  if (known !== undefined) return known.key;
  // Whoever comes second at the same moment reads what the first one wrote.
  const [made] = await on.query<{ key: string }>(
    `insert into visitor_key (shop, key) values ($1, $2) on conflict (shop) do update set key = visitor_key.key
     returning key`,
    [shop.domain, randomBytes(32).toString('hex')],
  );
  if (made === undefined) throw new Error(`The storefront of ${shop.domain} has no key.`);
  return made.key;
}
