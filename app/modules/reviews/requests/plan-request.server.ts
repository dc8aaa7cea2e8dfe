import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../ports.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { decideRequest } from './decide-request.ts';

/** Plans, moves, holds or drops an order's request by what is known of it now: see `Reviews.planRequest`. */
export async function planRequest(
  { db, orders, returns, requests }: ReviewsDeps,
  shopId: bigint,
  orderId: bigint,
  now: Instant,
): Promise<void> {
  const { liveFrom } = await findState(db.sql, shopId);
  if (liveFrom === null) return;
  const order = await orders.order(shopId, orderId);
  if (order === null) return;
  const settings = await currentSettings(db.sql, shopId);
  const decision = decideRequest(order, settings.request, liveFrom);
  if (decision.kind === 'cancelled') return requests.drop(shopId, orderId, 'order-cancelled', now);
  if (decision.kind === 'nothing') return;
  const before = await requests.standing(shopId, orderId);
  if (before === 'answered') return;
  const held = await returns.hasOpenReturn(shopId, orderId);
  await requests.plan(
    shopId,
    {
      orderId,
      customerId: order.customerId,
      dueAt: decision.dueAt,
      window: settings.request.sendWindow,
      zone: order.zone,
      held,
    },
    now,
  );
  if (held && before !== 'held') await notePaused(db, shopId, order, now);
}

/** Once per order: a second return pauses the same request, of which the first one told already. */
export async function notePaused(
  db: ReviewsDeps['db'],
  shopId: bigint,
  order: { readonly orderId: bigint; readonly customerId: bigint | null; readonly name: string },
  now: Instant,
): Promise<void> {
  await db.inTransaction(shopId, (tx) =>
    tx.announce([
      {
        key: `review-request:${order.orderId}:paused`,
        kind: 'review-paused',
        customerId: order.customerId,
        orderId: order.orderId,
        happenedAt: now,
        data: { order: order.name },
      },
    ]),
  );
}
