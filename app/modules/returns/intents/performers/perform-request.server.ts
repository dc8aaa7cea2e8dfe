import type { Performing } from '../perform.server.ts';
import { declinePlan } from '../plans.ts';
import { recordDone } from '../record-done.server.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';

// Yes and no to what was asked for at Shopify. The return's state there says whether that is done.

export async function performApprove(performing: Performing): Promise<void> {
  const { deps, shop, stored } = performing;
  const native = stored.shopifyId === null ? null : await deps.shopify.findReturn(shop, stored.shopifyId);
  if (native === null) return refuseIntent(performing, refusedBy('approve', 'The return is not there.'));
  if (native.status === 'canceled' || native.status === 'declined')
    return refuseIntent(performing, { code: 'changed-at-shopify', values: { what: native.status } });
  if (native.status === 'requested') {
    await performing.keep();
    const refusal = await deps.shopify.approveRequest(shop, native.id);
    if (refusal !== null) return refuseIntent(performing, refusedBy('approve', refusal.refused));
  }
  await recordDone(performing);
}

export async function performDecline(performing: Performing): Promise<void> {
  const { deps, shop, stored, intent } = performing;
  const native = stored.shopifyId === null ? null : await deps.shopify.findReturn(shop, stored.shopifyId);
  if (native === null) return recordDone(performing);
  if (native.status === 'open' || native.status === 'closed')
    return refuseIntent(performing, { code: 'changed-at-shopify', values: { what: native.status } });
  if (native.status === 'requested') {
    const { reason } = declinePlan.parse(intent.plan);
    await performing.keep();
    const refusal = await deps.shopify.declineRequest(shop, native.id, {
      reason,
      note: stored.words.get('declined') ?? '',
    });
    if (refusal !== null) return refuseIntent(performing, refusedBy('decline', refusal.refused));
  }
  await recordDone(performing);
}
