import type { Instant } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { NewJob } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from './deps.ts';
import type { CatchUpPreview, CatchUpProgress } from './door.ts';
import { defaultProgram } from './earning/program.ts';
import { outlook, questionOf } from './ledger/settlement-question.ts';
import type { OrderForLoyalty } from './ports.ts';
import { assumedPointWorth, bestPointWorth, worthOf } from './rewards/point-worth.ts';
import { getRewards } from './rewards/save-rewards.server.ts';
import { NOTHING, openSettleOnce, openSettleOrder, readSettlement } from './settle-order.server.ts';
import {
  advanceCatchUp,
  beginCatchUp,
  findCatchUp,
  finishCatchUp,
  sumAwarded,
} from './store/catch-up.server.ts';
import { findLatestVersion, findLiveFrom, lockState } from './store/programs.server.ts';
import { listAwarded } from './store/settlements.server.ts';

const previewPage = 500;
const previewMost = 20_000;
const stepSize = 50;

const task = 'catch-up';

/** What a catch-up would give: see `Loyalty.catchUpPreview`. By the programme and the rewards saved last. */
export async function previewCatchUp(
  deps: Pick<LoyaltyDeps, 'db' | 'orders' | 'discounts' | 'issuing'>,
  shopId: bigint,
  from: Instant,
  now: Instant,
): Promise<CatchUpPreview> {
  const { db, orders } = deps;
  const { currency, settings } = await getRewards(deps, shopId);
  const before = (await findLiveFrom(db.sql, shopId)) ?? now;
  const program = (await findLatestVersion(db.sql, shopId))?.program ?? defaultProgram(currency);
  const known = { liveFrom: before, catchUpAsOf: now, order: null, program: { version: 0, program } };
  const customers = new Set<bigint>();
  let [count, looked, total, after] = [0, 0, 0n, null as bigint | null];
  let page: readonly OrderForLoyalty[];
  do {
    page = await orders.ordersForLoyalty(shopId, { from, before, after, limit: previewPage });
    const awarded = await listAwarded(
      db.sql,
      shopId,
      page.map((order) => order.orderId),
    );
    for (const order of page) {
      if (order.customerId === null || awarded.has(order.orderId)) continue;
      const { decision } = outlook(questionOf(order, known, now));
      if (decision.kind !== 'grant') continue;
      customers.add(order.customerId);
      count += 1;
      total += decision.points;
    }
    looked += page.length;
    after = page.at(-1)?.orderId ?? null;
  } while (page.length === previewPage && looked < previewMost);
  const capped = page.length === previewPage;
  return {
    orders: count,
    customers: customers.size,
    points: points(total),
    worth: worthOf(bestPointWorth(settings) ?? assumedPointWorth(currency), total),
    capped,
  };
}

/** Records a catch-up and its job: see `Loyalty.startCatchUp`. */
export async function startCatchUp(
  { db }: Pick<LoyaltyDeps, 'db'>,
  shopId: bigint,
  from: Instant,
  actor: string,
  now: Instant,
): Promise<CatchUpProgress | { readonly refused: 'not-allowed' }> {
  return db.inTransaction(shopId, async (tx) => {
    const { liveFrom } = await lockState(tx);
    const running = await findCatchUp(tx.sql, shopId);
    if (liveFrom === null || running?.finished === false) return { refused: 'not-allowed' };
    await beginCatchUp(tx, { from, before: liveFrom, asOf: now, startedBy: actor });
    await tx.enqueue(catchUpJob(shopId));
    const started = await findCatchUp(tx.sql, shopId);
    if (started === null) throw new Error('A catch-up that was begun is there');
    return started;
  });
}

/** Awards the next orders of the running catch-up: see `Loyalty.runCatchUp`. A step done twice counts once. */
export function openRunCatchUp(deps: LoyaltyDeps) {
  const { db, orders } = deps;
  const settleOnce = openSettleOnce(deps);
  const settleOrder = openSettleOrder(deps);
  return async function runCatchUp(shopId: bigint): Promise<CatchUpProgress | null> {
    const catchUp = await findCatchUp(db.sql, shopId);
    if (catchUp === null || catchUp.finished) return catchUp;
    const { from, before, asOf, cursor } = catchUp;
    const page = await orders.ordersForLoyalty(shopId, { from, before, after: cursor, limit: stepSize });
    const now = await deps.now(shopId);
    for (const order of page) {
      const stored = await readSettlement(deps, shopId, order);
      const settled = await settleOnce(shopId, order, stored, now);
      // Read with its page, the order may have changed since: what was written is looked at again.
      if (settled !== NOTHING) await settleOrder(shopId, order.orderId);
    }
    const last = page.at(-1);
    if (last === undefined) {
      await finishCatchUp(db.sql, shopId, now);
    } else {
      const ids = page.map((order) => order.orderId);
      const awarded = await sumAwarded(db.sql, shopId, ids, asOf);
      await db.inTransaction(shopId, async (tx) => {
        const step = { cursor: last.orderId, looked: page.length, ...awarded };
        if (await advanceCatchUp(tx, cursor, step)) await tx.enqueue(catchUpJob(shopId));
      });
    }
    return findCatchUp(db.sql, shopId);
  };
}

function catchUpJob(shopId: bigint): NewJob {
  return { task, payload: { shopId: shopId.toString() }, key: `${task}:${shopId}` };
}
