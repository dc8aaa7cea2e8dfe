import type { Instant } from '#app/kernel/calendar.ts';
import type { NewJob } from '#app/kernel/transaction.ts';

// Each job names the pause, the number or the cursor that it goes on from, so the same step waits once only.

const ofPause = (shopId: bigint, pausedAt: Instant) => ({
  shopId: shopId.toString(),
  pausedAt: pausedAt.toString(),
});

/** Ends the next codes of a pause. */
export function windDownJob(shopId: bigint, pausedAt: Instant): NewJob {
  const key = `wind-down:${shopId}:${pausedAt.epochMilliseconds}`;
  return { task: 'wind-down', payload: ofPause(shopId, pausedAt), key };
}

/** Plans that the next members, those after `after`, are told of a pause. */
export function tellPauseJob(shopId: bigint, pausedAt: Instant, after = 0n): NewJob {
  const payload = { ...ofPause(shopId, pausedAt), after: after.toString() };
  return { task: 'tell-pause', payload, key: `tell-pause:${shopId}:${pausedAt.epochMilliseconds}:${after}` };
}

/** Looks whether orders have used the next held codes. */
export function reconcileHoldsJob(shopId: bigint, after = 0n): NewJob {
  const payload = { shopId: shopId.toString(), after: after.toString() };
  return { task: 'reconcile-holds', payload, key: `reconcile-holds:${shopId}:${after}` };
}

/** Looks for codes that should have ended, from Shopify's cursor `after` on. */
export function recallCodesJob(shopId: bigint, after: string | null = null): NewJob {
  const payload = { shopId: shopId.toString(), after };
  return { task: 'recall-codes', payload, key: `recall-codes:${shopId}:${after ?? ''}` };
}
