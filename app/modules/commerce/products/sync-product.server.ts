import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { SyncOutcome } from '../door.ts';
import type { CommerceDeps } from '../ports.ts';
import {
  isKnownOtherwise,
  markProductDeleted,
  saveCollectionMembers,
  saveProduct,
} from '../store/product-store.server.ts';
import { getShop } from '../store/shop-store.server.ts';

const maxReads = 5;

/**
 * Reads a product with its variants and collections. One that Shopify no longer knows is marked as deleted. What is
 * replaced may have been read later than what replaces it, within a second of Shopify's: then it is read again.
 */
export async function syncProduct(deps: CommerceDeps, shopId: ShopId, id: ShopifyId): Promise<SyncOutcome> {
  const shop = await getShop(deps.sql, shopId);
  for (let read = 1; read <= maxReads; read++) {
    const product = await deps.shopify.product(shop, id);
    if (product === null) {
      await deleteProduct(deps, shopId, id);
      return 'unreadable';
    }
    const { saved, replaces } = await deps.inTransaction(shopId, async (tx) => {
      const replaces = await isKnownOtherwise(tx.sql, shopId, product);
      return { saved: await saveProduct(tx.sql, shop, product), replaces };
    });
    if (!saved) return read === 1 ? 'unchanged' : 'changed';
    if (!replaces) return 'changed';
  }
  throw new Error(`Product ${id} changed during each of ${maxReads} reads`);
}

export async function deleteProduct(
  deps: Pick<CommerceDeps, 'sql' | 'clock'>,
  shopId: ShopId,
  id: ShopifyId,
): Promise<void> {
  await markProductDeleted(deps.sql, shopId, id, await deps.clock.now(shopId));
}

/**
 * Reads who belongs to a collection. Products that we do not hold yet get their collections when they are read. Whoever
 * has changed something reads again: somebody else may have read later, and written before.
 */
export async function syncCollection(
  deps: CommerceDeps,
  shopId: ShopId,
  id: ShopifyId,
): Promise<SyncOutcome> {
  const shop = await getShop(deps.sql, shopId);
  for (let read = 1; read <= maxReads; read++) {
    const members = await deps.shopify.productsOfCollection(shop, id);
    const changed = await saveCollectionMembers(deps.sql, shopId, id, members ?? []);
    if (members === null) return 'unreadable';
    if (changed === 0) return read === 1 ? 'unchanged' : 'changed';
  }
  throw new Error(`Collection ${id} changed during each of ${maxReads} reads`);
}
