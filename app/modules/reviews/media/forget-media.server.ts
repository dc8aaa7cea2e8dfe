import type { Tx } from '#app/kernel/transaction.ts';
import type { Change } from '../counting/deltas.ts';
import { dropJob } from './jobs.ts';
import { changeOf } from './show-media.server.ts';
import { moveLoose } from './store/media.server.ts';
import { type Leaving, takeAway } from './store/sending.server.ts';

/**
 * Takes media away for good, of these reviews and what their author attached to none yet: bytes and addresses at once,
 * what Shopify has by a job that goes on until it is gone. Returns what changed of the reviews, which are locked from here
 * on; whoever calls counts that with their own (`countChanges`), before which nothing of it is counted. Before reviews
 * lose their owner, or are deleted.
 */
export async function forgetMedia(tx: Tx, whose: Leaving): Promise<readonly Change[]> {
  const { leaving, reviews } = await takeAway(tx, whose);
  for (const id of leaving) await tx.enqueue(dropJob(tx.shopId, id));
  const changes: Change[] = [];
  for (const id of reviews) {
    const change = await changeOf(tx, id);
    if (change !== null) changes.push({ before: change.before, after: change.after });
  }
  return changes;
}

/** What one customer uploaded becomes another's. */
export const mergeMedia = (tx: Tx, from: bigint, into: bigint): Promise<void> => moveLoose(tx, from, into);
