import type { Instant } from '#app/kernel/calendar.ts';
import type { MessagesDeps } from './ports.ts';
import { takeDue } from './store/intents.server.ts';

const batchSize = 200;

/** Gives what is due to the queue, a batch per transaction: see `Messages.sweepDue`. */
export async function sweepDue(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  now: Instant,
): Promise<number> {
  let swept = 0;
  for (;;) {
    const taken = await db.inTransaction(shopId, async (tx) => {
      const ids = await takeDue(tx, now, batchSize);
      for (const id of ids)
        await tx.enqueue({
          task: 'send-messages',
          payload: { shopId: shopId.toString(), messageIds: [id.toString()] },
          key: `message:${shopId}:${id}`,
        });
      return ids.length;
    });
    swept += taken;
    if (taken < batchSize) return swept;
  }
}
