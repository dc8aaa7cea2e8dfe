import type { ShopifyId } from '#app/kernel/ids.ts';
import { addMoney, type Money } from '#app/kernel/money.ts';
import { intentOf, type StoredReturn, type StoredUnit } from '../case/stored-return.ts';
import type { Hold } from '../door.ts';
import { paidThere } from '../handling/native/paid-there.ts';
import { unitsThere } from '../handling/native/units-there.ts';
import { billedOf, exchangedItems } from '../handling/quoted-units.ts';
import { billOf, type QuoteInput } from '../money/bill.ts';
import { decideSettlement } from '../money/settlement.ts';
import type { NativeReturn } from '../ports.ts';
import { disposalsOf } from './disposals.server.ts';
import type { Performing } from './perform.server.ts';
import { type Placed, placeUnits, unitsThat } from './place-units.ts';
import { createPlan, type FixedPlan, paidPlanOf } from './plans.ts';

type Held = { readonly hold: Omit<Hold, 'since'> };

const isHere = ({ disposition }: StoredUnit) => disposition !== 'missing';
/** What staff processed at Shopify is paid. */
const isUnpaid = (unit: StoredUnit) => isHere(unit) && !unit.paid;

/** Works out what a settlement pays, from the payments and the return as Shopify has them now. */
export async function fixSettlement(
  performing: Performing,
  native: NativeReturn,
  despite: boolean,
): Promise<FixedPlan | Held> {
  const { deps, shop, stored } = performing;
  const order = await deps.orders.order(shop.id, stored.orderId);
  if (order === null) return changed('order');
  const all = placeUnits(stored, native);
  if (all === null) return changed('lines');
  // Somebody at Shopify's own screens was faster.
  const unknown = all.some(({ before, units }) => before > units.filter((unit) => unit.paid).length);
  const isBegun = stored.outcome === 'exchange' && all.some(({ before }) => before > 0);
  if (unknown || isBegun || native.exchangeLines.some((line) => line.processedQuantity > 0))
    return changed('processed');
  if (stored.outcome === 'exchange' && !stored.units.every(isHere) && !despite)
    return { hold: { code: 'missing-in-exchange', values: {} } };
  const placed = unitsThat(all, isUnpaid);
  const exchangeLines = exchangedLines(stored, native);
  if (exchangeLines === null) return changed('exchange-lines');
  const quote = billedOf(stored, order, isUnpaid);
  const shipping = quote.shipping ?? null;
  const paid = await deps.shopify.payments(shop, stored.orderShopifyId);
  const plan = decideSettlement({
    outcome: stored.outcome,
    quote,
    ...paid,
    suggested: await suggested(performing, native, placed, { exchangeLines, shipping }),
    feesThere: feesThere(stored, quote),
    despite,
    hasCustomer: order.customerId !== null,
  });
  if ('hold' in plan) return plan;
  return {
    ...paidPlanOf(plan, order.rate, stored.units.filter(isHere).length),
    ...{ before: paidBefore(stored, native), lines: await linesFor(performing, native, placed) },
    exchangeLines,
    shipping,
  };
}

const changed = (what: string) => ({ hold: { code: 'changed-at-shopify' as const, values: { what } } });

/** Null: nothing is paid for, so nothing is asked. */
async function suggested(
  { deps, shop, stored }: Performing,
  native: NativeReturn,
  placed: readonly Placed[],
  more: { readonly exchangeLines: FixedPlan['exchangeLines']; readonly shipping: Money | null },
): Promise<Money | null> {
  if (placed.length === 0) return null;
  const units = placed.map(({ id, units: some }) => ({ id, quantity: some.length }));
  const as = stored.outcome === 'credit' ? 'credit' : 'refund';
  return deps.shopify.suggestedAmount(shop, native.id, units, as, more);
}

/**
 * As many new items as units came back; Shopify's return has one line for all of a variant. Null: it does not have
 * them.
 */
function exchangedLines(stored: StoredReturn, native: NativeReturn): FixedPlan['exchangeLines'] | null {
  if (stored.outcome !== 'exchange') return [];
  const taken = new Map<ShopifyId, number>();
  for (const { of, quantity } of exchangedItems(stored, isHere)) {
    const line = native.exchangeLines.find(
      (one) =>
        (one.id === of.shopifyId || one.variantShopifyId === of.variantShopifyId) &&
        one.quantity - (taken.get(one.id) ?? 0) >= quantity,
    );
    if (line === undefined) return null;
    taken.set(line.id, (taken.get(line.id) ?? 0) + quantity);
  }
  return native.exchangeLines
    .filter(({ id }) => taken.has(id))
    .map(({ id, processedQuantity }) => ({ id, quantity: taken.get(id) ?? 0, before: processedQuantity }));
}

/** Shopify's return keeps the fees of the outcome for which it was made. Null: it is still that one. */
function feesThere(stored: StoredReturn, quote: QuoteInput): Money | null {
  const create = intentOf(stored, 'create');
  if (create === null) return null;
  const { outcome } = createPlan.parse(create.plan);
  if (outcome === stored.outcome) return null;
  const bill = billOf(quote, outcome);
  return addMoney(bill.restockingFee, bill.shippingFee);
}

/** What staff gave back before at Shopify; null: nothing of it has been processed. */
function paidBefore({ units, currency }: StoredReturn, { refunds }: NativeReturn): FixedPlan['before'] {
  if (!units.some((unit) => unit.paid)) return null;
  const { transactions, ...paid } = paidThere(refunds, currency);
  return { ...paid, transactions: transactions.map((one) => ({ ...one })) };
}

/** Of goods that staff have told of at Shopify, nothing more is told. */
async function linesFor(
  performing: Performing,
  native: NativeReturn,
  placed: readonly Placed[],
): Promise<FixedPlan['lines']> {
  const told = new Set(
    unitsThere(placeUnits(performing.stored, native) ?? [], native)
      .filter(({ said }) => said !== null)
      .map(({ unit }) => unit),
  );
  const lines: FixedPlan['lines'] = [];
  for (const one of placed) {
    const untold = unitsThat([one], (unit) => !told.has(unit));
    const dispositions = await disposalsOf(performing, untold);
    lines.push({ id: one.id, before: one.before, quantity: one.units.length, dispositions });
  }
  return lines;
}
