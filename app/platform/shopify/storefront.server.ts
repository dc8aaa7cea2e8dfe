import { printGid, type ShopifyId } from '../../kernel/ids.ts';
import type { AdminClient } from './admin-client.server.ts';
import { readOrderEmail } from './operations/order-email.ts';
import { readStorefrontUrl } from './operations/storefront-url.ts';

interface ShopRef {
  readonly id: bigint;
  readonly domain: string;
}

/** What mails ask of Shopify. Breaks when it cannot be asked; the error then carries `temporary: true`. */
export interface Storefront {
  /** Without a slash at its end. A shop that moves is noticed within ten minutes. */
  url(shop: ShopRef): Promise<string>;
  guest(
    shop: ShopRef,
    order: ShopifyId,
  ): Promise<{ readonly email: string | null; readonly customerLocale: string | null } | null>;
}

const keptMs = 10 * 60_000;

export function openStorefront(client: AdminClient): Storefront {
  const known = new Map<bigint, { url: string; until: number }>();
  return {
    async url(shop) {
      const kept = known.get(shop.id);
      if (kept && kept.until > performance.now()) return kept.url;
      const url = (await client.call(shop, readStorefrontUrl, {})).replace(/\/+$/, '');
      known.set(shop.id, { url, until: performance.now() + keptMs });
      return url;
    },
    guest: (shop, order) => client.call(shop, readOrderEmail, { id: printGid('Order', order) }),
  };
}
