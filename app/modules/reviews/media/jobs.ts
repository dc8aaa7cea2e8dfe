import type { NewJob } from '#app/kernel/transaction.ts';

const shopJob = (task: string, shopId: bigint, mediaId: bigint): NewJob => ({
  task,
  payload: { shopId: shopId.toString(), media: mediaId.toString() },
  key: `${task}:${shopId}:${mediaId}`,
});

/** One at a time per shop, removals among them: what is taken away is never overtaken by its own upload. */
const inTurn = (job: NewJob, shopId: bigint): NewJob => ({ ...job, queue: `files:${shopId}` });

export const sendJob = (shopId: bigint, mediaId: bigint): NewJob =>
  inTurn(shopJob('send-media', shopId, mediaId), shopId);

export const dropJob = (shopId: bigint, mediaId: bigint): NewJob =>
  inTurn(shopJob('drop-media', shopId, mediaId), shopId);

/** In a queue of their own: nobody's upload waits for somebody else's slow server. */
export const fetchJob = (shopId: bigint, mediaId: bigint): NewJob => ({
  ...shopJob('fetch-media', shopId, mediaId),
  queue: `fetching:${shopId}`,
});
