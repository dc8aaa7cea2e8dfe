import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import { addMoney, type Money, noMoney, sumMoney } from '#app/kernel/money.ts';
import { rational } from '#app/kernel/rational.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { settledFact } from '../case/facts.ts';
import { inShopCurrency } from '../case/shop-currency.ts';
import { standingOf } from '../case/stored-return.ts';
import { tabOf } from '../decisions/moves.ts';
import type { PaidDetail } from '../door.ts';
import { finishIntent, planIntent } from '../store/intents.server.ts';
import {
  addRefunds,
  addStep,
  lockReturn,
  payUnits,
  setPaid,
  setState,
} from '../store/write-returns.server.ts';
import type { Performing } from './perform.server.ts';
import type { FixedPlan, PaidPlan } from './plans.ts';

/**
 * The return is settled; what is left of it at Shopify is decided in the same breath: the bonus, what the customer
 * owes and, unless goods are still to be looked at, the end of Shopify's return.
 */
export async function recordSettled(
  { deps, shop, stored, intent }: Performing,
  actor: string,
  fixed: PaidPlan & Partial<Pick<FixedPlan, 'before'>>,
  refunds: readonly { readonly id: ShopifyId }[],
): Promise<void> {
  const customer =
    stored.customerId === null ? null : await deps.orders.customerShopifyId(shop.id, stored.customerId);
  await deps.db.inTransaction(shop.id, async (tx) => {
    const now = await lockReturn(tx, stored.id);
    const at = intent.plannedAt;
    const ended = await finishIntent(tx, stored.id, intent.kind, { state: 'done', resultId: null, at });
    if (now === null || !ended) return;
    await addRefunds(
      tx,
      stored.id,
      refunds.map((refund) => refund.id),
    );
    await planRest(tx, stored.id, fixed, { customer, at });
    const tab = tabOf(standingOf(now, 'settled'));
    if (tab === 'done' && now.shopifyId !== null)
      await planIntent(tx, stored.id, { kind: 'close', plan: {}, at });
    const paid = paidOf(fixed, stored.currency);
    await setState(tx, stored.id, { state: 'settled', tab, since: at });
    await setPaid(tx, stored.id, paid, { at, ...figuresOf(fixed, paid) });
    await payUnits(tx, stored.id);
    await addStep(tx, stored.id, { kind: 'settled', at, actor });
    await tx.announce([settledFact(now, at, fixed.units, paid)]);
  });
}

async function planRest(
  tx: Tx,
  id: bigint,
  { bonus, owed }: PaidPlan,
  { customer, at }: { customer: ShopifyId | null; at: Instant },
): Promise<void> {
  if (bonus.minor > 0n && customer !== null)
    await planIntent(tx, id, { kind: 'bonus', plan: { customer, amount: bonus }, at });
  if (owed !== null && owed.minor > 0n) await planIntent(tx, id, { kind: 'invoice', plan: {}, at });
}

/** What staff gave back before at Shopify is a part of it. */
function paidOf(
  fixed: PaidPlan & Partial<Pick<FixedPlan, 'before'>>,
  currency: Money['currency'],
): PaidDetail {
  const { before } = fixed;
  const ours = sumMoney(
    fixed.transactions.map(({ amount }) => amount),
    currency,
  );
  const refunded = addMoney(ours, before?.refunded ?? noMoney(currency));
  const base = fixed.storeCredit ?? noMoney(currency);
  const credited = addMoney(base, fixed.bonus);
  const credit = credited.minor > 0n ? [{ gateway: 'store_credit', amount: credited }] : [];
  return {
    refunded,
    credited: addMoney(credited, before?.credited ?? noMoney(currency)),
    bonus: fixed.bonus,
    owed: fixed.owed ?? noMoney(currency),
    transactions: [
      ...(before?.transactions ?? []),
      ...fixed.transactions.map(({ gateway, amount }) => ({ gateway, amount })),
      ...credit,
    ],
    parts: fixed.parts,
  };
}

/** Whole minor units of the shop's currency at the order's own rate. */
function figuresOf({ rate: { num, den } }: PaidPlan, paid: PaidDetail) {
  const rate = rational(BigInt(num), BigInt(den));
  return {
    refundedShop: inShopCurrency(paid.refunded, rate),
    creditedShop: inShopCurrency(paid.credited, rate),
    owedShop: inShopCurrency(paid.owed, rate),
  };
}
