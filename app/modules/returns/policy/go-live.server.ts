import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { ReturnRefusal } from '../door.ts';
import { findLatestPolicy, lockState, setLiveFrom } from '../store/policies.server.ts';
import { defaultPolicy } from './policy.ts';
import { saveVersion } from './save-policy.server.ts';
import { missingScopes } from './scopes.ts';

/** Shoppers may ask from `now` on: see `Returns.goLive`. A shop that is live stays as it is. */
export async function goLive(
  { db, orders }: Pick<ReturnsDeps, 'db' | 'orders'>,
  shopId: bigint,
  now: Instant,
  actor: string,
): Promise<{ readonly liveFrom: Instant } | ReturnRefusal> {
  const { grantedScopes } = await orders.shop(shopId);
  return db.inTransaction(shopId, async (tx) => {
    const { liveFrom } = await lockState(tx);
    if (liveFrom !== null) return { liveFrom };
    const latest = await findLatestPolicy(tx.sql, shopId);
    const missing = missingScopes(latest?.policy ?? defaultPolicy(), grantedScopes);
    if (missing.length > 0) return { refused: 'not-allowed' as const, values: { scopes: missing.join(' ') } };
    if (latest === null) await saveVersion(tx, { policy: defaultPolicy(), actor, now });
    await setLiveFrom(tx, now);
    await tx.announce([switched('returns-went-live', now, actor)]);
    return { liveFrom: now };
  });
}

/** Nothing new can be asked for from here on: see `Returns.goOffline`. */
export async function goOffline(
  { db }: Pick<ReturnsDeps, 'db'>,
  shopId: bigint,
  now: Instant,
  actor: string,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    const { liveFrom } = await lockState(tx);
    if (liveFrom === null) return;
    await setLiveFrom(tx, null);
    await tx.announce([switched('returns-went-offline', now, actor)]);
  });
}

function switched(kind: string, now: Instant, actor: string): NewFact {
  return { key: `${kind}:${now}`, kind, customerId: null, orderId: null, happenedAt: now, data: { actor } };
}
