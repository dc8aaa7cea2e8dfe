import type { Instant } from '#app/kernel/calendar.ts';
import type { MessageKind, MessageState, NotSentReason, PlannedMessage } from './message.ts';

/** What `openMessages` hands out. The shop comes first everywhere; ids are our own; `now` is business time. */
export interface Messages {
  /** Plans a message, or plans it anew while it waits. What has been answered stays answered. */
  plan(shopId: bigint, message: PlannedMessage, now: Instant): Promise<void>;
  /** A message that waits is not sent any more, for this reason. */
  drop(shopId: bigint, key: string, reason: NotSentReason, now: Instant): Promise<void>;
  /** Where the message with this key stands; null: none is planned. */
  standing(shopId: bigint, key: string): Promise<MessageState | null>;
  /** Gives what is due at `now` to the queue: one job `send-message` each. Returns how many. */
  sweepDue(shopId: bigint, now: Instant): Promise<number>;
  /** The earliest moment at which a message falls due; null: none waits. */
  nextDue(shopId: bigint): Promise<Instant | null>;
  /** Decides a queued message again and hands it over, at most once ever. Breaks when it is worth trying again. */
  send(shopId: bigint, messageId: bigint, now: Instant): Promise<SendOutcome>;

  /** Whom an unsubscribe link is about; null: it is not good (any more) for this shop. */
  readUnsubscribeLink(shopId: bigint, token: string): Promise<UnsubscribeView | null>;
  /** From now on nothing of this kind to this person. False: the link is not good for this shop. */
  unsubscribe(shopId: bigint, token: string, now: Instant): Promise<boolean>;

  /** Everything of one customer becomes another's. */
  mergeCustomers(shopId: bigint, fromCustomerId: bigint, intoCustomerId: bigint): Promise<void>;
  /** What a customer was sent and does not want. */
  exportCustomer(shopId: bigint, customerId: bigint): Promise<CustomerMessages>;

  /** Newest first. */
  list(shopId: bigint, query: MessageQuery): Promise<MessagePage>;
  figures(shopId: bigint, now: Instant): Promise<MessageFigures>;
}

export type SendOutcome =
  | { readonly state: 'sent'; readonly at: Instant }
  | { readonly state: 'later'; readonly at: Instant }
  | { readonly state: 'held' | 'unknown' }
  | { readonly state: 'not-sent'; readonly reason: NotSentReason }
  /** Answered before, or in another process's hands. */
  | { readonly state: 'nothing' };

export interface UnsubscribeView {
  readonly kind: MessageKind;
  readonly shopName: string;
  /** BCP 47, as Shopify has the customer's; null: not known. */
  readonly locale: string | null;
  readonly done: boolean;
}

export interface CustomerMessages {
  readonly messages: readonly MessageRow[];
  readonly unsubscribed: readonly { readonly kind: string; readonly at: Instant }[];
}

export interface MessageQuery {
  /** An order's name ("#1001"), or the id of a message. */
  readonly search?: string;
  readonly kind?: MessageKind;
  readonly states?: readonly MessageState[];
  /** `next` of the page before. */
  readonly after?: string | null;
  /** At most 250. */
  readonly limit?: number;
}

export interface MessagePage {
  readonly messages: readonly MessageRow[];
  readonly next: string | null;
}

export interface MessageRow {
  readonly id: bigint;
  readonly kind: string;
  readonly state: MessageState;
  readonly reason: NotSentReason | null;
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
  readonly dueAt: Instant;
  /** When it was sent or decided; null: not yet. */
  readonly answeredAt: Instant | null;
}

/** Of the last 30 local days; `due` is all that waits, now or later. */
export interface MessageFigures {
  readonly byKind: Readonly<
    Record<
      MessageKind,
      {
        readonly due: number;
        readonly sent: number;
        readonly notSent: number;
        readonly unknown: number;
      }
    >
  >;
  readonly reasons: readonly { readonly reason: NotSentReason; readonly count: number }[];
  /** False: no mail server is set, so nothing goes out. */
  readonly canSend: boolean;
}
