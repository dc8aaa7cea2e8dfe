import { addMoney, type Money, noMoney, sumMoney } from '#app/kernel/money.ts';
import { multiplyRational, rational, roundRational } from '#app/kernel/rational.ts';
import { settledFact } from '../case/facts.ts';
import { standingOf } from '../case/stored-return.ts';
import { tabOf } from '../decisions/moves.ts';
import type { PaidDetail } from '../door.ts';
import type { NativeReturn } from '../ports.ts';
import { finishIntent, fixPlan, planIntent } from '../store/intents.server.ts';
import { addRefunds, addStep, lockReturn, setPaid, setState } from '../store/write-returns.server.ts';
import { fixSettlement } from './fix-settlement.server.ts';
import type { Performing } from './perform.server.ts';
import { type FixedPlan, type SettlePlan, settlePlan } from './plans.ts';
import { refusedBy, refuseIntent } from './refuse-intent.server.ts';

/**
 * Pays a return at Shopify. What is paid is fixed in the row before the first call; from then on Shopify's own count
 * of processed units says whether the call has done its work.
 */
export async function performProcess(performing: Performing): Promise<void> {
  const { deps, shop, stored, intent } = performing;
  const native = stored.shopifyId === null ? null : await deps.shopify.findReturn(shop, stored.shopifyId);
  if (native === null) return refuseIntent(performing, refusedBy('process', 'The return is not there.'));
  const plan = settlePlan.parse(intent.plan);
  if (plan.fixed !== undefined) {
    const progress = progressOf(plan.fixed, native);
    if (progress === 'all') return recordSettled(performing, plan, plan.fixed, native);
    if (progress === 'none') return pay(performing, plan, plan.fixed, native);
    return refuseIntent(performing, { code: 'changed-at-shopify', values: { what: 'processed' } });
  }
  if (native.status !== 'open')
    return refuseIntent(performing, { code: 'changed-at-shopify', values: { what: native.status } });
  const fixed = await fixSettlement(performing, native, plan.despite);
  if ('hold' in fixed) return refuseIntent(performing, fixed.hold);
  await fixPlan(deps.db.sql, shop.id, stored.id, 'process', { ...plan, fixed });
  await pay(performing, plan, fixed, native);
}

/** How much of what we meant to process Shopify has processed since. Nothing to process is done. */
function progressOf(fixed: FixedPlan, native: NativeReturn): 'none' | 'some' | 'all' {
  const grown = fixed.lines.map(({ id, before, quantity }) => {
    const line = native.lines.find((one) => one.id === id);
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
  if (fixed.lines.length === 0) return recordSettled(performing, plan, fixed, native);
  await performing.keep();
  const refusal = await deps.shopify.processReturn(shop, {
    returnId: native.id,
    lines: fixed.lines,
    transactions: fixed.transactions,
    storeCredit: fixed.storeCredit !== null && fixed.storeCredit.minor > 0n ? fixed.storeCredit : null,
  });
  if (refusal !== null) return refuseIntent(performing, refusedBy('process', refusal.refused));
  const after = await deps.shopify.findReturn(shop, native.id);
  await recordSettled(performing, plan, fixed, after ?? native);
}

/**
 * The return is settled; what is left of it at Shopify is decided in the same breath: the bonus and, unless goods are
 * still to be looked at, its end.
 */
async function recordSettled(
  { deps, shop, stored, intent }: Performing,
  plan: SettlePlan,
  fixed: FixedPlan,
  native: NativeReturn,
): Promise<void> {
  const customer =
    stored.customerId === null ? null : await deps.orders.customerShopifyId(shop.id, stored.customerId);
  await deps.db.inTransaction(shop.id, async (tx) => {
    const now = await lockReturn(tx, stored.id);
    const at = intent.plannedAt;
    const ended = await finishIntent(tx, stored.id, 'process', { state: 'done', resultId: null, at });
    if (now === null || !ended) return;
    await addRefunds(
      tx,
      stored.id,
      native.refunds.map((refund) => refund.id),
    );
    if (fixed.bonus.minor > 0n && customer !== null) {
      await planIntent(tx, stored.id, { kind: 'bonus', plan: { customer, amount: fixed.bonus }, at });
    }
    const tab = tabOf(standingOf(now, 'settled'));
    if (tab === 'done') await planIntent(tx, stored.id, { kind: 'close', plan: {}, at });
    const paid = paidOf(fixed, stored.currency);
    await setState(tx, stored.id, { state: 'settled', tab, since: at });
    await setPaid(tx, stored.id, paid, { at, ...inShopCurrency(fixed, paid) });
    await addStep(tx, stored.id, { kind: 'settled', at, actor: plan.actor });
    await tx.announce([settledFact(now, at, fixed.units, paid)]);
  });
}

function paidOf(fixed: FixedPlan, currency: Money['currency']): PaidDetail {
  const refunded = sumMoney(
    fixed.transactions.map(({ amount }) => amount),
    currency,
  );
  const base = fixed.storeCredit ?? noMoney(currency);
  const credited = addMoney(base, fixed.bonus);
  const credit = credited.minor > 0n ? [{ gateway: 'store_credit', amount: credited }] : [];
  return {
    refunded,
    credited,
    bonus: fixed.bonus,
    transactions: [...fixed.transactions.map(({ gateway, amount }) => ({ gateway, amount })), ...credit],
    parts: fixed.parts,
  };
}

/** For figures: whole minor units of the shop's currency at the order's own rate. */
function inShopCurrency({ rate }: FixedPlan, paid: PaidDetail) {
  const inverse = rational(BigInt(rate.den), BigInt(rate.num));
  const convert = (amount: Money) =>
    roundRational(multiplyRational(rational(amount.minor), inverse), 'half-up');
  return { refundedShop: convert(paid.refunded), creditedShop: convert(paid.credited) };
}
