import type { Hold } from '../door.ts';
import { quotedUnits } from '../handling/quoted-units.ts';
import { decideSettlement } from '../money/settlement.ts';
import type { NativeReturn } from '../ports.ts';
import { disposalsOf } from './disposals.server.ts';
import type { Performing } from './perform.server.ts';
import { type Placed, placeUnits, unitsThat } from './place-units.ts';
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
  const all = placeUnits(stored, native);
  if (all === null) return changed('lines');
  const placed = unitsThat(all, (unit) => unit.disposition !== 'missing');
  const paid = await deps.shopify.payments(shop, stored.orderShopifyId);
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
    ...paid,
    suggested,
    despite,
    hasCustomer: order.customerId !== null,
  });
  if ('hold' in plan) return plan;
  return {
    ...plan,
    transactions: [...plan.transactions],
    parts: plan.parts.map((part) => ({ ...part, values: { ...part.values } })),
    lines: await linesFor({ deps, shop }, placed),
    rate: { num: order.rate.num.toString(), den: order.rate.den.toString() },
    units: placed.reduce((sum, one) => sum + one.units.length, 0),
  };
}

const changed = (what: string) => ({ hold: { code: 'changed-at-shopify' as const, values: { what } } });

async function linesFor(
  at: Pick<Performing, 'deps' | 'shop'>,
  placed: readonly Placed[],
): Promise<FixedPlan['lines']> {
  const lines: FixedPlan['lines'] = [];
  for (const one of placed) {
    const dispositions = await disposalsOf(at, [one]);
    lines.push({ id: one.id, before: one.before, quantity: one.units.length, dispositions });
  }
  return lines;
}
