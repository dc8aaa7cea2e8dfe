import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type ShopifyId, shopifyId } from '../../../kernel/ids.ts';

/** A storefront's request as Shopify's app proxy forwards it. */
export interface ProxyQuery {
  readonly domain: string;
  readonly customer: ShopifyId | null;
  /** Where the storefront knows us: "/apps/afterglow", below the storefront's own root. */
  readonly pathPrefix: string;
}

/** Real time, either way. */
const toleranceSeconds = 90;

const reserved = ['logged_in_customer_id', 'path_prefix', 'shop', 'timestamp'] as const;

const fields = z.object({
  shop: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
  logged_in_customer_id: z.string().regex(/^([1-9]\d{0,17})?$/),
  path_prefix: z.string().regex(/^(\/[\w-]+){2,8}$/),
  timestamp: z.string().regex(/^\d{1,12}$/),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a proxied request says, null when it is not signed by Shopify, too old, or can be read in two ways. */
export function readProxyQuery(search: URLSearchParams, secret: string, now: Date): ProxyQuery | null {
  const names = [...search.keys()];
  const parsed = fields.safeParse(Object.fromEntries(search));
  if (!parsed.success) return null;
  if ([...reserved, 'signature'].some((name) => search.getAll(name).length !== 1)) return null;
  const message = [...new Set(names)]
    .filter((name) => name !== 'signature')
    .map((name) => `${name}=${search.getAll(name).join(',')}`)
    .sort()
    .join('');
  const { signature, timestamp, ...said } = parsed.data;
  if (!isSigned(message, signature, secret) || !isUnambiguous(message)) return null;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return null;
  const customer = said.logged_in_customer_id;
  return {
    domain: said.shop,
    customer: customer === '' ? null : shopifyId(BigInt(customer)),
    pathPrefix: said.path_prefix,
  };
}

function isSigned(message: string, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(message, 'utf8').digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

/**
 * The signed text has nothing between its parameters, so a visitor can have a text signed that, cut elsewhere, says
 * that somebody else is logged in. Then the name stands in it twice.
 */
function isUnambiguous(message: string): boolean {
  return reserved.every((name) => message.split(`${name}=`).length === 2);
}
