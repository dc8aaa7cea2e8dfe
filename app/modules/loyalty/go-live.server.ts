import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from './deps.ts';
import { defaultProgram } from './earning/program.ts';
import { saveVersion } from './save-program.server.ts';
import { findLatestVersion, lockState, setLive, setPaused } from './store/programs.server.ts';
import { letPerksFollow } from './tiers/perks/follow-perks.server.ts';
import { reviewAllJob } from './tiers/review-all.ts';
import { recheckTiers } from './tiers/store/tiers.server.ts';
import { tellPauseJob, windDownJob } from './winding-down/jobs.ts';

/** Orders processed from `now` on earn: see `Loyalty.goLive`. A shop that is live stays as it is. */
export async function goLive(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  now: Instant,
  actor: string,
): Promise<{ readonly liveFrom: Instant }> {
  const { currency } = await orders.shopForLoyalty(shopId);
  return db.inTransaction(shopId, async (tx) => {
    const { liveFrom } = await lockState(tx);
    if (liveFrom !== null) return { liveFrom };
    const latest = await findLatestVersion(tx.sql, shopId);
    if (latest === null) await saveVersion(tx, defaultProgram(currency), actor, now);
    await setLive(tx, now);
    if (latest?.program.tiers) await tx.enqueue(reviewAllJob(shopId));
    await letPerksFollow(tx, latest?.program.tiers ?? null, true);
    await tx.announce([switched('loyalty-went-live', now, actor)]);
    return { liveFrom: now };
  });
}

/** Nothing new is earned from here on, and codes that are out end: see `Loyalty.goOffline`. */
export async function goOffline(
  { db }: Pick<LoyaltyDeps, 'db'>,
  shopId: bigint,
  now: Instant,
  actor: string,
  { tell = false }: { readonly tell?: boolean } = {},
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    const { liveFrom } = await lockState(tx);
    if (liveFrom === null) return;
    await setPaused(tx, now);
    await recheckTiers(tx, now);
    await letPerksFollow(tx, null, false);
    await tx.enqueue(windDownJob(shopId, now));
    if (tell) await tx.enqueue(tellPauseJob(shopId, now));
    await tx.announce([switched('loyalty-went-offline', now, actor)]);
  });
}

function switched(kind: string, now: Instant, actor: string): NewFact {
  return { key: `${kind}:${now}`, kind, customerId: null, orderId: null, happenedAt: now, data: { actor } };
}
