import { addLocalDays, type Instant } from '#app/kernel/calendar.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { showBalances } from '../joining/loyalty/show-balances.server.ts';
import { mirrorQuestionsJob } from '../modules/reviews/questions/jobs.ts';
import type { App } from '../wiring.server.ts';

/** The later moments at which a jump of the clock is swept: one per local day, so that days are lived one by one. */
function nextStep(from: Instant, now: Instant, zone: Parameters<typeof addLocalDays>[1]): Instant {
  const tomorrow = addLocalDays(from, zone, 1);
  return tomorrow.epochNanoseconds < now.epochNanoseconds ? tomorrow : now;
}

/** Everything that is due on a shop at its business time. */
export async function sweepShop(app: App, shopId: ShopId): Promise<void> {
  const { commerce, loyalty, messages, returns, reviews, clock, enqueue } = app;
  const shop = await commerce.getShop(shopId);
  if (shop.uninstalledAt !== null || shop.redactedAt !== null) return;
  const now = await clock.now(shopId);
  // What ends here no longer keeps its order's points waiting.
  await returns.sweep(shopId, now);
  await loyalty.sweepHolds(shopId, now);
  await loyalty.sweepOccasions(shopId, now);
  await loyalty.foreseeNotices(shopId, now);
  for (
    let due = await loyalty.nextDue(shopId);
    due !== null && due.epochNanoseconds <= now.epochNanoseconds;
  ) {
    const step = nextStep(due, now, shop.timezone);
    await loyalty.sweepDue(shopId, step);
    await loyalty.sweepTiers(shopId, step);
    await loyalty.sweepNotices(shopId, step);
    const next = await loyalty.nextDue(shopId);
    // Another worker may be at it, too: what it holds is not waited for.
    if (next !== null && next.epochNanoseconds === due.epochNanoseconds) break;
    due = next;
  }
  if (!(await loyalty.countDays(shopId, now)).done)
    await enqueue({
      task: 'count-days',
      payload: { shopId: shopId.toString() },
      key: `count-days:${shopId}`,
    });
  // A message is sent as of its own moment, so a jump needs no steps here.
  await messages.sweepDue(shopId, now);
  await showBalances(app, shopId);
  const kind = await commerce.reconciliationDue(shopId, now);
  if (kind === null) return;
  await commerce.reconcile(shopId, kind);
  await reviews.mirrorBehind(shopId);
  await reviews.tidyMedia(shopId);
  // In the queue of all who write them: what runs beside it could put an older state over a newer one.
  await enqueue(mirrorQuestionsJob(shopId));
  if (kind === 'nightly')
    await enqueue({ task: 'nightly', payload: { shopId: shopId.toString() }, key: `nightly:${shopId}` });
}
