import type { Instant } from '#app/kernel/calendar.ts';
import type { Language } from '#app/kernel/language.ts';
import type { WrittenMail } from './mails/mail.ts';
import type {
  LaterReason,
  MessageArea,
  MessageKind,
  MessageState,
  NotSentReason,
  SentBy,
  Via,
} from './message.ts';
import type { ConsentRule, MessageSettings } from './settings/settings.ts';
import type { Brand } from './templates/brand/brand.ts';
import type { Audience, DefaultTexts, Lifecycle, TemplateOverrides } from './templates/template.ts';

// What the door of messages answers with.

export type SendOutcome =
  | { readonly state: 'sent' | 'merged'; readonly at: Instant }
  | { readonly state: 'later'; readonly at: Instant; readonly because: LaterReason }
  | { readonly state: 'held' | 'unknown' }
  | { readonly state: 'not-sent'; readonly reason: NotSentReason };

/** What became of each message that was looked at; one answered before, or in another process's hands, is not in it. */
export type SendOutcomes = ReadonlyMap<bigint, SendOutcome>;

export interface PreferencesView {
  readonly shopName: string;
  /** BCP 47, as Shopify has the customer's; null: not known. */
  readonly locale: string | null;
  /** Kinds that can be said no to and that the shop sends. */
  readonly kinds: readonly { readonly kind: MessageKind; readonly wanted: boolean }[];
}

export interface CustomerMessages {
  readonly messages: readonly MessageRow[];
  readonly unsubscribed: readonly { readonly kind: string; readonly at: Instant }[];
}

export interface MessageQuery {
  /** An order's name ("#1001"), an exact e-mail address, a Message-ID, or the number of a message. */
  readonly search?: string;
  readonly kind?: MessageKind;
  readonly states?: readonly MessageState[];
  readonly reason?: NotSentReason;
  /** True: only those that wait past their first moment; false: none of those. */
  readonly later?: boolean;
  readonly customerId?: bigint;
  /** For what waits: by its moment, the next one first. A search is always newest first. */
  readonly soonestFirst?: boolean;
  /** `next` of the page before. */
  readonly after?: string | null;
  /** At most 250. */
  readonly limit?: number;
}

/** By the moment of the answer or, where there is none yet, at which it is due; newest first. */
export interface MessagePage {
  readonly messages: readonly MessageRow[];
  readonly next: string | null;
}

export interface MessageRow {
  readonly id: bigint;
  readonly kind: string;
  readonly state: MessageState;
  readonly via: Via | null;
  readonly reason: NotSentReason | null;
  /** Of one that waits: why it did not go when it was first due. */
  readonly later: LaterReason | null;
  /** What decided, as codes and values for sentences: `{ country: 'DE', marketing: 'unsubscribed' }`. */
  readonly trace: Readonly<Record<string, string | number | null>>;
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
  readonly subjectId: bigint | null;
  readonly firstDueAt: Instant;
  readonly dueAt: Instant;
  /** When it was sent or decided; null: not yet. */
  readonly answeredAt: Instant | null;
  /** The message in whose mail it went, and its kind. */
  readonly mergedInto: bigint | null;
  readonly leadKind: string | null;
  /** What became known afterwards. */
  readonly feedback: readonly FeedbackKind[];
}

export const feedbackKinds = ['delivered', 'bounced', 'complained', 'opened', 'clicked'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

export interface MessageDetail extends MessageRow {
  readonly messageId: string | null;
  /** Business time. */
  readonly plannedAt: Instant;
  /** Real time. */
  readonly claimedAt: Instant | null;
  /** Those that went in the same mail. */
  readonly parts: readonly { readonly id: bigint; readonly kind: string }[];
  /** What was written; null: nothing was, or it has been erased. */
  readonly content: {
    readonly to: string;
    readonly subject: string;
    readonly html: string;
    readonly text: string;
  } | null;
  readonly events: readonly { readonly kind: FeedbackKind; readonly at: Instant; readonly detail: string }[];
}

/** Of the last 30 local days, but `waiting` and `later`: all that wait, the latter past their first due moment. */
export interface KindFigures {
  readonly waiting: number;
  readonly later: number;
  readonly sent: number;
  readonly merged: number;
  readonly notSent: number;
  readonly unknown: number;
  readonly bounced: number;
  readonly clicked: number;
  readonly opened: number;
}

export interface MessagesOverview {
  readonly kinds: readonly {
    readonly kind: MessageKind;
    readonly area: MessageArea;
    readonly sentBy: SentBy;
    readonly consent: ConsentRule;
    readonly figures: KindFigures;
    readonly reasons: readonly { readonly reason: NotSentReason; readonly count: number }[];
  }[];
  readonly pausedAt: Instant | null;
  /** False: no mail server is set, so nothing goes out by us. */
  readonly canSend: boolean;
  readonly unknown: number;
  /** Handed to the queue more than an hour ago and still without an answer. */
  readonly stuck: number;
  /** In the queue, since the mail server, or who sends for us, refuses us as such: they are tried again. */
  readonly refusing: number;
}

export interface SettingsView {
  readonly settings: MessageSettings;
  /** 0: never saved, these are the defaults. */
  readonly version: number;
  readonly savedAt: Instant | null;
  readonly savedBy: string | null;
}

/** One saved version of something, newest first in lists. */
export interface SavedVersion<T> {
  readonly version: number;
  readonly data: T;
  readonly savedAt: Instant;
  readonly savedBy: string;
}

export interface BadInput {
  readonly refused: 'bad-input';
  readonly errors: Readonly<Record<string, string>>;
}

export type Saved<T> = { readonly version: number; readonly changed: boolean; readonly data: T } | BadInput;

export interface TemplateView {
  readonly kind: MessageKind;
  readonly version: number;
  readonly overrides: TemplateOverrides;
  /** Ours, in every language, for every customer and for those in one state where we say it otherwise. */
  readonly defaults: DefaultTexts;
  /** Names that can stand between braces for this kind. */
  readonly fields: readonly string[];
}

/** What is looked at, or sent as a test. */
export interface AskedMail {
  readonly kind: MessageKind;
  readonly language: Language;
  readonly audience: Audience;
  /** Unsaved words; null: those saved. */
  readonly overrides: unknown;
  /** Unsaved look, as its form has it; null: that saved. */
  readonly brand: unknown;
}

export interface PreviewedMail extends WrittenMail {
  /** The order that it is about; null: the shop has none that fits, so it is made up. */
  readonly orderName: string | null;
  /** The state of the customer whose words it has. */
  readonly lifecycle: Lifecycle;
}

/** `too-many`: five tests a minute, a hundred a day. */
export type TestAnswer = 'sent' | 'not-sent' | 'no-mail-server' | 'too-many' | BadInput;

export interface BrandView {
  readonly brand: Brand;
  readonly version: number;
}

export interface SenderView {
  /** Empty: the shop's name. */
  readonly fromName: string;
  /** Null: ours. */
  readonly fromAddress: string | null;
  readonly replyTo: string | null;
  /** The address that is used now: the shop's own only once its records prove it. */
  readonly usedAddress: string;
  readonly records: readonly DnsRecord[];
  readonly checkedAt: Instant | null;
  readonly klaviyoConnected: boolean;
}

export interface DnsRecord {
  readonly purpose: 'dkim' | 'spf' | 'dmarc';
  readonly name: string;
  /** What is to be set there. */
  readonly value: string;
  /** `unasked`: not looked yet; `unreachable`: the name servers did not answer. */
  readonly state: 'unasked' | 'right' | 'missing' | 'wrong' | 'unreachable';
  /** What stands there now. */
  readonly found: readonly string[];
}

export interface SuppressionRow {
  readonly id: bigint;
  readonly reason: 'bounce' | 'complaint' | 'manual';
  readonly since: Instant;
  readonly customerId: bigint | null;
  /** The message that told us; null: a person put it here. */
  readonly intentId: bigint | null;
}
