import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { app } from './wiring.server.ts';

/** Who asks, from the verified session token only. */
export interface Merchant {
  shopId: ShopId;
  domain: string;
  /** Shopify's id of the staff member, as the token's subject says. */
  staffId: string;
  /** The shop's business time at this request. */
  now: Instant;
  shop: { name: string; currency: string; timezone: string };
}

/** The merchant behind a request of the embedded admin. Throws the library's own Response when it is not verified. */
export async function requireMerchant(request: Request): Promise<Merchant> {
  const { shopify, commerce, clock } = app();
  const { session, sessionToken } = await shopify.authenticate.admin(request);
  const shop = await commerce.findShop(session.shop);
  // A session without a shop: installed, but the write after the token exchange was lost. Asking again installs.
  if (!shop || shop.uninstalledAt !== null)
    throw new Response('This shop is not installed.', { status: 403 });
  return {
    shopId: shop.id,
    domain: session.shop,
    staffId: sessionToken.sub,
    now: await clock.now(shop.id),
    shop: { name: shop.name, currency: shop.currency, timezone: shop.timezone },
  };
}
