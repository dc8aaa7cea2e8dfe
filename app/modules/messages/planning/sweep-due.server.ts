import { randomUUID } from 'node:crypto';
import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { MessagesDeps } from '../ports.ts';
import { addresseeOf } from '../store/claiming/addressees.server.ts';
import { type Taken, takeDue } from '../store/intents.server.ts';

const batchSize = 500;

/** Messages that one job decides: the more, the fewer reads for each; the fewer, the less waits for one another. */
export const jobSize = 25;

/** Gives what is due to the queue, a batch per transaction: see `Messages.sweepDue`. */
export async function sweepDue(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  now: Instant,
): Promise<number> {
  let swept = 0;
  for (;;) {
    const taken = await db.inTransaction(shopId, async (tx) => {
      const due = await takeDue(tx, now, batchSize);
      for (const ids of jobsOf(due)) await enqueueSend(tx, ids);
      return due.length;
    });
    swept += taken;
    if (taken < batchSize) return swept;
  }
}

/** Whatever goes to one addressee is in one job, as far as it is due at once. */
function jobsOf(due: readonly Taken[]): readonly (readonly bigint[])[] {
  const groups = new Map<string, bigint[]>();
  for (const one of due) {
    const addressee = addresseeOf(one);
    groups.set(addressee, [...(groups.get(addressee) ?? []), one.id]);
  }
  const jobs: bigint[][] = [];
  for (const group of groups.values()) {
    const last = jobs.at(-1);
    if (last !== undefined && last.length + group.length <= jobSize) last.push(...group);
    else jobs.push(group);
  }
  return jobs;
}

/** A job that hands over these queued messages. Its name tells it from every other: see `Messages.send`. */
export async function enqueueSend(tx: Tx, messageIds: readonly bigint[]): Promise<void> {
  const ids = messageIds.map(String);
  await tx.enqueue({
    task: 'send-messages',
    payload: { shopId: tx.shopId.toString(), messageIds: ids, run: randomUUID() },
  });
}
