import type { Instant } from '#app/kernel/calendar.ts';
import type { MessageKind, MessageState, NotSentReason, PlannedMessage } from './message.ts';
import type { MessageSettings } from './settings/settings.ts';
import type { Brand } from './templates/brand/brand.ts';
import type { TemplateOverrides } from './templates/template.ts';
import type {
  AskedMail,
  BadInput,
  BrandView,
  CustomerMessages,
  FeedbackKind,
  MessageDetail,
  MessagePage,
  MessageQuery,
  MessagesOverview,
  PreferencesView,
  PreviewedMail,
  Saved,
  SavedVersion,
  SenderView,
  SendOutcomes,
  SettingsView,
  SuppressionRow,
  TemplateView,
  TestAnswer,
} from './views.ts';

export type * from './views.ts';

/** What `openMessages` hands out. The shop comes first everywhere; ids are our own; `now` is business time. */
export interface Messages extends Sending, Answering, Ruling, Writing, SendingFrom, Hearing {}

interface Sending {
  /** Plans a message, or plans it anew while it waits. What has been answered stays answered. */
  plan(shopId: bigint, message: PlannedMessage, now: Instant): Promise<void>;
  /** A message that waits is not sent any more, for this reason. */
  drop(shopId: bigint, key: string, reason: NotSentReason, now: Instant): Promise<void>;
  /** Where the message with this key stands; null: none is planned. */
  standing(shopId: bigint, key: string): Promise<MessageState | null>;
  /** Of the messages with these keys, those that went out or never will. */
  settledAmong(shopId: bigint, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Gives what is due at `now` to the queue, by customer: jobs `send-messages`. Returns how many messages. */
  sweepDue(shopId: bigint, now: Instant): Promise<number>;
  /** The earliest moment at which a message falls due; null: none waits, or all sends are paused. */
  nextDue(shopId: bigint): Promise<Instant | null>;
  /**
   * Decides these queued messages again, with whatever else is due to the same customers, and hands each mail over at
   * most once ever. Breaks when one is worth trying again and is the only one asked for; of several, each of those
   * comes back as a job of its own. `run` is the name of the job that asks, the same each time it comes back: what it
   * left in hand when its process died is unknown.
   */
  send(shopId: bigint, messageIds: readonly bigint[], now: Instant, run?: string): Promise<SendOutcomes>;
  /**
   * What jobs left that were given up: what was in the queue waits again, and what was in somebody's hands is unknown.
   * To be called about daily.
   */
  revive(shopId: bigint): Promise<void>;
  /** Nothing goes out from now on, by any way; what falls due waits. */
  pause(shopId: bigint, actor: string, now: Instant): Promise<void>;
  /** Null: sends are not paused. */
  pausedSince(shopId: bigint): Promise<Instant | null>;
  /** What waited goes out from now on, unless it no longer makes sense. */
  resume(shopId: bigint, actor: string, now: Instant): Promise<void>;
}

/** Looking at messages, and settling what nobody knows. */
interface Answering {
  overview(shopId: bigint, now: Instant): Promise<MessagesOverview>;
  /** Orders of which a mail of this kind came back since a moment. */
  undelivered(shopId: bigint, kind: MessageKind, since: Instant): Promise<readonly bigint[]>;
  list(shopId: bigint, query: MessageQuery): Promise<MessagePage>;
  /** Null: no such message in this shop. */
  find(shopId: bigint, messageId: bigint): Promise<MessageDetail | null>;
  /**
   * Asks the way by which an unknown message went whether it has it. `cannot-tell`: it stays unknown. Never sends
   * anything but what is proven not to have gone.
   */
  lookUp(
    shopId: bigint,
    messageId: bigint,
    now: Instant,
  ): Promise<'sent' | 'queued' | 'cannot-tell' | 'not-unknown'>;
  /** A person looked: it arrived, or it did not and is not to be sent again. */
  settleUnknown(
    shopId: bigint,
    messageId: bigint,
    verdict: 'sent' | 'not-sent',
    actor: string,
    now: Instant,
  ): Promise<boolean>;
  /** The kinds that a customer does not want, and since when. */
  unsubscribedFrom(shopId: bigint, customerId: bigint): Promise<CustomerMessages['unsubscribed']>;
  /** Everything of one customer becomes another's. */
  mergeCustomers(shopId: bigint, fromCustomerId: bigint, intoCustomerId: bigint): Promise<void>;
  /** What a customer was sent and does not want. */
  exportCustomer(shopId: bigint, customerId: bigint): Promise<CustomerMessages>;
  /** Erases what was written to a customer and drops what waits for them; the counts stay. */
  forgetCustomer(shopId: bigint, customerId: bigint, now: Instant): Promise<void>;
  /** As `forgetCustomer`, for what messages of one kind are about, by its numbers in the module that planned them. */
  forgetAbout(shopId: bigint, kind: MessageKind, subjectIds: readonly bigint[], now: Instant): Promise<void>;
  /** As `forgetCustomer`, for a guest's order. */
  forgetOrder(shopId: bigint, orderId: bigint, now: Instant): Promise<void>;
  /** Erases what was written more than 90 days ago. */
  eraseOld(shopId: bigint, now: Instant): Promise<void>;
}

/** The rules that hold for every message. */
interface Ruling {
  getSettings(shopId: bigint): Promise<SettingsView>;
  /** From now on, also for what waits. `form` is the settings as JSON, numbers as typed. */
  saveSettings(shopId: bigint, form: unknown, actor: string, now: Instant): Promise<Saved<MessageSettings>>;
  listSettings(
    shopId: bigint,
    page: { before?: number; limit: number },
  ): Promise<readonly SavedVersion<MessageSettings>[]>;
}

/** What mails say and how they look. */
interface Writing {
  getTemplate(shopId: bigint, kind: MessageKind): Promise<TemplateView>;
  saveTemplate(
    shopId: bigint,
    kind: MessageKind,
    form: unknown,
    actor: string,
    now: Instant,
  ): Promise<Saved<TemplateOverrides>>;
  listTemplates(
    shopId: bigint,
    kind: MessageKind,
    page: { before?: number; limit: number },
  ): Promise<readonly SavedVersion<TemplateOverrides>[]>;
  getBrand(shopId: bigint): Promise<BrandView>;
  saveBrand(shopId: bigint, form: unknown, actor: string, now: Instant): Promise<Saved<Brand>>;
  listBrands(
    shopId: bigint,
    page: { before?: number; limit: number },
  ): Promise<readonly SavedVersion<Brand>[]>;
  /** The mail that a kind would be, with these unsaved words and look, on the shop's own latest order where it has one. */
  preview(shopId: bigint, asked: AskedMail, now: Instant): Promise<PreviewedMail | BadInput>;
  /** Sends what `preview` shows to one address, outside every count. */
  sendTest(shopId: bigint, asked: AskedMail & { readonly to: string }, now: Instant): Promise<TestAnswer>;
}

/** Who mails come from, and what else sends. */
interface SendingFrom {
  getSender(shopId: bigint): Promise<SenderView>;
  saveSender(shopId: bigint, form: unknown, actor: string, now: Instant): Promise<SenderView | BadInput>;
  /** Asks the name servers. */
  checkSender(shopId: bigint, now: Instant): Promise<SenderView>;
}

/** What comes back. */
interface Hearing {
  /** Null: the link is not good for this shop. */
  readPreferences(shopId: bigint, token: string): Promise<PreferencesView | null>;
  /** `wanted`: of the kinds shown, those that the person wants. None: nothing that can be said no to, ever. */
  savePreferences(
    shopId: bigint,
    token: string,
    wanted: readonly MessageKind[],
    now: Instant,
  ): Promise<PreferencesView | null>;
  /** Nothing of these kinds to this person from now on. Safe to repeat. */
  unsubscribe(shopId: bigint, person: string, kinds: readonly MessageKind[], now: Instant): Promise<void>;
  /**
   * Something became known of a mail. A hard bounce or a complaint puts its address on the suppression list. False:
   * the shop has no such message, or it was never handed over. Safe to repeat.
   */
  noteFeedback(
    shopId: bigint,
    messageId: bigint,
    feedback: {
      /** `unsubscribed`: by the list of whoever sends for us. */
      readonly kind: FeedbackKind | 'unsubscribed';
      readonly lasting?: boolean;
      readonly detail?: string;
    },
    now: Instant,
  ): Promise<boolean>;
  listSuppressed(
    shopId: bigint,
    page: { readonly after?: string | null; readonly email?: string },
  ): Promise<{ readonly rows: readonly SuppressionRow[]; readonly next: string | null }>;
  suppress(
    shopId: bigint,
    email: string,
    actor: string,
    now: Instant,
  ): Promise<BadInput | { readonly ok: true }>;
  unsuppress(shopId: bigint, id: bigint, actor: string, now: Instant): Promise<boolean>;
}
