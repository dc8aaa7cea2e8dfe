import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import type { MessageKind } from '../message.ts';

/** What is told of a message: its kind, never what it says or to which address. */
export function messageFact(
  kind: 'message-sent' | 'message-not-sent' | 'message-unknown',
  intent: {
    readonly id: bigint;
    readonly kind: MessageKind;
    readonly customerId: bigint | null;
    readonly orderId: bigint | null;
  },
  happenedAt: Instant,
  data: Readonly<Record<string, unknown>> = {},
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
