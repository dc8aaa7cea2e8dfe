import type { Instant } from '#app/kernel/calendar.ts';
import type { Compose, Composed, Messages } from '../modules/messages/index.server.ts';
import type { Reviews } from '../modules/reviews/door.ts';
import type { RequestsPort } from '../modules/reviews/ports.ts';
import type { PreparedReminder } from '../modules/reviews/requests/door.ts';

const keyOf = (orderId: bigint) => `review-request:${orderId}`;
const reminderKeyOf = (orderId: bigint, days: number) => `review-reminder:${orderId}:${days}`;

/** Where review requests wait for their moment: as messages, one per order and one for each day of reminding. */
export function requestsForReviews(
  messages: Pick<Messages, 'plan' | 'drop' | 'standing' | 'getSettings' | 'undelivered'>,
): RequestsPort {
  return {
    async asking(shopId) {
      const { kinds } = (await messages.getSettings(shopId)).settings;
      const { sentBy, consent } = kinds['review-request'];
      return {
        asks: sentBy !== 'nobody',
        reminds: kinds['review-reminder'].sentBy !== 'nobody',
        consent: typeof consent === 'string' ? consent : consent.length === 0 ? 'nowhere' : 'somewhere',
      };
    },
    undelivered: (shopId, since) => messages.undelivered(shopId, 'review-request', since),
    plan: (shopId, request, now) =>
      messages.plan(
        shopId,
        { ...request, key: keyOf(request.orderId), kind: 'review-request', subjectId: null },
        now,
      ),
    drop: (shopId, orderId, reason, now) => messages.drop(shopId, keyOf(orderId), reason, now),
    planReminder(shopId, { days, ...reminder }, now) {
      const key = reminderKeyOf(reminder.orderId, days);
      const planned = { ...reminder, key, kind: 'review-reminder' as const, subjectId: BigInt(days) };
      return messages.plan(shopId, planned, now);
    },
    dropReminder: (shopId, { orderId, days }, reason, now) =>
      messages.drop(shopId, reminderKeyOf(orderId, days), reason, now),
    async standing(shopId, orderId) {
      const state = await messages.standing(shopId, keyOf(orderId));
      if (state === null) return 'none';
      // What is in the queue may still be held, by what was so before: planned anew, it is decided again.
      if (state === 'queued') return 'waiting';
      return state === 'waiting' || state === 'held' ? state : 'answered';
    },
  };
}

/** Leads to the form of the order. */
type FormLink = (shopId: bigint, orderId: bigint, from: Instant) => Promise<string>;

/** What a request says at its moment, asked of reviews. */
export function composeRequest(reviews: () => Pick<Reviews, 'prepareRequest'>, link: FormLink): Compose {
  return async (shopId, { orderId, dueAt }, now) => {
    if (orderId === null) return { kind: 'not', reason: 'nothing-to-review' };
    const prepared = await reviews().prepareRequest(shopId, orderId, now);
    return composed('review-request', prepared, () => link(shopId, orderId, dueAt));
  };
}

/** The same of a reminder, whose subject is the number of days after the request. */
export function composeReminder(reviews: () => Pick<Reviews, 'prepareReminder'>, link: FormLink): Compose {
  return async (shopId, { orderId, subjectId, dueAt }, now) => {
    if (orderId === null || subjectId === null) return { kind: 'not', reason: 'nothing-to-review' };
    const prepared = await reviews().prepareReminder(shopId, orderId, Number(subjectId), now);
    return composed('review-reminder', prepared, () => link(shopId, orderId, dueAt));
  };
}

async function composed(
  kind: 'review-request' | 'review-reminder',
  prepared: PreparedReminder,
  link: () => Promise<string>,
): Promise<Composed> {
  if (prepared.kind === 'paused') return { kind: 'hold' };
  if (prepared.kind === 'not') return prepared;
  const { orderName, products } = prepared;
  return { kind: 'send', content: { kind, orderName, products, url: await link() } };
}
