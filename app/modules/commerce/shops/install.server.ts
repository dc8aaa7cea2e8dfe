import type { ShopId } from '#app/kernel/ids.ts';
import type { Installed } from '../door.ts';
import type { CommerceDeps } from '../ports.ts';
import {
  findShopByDomain,
  getShop,
  insertShop,
  markUninstalled,
  reopenShop,
  saveShop,
} from '../store/shop-store.server.ts';
import { changeScopes } from './change-scopes.server.ts';

/**
 * A token was fetched for this shop. A new shop is written with its business time of install; a known one that
 * had left goes on with its history. Safe to call at every visit.
 */
export async function onInstalled(
  deps: CommerceDeps,
  domain: string,
  scopes: readonly string[],
): Promise<Installed> {
  const now = await deps.clock.nowOf(domain);
  const added = await insertShop(deps.sql, domain, scopes, now);
  if (added !== null) {
    await readShop(deps, added);
    return { shopId: added, outcome: 'installed' };
  }
  const shop = await findShopByDomain(deps.sql, domain);
  if (shop === null) throw new Error(`${domain} vanished while it was being installed`);
  // The shop is read before anything is written: an install that breaks off half-way is met again as what it was.
  if (shop.uninstalledAt === null && shop.redactedAt === null) {
    if (shop.shopifyId === null) await readShop(deps, shop.id);
    await changeScopes(deps, shop.id, scopes);
    return { shopId: shop.id, outcome: shop.shopifyId === null ? 'installed' : 'known' };
  }
  await readShop(deps, shop.id);
  await reopenShop(deps.sql, shop.id, scopes, now);
  return { shopId: shop.id, outcome: shop.redactedAt === null ? 'reinstalled' : 'installed' };
}

/** Marks the shop as left and forgets its tokens, unless it is installed again already. */
export async function onUninstalled(
  deps: CommerceDeps,
  shopId: ShopId,
): Promise<'uninstalled' | 'installed'> {
  const shop = await getShop(deps.sql, shopId);
  if (shop.uninstalledAt === null && (await deps.shopify.isInstalled(shop))) return 'installed';
  await deps.removeSessions(shop.domain);
  await markUninstalled(deps.sql, shopId, await deps.clock.now(shopId));
  return 'uninstalled';
}

const maxReads = 5;

/**
 * Reads name, currency, zone, plan and tax setting of the shop. Whoever has changed something reads again: somebody else
 * may have read later, and written before.
 */
export async function readShop(deps: CommerceDeps, shopId: ShopId): Promise<void> {
  const shop = await getShop(deps.sql, shopId);
  for (let read = 1; read <= maxReads; read++)
    if (!(await saveShop(deps.sql, shopId, await deps.shopify.shop(shop)))) return;
  throw new Error(`Shop ${shopId} changed during each of ${maxReads} reads`);
}
