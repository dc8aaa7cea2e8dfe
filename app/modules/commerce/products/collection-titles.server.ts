import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { CommerceDeps } from '../ports.ts';
import { getShop } from '../store/shop-store.server.ts';

const mostAsked = 250;

/** See `Commerce.collectionTitles`. A title is an adornment: nothing breaks for want of it. */
export async function readCollectionTitles(
  deps: Pick<CommerceDeps, 'sql' | 'shopify' | 'log'>,
  shopId: ShopId,
  collections: readonly ShopifyId[],
): Promise<ReadonlyMap<ShopifyId, string>> {
  const asked = [...new Set(collections)].slice(0, mostAsked);
  if (asked.length === 0) return new Map();
  const shop = await getShop(deps.sql, shopId);
  try {
    return await deps.shopify.collectionTitles(shop, asked);
  } catch (error) {
    deps.log.info({ shopId: String(shopId), err: error }, 'the titles of collections could not be read');
    return new Map();
  }
}
