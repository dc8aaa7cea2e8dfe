import type { Instant } from '#app/kernel/calendar.ts';
import { itemName } from '#app/kernel/item-name.ts';
import type { ReviewableOrder, ReviewsDeps } from '../ports.ts';
import { setLeftOut } from '../store/requests.server.ts';
import type { AskedProduct, PreparedReminder, PreparedRequest } from './door.ts';
import { type DueLine, type DueLines, type NotDue, outcomesOf, readDueLines } from './due-lines.server.ts';
import { announceDue, notePaused } from './request-facts.server.ts';
import { sentUnits } from './reviewable-lines.ts';

/** At its due moment: what the request asks about, or why it is not sent. See `Asking.prepareRequest`. */
export async function prepareRequest(
  deps: ReviewsDeps,
  shopId: bigint,
  orderId: bigint,
  now: Instant,
): Promise<PreparedRequest> {
  const due = await readDueLines(deps, shopId, orderId, now);
  await noteDue(deps, shopId, due, now);
  if ('reason' in due) return { kind: 'not', reason: due.reason };
  const { order, lines } = due;
  if (await isPaused(deps, shopId, order, now)) return { kind: 'paused' };
  return { kind: 'ask', orderName: order.name, products: lines.map((line) => productOf(order, line)) };
}

/** See `Asking.prepareReminder`: nobody is reminded of what they have reviewed. */
export async function prepareReminder(
  deps: ReviewsDeps,
  shopId: bigint,
  orderId: bigint,
  days: number,
  now: Instant,
): Promise<PreparedReminder> {
  const due = await readDueLines(deps, shopId, orderId, now);
  if ('reason' in due) return { kind: 'not', reason: due.reason };
  const { order } = due;
  const lines = due.lines.filter(({ terms }) => terms.reminders.includes(days));
  if (lines.length === 0) return { kind: 'not', reason: 'no-longer-true' };
  if (await isPaused(deps, shopId, order, now)) return { kind: 'paused' };
  return { kind: 'ask', orderName: order.name, products: lines.map((line) => productOf(order, line)) };
}

async function isPaused(
  { db, returns }: ReviewsDeps,
  shopId: bigint,
  order: ReviewableOrder,
  now: Instant,
): Promise<boolean> {
  if (!(await returns.hasOpenReturn(shopId, order.orderId))) return false;
  await notePaused(db, shopId, order, now);
  return true;
}

/** The moment has come; what set it, and what is left out, is said by the settings of this moment. */
async function noteDue(
  { db, returns }: Pick<ReviewsDeps, 'db' | 'returns'>,
  shopId: bigint,
  { order, because, left }: DueLines | NotDue,
  now: Instant,
): Promise<void> {
  if (order === null) return;
  const outcomes = await outcomesOf({ returns }, shopId, order.orderId, left);
  await db.inTransaction(shopId, async (tx) => {
    await announceDue(tx, order, because, now);
    await setLeftOut(tx, order.orderId, outcomes);
  });
}

function productOf(order: ReviewableOrder, { line }: DueLine): AskedProduct {
  return {
    line: line.shopifyId,
    title: itemName(line.productTitle, line.variantTitle),
    imageUrl: line.imageUrl,
    quantity: line.currentQuantity || sentUnits(order, line),
  };
}
