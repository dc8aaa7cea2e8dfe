import { addLocalDays, type Instant } from '#app/kernel/calendar.ts';
import type { MessageFigures } from './door.ts';
import { isMessageKind, type MessageKind, messageKinds, type NotSentReason } from './message.ts';
import type { MessagesDeps } from './ports.ts';
import { countMessages } from './store/message-list.server.ts';

const daysBack = 30;

/** What waits, went and did not go, by kind: see `Messages.figures`. */
export async function readFigures(
  { db, people, mailer }: MessagesDeps,
  shopId: bigint,
  now: Instant,
): Promise<MessageFigures> {
  const { zone } = await people.shopForMessages(shopId);
  const rows = await countMessages(db.sql, shopId, addLocalDays(now, zone, -daysBack));
  const none = () => ({ due: 0, sent: 0, notSent: 0, unknown: 0 });
  const counts = new Map<MessageKind, ReturnType<typeof none>>(messageKinds.map((kind) => [kind, none()]));
  const reasons = new Map<NotSentReason, number>();
  for (const { kind, state, reason, count } of rows) {
    const of = isMessageKind(kind) ? counts.get(kind) : undefined;
    if (of === undefined) continue;
    if (state === 'sent') of.sent += Number(count);
    else if (state === 'unknown') of.unknown += Number(count);
    else if (state === 'not-sent') of.notSent += Number(count);
    else of.due += Number(count);
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + Number(count));
  }
  return {
    byKind: { 'review-request': counts.get('review-request') ?? none() },
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    canSend: mailer !== null,
  };
}
