import type { Instant } from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { endJob, endNow } from '../redemption/end-hold.server.ts';
import { windDownJob } from './jobs.ts';
import { lockPausedAt, takeHeld } from './store/pauses.server.ts';

const batch = 10;
/** Longer than the calls to Shopify for a batch usually take. */
const graceSeconds = 60;

/**
 * Ends the next codes of a pause: see `WindingDownDoor.windDown`. That they are to end is written down first, with a
 * job for each, so whatever dies here is taken up. A hold whose end has begun comes to it also when the programme goes
 * live meanwhile: its code may be out of use already.
 */
export async function windDown(deps: LoyaltyDeps, shopId: bigint, pausedAt: Instant): Promise<void> {
  const ids = await deps.db.inTransaction(shopId, async (tx) => {
    const since = await lockPausedAt(tx);
    if (since?.epochMilliseconds !== pausedAt.epochMilliseconds) return [];
    const taken = await takeHeld(tx, batch);
    for (const id of taken) await tx.enqueue(endJob(shopId, id, graceSeconds, 'paused'));
    return taken;
  });
  let ended = 0;
  for (const id of ids) if (await endNow(deps, shopId, id, true, 'paused')) ended += 1;
  // Shopify is away, or not willing: the next codes are better left until it is back.
  if (ended < ids.length) throw new Error(`${ids.length - ended} codes of a pause could not be ended yet`);
  if (ids.length === batch) await deps.jobs.enqueue(windDownJob(shopId, pausedAt));
}
