import { type Instant, laterOf } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import type { Intent, MessageKind, NotSentReason, PlannedMessage } from './message.ts';
import type { MessagesDeps } from './ports.ts';
import { nextAllowed } from './sending/send-window.ts';
import { answerIntent, insertIntent, lockIntent, replanIntent } from './store/intents.server.ts';

/** Plans a message or plans it anew: see `Messages.plan`. */
export async function planMessage(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  planned: PlannedMessage,
  now: Instant,
): Promise<void> {
  const state = planned.held ? 'held' : 'waiting';
  await db.inTransaction(shopId, async (tx) => {
    const known = await lockIntent(tx, planned.key);
    if (known === null) {
      const dueAt = nextAllowed(planned.dueAt, planned.window, planned.zone);
      if (await insertIntent(tx, { ...planned, state, dueAt }, now)) return;
    }
    const standing = known ?? (await lockIntent(tx, planned.key));
    if (standing === null || (standing.state !== 'waiting' && standing.state !== 'held')) return;
    // What was held goes out from now on at the earliest: its own moment may have passed meanwhile.
    const notBefore = standing.state === 'held' && !planned.held ? now : standing.notBefore;
    const due = notBefore === null ? planned.dueAt : laterOf(planned.dueAt, notBefore);
    const dueAt = nextAllowed(due, planned.window, planned.zone);
    await replanIntent(tx, { ...planned, id: standing.id, state, dueAt, notBefore });
  });
}

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
    if (intent !== null) await answerNotSent(tx, intent, reason, now);
  });
}

/** Keeps why a message that nobody hands over is not sent. False: it has another answer, or is under way. */
export async function answerNotSent(
  tx: Tx,
  intent: Intent,
  reason: NotSentReason,
  at: Instant,
): Promise<boolean> {
  const answered = await answerIntent(tx, intent.id, ['waiting', 'held', 'queued'], {
    state: 'not-sent',
    reason,
    at,
  });
  if (answered) await tx.announce([messageFact('message-not-sent', intent, at, { reason })]);
  return answered;
}

/** What is told of a message: its kind, never what it says or to which address. */
export function messageFact(
  kind: 'message-sent' | 'message-not-sent' | 'message-unknown',
  intent: Pick<Intent, 'id' | 'customerId' | 'orderId'> & { readonly kind: MessageKind },
  happenedAt: Instant,
  data: Record<string, unknown> = {},
): NewFact {
  return {
    key: `message:${intent.id}:${kind}`,
    kind,
    customerId: intent.customerId,
    orderId: intent.orderId,
    happenedAt,
    data: { message: intent.kind, ...data },
  };
}
