import type { NewJob } from '#app/kernel/transaction.ts';

/** The job that looks at everybody who has bought something, a step at a time, from customer `after` on. */
export function reviewAllJob(shopId: bigint, after: bigint | null = null): NewJob {
  const payload = { shopId: shopId.toString(), after: (after ?? 0n).toString() };
  return { task: 'review-tiers', payload, key: `review-tiers:${shopId}:${after ?? 0n}` };
}
