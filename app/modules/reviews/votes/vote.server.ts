import type { Tx } from '#app/kernel/transaction.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { Votes } from './door.ts';
import { findVote, lockPublished, touchProduct, writeVote } from './store/votes.server.ts';
import { visitorKey } from './visitor.server.ts';
import { helpfulScore } from './wilson.ts';

/** Seconds of real time in which votes are gathered before the product's metafields follow. */
const gatheredFor = 300;

/** One visitor's vote for a review: see `Votes.vote`. */
export function vote(
  { db, digest }: Pick<ReviewsDeps, 'db' | 'digest'>,
  shopId: bigint,
  review: bigint,
  { helpful, by }: Parameters<Votes['vote']>[2],
): ReturnType<Votes['vote']> {
  const voter = visitorKey(digest, shopId, by);
  return db.inTransaction(shopId, async (tx) => {
    const found = await lockPublished(tx, review);
    if (found === null) return { refused: 'not-yours' as const };
    if (by.customerId !== null && found.customerId === by.customerId)
      return { refused: 'own-review' as const };
    const before = await findVote(tx, review, voter);
    const { product, helpful: ups, unhelpful: downs } = found;
    if (before === helpful) return { helpful: ups, unhelpful: downs };
    const after = {
      helpful: ups + (helpful ? 1 : before === true ? -1 : 0),
      unhelpful: downs + (helpful ? (before === false ? -1 : 0) : 1),
    };
    const score = helpfulScore(after.helpful, after.unhelpful);
    await writeVote(tx, review, { voter, helpful }, { ...after, score });
    await touchProduct(tx, product);
    await mirrorLater(tx);
    return after;
  });
}

/**
 * One job for all votes of some minutes. A vote that just misses it is shown with the next change of the product, and
 * at the latest by the sweep that looks for what is behind.
 */
async function mirrorLater(tx: Tx): Promise<void> {
  await tx.enqueue({
    task: 'mirror-ratings',
    payload: { shopId: tx.shopId.toString() },
    queue: `rating:${tx.shopId}`,
    key: `votes:${tx.shopId}:${Math.floor(Date.now() / (gatheredFor * 1000))}`,
    delaySeconds: gatheredFor,
  });
}
