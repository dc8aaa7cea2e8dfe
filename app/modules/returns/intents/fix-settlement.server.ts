import type { ShopifyId } from '#app/kernel/ids.ts';
import { nativeNote } from '../case/native-note.ts';
import type { StoredReturn, StoredUnit } from '../case/stored-return.ts';
import type { Hold } from '../door.ts';
import { quotedUnits } from '../handling/quoted-units.ts';
import { decideSettlement } from '../money/settlement.ts';
import type { NativeReturn } from '../ports.ts';
import type { Performing } from './perform.server.ts';
import type { FixedPlan } from './plans.ts';

type Fixed = FixedPlan | { readonly hold: Omit<Hold, 'since'> };

/** Works out what a settlement pays, from the payments and the return as Shopify has them now. */
export async function fixSettlement(
  { deps, shop, stored }: Performing,
  native: NativeReturn,
  despite: boolean,
): Promise<Fixed> {
  const order = await deps.orders.order(shop.id, stored.orderId);
  if (order === null) return changed('order');
  // Somebody at Shopify's own screens was faster.
  if (native.lines.some((line) => line.processedQuantity > 0)) return changed('processed');
  const paidUnits = stored.units.filter((unit) => unit.disposition !== 'missing');
  const placed = placeUnits(stored, native, paidUnits);
  if (placed === null) return changed('lines');
  const payments = await deps.shopify.payments(shop, stored.orderShopifyId);
  const units = placed.map(({ id, units: some }) => ({ id, quantity: some.length }));
  const as = stored.outcome;
  const suggested =
    units.length === 0 ? null : await deps.shopify.suggestedAmount(shop, native.id, units, as);
  const plan = decideSettlement({
    outcome: stored.outcome,
    quote: {
      order,
      policy: stored.policy,
      units: quotedUnits(stored, order, (unit) => unit.disposition !== 'missing'),
    },
    payments,
    suggested,
    despite,
    hasCustomer: order.customerId !== null,
  });
  if ('hold' in plan) return plan;
  return {
    ...plan,
    transactions: [...plan.transactions],
    parts: plan.parts.map((part) => ({ ...part, values: { ...part.values } })),
    lines: await dispositionsFor({ deps, shop }, placed),
    rate: { num: order.rate.num.toString(), den: order.rate.den.toString() },
    units: paidUnits.length,
  };
}

const changed = (what: string) => ({ hold: { code: 'changed-at-shopify' as const, values: { what } } });

interface Placed {
  readonly id: ShopifyId;
  readonly reverseLineShopifyId: ShopifyId | null;
  readonly before: number;
  readonly units: readonly StoredUnit[];
}

/** Which line of Shopify's return each unit is on, told by its note. Null: they do not fit. */
function placeUnits(
  stored: StoredReturn,
  native: NativeReturn,
  units: readonly StoredUnit[],
): Placed[] | null {
  const left = [...units];
  const take = (line: NativeReturn['lines'][number], count: number, fits: (unit: StoredUnit) => boolean) => {
    const own = left
      .filter((unit) => unit.lineShopifyId === line.lineShopifyId && fits(unit))
      .slice(0, count);
    for (const unit of own) left.splice(left.indexOf(unit), 1);
    return own;
  };
  const told = native.lines.map((line) => ({
    line,
    own: take(line, line.quantity, (unit) => nativeNote(stored, unit.position) === line.note),
  }));
  const placed = told.map(
    ({ line, own }): Placed => ({
      id: line.id,
      reverseLineShopifyId: line.reverseLineShopifyId,
      before: line.processedQuantity,
      units: [...own, ...take(line, line.quantity - own.length, () => true)],
    }),
  );
  return left.length > 0 ? null : placed.filter((line) => line.units.length > 0);
}

/** What is restocked goes to where it was sent from; without such a place, it is to be looked at there. */
async function dispositionsFor(
  { deps, shop }: Pick<Performing, 'deps' | 'shop'>,
  placed: readonly Placed[],
): Promise<FixedPlan['lines']> {
  const places = new Map<ShopifyId, ShopifyId | null>();
  const lines: FixedPlan['lines'] = [];
  for (const { id, before, units, reverseLineShopifyId } of placed) {
    const counted = new Map<string, FixedPlan['lines'][number]['dispositions'][number]>();
    for (const { disposition, fulfillmentShopifyId } of units) {
      if (disposition === null || disposition === 'missing' || reverseLineShopifyId === null) continue;
      const place = await placeOf(places, fulfillmentShopifyId, () =>
        deps.shopify.restockLocation(shop, fulfillmentShopifyId),
      );
      const type = disposition === 'restocked' && place === null ? 'processing' : disposition;
      const locationShopifyId = type === 'restocked' ? place : null;
      const key = `${type}:${locationShopifyId}`;
      const known = counted.get(key) ?? { reverseLineShopifyId, quantity: 0, type, locationShopifyId };
      counted.set(key, { ...known, quantity: known.quantity + 1 });
    }
    lines.push({ id, before, quantity: units.length, dispositions: [...counted.values()] });
  }
  return lines;
}

async function placeOf(
  known: Map<ShopifyId, ShopifyId | null>,
  fulfillment: ShopifyId,
  ask: () => Promise<ShopifyId | null>,
): Promise<ShopifyId | null> {
  const place = known.has(fulfillment) ? (known.get(fulfillment) ?? null) : await ask();
  known.set(fulfillment, place);
  return place;
}
