import { type Brand, brand } from './brand.ts';
import { invariant } from './check.ts';

/** Internal keys: bigints of our database, meaningful only together with the shop's. */
export type ShopId = Brand<bigint, 'ShopId'>;
export type CustomerId = Brand<bigint, 'CustomerId'>;
export type OrderId = Brand<bigint, 'OrderId'>;
export type LotId = Brand<bigint, 'LotId'>;
export type EntryId = Brand<bigint, 'EntryId'>;

export const shopId = (value: bigint): ShopId => brand(positive(value));
export const customerId = (value: bigint): CustomerId => brand(positive(value));
export const orderId = (value: bigint): OrderId => brand(positive(value));
export const lotId = (value: bigint): LotId => brand(positive(value));
export const entryId = (value: bigint): EntryId => brand(positive(value));

/** The number at the end of one of Shopify's global ids. */
export type ShopifyId = Brand<bigint, 'ShopifyId'>;

export const shopifyId = (value: bigint): ShopifyId => brand(positive(value));

/** "gid://shopify/Order/123?x=y" as type and number. Breaks on any other text. */
export function parseGid(gid: string): { readonly type: string; readonly id: ShopifyId } {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(\?.*)?$/.exec(gid);
  invariant(match?.[1] !== undefined && match[2] !== undefined, `"${gid}" is a Shopify id`);
  return { type: match[1], id: shopifyId(BigInt(match[2])) };
}

/** The number of a global id that must be of the given type. */
export function idFromGid(type: string, gid: string): ShopifyId {
  const parsed = parseGid(gid);
  invariant(parsed.type === type, `"${gid}" is an id of type ${type}`);
  return parsed.id;
}

export function printGid(type: string, id: ShopifyId): string {
  return `gid://shopify/${type}/${id}`;
}

function positive(value: bigint): bigint {
  invariant(value > 0n, `${value} is an id`);
  return value;
}
