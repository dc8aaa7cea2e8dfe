import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { SendWindow } from './sending/send-window.ts';

/** What a message is about. Each kind is unsubscribed from by itself, reminders with what they remind of. */
export const messageKinds = [
  'return-requested',
  'return-approved',
  'return-declined',
  'return-received',
  'return-settled',
  'return-cancelled',
  'return-reminder',
  'return-expired',
  'return-message',
  'withdrawal-receipt',
  'review-request',
  'review-reminder',
  'review-reply',
  'review-thanks',
  'question-answered',
  'points-available',
  'points-expiring',
  'points-paused',
  'tier-changed',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export function isMessageKind(text: string): text is MessageKind {
  return messageKinds.some((kind) => kind === text);
}

/**
 * `transactional`: part of what the customer asked for, sent whatever else they were sent, and never unsubscribed
 * from. `marketing`: everything else; consent, quiet hours, the weekly cap and unsubscribing apply.
 */
export type KindClass = 'transactional' | 'marketing';

export const classOfKind = {
  'return-requested': 'transactional',
  'return-approved': 'transactional',
  'return-declined': 'transactional',
  'return-received': 'transactional',
  'return-settled': 'transactional',
  'return-cancelled': 'transactional',
  'return-reminder': 'transactional',
  'return-expired': 'transactional',
  'return-message': 'transactional',
  'withdrawal-receipt': 'transactional',
  'review-request': 'marketing',
  'review-reminder': 'marketing',
  'review-reply': 'transactional',
  'review-thanks': 'transactional',
  'question-answered': 'transactional',
  'points-available': 'marketing',
  'points-expiring': 'marketing',
  'points-paused': 'marketing',
  'tier-changed': 'marketing',
} as const satisfies Record<MessageKind, KindClass>;

/** The area of the product that a kind belongs to: it is live or off with it. */
export type MessageArea = 'returns' | 'reviews' | 'loyalty';

export const areaOfKind: Readonly<Record<MessageKind, MessageArea>> = {
  'return-requested': 'returns',
  'return-approved': 'returns',
  'return-declined': 'returns',
  'return-received': 'returns',
  'return-settled': 'returns',
  'return-cancelled': 'returns',
  'return-reminder': 'returns',
  'return-expired': 'returns',
  'return-message': 'returns',
  'withdrawal-receipt': 'returns',
  'review-request': 'reviews',
  'review-reminder': 'reviews',
  'review-reply': 'reviews',
  'review-thanks': 'reviews',
  'question-answered': 'reviews',
  'points-available': 'loyalty',
  'points-expiring': 'loyalty',
  'points-paused': 'loyalty',
  'tier-changed': 'loyalty',
};

/** Whether somebody can say no to a kind. */
export const canBeUnsubscribed = (kind: MessageKind): boolean => classOfKind[kind] === 'marketing';

/** The kind that says for this one whether somebody wants it: who wants no request wants no reminder of one. */
export const chosenWith = (kind: MessageKind): MessageKind =>
  kind === 'review-reminder' ? 'review-request' : kind;

/** Those that limits and consent are about. */
export const marketingKinds: readonly MessageKind[] = messageKinds.filter(canBeUnsubscribed);

/**
 * `waiting` for its moment, `held` until somebody plans it again, `queued` for a process, `claimed` by one that hands
 * it over; the others are answers. `merged`: it went as a part of another one's mail. `unknown`: that process died,
 * or the line went dead while the mail was under way.
 */
export type MessageState =
  | 'waiting'
  | 'held'
  | 'queued'
  | 'claimed'
  | 'sent'
  | 'merged'
  | 'not-sent'
  | 'unknown';

/** Why a message was not sent. */
export const notSentReasons = [
  'area-off',
  'kind-off',
  'unsubscribed',
  'no-consent',
  'bounced-before',
  'complained-before',
  'suppressed',
  'no-address',
  'redacted',
  'order-cancelled',
  'already-reviewed',
  'nothing-to-review',
  'skipped-by-rule',
  'no-longer-true',
  'too-late',
  'no-mail-server',
  'not-connected',
  'refused-by-server',
  'dropped',
] as const;
export type NotSentReason = (typeof notSentReasons)[number];

/** Why a message that was due waits on: for the end of quiet hours or its window, for room under the cap, … */
export const laterReasons = ['window', 'quiet-hours', 'cap', 'recontact', 'rides-along', 'paused'] as const;
export type LaterReason = (typeof laterReasons)[number];

/** Who hands a kind over: never two. */
export const senders = ['afterglow', 'flow', 'klaviyo', 'nobody'] as const;
export type SentBy = (typeof senders)[number];
export type Via = Exclude<SentBy, 'nobody'>;

/** A message to be sent once, however often it is planned. */
export interface PlannedMessage {
  /** Its business key: "review-request:41". */
  readonly key: string;
  readonly kind: MessageKind;
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
  /** What it is about among the things of the module that planned it: a return's number. Null: the order says it. */
  readonly subjectId: bigint | null;
  /** Business moment; it then waits for the next minute of the window. */
  readonly dueAt: Instant;
  /** Null: any time of day. */
  readonly window: SendWindow | null;
  readonly zone: Zone;
  /** It is not sent before it is planned again without this. */
  readonly held: boolean;
}

export interface Intent extends PlannedMessage {
  readonly id: bigint;
  readonly state: MessageState;
  readonly reason: NotSentReason | null;
  /** Whom it was given to before, who alone may be given it again; null: nobody. */
  readonly via: Via | null;
  /** Since when it is no longer held; null: it never was. */
  readonly notBefore: Instant | null;
  /** When it was first to fall due: how late it is, is counted from here. */
  readonly firstDueAt: Instant;
}
