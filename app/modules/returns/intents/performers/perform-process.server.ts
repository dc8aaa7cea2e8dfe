import type { NativeReturn } from '../../ports.ts';
import { fixSettlement } from '../fix-settlement.server.ts';
import type { Performing } from '../perform.server.ts';
import { type FixedPlan, type SettlePlan, settlePlan } from '../plans.ts';
import { recordSettled } from '../record-settled.server.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';

/**
 * Pays a return at Shopify, and sends out what an exchange brings. What is paid is fixed in the row before the first
 * call; from then on Shopify's own count of processed units says whether the call has done its work.
 */
export async function performProcess(performing: Performing): Promise<void> {
  const { deps, shop, stored, intent } = performing;
  const native = stored.shopifyId === null ? null : await deps.shopify.findReturn(shop, stored.shopifyId);
  if (native === null) return refuseIntent(performing, refusedBy('process', 'The return is not there.'));
  const plan = settlePlan.parse(intent.plan);
  if (plan.fixed !== undefined) {
    const progress = progressOf(plan.fixed, native);
    if (progress === 'all') return recordSettled(performing, plan.actor, plan.fixed, native.refunds);
    if (progress === 'none') return pay(performing, plan, plan.fixed, native);
    return refuseIntent(performing, { code: 'changed-at-shopify', values: { what: 'processed' } });
  }
  if (native.status !== 'open')
    return refuseIntent(performing, { code: 'changed-at-shopify', values: { what: native.status } });
  const fixed = await fixSettlement(performing, native, plan.despite);
  if ('hold' in fixed) return refuseIntent(performing, fixed.hold);
  await performing.fix({ ...plan, fixed });
  await pay(performing, plan, fixed, native);
}

/** How much of what we meant to process Shopify has processed since. Nothing to process is done. */
function progressOf(fixed: FixedPlan, native: NativeReturn): 'none' | 'some' | 'all' {
  const meant = [...fixed.lines, ...fixed.exchangeLines];
  const there = [...native.lines, ...native.exchangeLines];
  const grown = meant.map(({ id, before, quantity }) => {
    const line = there.find((one) => one.id === id);
    if (line === undefined) return 'some';
    if (line.processedQuantity >= before + quantity) return 'all';
    return line.processedQuantity > before ? 'some' : 'none';
  });
  if (grown.every((one) => one === 'all')) return 'all';
  return grown.every((one) => one === 'none') ? 'none' : 'some';
}

async function pay(
  performing: Performing,
  plan: SettlePlan,
  fixed: FixedPlan,
  native: NativeReturn,
): Promise<void> {
  const { deps, shop } = performing;
  if (fixed.lines.length === 0) return recordSettled(performing, plan.actor, fixed, native.refunds);
  await performing.keep();
  const refusal = await deps.shopify.processReturn(shop, {
    returnId: native.id,
    lines: fixed.lines,
    exchangeLines: fixed.exchangeLines,
    transactions: fixed.transactions,
    storeCredit: fixed.storeCredit !== null && fixed.storeCredit.minor > 0n ? fixed.storeCredit : null,
    shipping: fixed.shipping,
  });
  if (refusal !== null) return refuseIntent(performing, refusedBy('process', refusal.refused));
  const after = await deps.shopify.findReturn(shop, native.id);
  await recordSettled(performing, plan.actor, fixed, (after ?? native).refunds);
}
