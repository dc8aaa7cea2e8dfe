import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { SyncOutcome } from '../door.ts';
import type { CommerceDeps } from '../ports.ts';
import { markProductDeleted, saveCollectionMembers, saveProduct } from '../store/product-store.server.ts';
import { getShop } from '../store/shop-store.server.ts';

/** Reads a product with its variants and collections. One that Shopify no longer knows is marked as deleted. */
export async function syncProduct(deps: CommerceDeps, shopId: ShopId, id: ShopifyId): Promise<SyncOutcome> {
  const shop = await getShop(deps.sql, shopId);
  const product = await deps.shopify.product(shop, id);
  if (product === null) {
    await deleteProduct(deps, shopId, id);
    return 'unreadable';
  }
  const saved = await deps.inTransaction(shopId, (tx) => saveProduct(tx.sql, shop, product));
  return saved ? 'changed' : 'unchanged';
}

export async function deleteProduct(
  deps: Pick<CommerceDeps, 'sql' | 'clock'>,
  shopId: ShopId,
  id: ShopifyId,
): Promise<void> {
  await markProductDeleted(deps.sql, shopId, id, await deps.clock.now(shopId));
}

/** Reads who belongs to a collection. Products that we do not hold yet get their collections when they are read. */
export async function syncCollection(
  deps: CommerceDeps,
  shopId: ShopId,
  id: ShopifyId,
): Promise<SyncOutcome> {
  const shop = await getShop(deps.sql, shopId);
  const members = await deps.shopify.productsOfCollection(shop, id);
  const changed = await saveCollectionMembers(deps.sql, shopId, id, members ?? []);
  if (members === null) return 'unreadable';
  return changed > 0 ? 'changed' : 'unchanged';
}
