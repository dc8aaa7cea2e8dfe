import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { SyncOutcome } from '../door.ts';
import type { CommerceDeps } from '../ports.ts';
import { drawReadSeq } from '../store/order-store.server.ts';
import { getShop } from '../store/shop-store.server.ts';
import { recordOrder } from './record-order.server.ts';

const maxReads = 5;

/**
 * Reads an order from Shopify and records it. `atLeast`: the change time that a delivery told; an answer from
 * before it lags behind, and the error brings the job back.
 */
export async function syncOrder(
  deps: Pick<CommerceDeps, 'sql' | 'inTransaction' | 'seal' | 'shopify'>,
  shopId: ShopId,
  id: ShopifyId,
  atLeast: Instant | null = null,
): Promise<SyncOutcome> {
  const shop = await getShop(deps.sql, shopId);
  for (let attempt = 0; attempt < maxReads; attempt++) {
    const readSeq = await drawReadSeq(deps.sql);
    const reading = await deps.shopify.order(shop, id);
    if (reading === null) return 'unreadable';
    const { state } = await recordOrder(deps, shopId, reading, { kind: 'read', readSeq });
    if (atLeast !== null && compareInstants(reading.order.updatedAt, atLeast) < 0) {
      throw new Error(`Shopify answers with an order ${id} older than what it has delivered`);
    }
    if (state !== 'overtaken') return state === 'recorded' ? 'changed' : 'unchanged';
  }
  throw new Error(`Order ${id} changed during each of ${maxReads} reads`);
}
