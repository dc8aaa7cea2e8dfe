import { type Instant, lastLocalDay, laterOf } from '#app/kernel/calendar.ts';
import { type Points, points, subtractPoints } from '#app/kernel/points.ts';
import type { RedeemTrace, RestoreTrace } from '../explanation/trace.ts';
import type { DueRules } from '../ledger/due.ts';
import { graceEnd } from '../ledger/give-back.ts';
import { fact, type LoyaltyFact, type NewEntry } from '../ledger/ledger.ts';
import type { EarningOrder, UsedCode } from '../ports.ts';
import { faceOf } from '../rewards/rewards.ts';
import type { Capture } from './capture.ts';
import type { Redemption, VoidReason } from './redemption.ts';
import type { Restore, RestoreReason } from './restore.ts';

// What redemptions write into the ledger and announce. A hold moves no points: it has facts only.

const keyOf = (redemption: Pick<Redemption, 'code'>) => `redemption:${redemption.code}`;

/** Points were reserved. */
export function reservedFact(redemption: Omit<Redemption, 'id'>): LoyaltyFact {
  return fact(`${keyOf(redemption)}:reserved`, 'points-reserved', redemption.heldAt, redemption.points, {
    reward: redemption.reward.name,
    until: redemption.endsAt.toString(),
  });
}

/** They are free again without having been used. */
export function releasedFact(redemption: Redemption, reason: VoidReason, at: Instant): LoyaltyFact {
  return fact(`${keyOf(redemption)}:released`, 'points-released', at, redemption.points, {
    reward: redemption.reward.name,
    cause: reason,
  });
}

/** An order used the code. Happened when the order was placed; one that came late is announced as that, too. */
export function redeemEntry(
  redemption: Redemption,
  capture: Capture,
  order: EarningOrder,
  code: UsedCode,
): NewEntry {
  const late = redemption.state === 'voided';
  const key = `${keyOf(redemption)}:${late ? 'redeem-late' : 'redeem'}`;
  const data = { order: order.name, reward: redemption.reward.name };
  const debt = { ...data, debt: capture.owed.toString() };
  return {
    kind: late ? 'redeem-late' : 'redeem',
    points: points(-capture.used),
    sourceKey: key,
    happenedAt: order.processedAt,
    orderShopifyId: order.shopifyId,
    uses: capture.takes.map((take) => ({ lotId: take.lotId, points: points(-take.points) })),
    trace: redeemTrace(redemption, capture, order, code),
    facts: [
      fact(key, 'points-redeemed', order.processedAt, capture.used, data),
      ...(late ? [fact(`${key}:alert`, 'redemption-late', order.processedAt, capture.used, debt)] : []),
    ],
  };
}

/** Points came back with what was returned. Their number so far is part of the key: each total is written once. */
export function restoreEntry(
  redemption: Redemption,
  restore: Restore,
  reason: RestoreReason,
  order: EarningOrder,
  now: Instant,
  rules: DueRules,
): NewEntry {
  const total = redemption.restored + restore.points;
  const key = `${keyOf(redemption)}:restore:${total}`;
  const happenedAt = laterOf(order.updatedAt, order.processedAt);
  return {
    kind: 'restore',
    points: restore.points,
    sourceKey: key,
    happenedAt,
    orderShopifyId: order.shopifyId,
    uses: restore.gives.map((give) => ({ lotId: give.lotId, points: give.points })),
    trace: restoreTrace(redemption, restore, reason, order, now, rules),
    facts: [fact(key, 'points-restored', happenedAt, restore.points, { order: order.name })],
  };
}

function redeemTrace(
  redemption: Redemption,
  capture: Capture,
  order: EarningOrder,
  { used }: UsedCode,
): RedeemTrace {
  const face = faceOf(redemption.reward, redemption.points, redemption.currency);
  const late = redemption.state === 'voided';
  const freed: Points = subtractPoints(redemption.points, capture.used);
  return {
    is: 'redeem',
    order: order.name,
    points: capture.used.toString(),
    reward: redemption.reward.name,
    currency: redemption.currency,
    off: face === null ? null : { used: used.minor.toString(), face: face.minor.toString() },
    freed: late ? '0' : freed.toString(),
    late,
    debt: capture.owed.toString(),
  };
}

function restoreTrace(
  redemption: Redemption,
  restore: Restore,
  reason: RestoreReason,
  order: EarningOrder,
  now: Instant,
  rules: DueRules,
): RestoreTrace {
  return {
    is: 'restore',
    order: order.name,
    points: restore.points.toString(),
    reason,
    left: (redemption.used - redemption.restored - restore.points).toString(),
    graced: restore.graced.toString(),
    graceDay: restore.graced > 0n ? lastLocalDay(graceEnd(now, rules), rules.zone).toString() : null,
  };
}
