import type { Instant } from '#app/kernel/calendar.ts';
import { itemName } from '#app/kernel/item-name.ts';
import type { PreparedRequest } from '../door.ts';
import type { ReviewsDeps } from '../ports.ts';
import { addRequest } from '../store/requests.server.ts';
import { listReviewsOfOrders } from '../store/reviews.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { arrivedLines, sentUnits } from './decide-request.ts';
import { notePaused } from './plan-request.server.ts';

/** At its due moment: what the request asks about, or why it is not sent. See `Reviews.prepareRequest`. */
export async function prepareRequest(
  { db, orders, returns }: ReviewsDeps,
  shopId: bigint,
  orderId: bigint,
  now: Instant,
): Promise<PreparedRequest> {
  const { liveFrom } = await findState(db.sql, shopId);
  if (liveFrom === null) return { kind: 'not', reason: 'area-off' };
  const order = await orders.order(shopId, orderId);
  if (order === null || order.standing === 'test') return { kind: 'not', reason: 'nothing-to-review' };
  if (order.standing === 'cancelled') return { kind: 'not', reason: 'order-cancelled' };
  const { request } = await currentSettings(db.sql, shopId);
  const arrived = arrivedLines(order, request, now);
  if (arrived.length === 0) return { kind: 'not', reason: 'nothing-to-review' };
  const written = new Set(
    (await listReviewsOfOrders(db.sql, shopId, [orderId])).map((review) => review.lineShopifyId),
  );
  const open = arrived.filter((line) => !written.has(line.shopifyId));
  if (open.length === 0) return { kind: 'not', reason: 'already-reviewed' };
  if (await returns.hasOpenReturn(shopId, orderId)) {
    await notePaused(db, shopId, order, now);
    return { kind: 'paused' };
  }
  return {
    kind: 'ask',
    orderName: order.name,
    products: open.map((line) => ({
      title: itemName(line.productTitle, line.variantTitle),
      imageUrl: line.imageUrl,
      quantity: line.currentQuantity || sentUnits(order, line),
    })),
  };
}

/** The request was handed over: see `Reviews.noteRequested`. */
export async function noteRequested(
  { db, orders }: ReviewsDeps,
  shopId: bigint,
  orderId: bigint,
  at: Instant,
): Promise<void> {
  const order = await orders.order(shopId, orderId);
  if (order === null) return;
  await db.inTransaction(shopId, async (tx) => {
    await addRequest(tx.sql, shopId, orderId, at);
    await tx.announce([
      {
        key: `review-request:${orderId}:requested`,
        kind: 'review-requested',
        customerId: order.customerId,
        orderId,
        happenedAt: at,
        data: { order: order.name },
      },
    ]);
  });
}
