import { type Instant, localDate, type Zone } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import { countChange, countWritten, lockCounted } from '../counting/count-change.server.ts';
import type { Counted } from '../counting/counted.ts';
import { isErased } from '../is-erased.server.ts';
import type { ReviewsDeps } from '../ports.ts';
import { decidePublishing } from '../publishing/decide-publishing.ts';
import { latestOthersWords } from '../publishing/look-first.server.ts';
import { signalsOfEdit } from '../publishing/signals-of-edit.ts';
import type { Review } from '../review.ts';
import type { ReviewSettings } from '../settings/settings.ts';
import { addDecision, isHiddenByStaff } from '../store/decisions.server.ts';
import { findReview, setHeldFor, setStatus } from '../store/reviews.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import type { Author, ReviewChange, Rewritten } from './door.ts';
import { writtenLines } from './read-for-shopper.server.ts';
import { addRevision, rewrite } from './store/edits.server.ts';
import { isWithdrawn } from './store/written.server.ts';

/** Of decisions that nobody of the staff made. */
export const byAuthor = 'author';

/** Puts other stars and words in the place of those before: see `Writing.editReview`. */
export async function editReview(
  deps: ReviewsDeps,
  shopId: bigint,
  author: Author,
  change: ReviewChange,
  now: Instant,
): Promise<Rewritten> {
  const { db, orders } = deps;
  const [{ liveFrom }, { publish }, { zone }] = await Promise.all([
    findState(db.sql, shopId),
    currentSettings(db.sql, shopId),
    orders.shopForReviews(shopId),
  ]);
  if (liveFrom === null) return { refused: 'not-allowed' };
  const about = await findReview(db.sql, shopId, change.reviewId);
  const others = about === null ? [] : await latestOthersWords(db.sql, shopId, about);
  const refused = await db.inTransaction(shopId, async (tx) => {
    const own = await lockOwn(deps, tx, author, change.reviewId);
    if (typeof own === 'string') return own;
    if (!saysTheSame(own.review, change)) await edit(tx, own, change, { publish, others, zone, now });
    return null;
  });
  return refused === null ? rewritten(deps, shopId, change.reviewId) : { refused };
}

interface Own {
  readonly review: Review;
  readonly counted: Counted;
}

/**
 * A review of their own that nobody else changes before the transaction ends, or why it cannot be had. What somebody
 * wrote who was forgotten is nobody's.
 */
export async function lockOwn(
  deps: Pick<ReviewsDeps, 'erased'>,
  tx: Tx,
  author: Author,
  reviewId: bigint,
): Promise<Own | 'not-yours' | 'already-done'> {
  if (await isErased(deps, tx, author)) return 'not-yours';
  const locked = await lockCounted(tx, reviewId);
  if (locked === null || !isBy(locked.review, author)) return 'not-yours';
  return (await isWithdrawn(tx.sql, tx.shopId, reviewId)) ? 'already-done' : locked;
}

function isBy({ customerId, orderId }: Review, author: Author): boolean {
  return 'customerId' in author ? customerId === author.customerId : orderId === author.orderId;
}

/** The review as its author sees it after a change. */
export async function rewritten(deps: ReviewsDeps, shopId: bigint, reviewId: bigint): Promise<Rewritten> {
  const review = await findReview(deps.db.sql, shopId, reviewId);
  const order =
    review === null || review.orderId === null ? null : await deps.orders.order(shopId, review.orderId);
  const [written] =
    review === null ? [] : await writtenLines(deps, shopId, [review], order === null ? [] : [order]);
  return written === undefined ? { refused: 'not-yours' } : { written };
}

const saysTheSame = (review: Review, { stars, title, body }: ReviewChange) =>
  review.stars === stars && review.title === title && review.body === body;

interface Editing {
  readonly publish: ReviewSettings['publish'];
  /** The latest words of others. */
  readonly others: readonly string[];
  /** Of the shop. */
  readonly zone: Zone;
  readonly now: Instant;
}

async function edit(
  tx: Tx,
  { review, counted }: Own,
  change: ReviewChange,
  { publish, others, zone, now }: Editing,
): Promise<void> {
  const number = await addRevision(tx, review, now);
  await rewrite(tx, change, now);
  const heldFor = signalsOfEdit(review, [change.title, change.body, review.displayName], others);
  const waits = await waitsForStaff(tx, review);
  const { status } = waits ? { status: 'pending' as const } : decidePublishing({ publish, signals: heldFor });
  await setHeldFor(tx, review.id, heldFor);
  const fact = factAbout(review, now);
  const facts = [fact('review-edited', number, { stars: change.stars })];
  if (status !== review.status) {
    const at = await setStatus(tx, review.id, status, now);
    const action = status === 'published' ? 'publish' : 'hold';
    await addDecision(tx, review.id, { number: at, action, reason: null, actor: byAuthor, at: now });
    if (status === 'published') facts.push(fact('review-published', at, { stars: change.stars }));
  }
  await tx.announce(facts);
  await countChange(tx, counted, { ...counted, status, stars: change.stars });
  if (change.stars === review.stars) return;
  const day = localDate(review.submittedAt, zone);
  await countWritten(tx, day, review.productShopifyId, review.stars, -1);
  await countWritten(tx, day, review.productShopifyId, change.stars, 1);
}

/**
 * Is it for a person to say whether it is shown, whatever its author changes? What was never shown is, for whatever it
 * waits, and what staff hid: other words are no decision.
 */
async function waitsForStaff(tx: Tx, { id, status, publishedAt }: Review): Promise<boolean> {
  if (status === 'published') return false;
  return publishedAt === null || (await isHiddenByStaff(tx, id, byAuthor));
}

/** Facts about a review; the n-th of a kind under a key of its own. */
export const factAbout =
  (review: Review, now: Instant) =>
  (kind: string, number: number, data: Record<string, unknown>): NewFact => ({
    key: `review:${review.id}:${kind}:${number}`,
    kind,
    customerId: review.customerId,
    orderId: review.orderId,
    happenedAt: now,
    data: { review: review.id.toString(), ...data },
  });
