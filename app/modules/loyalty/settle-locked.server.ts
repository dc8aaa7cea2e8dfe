import type { Instant } from '#app/kernel/calendar.ts';
import { addPoints, NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import type { InTransaction, Sql, Tx } from '#app/kernel/transaction.ts';
import type { Settled } from './door.ts';
import { entitled } from './earning/entitlement.ts';
import type { Program } from './earning/program.ts';
import {
  type AccountDraft,
  changeOf,
  draftOf,
  type StoredAccount,
  UNSAVED_LOT,
  withDue,
  withEntry,
} from './ledger/account-change.ts';
import { applyDue, type DueRules, type ExpiryNow } from './ledger/due.ts';
import { clawbackEntry } from './ledger/ledger.ts';
import { planSettlement } from './ledger/plan-settlement.ts';
import { applySettlement, decideSettlement, type OrderAccount } from './ledger/settlement.ts';
import { mayEarn, questionOf } from './ledger/settlement-question.ts';
import type { OrderForLoyalty } from './ports.ts';
import { planRedemption } from './redemption/plan-redemptions.ts';
import type { Redemption } from './redemption/redemption.ts';
import { lockAccounts, withSpentLots } from './store/accounts.server.ts';
import { writeChanges } from './store/changes.server.ts';
import { findExpiryNow } from './store/programs.server.ts';
import { lockRedemptions, saveRedemption } from './store/redemptions.server.ts';
import { lockOrder, type StoredOrder, type StoredSettlement, saveOrder } from './store/settlements.server.ts';
import type { OrderTier } from './tiers/order-tier.ts';

/** One account's part in a settlement. */
interface Part {
  readonly draft: AccountDraft;
  readonly soFar: OrderAccount;
  readonly points: Points;
  readonly written: number;
}

interface Case {
  readonly order: OrderForLoyalty;
  readonly stored: StoredSettlement & { readonly program: { readonly program: Program } };
  readonly locked: StoredOrder;
  /** Redemptions that the order's state may concern, locked. */
  readonly redemptions: readonly Redemption[];
  readonly tier: OrderTier | null;
  readonly rules: DueRules;
  readonly expiryNow: ExpiryNow;
  readonly now: Instant;
}

/**
 * Settles an order in one transaction: locks it, then the accounts and redemptions that it concerns, applies what is
 * due on them and decides. Null: the order was settled meanwhile, look again.
 */
export async function settleLocked(
  db: { readonly sql: Sql; readonly inTransaction: InTransaction },
  shopId: bigint,
  order: OrderForLoyalty,
  known: {
    readonly stored: StoredSettlement;
    readonly redemptions: readonly Redemption[];
    readonly tier: OrderTier | null;
  },
  now: Instant,
): Promise<Settled | null> {
  const { stored } = known;
  const { program } = stored;
  const owner = order.customerId ?? stored.order?.customerId ?? known.redemptions[0]?.customerId ?? null;
  if (program === null || owner === null) return null;
  return db.inTransaction(shopId, async (tx) => {
    const locked = await lockOrder(tx, order.orderId, { customerId: owner, programVersion: program.version });
    const expected = stored.order ?? { settlements: 0, customerId: owner };
    if (locked.settlements !== expected.settlements || locked.customerId !== expected.customerId) return null;
    const own = { orderId: order.orderId, shopifyId: order.order.shopifyId };
    const redeemers = known.redemptions.map((redemption) => redemption.customerId);
    const owners = [...new Set([locked.customerId, owner, ...redeemers])];
    const open = await lockAccounts(tx.sql, shopId, owners, own);
    const redemptions = await lockRedemptions(
      tx,
      known.redemptions.map(({ id }) => id),
    );
    if (redemptions.some(({ customerId }) => !open.has(customerId))) return null;
    const lots = redemptions.flatMap(({ parts }) => parts.map((part) => part.lotId));
    const accounts = await withSpentLots(tx.sql, shopId, open, lots, own);
    const expiryNow = await findExpiryNow(tx.sql, shopId, now);
    const rules = { zone: order.shop.zone, expiry: expiryNow };
    const settling = {
      ...{ order, stored: { ...stored, program }, locked, redemptions, tier: known.tier },
      ...{ rules, expiryNow, now },
    };
    return writeSettlement(tx, accounts, settling);
  });
}

async function writeSettlement(
  tx: Tx,
  accounts: ReadonlyMap<bigint, StoredAccount>,
  settling: Case,
): Promise<Settled> {
  const { order, locked, rules, now } = settling;
  const drafts = new Map(
    [...accounts].map(([id, account]) => [
      id,
      withDue(draftOf(account), applyDue(account.state, now, rules), rules.zone),
    ]),
  );
  const redeemed = redeem(drafts, settling);
  const moved = order.customerId !== null && order.customerId !== locked.customerId;
  const left = moved || order.customerId === null;
  const reversal = left ? reversalFrom(draftFor(drafts, locked.customerId), settling) : null;
  if (reversal !== null) drafts.set(locked.customerId, reversal.draft);
  const soFar = reversal?.soFar ?? locked.soFar;
  const settled =
    order.customerId === null ? null : settle(draftFor(drafts, order.customerId), soFar, moved, settling);
  if (settled !== null) drafts.set(settled.draft.account.customerId, settled.draft);
  await writeChanges(
    tx,
    [...drafts.values()].map((draft) => changeOf(draft, rules)),
  );
  for (const redemption of redeemed) await saveRedemption(tx, redemption, now);
  const parts = [reversal, settled].filter((part) => part !== null);
  const { terms } = questionOf(order, settling.stored, settling.now);
  await saveOrder(tx, order.orderId, {
    customerId: order.customerId ?? locked.customerId,
    soFar: settled?.soFar ?? soFar,
    settlements: parts.reduce((sum, part) => sum + part.written, locked.settlements + redeemed.length),
    revision: order.revision,
    traits: terms.traits,
    orderTraits: terms.bought?.traits ?? null,
    redeemed: locked.redeemed || redeemed.length > 0,
    tier: (settled?.soFar ?? soFar).granted > 0n ? settling.tier : locked.tier,
  });
  const change = settled?.points ?? NO_POINTS;
  return {
    granted: change > 0n ? change : NO_POINTS,
    clawed: change < 0n ? points(-change) : NO_POINTS,
    reversed: points(-(reversal?.points ?? 0n)),
  };
}

/** Takes and gives back the points of redemptions, before anything earned is taken back. Those that have changed. */
function redeem(drafts: Map<bigint, AccountDraft>, settling: Case): Redemption[] {
  const { orderId, order } = settling.order;
  const changed: Redemption[] = [];
  for (const redemption of settling.redemptions) {
    const at = { orderId, order, now: settling.now, rules: settling.rules };
    const plan = planRedemption(draftFor(drafts, redemption.customerId), redemption, at);
    if (plan.redemption === redemption) continue;
    drafts.set(redemption.customerId, plan.draft);
    changed.push(plan.redemption);
  }
  return changed;
}

/** Takes everything back that the order has given to an account that no longer owns it. */
function reversalFrom(draft: AccountDraft, { order, stored, locked, rules, now }: Case): Part {
  const { terms } = questionOf(order, stored, now);
  const decision = decideSettlement({
    order: order.order,
    entitled: NO_POINTS,
    soFar: locked.soFar,
    state: draft.state,
    pendingDays: 0,
    rules,
  });
  if (decision.kind !== 'clawback') return { draft, soFar: locked.soFar, points: NO_POINTS, written: 0 };
  const entry = clawbackEntry(
    decision,
    order.order,
    { ...entitled(order.order, terms), points: NO_POINTS },
    locked.soFar,
    'moved',
  );
  const state = applySettlement(draft.state, decision, order.order.shopifyId, UNSAVED_LOT);
  return {
    draft: withEntry(draft, entry, state, { orderId: order.orderId }),
    soFar: { granted: locked.soFar.granted, clawed: addPoints(locked.soFar.clawed, decision.points) },
    points: entry.points,
    written: 1,
  };
}

function settle(draft: AccountDraft, soFar: OrderAccount, newOwner: boolean, settling: Case): Part {
  const { order, stored, tier, expiryNow, now } = settling;
  const question = { ...questionOf(order, stored, now, tier), soFar, newOwner };
  const { decision, entry } = planSettlement({ ...question, state: draft.state, expiryNow });
  const idle: Part = { draft, soFar, points: NO_POINTS, written: 0 };
  if (entry === null || decision.kind === 'nothing') return idle;
  if (decision.kind === 'grant' && !mayEarn(order, stored)) return idle;
  const state = applySettlement(draft.state, decision, order.order.shopifyId, UNSAVED_LOT);
  const isGrant = decision.kind === 'grant';
  const note = {
    orderId: order.orderId,
    ...(isGrant
      ? {
          lot: { granted: decision.points, availableAt: decision.availableAt, expiresAt: decision.expiresAt },
        }
      : {}),
    ...(isGrant && stored.catchUpAsOf !== null ? { reason: 'catch-up' } : {}),
  };
  return {
    draft: withEntry(draft, entry, state, note),
    soFar: isGrant
      ? { granted: addPoints(soFar.granted, decision.points), clawed: soFar.clawed }
      : { granted: soFar.granted, clawed: addPoints(soFar.clawed, decision.points) },
    points: entry.points,
    written: 1,
  };
}

function draftFor(drafts: ReadonlyMap<bigint, AccountDraft>, customerId: bigint): AccountDraft {
  const draft = drafts.get(customerId);
  if (draft === undefined) throw new Error('Every account of the settlement is locked');
  return draft;
}
