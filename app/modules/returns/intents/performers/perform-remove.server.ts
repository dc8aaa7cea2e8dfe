import { finishIntent, planIntent } from '../../store/intents.server.ts';
import { lockReturn } from '../../store/write-returns.server.ts';
import type { Performing } from '../perform.server.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';
import { unitsTooMany } from '../units-too-many.ts';

/**
 * Takes units that were missing, and are free here, out of Shopify's return, which would hold them for ever. A closed
 * one is opened for it and closed again. The mutation takes no key: how many units are there is read before every call.
 */
export async function performRemove(performing: Performing): Promise<void> {
  const { deps, shop, stored } = performing;
  const native = stored.shopifyId === null ? null : await deps.shopify.findReturn(shop, stored.shopifyId);
  const ended = native === null || native.status === 'canceled' || native.status === 'declined';
  const units = ended ? [] : unitsTooMany(stored, native);
  if (units === null)
    return refuseIntent(performing, { code: 'changed-at-shopify', values: { what: 'processed' } });
  if (native !== null && units.length > 0) {
    await performing.keep();
    const closed = native.status === 'closed' ? await deps.shopify.reopenReturn(shop, native.id) : null;
    if (closed !== null) return refuseIntent(performing, refusedBy('remove', closed.refused));
    await performing.keep();
    const refusal = await deps.shopify.removeUnits(shop, native.id, units);
    if (refusal !== null) return refuseIntent(performing, refusedBy('remove', refusal.refused));
  }
  await recordRemoved(performing);
}

/** Nothing more is to come in what is left of it, unless goods are still to be looked at. */
async function recordRemoved({ deps, shop, stored, intent }: Performing): Promise<void> {
  await deps.db.inTransaction(shop.id, async (tx) => {
    const now = await lockReturn(tx, stored.id);
    const at = intent.plannedAt;
    const ended = await finishIntent(tx, stored.id, 'remove', { state: 'done', resultId: null, at });
    if (now !== null && ended && now.units.every((unit) => unit.disposition !== null))
      await planIntent(tx, stored.id, { kind: 'close', plan: {}, at, again: true });
  });
}
