import { type Instant, lastLocalDay, type Zone } from '#app/kernel/calendar.ts';
import type { LotId, ShopifyId } from '#app/kernel/ids.ts';
import { NO_POINTS, type Points, points, sumPoints } from '#app/kernel/points.ts';
import { roundRational } from '#app/kernel/rational.ts';
import type { EarningTerms, EntitledLine, Entitlement } from '../earning/entitlement.ts';
import { printFactor } from '../earning/print-factor.ts';
import type { ClawbackTrace, EarnTrace, EntryTrace } from '../explanation/trace.ts';
import type { EarningOrder } from '../ports.ts';
import type { DueStep } from './due.ts';
import type { Clawback, Grant, OrderAccount } from './settlement.ts';

/** Why the ledger moved. `repay` moves points from a lot to the debt and leaves the sum; `merge` comes in pairs. */
export type EntryKind =
  | 'earn'
  | 'clawback'
  | 'redeem'
  | 'redeem-late'
  | 'restore'
  | 'expire'
  | 'adjust'
  | 'entry-reward'
  | 'referral'
  | 'review'
  | 'activity'
  | 'repay'
  | 'merge';

export type LoyaltyFactKind =
  | 'points-granted'
  | 'points-clawed'
  | 'points-available'
  | 'points-expired'
  | 'points-merged'
  | 'points-adjusted'
  | 'points-reserved'
  | 'points-redeemed'
  | 'reward-issued'
  | 'points-released'
  | 'points-restored'
  | 'redemption-late'
  | 'debt-repaid';

/** One line of the ledger to be written. Its source key is unique per shop: the same happening writes once. */
export interface NewEntry {
  readonly kind: EntryKind;
  /** The change: negative when points go. Σ of all entries = Σ remaining of all lots − debt. */
  readonly points: Points;
  readonly sourceKey: string;
  readonly happenedAt: Instant;
  readonly orderShopifyId: ShopifyId | null;
  /** What it changed in existing lots; a grant's own lot is not among them. */
  readonly uses: readonly { readonly lotId: LotId; readonly points: Points }[];
  readonly trace: EntryTrace;
  readonly facts: readonly LoyaltyFact[];
}

/** What is announced with the entry; the caller knows the customer and our id of the order. */
export interface LoyaltyFact {
  readonly key: string;
  readonly kind: LoyaltyFactKind;
  readonly happenedAt: Instant;
  readonly data: { readonly [name: string]: string };
}

/**
 * The entry of a grant. Its key holds the order's running total, so two workers that decide on the same state
 * write one entry.
 */
export function grantEntry(
  grant: Grant,
  order: EarningOrder,
  entitlement: Entitlement,
  terms: EarningTerms,
  soFar: OrderAccount,
): NewEntry {
  const key = `order:${order.shopifyId}:earn:${soFar.granted + grant.points}`;
  return {
    kind: 'earn',
    points: grant.points,
    sourceKey: key,
    happenedAt: grant.earnedAt,
    orderShopifyId: order.shopifyId,
    uses: [],
    trace: earnTrace(grant, order, entitlement, terms, soFar),
    facts: [fact(key, 'points-granted', grant.earnedAt, grant.points, { order: order.name })],
  };
}

/** The entry of a clawback, at the business moment of the order's state that caused it. */
export function clawbackEntry(
  clawback: Clawback,
  order: EarningOrder,
  entitlement: Entitlement,
  soFar: OrderAccount,
  reason: ClawbackTrace['reason'] = clawbackReason(order),
): NewEntry {
  const key = `order:${order.shopifyId}:clawback:${soFar.clawed + clawback.points}`;
  const data = { order: order.name, debt: clawback.debt.toString() };
  return {
    kind: 'clawback',
    points: points(-clawback.points),
    sourceKey: key,
    happenedAt: order.updatedAt,
    orderShopifyId: order.shopifyId,
    uses: clawback.from.map((take) => ({ lotId: take.lotId, points: points(-take.points) })),
    trace: clawbackTrace(clawback, order, entitlement, reason),
    facts: [fact(key, 'points-clawed', order.updatedAt, clawback.points, data)],
  };
}

/** What a due step writes: an entry, or for a maturity without debt facts alone. */
export function dueRecord(
  step: DueStep,
  zone: Zone,
): { entry: NewEntry | null; facts: readonly LoyaltyFact[] } {
  if (step.kind === 'expired') {
    const entry = expiryEntry(step, zone);
    return { entry, facts: entry.facts };
  }
  const key = `lot:${step.lot.id}:available`;
  const gain = points(step.points - step.repaid);
  const available = gain > 0n ? [fact(key, 'points-available', step.at, gain, {})] : [];
  if (step.repaid <= 0n) return { entry: null, facts: available };
  const entry = repayEntry(step);
  return { entry, facts: [...entry.facts, ...available] };
}

function expiryEntry(step: Extract<DueStep, { kind: 'expired' }>, zone: Zone): NewEntry {
  // A lot can expire again: once a hold has ended (other remaining) or after points came back (other moment).
  const key = `lot:${step.lot.id}:expired:${step.at.epochMilliseconds}:${step.lot.remaining}`;
  const lastDay = lastLocalDay(step.at, zone).toString();
  return {
    kind: 'expire',
    points: points(-step.points),
    sourceKey: key,
    happenedAt: step.at,
    orderShopifyId: step.lot.orderShopifyId,
    uses: [{ lotId: step.lot.id, points: points(-step.points) }],
    trace: { is: 'expire', points: step.points.toString(), cause: step.cause, lastDay },
    facts: [fact(key, 'points-expired', step.at, step.points, { cause: step.cause, lastDay })],
  };
}

function repayEntry(step: Extract<DueStep, { kind: 'matured' }>): NewEntry {
  const key = `lot:${step.lot.id}:repaid`;
  return {
    kind: 'repay',
    points: NO_POINTS,
    sourceKey: key,
    happenedAt: step.at,
    orderShopifyId: step.lot.orderShopifyId,
    uses: [{ lotId: step.lot.id, points: points(-step.repaid) }],
    trace: { is: 'repay', points: step.repaid.toString() },
    facts: [fact(key, 'debt-repaid', step.at, step.repaid, {})],
  };
}

function earnTrace(
  grant: Grant,
  order: EarningOrder,
  entitlement: Entitlement,
  { program, tierName, tierFactor }: EarningTerms,
  soFar: OrderAccount,
): EarnTrace {
  const { points: earnPoints, perMinor, rounding } = program.earn;
  const { num, den } = entitlement.share;
  return {
    is: 'earn',
    order: order.name,
    currency: order.currency,
    points: grant.points.toString(),
    rate: { points: earnPoints, perMinor, rounding },
    lines: entitlement.lines.map(earnedLine),
    sharePerMille: Number(roundRational({ num: num * 1000n, den }, 'half-up')),
    before: (soFar.granted - soFar.clawed).toString(),
    ...(tierName === undefined ? {} : { tier: { name: tierName, factor: tierFactor ?? '1' } }),
  };
}

function earnedLine({
  line,
  earningNet,
  factor,
  matchedRule,
  campaign,
}: EntitledLine): EarnTrace['lines'][number] {
  return {
    line: line.shopifyId.toString(),
    sku: line.sku,
    units: line.units - line.goneUnits,
    sold: line.units,
    net: earningNet.minor.toString(),
    factor: printFactor(factor),
    rule: matchedRule,
    ...(campaign === null ? {} : { campaign: campaign.name }),
  };
}

function clawbackTrace(
  clawback: Clawback,
  order: EarningOrder,
  entitlement: Entitlement,
  reason: ClawbackTrace['reason'],
): ClawbackTrace {
  const merchandise = order.lines.filter((line) => line.merchandise);
  const taken = (source: Clawback['from'][number]['source']) =>
    sumPoints(clawback.from.filter((take) => take.source === source).map((take) => take.points)).toString();
  return {
    is: 'clawback',
    order: order.name,
    points: clawback.points.toString(),
    reason,
    goneUnits: merchandise.reduce((sum, line) => sum + line.goneUnits, 0),
    soldUnits: merchandise.reduce((sum, line) => sum + line.units, 0),
    left: entitlement.points.toString(),
    fromPending: taken('own-pending'),
    fromAvailable: taken('own-available'),
    fromOthers: taken('other'),
    debt: clawback.debt.toString(),
  };
}

function clawbackReason(order: EarningOrder): ClawbackTrace['reason'] {
  if (order.standing === 'cancelled' || order.standing === 'refunded') return order.standing;
  if (order.share.num < order.share.den) return 'amount';
  return order.lines.some((line) => line.merchandise && line.goneUnits > 0) ? 'units' : 'changed';
}

/** A fact of loyalty, named by its points first. */
export function fact(
  key: string,
  kind: LoyaltyFactKind,
  happenedAt: Instant,
  amount: Points,
  data: { readonly [name: string]: string },
): LoyaltyFact {
  return { key, kind, happenedAt, data: { points: amount.toString(), ...data } };
}
