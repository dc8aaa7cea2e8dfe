import type { StoredReturn } from '../../case/stored-return.ts';
import type { Disposal } from '../../ports.ts';
import { finishIntent, planIntent } from '../../store/intents.server.ts';
import { lockReturn } from '../../store/write-returns.server.ts';
import { disposalsOf, lacking } from '../disposals.server.ts';
import type { Performing } from '../perform.server.ts';
import { placeUnits } from '../place-units.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';

/**
 * Tells Shopify what became of goods that were paid for before they were looked at. The mutation takes no key: what
 * Shopify knows of them is read before every call, and only the rest is told.
 */
export async function performDispose(performing: Performing): Promise<void> {
  const { deps, shop, stored } = performing;
  const native = stored.shopifyId === null ? null : await deps.shopify.findReturn(shop, stored.shopifyId);
  const placed = native === null ? null : placeUnits(stored, native);
  if (native === null || placed === null)
    return refuseIntent(performing, { code: 'changed-at-shopify', values: { what: 'lines' } });
  const missing = lacking(await disposalsOf(performing, placed), native);
  if (missing === null)
    return refuseIntent(performing, { code: 'changed-at-shopify', values: { what: 'dispositions' } });
  if (missing.length > 0) {
    await performing.keep();
    // Closed there since it was paid; nothing can be told of the goods of a closed return.
    const closed = native.status === 'closed' ? await deps.shopify.reopenReturn(shop, native.id) : null;
    const refusal = closed ?? (await tell(performing, missing));
    if (refusal !== null) return refuseIntent(performing, refusedBy('dispose', refusal.refused));
  }
  await recordDisposed(performing);
}

async function tell({ deps, shop, keep }: Performing, missing: readonly Disposal[]) {
  await keep();
  return deps.shopify.disposeUnits(shop, missing);
}

/** Units that were looked at meanwhile are told in another round; after the last one the return is closed there. */
async function recordDisposed({ deps, shop, stored, intent }: Performing): Promise<void> {
  await deps.db.inTransaction(shop.id, async (tx) => {
    const now = await lockReturn(tx, stored.id);
    if (now === null || lookedAt(now) !== lookedAt(stored)) return;
    const at = intent.plannedAt;
    if (!(await finishIntent(tx, stored.id, 'dispose', { state: 'done', resultId: null, at }))) return;
    if (now.units.every((unit) => unit.disposition !== null))
      await planIntent(tx, stored.id, { kind: 'close', plan: {}, at, again: true });
  });
}

const lookedAt = ({ units }: StoredReturn) => units.filter((unit) => unit.disposition !== null).length;
