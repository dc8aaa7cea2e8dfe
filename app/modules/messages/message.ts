import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { SendWindow } from './sending/send-window.ts';

/** What a message is about. Each kind is unsubscribed from by itself. */
export const messageKinds = ['review-request'] as const;
export type MessageKind = (typeof messageKinds)[number];

export function isMessageKind(text: string): text is MessageKind {
  return messageKinds.some((kind) => kind === text);
}

/**
 * `waiting` for its moment, `held` until somebody plans it again, `queued` for a process, `claimed` by one that hands
 * it over; the others are answers. `unknown`: that process died, or the line went dead while the mail was under way.
 */
export type MessageState = 'waiting' | 'held' | 'queued' | 'claimed' | 'sent' | 'not-sent' | 'unknown';

/** Why a message was not sent. */
export type NotSentReason =
  | 'area-off'
  | 'unsubscribed'
  | 'no-address'
  | 'redacted'
  | 'order-cancelled'
  | 'already-reviewed'
  | 'nothing-to-review'
  | 'no-mail-server'
  | 'refused-by-server'
  | 'dropped';

/** A message to be sent once, however often it is planned. */
export interface PlannedMessage {
  /** Its business key: "review-request:41". */
  readonly key: string;
  readonly kind: MessageKind;
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
  /** Business moment; it then waits for the next minute of the window. */
  readonly dueAt: Instant;
  readonly window: SendWindow;
  readonly zone: Zone;
  /** It is not sent before it is planned again without this. */
  readonly held: boolean;
}

export interface Intent extends PlannedMessage {
  readonly id: bigint;
  readonly state: MessageState;
  readonly reason: NotSentReason | null;
  /** Since when it is no longer held; null: it never was. */
  readonly notBefore: Instant | null;
}
