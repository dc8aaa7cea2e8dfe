import { addLocalDays, compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { PlannedRequest, ReviewableOrder, ReviewsDeps } from '../ports.ts';
import type { RequestSettings } from '../settings/settings.ts';
import { findRequest } from '../store/requests.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { decideRequest } from './decide-request.ts';
import { notePaused } from './request-facts.server.ts';

/** Plans, moves, holds or drops an order's request by what is known of it now: see `Asking.planRequest`. */
export async function planRequest(
  deps: ReviewsDeps,
  shopId: bigint,
  orderId: bigint,
  now: Instant,
): Promise<void> {
  const { db, orders, returns, requests } = deps;
  const { liveFrom } = await findState(db.sql, shopId);
  if (liveFrom === null) return;
  const { request } = await currentSettings(db.sql, shopId);
  for (let plannedFor: Instant | null = null; ; ) {
    const order = await orders.order(shopId, orderId);
    if (order === null) return;
    const decision = decideRequest(order, request, liveFrom);
    if (decision.kind === 'cancelled') return dropAll(deps, shopId, orderId, now);
    const before = await requests.standing(shopId, orderId);
    if (before === 'answered') return planReminders(deps, shopId, order, request.sendWindow, now);
    if (decision.kind === 'nothing') return;
    const { dueAt } = decision;
    // Looked at again once it is planned: whoever had read less of the order may plan after whoever had read more.
    if (plannedFor !== null && compareInstants(plannedFor, dueAt) === 0) return;
    const { customerId, zone } = order;
    const planned = { orderId, customerId, dueAt, window: request.sendWindow, zone };
    const held = await planWith(returns, shopId, planned, (one) => requests.plan(shopId, one, now));
    if (held && before !== 'held') await notePaused(db, shopId, order, now);
    plannedFor = dueAt;
  }
}

/**
 * Held while a return is open. Looked at again once it is planned: whoever heard of the return's beginning or end may
 * have planned it in between, and nobody would say so any more. Returns whether it is held.
 */
async function planWith<Planned extends Omit<PlannedRequest, 'held'>>(
  returns: Pick<ReviewsDeps['returns'], 'hasOpenReturn'>,
  shopId: bigint,
  planned: Planned,
  plan: (planned: Planned & { readonly held: boolean }) => Promise<void>,
): Promise<boolean> {
  for (let held: boolean | null = null; ; ) {
    const open = await returns.hasOpenReturn(shopId, planned.orderId);
    if (open === held) return held;
    await plan({ ...planned, held: open });
    held = open;
  }
}

async function dropAll(
  { db, requests }: Pick<ReviewsDeps, 'db' | 'requests'>,
  shopId: bigint,
  orderId: bigint,
  now: Instant,
): Promise<void> {
  await requests.drop(shopId, orderId, 'order-cancelled', now);
  const { reminderDays } = (await findRequest(db.sql, shopId, orderId)) ?? { reminderDays: [] };
  for (const days of reminderDays)
    await requests.dropReminder(shopId, { orderId, days }, 'order-cancelled', now);
}

/** Of a request that was handed over, on the days that were planned then. */
export async function planReminders(
  { db, returns, requests }: Pick<ReviewsDeps, 'db' | 'returns' | 'requests'>,
  shopId: bigint,
  { orderId, customerId, zone }: ReviewableOrder,
  window: RequestSettings['sendWindow'],
  now: Instant,
): Promise<void> {
  const request = await findRequest(db.sql, shopId, orderId);
  if (request === null || request.reminderDays.length === 0) return;
  for (const days of request.reminderDays) {
    const dueAt = addLocalDays(request.requestedAt, zone, days);
    const planned = { orderId, customerId, days, dueAt, window, zone };
    await planWith(returns, shopId, planned, (one) => requests.planReminder(shopId, one, now));
  }
}
