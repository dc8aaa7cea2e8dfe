import type { LoyaltyDeps } from '../../deps.ts';
import { findRedemption } from '../../store/redemptions.server.ts';
import type { VoidReason } from '../redemption.ts';
import { voidHold } from '../void-hold.server.ts';
import { issueReward } from './issue-reward.server.ts';

/**
 * Ends a hold for what is given at once. As long as Shopify was never asked, the points are free again. Once it was
 * asked, nobody can tell that it will not give it: the hold ends by finding out, and by giving what is not there yet.
 */
export async function endIssued(
  deps: LoyaltyDeps,
  shopId: bigint,
  id: bigint,
  reason: VoidReason,
): Promise<void> {
  await voidHold(deps, shopId, id, reason, ({ askedAt }) => askedAt === null);
  const after = await findRedemption(deps.db.sql, shopId, id);
  if (after?.state === 'held') await issueReward(deps, shopId, after);
}
