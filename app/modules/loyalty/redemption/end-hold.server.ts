import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { NewJob } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { isIssued } from '../rewards/rewards.ts';
import { openSettleOrder } from '../settle-order.server.ts';
import { isSameAsking } from '../store/issued.server.ts';
import {
  findRedemption,
  isAskedLately,
  noteMade,
  reviveHolds as reviveRows,
  takeDueHolds,
  takeHold,
} from '../store/redemptions.server.ts';
import { windDownJob } from '../winding-down/jobs.ts';
import { findPausedAt } from '../winding-down/store/pauses.server.ts';
import { detailsOf } from './details.ts';
import type { RedemptionOutcome } from './door.ts';
import { endIssued } from './issuing/end-issued.server.ts';
import { discountTitle, type EndCause, type Redemption } from './redemption.ts';
import { voidHold } from './void-hold.server.ts';

const task = 'end-hold';
const batch = 100;
/** Longer than a call to Shopify takes. */
const graceSeconds = 15;

const keyOf = (shopId: bigint, id: bigint) => `${task}:${shopId}:${id}`;

/** The safety net: ends a hold if whoever is at it does not come to it. */
export function endJob(
  shopId: bigint,
  id: bigint,
  delaySeconds: number,
  cause: EndCause = 'released',
): NewJob {
  const payload = { shopId: shopId.toString(), redemptionId: id.toString(), cause };
  return { task, payload, key: keyOf(shopId, id), delaySeconds };
}

/** Ends a customer's hold: see `RedemptionDoor.releaseRedemption`. */
export async function releaseRedemption(
  deps: LoyaltyDeps,
  shopId: bigint,
  customerId: bigint,
  id: bigint,
): Promise<RedemptionOutcome> {
  const redemption = await findRedemption(deps.db.sql, shopId, id);
  if (redemption === null || redemption.customerId !== customerId) return { refused: 'not-yours' };
  if (redemption.state === 'held') await releaseNow(deps, shopId, id);
  const after = await findRedemption(deps.db.sql, shopId, id);
  if (after === null) throw new Error('A redemption that was found is there');
  return after.state === 'posted' ? { refused: 'already-done' } : { redemption: detailsOf(after) };
}

/** That it is to end is written down first; a job brings it about if this process or Shopify does not. */
async function releaseNow(deps: LoyaltyDeps, shopId: bigint, id: bigint): Promise<void> {
  const mine = await deps.db.inTransaction(shopId, async (tx) => {
    const taken = await takeHold(tx, id);
    if (taken) await tx.enqueue(endJob(shopId, id, graceSeconds));
    return taken;
  });
  await endNow(deps, shopId, id, mine, 'released');
}

/** Ends a hold at once; `mine`: its job was asked for here. False: it did not work, and the job comes back to it. */
export async function endNow(
  deps: LoyaltyDeps,
  shopId: bigint,
  id: bigint,
  mine: boolean,
  cause: EndCause,
): Promise<boolean> {
  try {
    await endHold(deps, shopId, id, cause);
  } catch {
    if (mine) await deps.jobs.enqueue(endJob(shopId, id, 0, cause));
    return false;
  }
  if (mine) await deps.jobs.drop(keyOf(shopId, id));
  return true;
}

/** Asks for the end of holds that are due: see `RedemptionDoor.sweepHolds`. */
export async function sweepHolds(
  { db }: Pick<LoyaltyDeps, 'db'>,
  shopId: bigint,
  now: Instant,
): Promise<number> {
  let swept = 0;
  for (;;) {
    const due = await db.inTransaction(shopId, async (tx) => {
      const ids = await takeDueHolds(tx, now, batch);
      if (ids.length === 0) return 0;
      const cause = (await findPausedAt(tx.sql, shopId)) === null ? 'released' : 'paused';
      for (const id of ids) await tx.enqueue(endJob(shopId, id, 0, cause));
      return ids.length;
    });
    swept += due;
    if (due < batch) return swept;
  }
}

/** Holds whose jobs were given up fall due again, and a pause goes on: see `RedemptionDoor.reviveHolds`. */
export async function reviveHolds(
  { db, jobs, now }: Pick<LoyaltyDeps, 'db' | 'jobs' | 'now'>,
  shopId: bigint,
): Promise<void> {
  await reviveRows(db.sql, shopId, await now(shopId));
  const pausedAt = await findPausedAt(db.sql, shopId);
  if (pausedAt !== null) await jobs.enqueue(windDownJob(shopId, pausedAt));
}

/**
 * Ends a hold without ever freeing points that a code can still spend: first nobody can use the code, then nobody has
 * used it, then the points are free. Breaks when Shopify cannot be asked: the hold stays, and the job comes back.
 */
export async function endHold(
  deps: LoyaltyDeps,
  shopId: bigint,
  id: bigint,
  cause: EndCause = 'released',
): Promise<void> {
  const redemption = await findRedemption(deps.db.sql, shopId, id);
  if (redemption === null || redemption.state !== 'held') return;
  const over = compareInstants(redemption.endsAt, await deps.now(shopId)) <= 0;
  const reason = over ? 'expired' : cause;
  if (isIssued(redemption.reward)) return endIssued(deps, shopId, id, reason);
  const used =
    (await madeUseless(deps, shopId, redemption, over)) && (await usedUp(deps, shopId, redemption));
  if (used) return;
  const { askedAt } = redemption;
  await voidHold(deps, shopId, id, reason, (now) => isSameAsking(now.askedAt, askedAt));
  if ((await findRedemption(deps.db.sql, shopId, id))?.state === 'held')
    throw new Error('A code was asked for while its hold was ended');
}

/** Nobody can use the code from here on. False: nobody ever could, because it was never made. */
async function madeUseless(
  deps: LoyaltyDeps,
  shopId: bigint,
  redemption: Redemption,
  over: boolean,
): Promise<boolean> {
  if (redemption.discountId === null && redemption.askedAt === null) return false;
  if (!(await deps.discounts.allowed(shopId))) {
    // Taken from us again; Shopify itself ends the code with the hold.
    if (!over) throw new Error('The merchant no longer lets us end discount codes');
    return true;
  }
  const discount = await knownDiscount(deps, shopId, redemption);
  if (discount !== null) await deps.discounts.deactivate(shopId, discount, redemption.code);
  return discount !== null;
}

/** Has an order used the code? Then its points are taken here, if no delivery has done so. */
export async function usedUp(
  deps: LoyaltyDeps,
  shopId: bigint,
  { id, code }: Pick<Redemption, 'id' | 'code'>,
): Promise<boolean> {
  const order = await deps.discounts.findOrder(shopId, code);
  const orderId = order === null ? null : await deps.orders.learnOrder(shopId, order);
  if (orderId === null) return false;
  await openSettleOrder(deps)(shopId, orderId);
  const after = await findRedemption(deps.db.sql, shopId, id);
  if (after?.state === 'held')
    throw new Error(`Order ${orderId} has used a code, and its points are not taken`);
  return true;
}

/** Shopify's discount of a hold. One that was just asked for may still be on its way: then it is too early to say. */
async function knownDiscount(
  { db, discounts }: LoyaltyDeps,
  shopId: bigint,
  redemption: Redemption,
): Promise<ShopifyId | null> {
  if (redemption.discountId !== null) return redemption.discountId;
  if (redemption.askedAt === null) return null;
  const found = await discounts.find(shopId, redemption.code);
  if (found !== null && found.title === discountTitle(redemption)) {
    await noteMade(db.sql, shopId, redemption.id, found.id);
    return found.id;
  }
  if (await isAskedLately(db.sql, shopId, redemption.id))
    throw new Error('It is not known yet whether Shopify has the code');
  return null;
}
