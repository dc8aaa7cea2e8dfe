import type { LoyaltyDeps } from '../deps.ts';
import type { TierDeps } from './load-tiers.server.ts';
import { reviewAllJob } from './review-all.ts';
import { reviewTier } from './review-tier.server.ts';

const stepSize = 100;

/** Reviews the next customers who have bought something, and asks for the step after: see `TiersDoor.reviewTiers`. */
export async function reviewTiers(
  deps: TierDeps & Pick<LoyaltyDeps, 'jobs' | 'now'>,
  shopId: bigint,
  after: bigint | null,
): Promise<void> {
  const customers = await deps.orders.buyers(shopId, { after, limit: stepSize });
  for (const customerId of customers) await reviewTier(deps, shopId, customerId, await deps.now(shopId));
  const last = customers.at(-1);
  if (last !== undefined && customers.length === stepSize)
    await deps.jobs.enqueue(reviewAllJob(shopId, last));
}
