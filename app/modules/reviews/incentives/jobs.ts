import type { NewJob } from '#app/kernel/transaction.ts';

/** Makes the code of one review at Shopify. The same again changes nothing, so it waits once. */
export function makeCodeJob(shopId: bigint, reviewId: bigint): NewJob {
  return {
    task: 'make-review-code',
    payload: { shopId: shopId.toString(), reviewId: reviewId.toString() },
    key: `make-review-code:${shopId}:${reviewId}`,
  };
}
