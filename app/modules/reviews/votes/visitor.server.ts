import type { Tx } from '#app/kernel/transaction.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { Visitor } from './door.ts';
import { forgetVisitor, moveVisitor } from './store/votes.server.ts';

type Digest = ReviewsDeps['digest'];

/** A customer is one visitor on every device. */
export function visitorKey(digest: Digest, shopId: bigint, { customerId, traits }: Visitor): Uint8Array {
  const who = customerId === null ? `traits ${traits}` : `customer ${customerId}`;
  return Buffer.from(digest(shopId, `reviews voter ${who}`), 'base64url');
}

const keyOf = (digest: Digest, shopId: bigint, customerId: bigint) =>
  visitorKey(digest, shopId, { customerId, traits: '' });

/** Nobody can be told any longer to have been this customer. */
export const forgetVotes = (tx: Tx, digest: Digest, customerId: bigint): Promise<void> =>
  forgetVisitor(tx, keyOf(digest, tx.shopId, customerId));

export const mergeVotes = (tx: Tx, digest: Digest, from: bigint, into: bigint): Promise<void> =>
  moveVisitor(tx, keyOf(digest, tx.shopId, from), keyOf(digest, tx.shopId, into));
