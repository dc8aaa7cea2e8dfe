import type { NewJob } from '#app/kernel/transaction.ts';

/** One step of a batch at a time, in a queue of the shop's own. */
const batchJob = (task: string, shopId: bigint, importId: bigint): NewJob => ({
  task,
  payload: { shopId: shopId.toString(), import: importId.toString() },
  queue: `import:${shopId}`,
});

export const runImportJob = (shopId: bigint, importId: bigint): NewJob =>
  batchJob('import-reviews', shopId, importId);

export const undoImportJob = (shopId: bigint, importId: bigint): NewJob =>
  batchJob('undo-import', shopId, importId);
