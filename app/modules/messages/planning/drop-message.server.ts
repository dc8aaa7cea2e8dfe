import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { Intent, NotSentReason } from '../message.ts';
import type { MessagesDeps } from '../ports.ts';
import { setNotSent } from '../store/claiming/answers.server.ts';
import { lockIntent } from '../store/intents.server.ts';
import { messageFact } from './message-fact.ts';

/** A message that waits is not sent any more: see `Messages.drop`. */
export async function dropMessage(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  key: string,
  reason: NotSentReason,
  now: Instant,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    const intent = await lockIntent(tx, key);
    if (intent !== null) await answerNotSent(tx, [intent], reason, now);
  });
}

/** Keeps why messages that nobody hands over are not sent; those with another answer, or under way, are left alone. */
export async function answerNotSent(
  tx: Tx,
  intents: readonly Intent[],
  reason: NotSentReason,
  at: Instant,
): Promise<void> {
  const answered = new Set(
    await setNotSent(
      tx,
      intents.map(({ id }) => id),
      reason,
      at,
    ),
  );
  await tx.announce(
    intents
      .filter(({ id }) => answered.has(id))
      .map((intent) => messageFact('message-not-sent', intent, at, { reason })),
  );
}
