import type { Instant } from '#app/kernel/calendar.ts';
import type { Compose, Messages } from '../modules/messages/index.server.ts';
import type { Reviews } from '../modules/reviews/door.ts';
import type { RequestsPort } from '../modules/reviews/ports.ts';

const keyOf = (orderId: bigint) => `review-request:${orderId}`;

/** Where review requests wait for their moment: as messages, one per order. */
export function requestsForReviews(messages: Pick<Messages, 'plan' | 'drop' | 'standing'>): RequestsPort {
  return {
    plan: (shopId, request, now) =>
      messages.plan(
        shopId,
        { ...request, key: keyOf(request.orderId), kind: 'review-request', subjectId: null },
        now,
      ),
    drop: (shopId, orderId, reason, now) => messages.drop(shopId, keyOf(orderId), reason, now),
    async standing(shopId, orderId) {
      const state = await messages.standing(shopId, keyOf(orderId));
      if (state === null) return 'none';
      return state === 'waiting' || state === 'held' ? state : 'answered';
    },
  };
}

/** What a request says at its moment, asked of reviews; `link` leads to the form of the order. */
export function composeRequest(
  reviews: () => Pick<Reviews, 'prepareRequest'>,
  link: (shopId: bigint, orderId: bigint, from: Instant) => Promise<string>,
): Compose {
  return async (shopId, intent, now: Instant) => {
    if (intent.orderId === null) return { kind: 'not', reason: 'nothing-to-review' };
    const prepared = await reviews().prepareRequest(shopId, intent.orderId, now);
    if (prepared.kind === 'paused') return { kind: 'hold' };
    if (prepared.kind === 'not') return prepared;
    const { orderName, products } = prepared;
    const url = await link(shopId, intent.orderId, intent.dueAt);
    return { kind: 'send', content: { kind: 'review-request', orderName, products, url } };
  };
}
