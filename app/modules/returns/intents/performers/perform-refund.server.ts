import type { Hold } from '../../door.ts';
import { billedOf } from '../../handling/quoted-units.ts';
import { decideSettlement } from '../../money/settlement.ts';
import type { NativeRefund } from '../../ports.ts';
import type { Performing } from '../perform.server.ts';
import { type PaidPlan, paidPlanOf, refundPlan } from '../plans.ts';
import { recordSettled } from '../record-settled.server.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';

/**
 * Gives back a part of the price while the goods stay: a refund without lines. Its key was stored before the first
 * call; its note names our return, so that one which was made without our hearing of it is found before another try,
 * however long ago the key was used.
 */
export async function performRefund(performing: Performing): Promise<void> {
  const plan = refundPlan.parse(performing.intent.plan);
  const fixed = plan.fixed ?? (await fixRefund(performing));
  if ('hold' in fixed) return refuseIntent(performing, fixed.hold);
  if (plan.fixed === undefined) await performing.fix({ ...plan, fixed });
  if (fixed.transactions.length === 0) return recordSettled(performing, plan.actor, fixed, []);
  const made = (await madeBefore(performing)) ?? (await refund(performing, fixed));
  if ('refused' in made) return refuseIntent(performing, refusedBy('refund', made.refused));
  await recordSettled(performing, plan.actor, fixed, [made]);
}

async function fixRefund({
  deps,
  shop,
  stored,
}: Performing): Promise<PaidPlan | { readonly hold: Omit<Hold, 'since'> }> {
  const order = await deps.orders.order(shop.id, stored.orderId);
  if (order === null) return { hold: { code: 'changed-at-shopify', values: { what: 'order' } } };
  const plan = decideSettlement({
    outcome: 'keep',
    quote: billedOf(stored, order),
    ...(await deps.shopify.payments(shop, stored.orderShopifyId)),
    // It is no return of Shopify's, which has nothing to say about it.
    suggested: null,
    despite: false,
    hasCustomer: order.customerId !== null,
  });
  return 'hold' in plan ? plan : paidPlanOf(plan, order.rate, stored.units.length);
}

const noteOf = ({ stored }: Performing) => `${stored.name}: kept for a part of the price`;

/** Asked also before the first try: a refused one that is decided anew has another key. */
async function madeBefore(performing: Performing): Promise<NativeRefund | null> {
  const { deps, shop, stored } = performing;
  return deps.shopify.refundNoted(shop, stored.orderShopifyId, noteOf(performing));
}

async function refund(performing: Performing, { transactions }: PaidPlan) {
  const { deps, shop, stored, intent, keep } = performing;
  if (intent.idempotency === null) throw new Error(`The refund of return ${stored.id} has no key`);
  await keep();
  return deps.shopify.refundGoodwill(shop, {
    orderShopifyId: stored.orderShopifyId,
    transactions,
    note: noteOf(performing),
    idempotencyKey: intent.idempotency,
  });
}
