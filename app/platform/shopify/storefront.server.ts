import { printGid, type ShopifyId } from '../../kernel/ids.ts';
import type { AdminClient } from './admin-client.server.ts';
import { readOrderAddressees } from './operations/order-addressees.ts';
import { readOrderStatusPage } from './operations/order-status-page.ts';
import { readStorefrontUrl } from './operations/storefront-url.ts';

interface ShopRef {
  readonly id: bigint;
  readonly domain: string;
}

/** What mails ask of Shopify. Breaks when it cannot be asked; the error then carries `temporary: true`. */
export interface Storefront {
  /** Without a slash at its end. A shop that moves is noticed within ten minutes. */
  url(shop: ShopRef): Promise<string>;
  /** Where a customer looks at an order, its returns included; the account where Shopify no longer shows the order. */
  orderPage(shop: ShopRef, order: ShopifyId): Promise<string>;
  /** Where a customer finds their points and rewards. */
  accountPage(shop: ShopRef): Promise<string>;
  /** Who placed these orders, where Shopify tells an address. */
  guests(shop: ShopRef, orders: readonly ShopifyId[]): Promise<ReadonlyMap<ShopifyId, Guest>>;
}

export interface Guest {
  readonly email: string;
  readonly locale: string | null;
  readonly firstName: string | null;
}

const keptMs = 10 * 60_000;
/** Orders asked about at once. */
const pageSize = 50;

export function openStorefront(client: AdminClient): Storefront {
  const known = new Map<bigint, { url: string; until: number }>();
  const url = async (shop: ShopRef) => {
    const kept = known.get(shop.id);
    if (kept && kept.until > performance.now()) return kept.url;
    const read = (await client.call(shop, readStorefrontUrl, {})).replace(/\/+$/, '');
    known.set(shop.id, { url: read, until: performance.now() + keptMs });
    return read;
  };
  const accountPage = async (shop: ShopRef) => `${await url(shop)}/account`;
  return {
    url,
    accountPage,
    async orderPage(shop, order) {
      const id = printGid('Order', order);
      return (await client.call(shop, readOrderStatusPage, { id })) ?? accountPage(shop);
    },
    async guests(shop, orders) {
      const guests = new Map<ShopifyId, Guest>();
      for (let from = 0; from < orders.length; from += pageSize) {
        const ids = orders.slice(from, from + pageSize).map((order) => printGid('Order', order));
        for (const { id, email, ...more } of await client.call(shop, readOrderAddressees, { ids })) {
          const firstName = more.billingAddress?.firstName?.trim() || null;
          if (email) guests.set(id, { email, locale: more.customerLocale, firstName });
        }
      }
      return guests;
    },
  };
}
