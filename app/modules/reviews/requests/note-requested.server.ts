import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../ports.ts';
import { addRequest, countReminder } from '../store/requests.server.ts';
import { currentSettings } from '../store/settings.server.ts';
import { outcomesOf, readDueLines } from './due-lines.server.ts';
import { planReminders } from './plan-request.server.ts';
import { requestFact } from './request-facts.server.ts';

/** The request was handed over; its reminders are planned: see `Asking.noteRequested`. */
export async function noteRequested(
  deps: ReviewsDeps,
  shopId: bigint,
  orderId: bigint,
  at: Instant,
): Promise<void> {
  const { db, orders } = deps;
  const order = await orders.order(shopId, orderId);
  if (order === null) return;
  const due = await readDueLines(deps, shopId, orderId, at, at);
  const lines = 'lines' in due ? due.lines : [];
  const outcomes = await outcomesOf(
    deps,
    shopId,
    orderId,
    lines.map(({ line }) => line),
  );
  const reminderDays = [...new Set(lines.flatMap(({ terms }) => terms.reminders))].sort((a, b) => a - b);
  await db.inTransaction(shopId, async (tx) => {
    await addRequest(tx, { orderId, at, ...outcomes, reminderDays });
    await tx.announce([requestFact('review-requested', 'requested', order, at)]);
  });
  if (order.standing !== 'live') return;
  const { request } = await currentSettings(db.sql, shopId);
  await planReminders(deps, shopId, order, request.sendWindow, at);
}

/** Reminders that went in one mail count once: see `Asking.noteReminded`. */
export async function noteReminded(
  { db, orders }: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
  orderId: bigint,
  at: Instant,
): Promise<void> {
  const order = await orders.order(shopId, orderId);
  if (order === null) return;
  await db.inTransaction(shopId, async (tx) => {
    const fact = requestFact('review-reminded', `reminded:${at.epochMilliseconds}`, order, at);
    const fresh = await tx.announce([fact]);
    if (fresh.length > 0) await countReminder(tx.sql, shopId, orderId);
  });
}
