import type { ShopifyId } from '#app/kernel/ids.ts';
import { isMadeFor, nativeNote } from '../../case/native-note.ts';
import { newExchangeLine, newLines } from '../../case/new-lines.ts';
import type { StoredReturn } from '../../case/stored-return.ts';
import { exchangedItems } from '../../handling/quoted-units.ts';
import type { NewReturn, ReturnableUnits } from '../../ports.ts';
import { finishIntent } from '../../store/intents.server.ts';
import { addStep, linkExchange, linkToShopify, lockReturn } from '../../store/write-returns.server.ts';
import type { Performing } from '../perform.server.ts';
import { createPlan } from '../plans.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';

/**
 * Makes Shopify's return. Its lines carry our return's name in their note: that is how one that was made without our
 * hearing of it is found again.
 */
export async function performCreate(performing: Performing): Promise<void> {
  const { deps, shop, stored, intent } = performing;
  if (intent.attempts > 1) {
    const made = (await deps.shopify.returnsOfOrder(shop, stored.orderShopifyId)).find((native) =>
      isMadeFor(stored.name, native),
    );
    if (made !== undefined) return recordCreated(performing, made.id);
  }
  const available = await deps.shopify.returnableUnits(shop, stored.orderShopifyId);
  const handles = stored.lines.map((line) => reasonOf(stored, line.reason)?.shopify ?? '');
  const reasonIds = await deps.shopify.reasonIds(shop, [...new Set(handles.filter((one) => one !== ''))]);
  const { returnShippingFee, outcome } = createPlan.parse(intent.plan);
  const lines = linesFor(stored, outcome, available, reasonIds);
  if (lines === null) return refuseIntent(performing, refusedBy('create', 'Units are not returnable there.'));
  await performing.keep();
  const made = await deps.shopify.createReturn(shop, {
    orderShopifyId: stored.orderShopifyId,
    requestedAt: stored.requestedAt,
    lines,
    exchangeLines: outcome === 'exchange' ? exchangeLinesFor(stored) : [],
    returnShippingFee,
  });
  if (typeof made === 'object') return refuseIntent(performing, refusedBy('create', made.refused));
  await recordCreated(performing, made);
}

async function recordCreated({ deps, shop, stored, intent }: Performing, id: ShopifyId): Promise<void> {
  const native = stored.exchange.length === 0 ? null : await deps.shopify.findReturn(shop, id);
  await deps.db.inTransaction(shop.id, async (tx) => {
    await lockReturn(tx, stored.id);
    const at = intent.plannedAt;
    if (!(await finishIntent(tx, stored.id, 'create', { state: 'done', resultId: id, at }))) return;
    await linkToShopify(tx, stored.id, id);
    for (const line of native?.exchangeLines ?? []) await linkExchange(tx, stored.id, line);
    await addStep(tx, stored.id, { kind: 'created-at-shopify', at, actor: 'afterglow' });
  });
}

const reasonOf = (stored: StoredReturn, reason: string) =>
  stored.policy.reasons.find(({ id }) => id === reason);

function exchangeLinesFor(stored: StoredReturn): NewReturn['exchangeLines'] {
  return exchangedItems(stored).map((item) => newExchangeLine(item.of.variantShopifyId, item.quantity, item));
}

function linesFor(
  stored: StoredReturn,
  outcome: StoredReturn['outcome'],
  available: readonly ReturnableUnits[],
  reasonIds: ReadonlyMap<string, string>,
): NewReturn['lines'] | null {
  const told = stored.lines.map(({ position, lineShopifyId, reason }) => ({
    lineShopifyId,
    units: stored.units.filter((unit) => unit.position === position),
    reasonId: reasonIds.get(reasonOf(stored, reason)?.shopify ?? '') ?? null,
    note: nativeNote(stored, position),
    restockingPercent: stored.terms.lines[position]?.fees[outcome].restockingPercent ?? null,
  }));
  return newLines(told, available);
}
