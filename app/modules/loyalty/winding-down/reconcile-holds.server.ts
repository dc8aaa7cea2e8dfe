import type { LoyaltyDeps } from '../deps.ts';
import { usedUp } from '../redemption/end-hold.server.ts';
import { findRedemption } from '../store/redemptions.server.ts';
import { recallCodesJob, reconcileHoldsJob } from './jobs.ts';
import { listHeldIds } from './store/codes.server.ts';

const stepSize = 25;

/** Asks for a look at every code: see `WindingDownDoor.startReconciliation`. */
export async function startReconciliation(
  { jobs }: Pick<LoyaltyDeps, 'jobs'>,
  shopId: bigint,
): Promise<void> {
  await jobs.enqueue(reconcileHoldsJob(shopId));
}

/**
 * Looks whether orders have used the next held codes: see `WindingDownDoor.reconcileHolds`. What nobody has used stays
 * held until its own end; what is over by now is ended by the sweep.
 */
export async function reconcileHolds(deps: LoyaltyDeps, shopId: bigint, after: bigint): Promise<void> {
  const ids = await listHeldIds(deps.db.sql, shopId, after, stepSize);
  for (const id of ids) {
    const hold = await findRedemption(deps.db.sql, shopId, id);
    if (hold?.state === 'held') await usedUp(deps, shopId, hold);
  }
  const last = ids.at(-1);
  const more = last !== undefined && ids.length === stepSize;
  await deps.jobs.enqueue(more ? reconcileHoldsJob(shopId, last) : recallCodesJob(shopId));
}
