import type { ShopId } from '#app/kernel/ids.ts';
import { app } from '../wiring.server.ts';

/** Asks for the import of the past and sets its job going; what is imported already stays. */
export async function startImport(shopId: ShopId): Promise<void> {
  const { commerce, enqueue } = app();
  await commerce.startBackfill(shopId);
  await enqueue({ task: 'backfill', payload: { shopId: shopId.toString() }, key: `backfill:${shopId}` });
}
