import type { Instant, LocalDate, Zone } from '#app/kernel/calendar.ts';
import type { Language } from '#app/kernel/language.ts';
import type { Money } from '#app/kernel/money.ts';
import type { MessageKind } from '../message.ts';
import type { Brand } from '../templates/brand/brand.ts';
import type { Lifecycle, TemplateTexts } from '../templates/template.ts';

/** What a message says, before its language is known. */
export type MailContent =
  | ReviewRequestContent
  | ReviewReminderContent
  | ReturnContent
  | ReturnToSendContent
  | ReturnMessageContent
  | ReviewReplyContent
  | ReviewThanksContent
  | ReturnDeclinedContent
  | ReturnSettledContent
  | WithdrawalReceiptContent
  | QuestionAnsweredContent
  | PointsAvailableContent
  | PointsExpiringContent
  | PointsPausedContent
  | TierChangedContent;

export interface MailProduct {
  /** Shopify's number of its line, where stars are given by one tap; absent: they are not. */
  readonly line?: bigint;
  readonly title: string;
  readonly imageUrl: string | null;
  readonly quantity: number;
}

interface OfOrder {
  /** "#1001" */
  readonly orderName: string;
  readonly products: readonly MailProduct[];
  /** The one thing to do. */
  readonly url: string;
}

export interface ReviewRequestContent extends OfOrder {
  readonly kind: 'review-request';
}

/** Its products are those that nobody has written about yet. */
export interface ReviewReminderContent extends OfOrder {
  readonly kind: 'review-reminder';
}

/** What the shop answered to the author of a review alone. */
export interface ReviewReplyContent extends OfOrder {
  readonly kind: 'review-reply';
  readonly text: string;
}

/** A code that thanks for a review, whatever it says. */
export interface ReviewThanksContent extends OfOrder {
  readonly kind: 'review-thanks';
  readonly code: string;
  /** "10" percent off an order. */
  readonly percent: string;
  readonly lastDay: LocalDate;
}

export interface ReturnContent extends OfOrder {
  readonly kind: 'return-requested' | 'return-received' | 'return-cancelled' | 'return-expired';
  /** "#1001-R1" */
  readonly returnName: string;
}

export interface ReturnToSendContent extends OfOrder {
  readonly kind: 'return-approved' | 'return-reminder';
  readonly returnName: string;
  /** The last day on which it can be sent before it expires; null: it does not. */
  readonly sendBy: LocalDate | null;
  /** Where to, as the merchant wrote it; null: the page of the return says it. */
  readonly sendTo: string | null;
  /** What an exchange brings instead. */
  readonly instead: readonly string[];
}

export interface ReturnMessageContent extends OfOrder {
  readonly kind: 'return-message';
  readonly returnName: string;
  /** What the shop wrote. */
  readonly text: string;
}

/** Of what somebody without a login wrote; `orderName` is as they wrote it, and there may be no such order. */
export interface WithdrawalReceiptContent extends OfOrder {
  readonly kind: 'withdrawal-receipt';
  readonly statedAt: Instant;
  /** Of the shop. */
  readonly zone: Zone;
  readonly name: string;
  readonly email: string;
  readonly text: string;
}

export interface ReturnDeclinedContent extends OfOrder {
  readonly kind: 'return-declined';
  readonly returnName: string;
  /** What the merchant wrote for the customer; null: nothing. */
  readonly note: string | null;
}

export interface ReturnSettledContent extends OfOrder {
  readonly kind: 'return-settled';
  readonly returnName: string;
  /** To the original means of payment; null: nothing. */
  readonly refunded: Money | null;
  /** As store credit; null: nothing. */
  readonly credited: Money | null;
  /** What is still to be paid for what an exchange brings; null: nothing. */
  readonly owed: Money | null;
  /** What goes out instead. */
  readonly instead: readonly string[];
  /** The goods stayed with the customer. */
  readonly kept: boolean;
}

/** To whoever asked about a product, on the page where it is answered for everybody. */
export interface QuestionAnsweredContent {
  readonly kind: 'question-answered';
  /** The one product. */
  readonly products: readonly MailProduct[];
  /** As they wrote it. */
  readonly question: string;
  /** Published, in the order they are shown. `name` is '' of the shop's own, and where none is known. */
  readonly answers: readonly {
    readonly by: 'merchant' | 'owner';
    readonly name: string;
    readonly text: string;
  }[];
  readonly url: string;
}

export interface PointsAvailableContent {
  readonly kind: 'points-available';
  /** How many became available. */
  readonly points: bigint;
  readonly balance: bigint;
  readonly url: string;
}

/** Points go unless they are used. */
export interface PointsExpiringContent {
  readonly kind: 'points-expiring';
  readonly points: bigint;
  /** What they buy at most; null: no reward says it. */
  readonly worth: Money | null;
  /** Last usable days of the first and of the last of them. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly url: string;
}

/** Points can neither be earned nor used for now. */
export interface PointsPausedContent {
  readonly kind: 'points-paused';
  /** All of theirs, those that are still pending included. */
  readonly points: bigint;
  readonly url: string;
}

export interface TierChangedContent {
  readonly kind: 'tier-changed';
  /** What the level is called, as the merchant wrote it. */
  readonly tier: string;
  /** Of points that orders earn: "1.25"; null: as everybody's. */
  readonly factor: string | null;
  /** Given for reaching it; 0: none. */
  readonly entryPoints: bigint;
  readonly url: string;
}

/** Everything a mail is written from: the same input, the same mail. */
export interface MailToWrite {
  /** At least one; the first one gives the subject. */
  readonly parts: readonly [MailContent, ...MailContent[]];
  readonly language: Language;
  /** BCP 47, for numbers, money and dates. */
  readonly locale: string;
  readonly lifecycle: Lifecycle;
  /** Null: not known. */
  readonly firstName: string | null;
  readonly shopName: string;
  readonly brand: Brand;
  /** The merchant's own words for a kind in this language and lifecycle state; absent fields are our default. */
  readonly texts: Partial<Record<MessageKind, Partial<TemplateTexts>>>;
  /** Where the person chooses what they get; null: the mail holds nothing that can be said no to. */
  readonly preferencesUrl: string | null;
  /** Of one pixel; null: openings are not counted. */
  readonly openUrl: string | null;
  readonly at: Instant;
}

export interface WrittenMail {
  readonly subject: string;
  /** What a mail program shows beside the subject, as far as we say it. '' for none. */
  readonly preview: string;
  readonly html: string;
  readonly text: string;
}

/** `app/mails` implements it. Breaks on a template that cannot be read: what is saved was checked. */
export type WriteMail = (mail: MailToWrite) => Promise<WrittenMail>;
