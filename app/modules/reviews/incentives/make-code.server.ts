import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../ports.ts';
import { findReview } from '../store/reviews.server.ts';
import type { Thanking } from './door.ts';
import { goodFrom, type Incentive, titleOf } from './incentive.ts';
import { makeCodeJob } from './jobs.ts';
import { findIncentive, listWanted, setGood, settleIncentive } from './store/incentives.server.ts';

type Deps = Pick<ReviewsDeps, 'db' | 'incentives'>;

export function openThanking(deps: Deps): Thanking {
  return {
    makeReviewCode: (shopId, reviewId, now) => makeReviewCode(deps, shopId, reviewId, now),
    reconcileReviewCodes: (shopId) => reconcile(deps, shopId),
    async findThanks(shopId, reviewId) {
      const found = await findIncentive(deps.db.sql, shopId, reviewId);
      if (found?.state !== 'made') return null;
      const { code, percent, endsAt, orderId } = found;
      return { code, percent, endsAt, reviewId, orderId };
    },
  };
}

async function makeReviewCode(
  deps: Deps,
  shopId: bigint,
  reviewId: bigint,
  now: Instant,
): ReturnType<Thanking['makeReviewCode']> {
  const { db, incentives } = deps;
  const wanted = await findIncentive(db.sql, shopId, reviewId);
  if (wanted === null) return 'nothing';
  if (wanted.state !== 'wanted') return wanted.state;
  if (!(await incentives.allowed(shopId))) return 'waiting';
  const made = await madeAtShopify(deps, shopId, wanted, now);
  const review = await findReview(db.sql, shopId, reviewId);
  await db.inTransaction(shopId, async (tx) => {
    if (!(await settleIncentive(tx, reviewId, made)) || made === null) return;
    await tx.announce([
      {
        key: `review:${reviewId}:code-made`,
        kind: 'review-code-made',
        customerId: review?.customerId ?? null,
        orderId: wanted.orderId,
        happenedAt: now,
        data: { review: reviewId.toString() },
      },
    ]);
  });
  return made === null ? 'failed' : 'made';
}

/**
 * Its number at Shopify; null: it will never be there. An answer may have been lost before: what is there is looked for
 * first.
 */
async function madeAtShopify(
  { db, incentives }: Deps,
  shopId: bigint,
  wanted: Incentive,
  now: Instant,
): Promise<bigint | null> {
  const { reviewId, code, percent } = wanted;
  const title = titleOf(reviewId);
  const found = await incentives.find(shopId, code);
  if (found !== null) return found.title === title ? found.id : null;
  const { wantedAt, endsAt } = goodFrom(wanted, now);
  if (compareInstants(endsAt, wanted.endsAt) !== 0)
    await setGood(db.sql, shopId, reviewId, { wantedAt, endsAt });
  const answer = await incentives.create(shopId, { code, title, percent, startsAt: wantedAt, endsAt });
  if ('made' in answer) return answer.made;
  if ('refused' in answer) return null;
  const taken = await incentives.find(shopId, code);
  if (taken === null) throw new Error('Shopify says that a code is taken and does not know it');
  return taken.title === title ? taken.id : null;
}

async function reconcile({ db }: Deps, shopId: bigint): Promise<number> {
  const wanted = await listWanted(db.sql, shopId, 500);
  if (wanted.length === 0) return 0;
  await db.inTransaction(shopId, async (tx) => {
    for (const reviewId of wanted) await tx.enqueue(makeCodeJob(shopId, reviewId));
  });
  return wanted.length;
}
