import { type ShopId, type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import { DeadlinePassed, withinTime } from '../platform/network/deadline.server.ts';
import { app } from '../wiring.server.ts';

/** By Shopify's number, as rules name collections. */
export type CollectionTitles = Readonly<Record<string, string>>;

/** Shopify is asked, and the page does not wait for it any longer: a number says it too. */
const patienceMs = 2_000;

/** What the collections of these rules are called, as far as Shopify says so in time. */
export async function readTitles(
  shopId: ShopId,
  rules: readonly { readonly collections: readonly string[] }[],
): Promise<CollectionTitles> {
  const asked = rules.flatMap((rule) => rule.collections.filter(isNumber)).map((id) => shopifyId(BigInt(id)));
  const titles = await withinTime(patienceMs, app().commerce.collectionTitles(shopId, asked)).catch(
    (error: unknown): ReadonlyMap<ShopifyId, string> => {
      if (error instanceof DeadlinePassed) return new Map();
      throw error;
    },
  );
  return Object.fromEntries([...titles].map(([id, title]) => [String(id), title]));
}

/** Rules are typed text: not every name in them is a number of Shopify's. */
const isNumber = (text: string) => /^[1-9]\d{0,17}$/.test(text);
