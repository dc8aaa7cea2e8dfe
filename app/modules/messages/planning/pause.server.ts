import type { Instant } from '#app/kernel/calendar.ts';
import type { MessagesDeps } from '../ports.ts';
import { setPaused, setResumed } from '../store/claiming/pause.server.ts';

/** Nothing goes out from now on: see `Messages.pause`. */
export async function pauseMessages(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  actor: string,
  now: Instant,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    if (await setPaused(tx, now)) await tx.announce([switched('messages-paused', actor, now)]);
  });
}

/** What waited goes out from now on: see `Messages.resume`. */
export async function resumeMessages(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  actor: string,
  now: Instant,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    if (await setResumed(tx, now)) await tx.announce([switched('messages-resumed', actor, now)]);
  });
}

const switched = (kind: 'messages-paused' | 'messages-resumed', actor: string, now: Instant) => ({
  key: `${kind}:${now}`,
  kind,
  customerId: null,
  orderId: null,
  happenedAt: now,
  data: { actor },
});
