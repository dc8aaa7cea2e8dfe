import { Temporal } from 'temporal-polyfill';
import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { languageOf } from '#app/kernel/language.ts';
import type { WrittenMail } from '#app/modules/messages/mails/mail.ts';
import { nextAllowed } from '#app/modules/messages/sending/send-window.ts';
import type { ReviewableOrder } from '#app/modules/reviews/ports.ts';
import { decideRequest, type RequestDecision } from '#app/modules/reviews/requests/decide-request.ts';
import { termsOf, unknownTo } from '#app/modules/reviews/requests/request-terms.ts';
import { reviewableLines } from '#app/modules/reviews/requests/reviewable-lines.ts';
import type { RequestSettings, ReviewSettings } from '#app/modules/reviews/settings/settings.ts';
import { type MomentView, openPrint } from '../../ui/print/print.ts';
import type { RuleNames } from '../../ui/rules/condition-in-words.ts';
import { ruleCalled } from '../../ui/rules/rule-in-words.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { requestActionInWords } from './rules/request-action-in-words.ts';

/** A real order of the shop, with the mail that would ask about it. */
export interface SampleRequest {
  readonly order: ReviewableOrder;
  /** BCP 47 of its customer. */
  readonly locale: string | null;
  readonly mail: Pick<WrittenMail, 'subject' | 'html'>;
}

export interface PlanPreview {
  readonly order: string;
  readonly steps: readonly { readonly id: string; readonly label: string; readonly at: MomentView }[];
  /** Why it would not be asked about; null: it would. */
  readonly never: string | null;
  /** What decided, and what else is worth knowing. */
  readonly notes: readonly string[];
  readonly zone: string;
  readonly mail: {
    readonly subject: string;
    readonly html: string;
    readonly language: string;
    /** BCP 47 of what it says. */
    readonly lang: string;
  };
}

const longAgo = Temporal.Instant.fromEpochMilliseconds(0);
const locale = 'en';

/** When an order would have been asked about under these settings, and the mail. The past is treated like today. */
export function planPreview(
  { order, locale: spoken, mail }: SampleRequest,
  { request }: ReviewSettings,
  now: Instant,
  texts: Texts,
  names: RuleNames,
): PlanPreview {
  const words = texts.reviews.settings.preview;
  const print = openPrint({ zone: order.zone, now });
  const decision = decideRequest({ ...order, imported: false }, request, longAgo);
  const asked =
    decision.kind === 'ask' && decision.lines.length > 0
      ? nextAllowed(decision.dueAt, request.sendWindow, order.zone)
      : null;
  const reviewable = reviewableLines(order).length > 0;
  const skipped = decision.kind === 'ask' && asked === null;
  const step = (id: keyof typeof words.steps, at: Instant | null) =>
    at === null
      ? []
      : [{ id, label: words.steps[id], at: { ...print.dateTime(at), text: print.moment(at).full } }];
  const language = languageOf(spoken);
  return {
    order: words.order(order.name),
    steps: [
      ...step('ordered', order.processedAt),
      ...step('sent', earliest(order.parcels.map(({ sentAt }) => sentAt))),
      ...step('delivered', earliest(order.parcels.flatMap(({ deliveredAt }) => deliveredAt ?? []))),
      ...step('asked', asked),
    ],
    never: asked !== null || skipped ? null : reviewable ? words.never : words.nothing,
    notes: notesOf({ order, request, decision }, texts, names),
    zone: words.zone(order.zone.replaceAll('_', ' ')),
    mail: {
      subject: mail.subject,
      html: mail.html,
      lang: language,
      language: words.mailTo(nameOf(language)),
    },
  };
}

/** Which rule decided, what it leaves out, and what it could not know. */
function notesOf(
  {
    order,
    request,
    decision,
  }: {
    readonly order: ReviewableOrder;
    readonly request: RequestSettings;
    readonly decision: RequestDecision;
  },
  texts: Texts,
  names: RuleNames,
): string[] {
  const { preview: words } = texts.reviewAsking;
  const called = (id: string | null | undefined) => {
    const rule = request.rules.find((one) => one.id === id);
    return rule && ruleCalled(rule, (action) => requestActionInWords(action, texts), names, texts);
  };
  const lines = reviewableLines(order);
  const left = lines.map((line) => termsOf(order, line, request)).filter(({ skip }) => skip);
  const unknown = unknownTo(order, lines, request).map((field) => texts.rules.fields[field]);
  const missing = unknown.length === 0 ? [] : [words.unknown(unknown.join(', '))];
  if (decision.kind !== 'ask') return missing;
  if (decision.lines.length === 0) return [words.skipped(called(left[0]?.by.skip) ?? ''), ...missing];
  const rule = called(decision.because.rule);
  const days = [...new Set(decision.lines.flatMap(({ terms }) => terms.reminders))].sort((a, b) => a - b);
  return [
    ...(rule !== undefined ? [words.byRule(rule)] : request.rules.length > 0 ? [words.byPlan] : []),
    ...(decision.because.waited ? [words.waited] : []),
    ...(left.length > 0 ? [words.some(left.length)] : []),
    ...(days.length > 0 ? [words.reminders(days.join(', '))] : []),
    ...missing,
  ];
}

function nameOf(language: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
}

function earliest(moments: readonly Instant[]): Instant | null {
  return moments.reduce<Instant | null>(
    (first, at) => (first === null || compareInstants(at, first) < 0 ? at : first),
    null,
  );
}
