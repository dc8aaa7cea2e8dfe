import type { ShopifyId } from '#app/kernel/ids.ts';
import { finishIntent } from '../store/intents.server.ts';
import { lockReturn } from '../store/write-returns.server.ts';
import type { Performing } from './perform.server.ts';

/** It is written, and nothing else follows from it here. `resultId`: Shopify's id of what came of it. */
export async function recordDone(
  { deps, shop, stored, intent }: Performing,
  resultId: ShopifyId | null = null,
): Promise<void> {
  await deps.db.inTransaction(shop.id, async (tx) => {
    await lockReturn(tx, stored.id);
    await finishIntent(tx, stored.id, intent.kind, { state: 'done', resultId, at: intent.plannedAt });
  });
}
