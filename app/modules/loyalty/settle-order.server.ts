import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { addPoints, NO_POINTS } from '#app/kernel/points.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from './deps.ts';
import type { Settled } from './door.ts';
import { mayEarn, outlook, questionOf } from './ledger/settlement-question.ts';
import type { OrderForLoyalty } from './ports.ts';
import { isUnsettled } from './redemption/plan-redemptions.ts';
import type { Redemption } from './redemption/redemption.ts';
import { settleLocked } from './settle-locked.server.ts';
import { openGrant, type WriteGrant } from './store/grant.server.ts';
import { listRedemptionsOfOrder } from './store/redemptions.server.ts';
import { findSettlement, type StoredSettlement } from './store/settlements.server.ts';
import type { OrderTier } from './tiers/order-tier.ts';
import { reviewTier } from './tiers/review-tier.server.ts';
import { levelBefore } from './tiers/tier-before.server.ts';

/** There was nothing to write. */
export const NOTHING: Settled = { granted: NO_POINTS, clawed: NO_POINTS, reversed: NO_POINTS };

/** One look at an order and what it has earned; null: somebody else settled it meanwhile, look again. */
export type SettleOnce = (
  shopId: bigint,
  order: OrderForLoyalty,
  stored: StoredSettlement,
  now: Instant,
) => Promise<Settled | null>;

const maxLooks = 20;

/**
 * Brings an order's points in line with its state: see `Loyalty.settleOrder`. After writing it looks at the order
 * again: a newer state may have been settled between our read and our write, and have found nothing to take back.
 */
export function openSettleOrder(deps: LoyaltyDeps) {
  const settle = openSettle(deps);
  return async function settleOrder(shopId: bigint, orderId: bigint): Promise<Settled> {
    const owners = new Set<bigint>();
    const settled = await settle(shopId, orderId, owners);
    const by = { actor: 'afterglow', orderId };
    for (const owner of owners) await reviewTier(deps, shopId, owner, await deps.now(shopId), by);
    return settled;
  };
}

/** `owners` gets everybody whose level the order may have changed; nobody where the programme has no levels. */
function openSettle(deps: LoyaltyDeps) {
  const settleOnce = openSettleOnce(deps);
  return async (shopId: bigint, orderId: bigint, owners: Set<bigint>): Promise<Settled> => {
    let sum = NOTHING;
    let order = await deps.orders.orderForLoyalty(shopId, orderId);
    for (let look = 1; look <= maxLooks && order !== null; look++) {
      const stored = await readSettlement(deps, shopId, order);
      for (const owner of ownersOf(order, stored)) owners.add(owner);
      const settled = await settleOnce(shopId, order, stored, await deps.now(shopId));
      if (settled === NOTHING) return sum;
      if (settled !== null) sum = addSettled(sum, settled);
      const latest = await deps.orders.orderForLoyalty(shopId, orderId);
      if (settled !== null && latest !== null && isSameState(order, latest)) return sum;
      order = latest;
    }
    if (order === null) return sum;
    throw new Error(`Order ${orderId} kept changing while it was settled`);
  };
}

/** Whose it is and whose it was. */
function ownersOf({ customerId }: OrderForLoyalty, { tiered, order }: StoredSettlement): bigint[] {
  return tiered ? [customerId, order?.customerId ?? null].filter((owner) => owner !== null) : [];
}

function isSameState(a: OrderForLoyalty, b: OrderForLoyalty): boolean {
  return a.revision === b.revision && a.customerId === b.customerId;
}

function addSettled(a: Settled, b: Settled): Settled {
  return {
    granted: addPoints(a.granted, b.granted),
    clawed: addPoints(a.clawed, b.clawed),
    reversed: addPoints(a.reversed, b.reversed),
  };
}

export function readSettlement(
  { db }: Pick<LoyaltyDeps, 'db'>,
  shopId: bigint,
  { orderId, customerId, order }: OrderForLoyalty,
): Promise<StoredSettlement> {
  return findSettlement(db.prepared, shopId, { orderId, customerId, processedAt: order.processedAt });
}

/**
 * Decides on what was read and writes it: a grant on which nothing else hangs in one statement, everything else in
 * a transaction that locks order and account and decides again.
 */
export function openSettleOnce(deps: Pick<LoyaltyDeps, 'db' | 'announcing' | 'orders'>): SettleOnce {
  const writeGrant = openGrant(deps.db.prepared, deps.announcing);
  return async (shopId, order, stored, now) => {
    const { program } = stored;
    if (program === null) return NOTHING;
    // What is stored was read after the order, and may come of a newer state of it.
    if (stored.order !== null && stored.order.revision > order.revision) return null;
    const redemptions = await redemptionsToSettle(deps.db.sql, shopId, order, stored);
    const known = { ...stored, program };
    const moved = isMoved(order, stored);
    const tier = await tierToEarnBy(deps, shopId, order, known, moved);
    const question = questionOf(order, known, now, tier);
    const { decision, entry } = outlook(question);
    const earns = mayEarn(order, known);
    if (moved || decision.kind === 'clawback' || redemptions.length > 0)
      return settleLocked(deps.db, shopId, order, { stored, redemptions, tier }, now);
    if (decision.kind === 'nothing' || entry === null || !earns) return NOTHING;
    const { accountDueAt } = stored;
    if (accountDueAt !== null && compareInstants(accountDueAt, now) <= 0) {
      return settleLocked(deps.db, shopId, order, { stored, redemptions, tier }, now);
    }
    const granted = await grant(writeGrant, shopId, order, stored, {
      program,
      question,
      decision,
      entry,
      tier,
      now,
    });
    return granted ? { ...NOTHING, granted: decision.points } : null;
  };
}

/** Kept from the first points on, until the order has another owner. Without levels nothing is read. */
async function tierToEarnBy(
  deps: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  order: OrderForLoyalty,
  { program, order: kept }: StoredSettlement,
  moved: boolean,
): Promise<OrderTier | null> {
  if (program === null || program.program.tiers === null) return null;
  if (kept !== null && kept.tier !== null && !moved) return kept.tier;
  return order.order.standing === 'live' ? levelBefore(deps, shopId, order) : null;
}

/** Redemptions whose points this state of the order takes or gives back. Most orders have no code: then none is read. */
async function redemptionsToSettle(
  sql: Sql,
  shopId: bigint,
  { orderId, order }: OrderForLoyalty,
  { order: known }: StoredSettlement,
): Promise<readonly Redemption[]> {
  if (order.codes.length === 0 && known?.redeemed !== true) return [];
  const codes = order.codes.map((used) => used.code);
  const redemptions = await listRedemptionsOfOrder(sql, shopId, orderId, codes);
  return redemptions.filter((redemption) => isUnsettled(redemption, orderId, order));
}

/** Has the order another owner than the account that it gave points to? Nobody owning it matters while it gives some. */
function isMoved({ customerId }: OrderForLoyalty, { order }: StoredSettlement): boolean {
  if (order === null || order.customerId === customerId) return false;
  return customerId !== null || order.soFar.granted > order.soFar.clawed;
}

type GrantAtHand = {
  readonly program: NonNullable<StoredSettlement['program']>;
  readonly question: ReturnType<typeof questionOf>;
  readonly decision: Extract<ReturnType<typeof outlook>['decision'], { kind: 'grant' }>;
  readonly entry: NonNullable<ReturnType<typeof outlook>['entry']>;
  readonly tier: OrderTier | null;
  readonly now: Instant;
};

async function grant(
  writeGrant: WriteGrant,
  shopId: bigint,
  { orderId, revision, customerId }: OrderForLoyalty,
  stored: StoredSettlement,
  { program, question, decision, entry, tier, now }: GrantAtHand,
): Promise<boolean> {
  if (customerId === null) throw new Error('An order without a customer does not earn');
  return writeGrant(shopId, {
    orderId,
    customerId,
    programVersion: program.version,
    traits: question.terms.traits,
    orderTraits: question.terms.bought?.traits ?? null,
    tier,
    settlements: stored.order?.settlements ?? 0,
    revision,
    grant: decision,
    entry,
    reason: stored.catchUpAsOf === null ? null : 'catch-up',
    now,
  });
}
