import { Temporal } from 'temporal-polyfill';
import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { languageOf } from '#app/kernel/language.ts';
import type { WrittenMail } from '#app/modules/messages/mails/mail.ts';
import { nextAllowed } from '#app/modules/messages/sending/send-window.ts';
import type { ReviewableOrder } from '#app/modules/reviews/ports.ts';
import { decideRequest, reviewableLines } from '#app/modules/reviews/requests/decide-request.ts';
import type { ReviewSettings } from '#app/modules/reviews/settings/settings.ts';
import { type MomentView, openPrint } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** A real order of the shop, with the mail that would ask about it. */
export interface SampleRequest {
  readonly order: ReviewableOrder;
  /** BCP 47 of its customer. */
  readonly locale: string | null;
  readonly mail: Pick<WrittenMail, 'subject' | 'text'>;
}

export interface PlanPreview {
  readonly order: string;
  readonly steps: readonly { readonly id: string; readonly label: string; readonly at: MomentView }[];
  /** Why it would not be asked about; null: it would. */
  readonly never: string | null;
  readonly zone: string;
  readonly mail: {
    readonly subject: string;
    readonly text: string;
    readonly language: string;
    /** BCP 47 of the text. */
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
): PlanPreview {
  const words = texts.reviews.settings.preview;
  const print = openPrint({ zone: order.zone, now });
  const decision = decideRequest({ ...order, imported: false }, request, longAgo);
  const asked = decision.kind === 'ask' ? nextAllowed(decision.dueAt, request.sendWindow, order.zone) : null;
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
    never: asked !== null ? null : reviewableLines(order).length === 0 ? words.nothing : words.never,
    zone: words.zone(order.zone.replaceAll('_', ' ')),
    mail: {
      subject: mail.subject,
      text: mail.text,
      lang: language,
      language: words.mailTo(nameOf(language)),
    },
  };
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
