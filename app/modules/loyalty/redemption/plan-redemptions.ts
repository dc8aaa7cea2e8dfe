import { type Instant, laterOf } from '#app/kernel/calendar.ts';
import { addPoints, subtractPoints } from '#app/kernel/points.ts';
import { type AccountDraft, withEntry } from '../ledger/account-change.ts';
import { type DueRules, expiryOf } from '../ledger/due.ts';
import type { AccountState } from '../ledger/lots.ts';
import { settledDown } from '../ledger/repay.ts';
import type { EarningOrder, UsedCode } from '../ports.ts';
import { captureHeld, captureLate, costOf } from './capture.ts';
import { redeemEntry, restoreEntry } from './entries.ts';
import type { Redemption } from './redemption.ts';
import { decideRestore, restoreTarget } from './restore.ts';

/** The order that a redemption is looked at with. `orderId` is our own id. */
export interface RedeemedOrder {
  readonly orderId: bigint;
  readonly order: EarningOrder;
  readonly now: Instant;
  readonly rules: DueRules;
}

/** What an order makes of a redemption: the account's draft after it, and how the redemption stands then. */
export interface RedemptionPlan {
  readonly draft: AccountDraft;
  readonly redemption: Redemption;
}

/**
 * Brings one redemption in line with the state of an order that used its code: takes its points unless that was done,
 * then gives back what the order no longer keeps. The same state twice does nothing, and states may be skipped.
 * The draft has everything applied that is due; another order's redemption is left alone.
 */
export function planRedemption(
  draft: AccountDraft,
  redemption: Redemption,
  at: RedeemedOrder,
): RedemptionPlan {
  const code = at.order.codes.find((one) => one.code === redemption.code);
  if (redemption.state === 'posted')
    return redemption.orderId === at.orderId ? restored({ draft, redemption }, at) : { draft, redemption };
  if (code === undefined) return { draft, redemption };
  return restored(captured(draft, redemption, code, at), at);
}

/** Does this state of an order take points of a redemption, or give some back? Without looking at the account. */
export function isUnsettled(redemption: Redemption, orderId: bigint, order: EarningOrder): boolean {
  if (redemption.state !== 'posted') return order.codes.some((used) => used.code === redemption.code);
  if (redemption.orderId !== orderId) return false;
  return restoreTarget(redemption.used, order, redemption.code).points > redemption.restored;
}

function captured(
  draft: AccountDraft,
  redemption: Redemption,
  code: UsedCode,
  { orderId, order, now, rules }: RedeemedOrder,
): RedemptionPlan {
  const cost = costOf(redemption, code);
  const late = redemption.state === 'voided';
  const capture = (late ? captureLate : captureHeld)(draft.state, redemption, cost);
  const entry = redeemEntry(redemption, capture, order, code);
  const state = withActivity(capture.state, order.processedAt);
  return {
    draft: settledDown(withEntry(draft, entry, state, { orderId }), entry.sourceKey, now, rules),
    redemption: {
      ...redemption,
      state: 'posted',
      orderId,
      used: capture.used,
      owed: capture.owed,
      late,
      parts: capture.parts,
    },
  };
}

function restored(
  { draft, redemption }: RedemptionPlan,
  { orderId, order, now, rules }: RedeemedOrder,
): RedemptionPlan {
  const target = restoreTarget(redemption.used, order, redemption.code);
  if (target.points <= redemption.restored) return { draft, redemption };
  const gain = subtractPoints(target.points, redemption.restored);
  const restore = decideRestore(draft.state, redemption, gain, now, rules);
  const entry = restoreEntry(redemption, restore, target.reason, order, now, rules);
  const { newLot } = restore;
  const lot = { granted: newLot, availableAt: now, expiresAt: expiryOf(now, rules), matured: true };
  const note = { orderId, ...(newLot > 0n ? { lot } : {}) };
  const given = withEntry(draft, entry, restore.state, note);
  return {
    draft: settledDown(given, entry.sourceKey, now, rules),
    redemption: {
      ...redemption,
      restored: addPoints(redemption.restored, gain),
      parts: restore.parts,
    },
  };
}

/** Using points counts as being active. */
export function withActivity(state: AccountState, at: Instant): AccountState {
  const { lastActivityAt } = state.account;
  const active = lastActivityAt === null ? at : laterOf(lastActivityAt, at);
  return { ...state, account: { ...state.account, lastActivityAt: active } };
}
