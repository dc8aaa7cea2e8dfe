import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { Announcing, InTransaction, Prepared, Sql } from '#app/kernel/transaction.ts';
import type { MailContent, WriteMail } from './mails/mail.ts';
import type { Intent, MessageKind, NotSentReason } from './message.ts';
import type { DefaultTexts, Lifecycle } from './templates/template.ts';

/** What messages is handed. */
export interface MessagesDeps {
  readonly db: { readonly sql: Sql; readonly prepared: Prepared; readonly inTransaction: InTransaction };
  readonly announcing: Announcing;
  readonly people: PeoplePort;
  /** By kind: says at the due moment whether the message still has a point, and what it says. */
  readonly composers: Readonly<Record<MessageKind, Compose>>;
  readonly writeMail: WriteMail;
  readonly wording: Wording;
  readonly samples: Samples;
  /** Null: no mail server is set. */
  readonly mailer: Mailer | null;
  /** What sends instead of us where the merchant wants it so. */
  readonly elsewhere: Readonly<Record<'flow' | 'klaviyo', Elsewhere>>;
  readonly links: MessageLinks;
  readonly ids: MessageIds;
  readonly seal: SealPort;
  readonly dns: DnsPort;
  /** The SPF mechanism by which a shop's domain lets mails go our way: "include:mailgun.org". */
  readonly spf: string;
  /** The address from which mails go where the shop has none of its own that is proven. */
  readonly ownAddress: string;
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

/** What we say ourselves, and what the merchant's words may hold. `app/mails` implements it. */
export interface Wording {
  /** In every language, for every customer and for those in one state where we say it otherwise. */
  defaults(kind: MessageKind): DefaultTexts;
  /** Names that can stand between braces for this kind. */
  fields(kind: MessageKind): readonly string[];
  /** Why a text cannot be used for this kind, as a sentence for the merchant; null: it can. */
  fault(kind: MessageKind, text: string): string | null;
}

/** What a message of a kind would be about, of the shop's own latest order that fits; null: it has none. */
export type Samples = (shopId: bigint, kind: MessageKind, now: Instant) => Promise<Sample | null>;

export interface Sample {
  readonly content: MailContent;
  /** "#1001" */
  readonly orderName: string;
  readonly firstName: string | null;
  readonly lifecycle: Lifecycle;
}

export interface PeoplePort {
  shopForMessages(shopId: bigint): Promise<MessagesShop>;
  /** Opens the addresses, for sending only: of a customer, a guest's order, or what the subject itself names; or says why there is none. In the order asked. */
  recipients(
    shopId: bigint,
    who: readonly Pick<Intent, 'kind' | 'customerId' | 'orderId' | 'subjectId'>[],
    now: Instant,
  ): Promise<readonly (Recipient | 'no-address' | 'redacted')[]>;
  /**
   * Who a person of an old link is by now, since customers are merged into others; then who else they have been: the
   * guest that their address was before it had an account.
   */
  personsNow(shopId: bigint, person: string): Promise<Persons>;
  /** BCP 47; null: not known. */
  localeOf(shopId: bigint, person: string): Promise<string | null>;
  /** The same keyed hash for any spelling of an address. */
  emailIndex(email: string): Uint8Array;
}

export type Persons = readonly [string, ...string[]];

export interface MessagesShop {
  readonly name: string;
  readonly domain: string;
  readonly zone: Zone;
  /** ISO 3166 alpha-2 */
  readonly country: string;
  readonly currency: CurrencyCode;
  /** False: the merchant has taken us off the shop, in whose name nothing goes out then. */
  readonly installed: boolean;
}

export interface Recipient {
  readonly email: string;
  /** The same for the same person, and not their address: see `MessageUnsubscribe`. */
  readonly person: string;
  readonly locale: string | null;
  /** Null: not known. */
  readonly firstName: string | null;
  /** Of the order's delivery, else of the customer, else of the shop. */
  readonly country: string;
  /** Shopify's marketing state of the address, in its own lower-case words; null: not known. */
  readonly marketing: string | null;
  readonly lifecycle: Lifecycle;
  /** Number at Shopify; null: a guest. */
  readonly customerShopifyId: bigint | null;
  readonly orderShopifyId: bigint | null;
}

export interface MessageLinks {
  /** The page at the storefront where a person chooses what they get, signed. */
  preferences(shopId: bigint, person: string): Promise<string>;
  /** Where one POST unsubscribes from these kinds (RFC 8058), at our own address: no storefront password stops it. */
  oneClick(shopId: bigint, person: string, kinds: readonly MessageKind[]): string;
  /** Leads to `url` and counts that it was followed. */
  click(shopId: bigint, intentId: bigint, url: string): Promise<string>;
  /** A picture of one pixel that counts that it was shown. */
  open(shopId: bigint, intentId: bigint): Promise<string>;
  /** Null: not ours, or of another shop. */
  readPreferences(shopId: bigint, token: string): { readonly person: string } | null;
}

/** Names on the outside of a message that lead back to it, signed: nobody can make one up. */
export interface MessageIds {
  /** A new Message-ID, with its angle brackets, for one try to hand over. */
  newMessageId(shopId: bigint, intentId: bigint): string;
  /** Which message a Message-ID is of; null: not ours. */
  readMessageId(messageId: string): { readonly shopId: bigint; readonly intentId: bigint } | null;
  /** Where bounces of this message come back to; null: nobody listens, they go to the sender's own address. */
  returnPath(shopId: bigint, intentId: bigint): string | null;
  readReturnPath(address: string): { readonly shopId: bigint; readonly intentId: bigint } | null;
}

export interface SealPort {
  seal(text: string): Uint8Array;
  open(sealed: Uint8Array): string;
}

/** Null: it could not be asked. An empty list: there is no such record. */
export interface DnsPort {
  txt(name: string): Promise<readonly string[] | null>;
}

/** A mail as it is handed over. */
export interface Mail {
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  /** Null: the sender's own address. */
  readonly returnPath: string | null;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly date: Instant;
  readonly headers: Readonly<Record<string, string>>;
  /** Signs for the sender's domain; null: the server does it, or nobody. PEM. */
  readonly dkim: { readonly domain: string; readonly selector: string; readonly privateKey: string } | null;
}

/**
 * `taken`: the server has it. `refused`: it will never take it. `not-reached`: nothing was handed over, another try
 * is safe; with `refusesUs` it is in vain until somebody has put right who we are to that server. `unknown`: it may
 * have it.
 */
export type Delivery =
  | { readonly state: 'taken' }
  | { readonly state: 'refused' | 'unknown'; readonly why: string }
  | { readonly state: 'not-reached'; readonly why: string; readonly refusesUs?: boolean };

/** `cannot-tell`: this way keeps no record that can be asked. */
export type Found = 'has-it' | 'has-it-not' | 'cannot-tell';

export interface Mailer {
  deliver(mail: Mail): Promise<Delivery>;
  /**
   * Whether it has taken a mail with this Message-ID. `claimedAt`: the real time at which its handing over began; a
   * record needs a while until it shows, and is not kept for ever.
   */
  find(messageId: string, claimedAt: Instant): Promise<Found>;
}

/** What Flow or Klaviyo is told, once: they write and send the mail themselves. */
export interface TellElsewhere {
  readonly kind: MessageKind;
  /** The same for the same message: a repetition is known by it. */
  readonly uniqueId: string;
  readonly recipient: Recipient;
  readonly at: Instant;
  readonly content: MailContent;
}

export interface Elsewhere {
  /** False: nothing is connected there for this shop. */
  ready(shopId: bigint): Promise<boolean>;
  tell(shopId: bigint, told: TellElsewhere): Promise<Delivery>;
  /** True: a repetition with the same `uniqueId` does no harm, so what is unknown may be told again. */
  readonly repeatable: boolean;
}
