import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import type { ReviewableOrder, ReviewsDeps } from '../ports.ts';
import type { Because } from './decide-request.ts';

type About = Pick<ReviewableOrder, 'orderId' | 'customerId' | 'name'>;

export function requestFact(
  kind: 'review-request-due' | 'review-requested' | 'review-paused' | 'review-reminded',
  key: string,
  { orderId, customerId, name }: About,
  happenedAt: Instant,
  data: Readonly<Record<string, unknown>> = {},
): NewFact {
  return {
    key: `review-request:${orderId}:${key}`,
    kind,
    customerId,
    orderId,
    happenedAt,
    data: { order: name, ...data },
  };
}

/** Once per order: a second return pauses the same request, of which the first one told already. */
export async function notePaused(
  db: ReviewsDeps['db'],
  shopId: bigint,
  order: About,
  now: Instant,
): Promise<void> {
  await db.inTransaction(shopId, (tx) => tx.announce([requestFact('review-paused', 'paused', order, now)]));
}

/** The moment came, whatever was decided then; `because`: what set it, by the settings of that moment. */
export async function announceDue(tx: Tx, order: About, because: Because | null, at: Instant): Promise<void> {
  await tx.announce([requestFact('review-request-due', 'due', order, at, { ...because })]);
}
