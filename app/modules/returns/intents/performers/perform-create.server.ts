import type { ShopifyId } from '#app/kernel/ids.ts';
import { compareMoney, subtractMoney } from '#app/kernel/money.ts';
import { isMadeFor, nativeNote } from '../../case/native-note.ts';
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

/** What goes out, made even by a discount where it costs less than the list says. */
function exchangeLinesFor(stored: StoredReturn): NewReturn['exchangeLines'] {
  return exchangedItems(stored).map(({ of, quantity, list, price }) => ({
    variantShopifyId: of.variantShopifyId,
    quantity,
    discount: compareMoney(price, list) < 0 ? subtractMoney(list, price) : null,
  }));
}

/** By line and parcel; null: Shopify does not let us return that many. */
function linesFor(
  stored: StoredReturn,
  outcome: StoredReturn['outcome'],
  available: readonly ReturnableUnits[],
  reasonIds: ReadonlyMap<string, string>,
): NewReturn['lines'] | null {
  const left = new Map(available.map((one) => [one.fulfillmentLineShopifyId, one.quantity]));
  const lines: NewReturn['lines'][number][] = [];
  for (const line of stored.lines) {
    const units = stored.units.filter((unit) => unit.position === line.position);
    const reason = reasonOf(stored, line.reason);
    for (const parcel of new Set(units.map((unit) => unit.fulfillmentShopifyId))) {
      const place = available.find(
        (one) => one.fulfillmentShopifyId === parcel && one.lineShopifyId === line.lineShopifyId,
      );
      const quantity = units.filter((unit) => unit.fulfillmentShopifyId === parcel).length;
      const free = place === undefined ? 0 : (left.get(place.fulfillmentLineShopifyId) ?? 0);
      if (place === undefined || free < quantity) return null;
      left.set(place.fulfillmentLineShopifyId, free - quantity);
      lines.push({
        fulfillmentLineShopifyId: place.fulfillmentLineShopifyId,
        quantity,
        reasonId: reasonIds.get(reason?.shopify ?? '') ?? null,
        note: nativeNote(stored, line.position),
        restockingPercent: stored.terms.lines[line.position]?.fees[outcome].restockingPercent ?? null,
      });
    }
  }
  return lines;
}
