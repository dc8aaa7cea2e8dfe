import type { Performing } from '../perform.server.ts';
import { recordDone } from '../record-done.server.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';

/** Calls Shopify's return off. Its state says whether that is done. */
export async function performCancel(performing: Performing): Promise<void> {
  const { deps, shop, stored } = performing;
  if (stored.shopifyId === null) return recordDone(performing);
  const native = await deps.shopify.findReturn(shop, stored.shopifyId);
  if (native === null || native.status === 'canceled' || native.status === 'declined')
    return recordDone(performing);
  await performing.keep();
  // What was only asked for there has not begun: it is declined.
  const refusal =
    native.status === 'requested'
      ? await deps.shopify.declineRequest(shop, stored.shopifyId, { reason: 'OTHER', note: '' })
      : await deps.shopify.cancelReturn(shop, stored.shopifyId);
  if (refusal !== null) return refuseIntent(performing, refusedBy('cancel', refusal.refused));
  await recordDone(performing);
}

/** Closes Shopify's return once nothing more is to come, unless it closed itself. */
export async function performClose(performing: Performing): Promise<void> {
  const { deps, shop, stored } = performing;
  if (stored.shopifyId === null) return recordDone(performing);
  const native = await deps.shopify.findReturn(shop, stored.shopifyId);
  if (native?.status === 'open') {
    await performing.keep();
    const refusal = await deps.shopify.closeReturn(shop, stored.shopifyId);
    if (refusal !== null) return refuseIntent(performing, refusedBy('close', refusal.refused));
  }
  await recordDone(performing);
}
