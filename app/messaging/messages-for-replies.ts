import type { Instant } from '#app/kernel/calendar.ts';
import type { Compose } from '../modules/messages/index.server.ts';
import type { Reviews } from '../modules/reviews/door.ts';
import { type PlanningAtOnce, planAtOnce } from './plan-at-once.ts';

/** Plans the mail of a private reply to a review: one, at once, to whoever placed its order. */
export async function planReviewReply(
  { reviews, ...planning }: PlanningAtOnce & { readonly reviews: Pick<Reviews, 'find'> },
  shopId: bigint,
  replied: { readonly reviewId: bigint; readonly at: Instant },
  now: Instant,
): Promise<void> {
  const review = await reviews.find(shopId, replied.reviewId);
  if (review === null || review.orderId === null) return;
  const message = {
    key: `review-reply:${review.id}`,
    kind: 'review-reply' as const,
    customerId: review.customerId,
    orderId: review.orderId,
    subjectId: review.id,
    dueAt: replied.at,
  };
  await planAtOnce(planning, shopId, message, now);
}

/** What was answered, as it stands when the mail is written. */
export function composeReviewReply(
  reviews: () => Pick<Reviews, 'find' | 'listReplies'>,
  link: (shopId: bigint, orderId: bigint, from: Instant) => Promise<string>,
): Compose {
  return async (shopId, { subjectId, dueAt }) => {
    if (subjectId === null) return { kind: 'not', reason: 'redacted' };
    const [review, replies] = await Promise.all([
      reviews().find(shopId, subjectId),
      reviews().listReplies(shopId, subjectId),
    ]);
    const reply = replies.find(({ visibility }) => visibility === 'private');
    if (review === null || review.orderId === null || reply === undefined)
      return { kind: 'not', reason: 'redacted' };
    const product = { title: review.productTitle, imageUrl: review.productImageUrl, quantity: 1 };
    const url = await link(shopId, review.orderId, dueAt);
    return {
      kind: 'send',
      content: {
        ...{ kind: 'review-reply', orderName: review.orderName, products: [product] },
        ...{ text: reply.body, url },
      },
    };
  };
}
