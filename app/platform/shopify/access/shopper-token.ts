import { z } from 'zod';
import { parseGid, type ShopifyId } from '../../../kernel/ids.ts';

/** Who looks at a checkout or a customer account page, as the extension's session token says. */
export interface ShopperToken {
  readonly domain: string;
  /** Null: nobody is logged in, or the app may not know who. */
  readonly customer: ShopifyId | null;
}

// Shopify writes `dest` with the scheme or without, and leaves `sub` out for guests. A token of the admin has a staff
// member there, and is none of a shopper's.
const claims = z.object({
  dest: z.string().regex(/^(https:\/\/)?[a-z0-9][a-z0-9-]*\.myshopify\.com\/?$/),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number(),
  sub: z
    .string()
    .regex(/^gid:\/\/shopify\/Customer\/[1-9]\d{0,17}$/)
    .optional(),
});

/** The claims of a token whose signature and times were checked; null when they are not those of a shopper. */
export function shopperOfClaims(payload: unknown, audience: string): ShopperToken | null {
  const parsed = claims.safeParse(payload);
  if (!parsed.success || parsed.data.aud !== audience) return null;
  const { dest, sub } = parsed.data;
  return {
    domain: dest.replace(/^https:\/\//, '').replace(/\/$/, ''),
    customer: sub === undefined ? null : parseGid(sub).id,
  };
}
