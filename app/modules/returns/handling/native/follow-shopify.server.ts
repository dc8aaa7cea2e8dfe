import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { isMadeFor } from '../../case/native-note.ts';
import type { ReturnsDeps } from '../../deps.ts';
import { performNow } from '../../intents/perform.server.ts';
import type { NativeReturn, ReturnsShop } from '../../ports.ts';
import { findOurs, findReturn } from '../../store/load-returns.server.ts';
import { saveNative } from '../../store/native-returns.server.ts';
import { lockReturn } from '../../store/write-returns.server.ts';
import { followLocked } from './follow-locked.server.ts';
import { openNative } from './open-native.server.ts';

const maxLooks = 10;

/**
 * Reads one of Shopify's returns and brings us in line with it: see `Returns.followShopify`. Somebody else may have read
 * a newer state and been faster, so whoever has changed something here reads again.
 */
export async function followShopify(
  deps: ReturnsDeps,
  shopId: bigint,
  returnShopifyId: ShopifyId,
): Promise<void> {
  const shop = await deps.orders.shop(shopId);
  for (let look = 1; look <= maxLooks; look++) {
    const native = await deps.shopify.findReturn(shop, returnShopifyId);
    if (native === null || !(await follow(deps, shop, native))) return;
  }
  throw new Error(`Return ${returnShopifyId} kept changing while it was followed`);
}

/** False: it changed nothing here. */
async function follow(deps: ReturnsDeps, shop: ReturnsShop, native: NativeReturn): Promise<boolean> {
  const ours = await findOurs(deps.db.sql, shop.id, native, (name) => isMadeFor(name, native));
  if (ours?.isRecorded) return followKnown(deps, shop.id, ours.id, native);
  // Made by us, but its making has not been recorded yet: that is not a return of somebody else's.
  if (ours !== null) return false;
  const opened = await openNative(deps, shop, native);
  if (opened === null) return deps.db.inTransaction(shop.id, (tx) => saveForeign(tx, native));
  // Somebody may have opened it who had read less.
  await followKnown(deps, shop.id, opened, native);
  await performNow(deps, shop.id, opened);
  return true;
}

async function followKnown(
  deps: ReturnsDeps,
  shopId: bigint,
  id: bigint,
  native: NativeReturn,
): Promise<boolean> {
  const now = await deps.now(shopId);
  const seen = await findReturn(deps.db.sql, shopId, id);
  const order = seen === null ? null : await deps.orders.order(shopId, seen.orderId);
  const { zone } = await deps.orders.shop(shopId);
  return deps.db.inTransaction(shopId, async (tx) => {
    const stored = await lockReturn(tx, id);
    if (stored === null) return false;
    const approving = order === null ? null : { order, zone, actor: 'shopify', now };
    await followLocked(tx, stored, native, { now, approving });
    return (await lockReturn(tx, id))?.state !== stored.state;
  });
}

/** What a return of staff's own holds beyond what refunds show. */
async function saveForeign(tx: Tx, native: NativeReturn): Promise<boolean> {
  const holds = native.lines.flatMap((line) => {
    const over = native.status === 'canceled' || native.status === 'declined';
    const quantity = over ? 0 : line.quantity - line.refundedQuantity;
    return line.lineShopifyId === null || quantity <= 0
      ? []
      : [{ lineShopifyId: line.lineShopifyId, quantity }];
  });
  return saveNative(tx, { ...native, holds });
}
