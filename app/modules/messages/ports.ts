import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { InTransaction, Sql } from '#app/kernel/transaction.ts';
import type { MailContent } from './mails/mail.ts';
import type { Intent, MessageKind, NotSentReason } from './message.ts';

/** What messages is handed. */
export interface MessagesDeps {
  readonly db: { readonly sql: Sql; readonly inTransaction: InTransaction };
  readonly people: PeoplePort;
  /** By kind: says at the due moment whether the message still has a point, and what it says. */
  readonly composers: Readonly<Record<MessageKind, Compose>>;
  /** Null: no mail server is set. */
  readonly mailer: Mailer | null;
  readonly links: UnsubscribeLinks;
  /** A Message-ID of our own, with its angle brackets. */
  readonly newMessageId: () => string;
  /**
   * True where the clock can be moved: what a jump passed over is then sent as of its own moment. A clock that only
   * runs is late when it is late, and waits for the window.
   */
  readonly clockJumps: boolean;
}

export type Compose = (shopId: bigint, intent: Intent, now: Instant) => Promise<Composed>;

export type Composed =
  | { readonly kind: 'send'; readonly content: MailContent }
  | { readonly kind: 'hold' }
  | { readonly kind: 'not'; readonly reason: NotSentReason };

export interface PeoplePort {
  shopForMessages(shopId: bigint): Promise<MessagesShop>;
  /** Opens the address, for sending only; or says why there is none. */
  recipient(
    shopId: bigint,
    who: { readonly customerId: bigint | null; readonly orderId: bigint | null },
  ): Promise<Recipient | 'no-address' | 'redacted'>;
  /** BCP 47; null: not known. */
  localeOf(shopId: bigint, person: string): Promise<string | null>;
}

export interface MessagesShop {
  readonly name: string;
  readonly domain: string;
  readonly zone: Zone;
}

export interface Recipient {
  readonly email: string;
  /** The same for the same person, and not their address: see `MessageUnsubscribe`. */
  readonly person: string;
  readonly locale: string | null;
}

export interface UnsubscribeLinks {
  /** Where the page is, signed for this person and kind. */
  url(shopId: bigint, person: string, kind: MessageKind): Promise<string>;
  /** Null: not ours, or of another shop. */
  read(shopId: bigint, token: string): { readonly person: string; readonly kind: MessageKind } | null;
}

/** A mail as it is handed to the server. */
export interface Mail {
  readonly messageId: string;
  /** Shown as the sender; the address is the server's own setting. */
  readonly fromName: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly date: Instant;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * `taken`: the server has it. `refused`: it will never take it. `not-reached`: nothing was handed over, another try
 * is safe. `unknown`: it may have it.
 */
export type Delivery =
  | { readonly state: 'taken' }
  | { readonly state: 'refused' | 'not-reached' | 'unknown'; readonly why: string };

export interface Mailer {
  deliver(mail: Mail): Promise<Delivery>;
}
