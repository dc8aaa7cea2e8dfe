import type { NewJob } from '#app/kernel/transaction.ts';

/** One at a time per shop, so that an older state never follows a newer one; it takes all products that are behind. */
export function mirrorQuestionsJob(shopId: bigint): NewJob {
  const name = `questions:${shopId}`;
  return { task: 'mirror-questions', payload: { shopId: shopId.toString() }, queue: name, key: name };
}
