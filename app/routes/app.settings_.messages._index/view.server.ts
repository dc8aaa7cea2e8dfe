import type { MessagesOverview } from '#app/modules/messages/door.ts';
import type { SentBy } from '#app/modules/messages/message.ts';
import { canBeUnsubscribed, type MessageArea, type MessageKind } from '#app/modules/messages/message.ts';
import type { ConsentRule } from '#app/modules/messages/settings/settings.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { logAddress } from '../app.settings_.messages/log-address.ts';

/** A number with the part of the log that it counts; null: it counts nothing. */
export interface CountView {
  readonly text: string;
  readonly to: string | null;
}

export interface KindView {
  readonly kind: MessageKind;
  readonly name: string;
  /** Null: it never needs any. */
  readonly consent: string | null;
  readonly templateTo: string;
  readonly logTo: string;
  readonly counts: Readonly<
    Record<'due' | 'sent' | 'merged' | 'later' | 'notSent' | 'bounced' | 'clicked', CountView>
  >;
  /** Further numbers, a phrase each. */
  readonly notes: readonly { readonly text: string; readonly to: string | null }[];
  /** Null: everything that was due was sent. */
  readonly why: {
    readonly title: string;
    readonly reasons: readonly { readonly text: string; readonly to: string }[];
  } | null;
}

export interface AreaView {
  readonly area: MessageArea;
  readonly name: string;
  readonly live: boolean;
  /** Where it is put live. */
  readonly liveTo: string;
  readonly kinds: readonly KindView[];
}

export interface TroubleView {
  readonly id: 'no-server' | 'refusing' | 'unknown' | 'stuck' | 'klaviyo';
  readonly title: string;
  readonly text: string;
  readonly action: { readonly label: string; readonly to: string } | null;
}

export interface OverviewView {
  readonly senders: Readonly<Record<MessageKind, SentBy>>;
  readonly areas: readonly AreaView[];
  /** Null: sends go out. */
  readonly paused: string | null;
  readonly troubles: readonly TroubleView[];
  /** Nothing was ever due, as far as 30 days tell. */
  readonly empty: boolean;
}

const areas: readonly MessageArea[] = ['returns', 'reviews', 'loyalty'];
const liveAt: Readonly<Record<MessageArea, string>> = {
  returns: '/app/returns/policy#live',
  reviews: '/app/reviews/settings#live',
  loyalty: '/app/loyalty#live',
};

/** The overview as text. */
export async function readOverviewView(merchant: Merchant): Promise<OverviewView> {
  const { messages, returns, reviews, loyalty } = app();
  const { shopId: id, now } = merchant;
  const [overview, { settings }, policy, asking, program] = await Promise.all([
    messages.overview(id, now),
    messages.getSettings(id),
    returns.getPolicy(id),
    reviews.getSettings(id),
    loyalty.getProgram(id),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now });
  const live: Readonly<Record<MessageArea, boolean>> = {
    returns: policy.liveFrom !== null,
    reviews: asking.liveFrom !== null,
    loyalty: program.liveFrom !== null,
  };
  const byKlaviyo = overview.kinds.some(({ sentBy }) => sentBy === 'klaviyo');
  const klaviyoMissing = byKlaviyo && !(await messages.getSender(id)).klaviyoConnected;
  return {
    senders: sendersOf(settings.kinds),
    areas: areas.map((area) => ({
      area,
      name: texts.messageWords.areas[area],
      live: live[area],
      liveTo: liveAt[area],
      kinds: overview.kinds.filter((row) => row.area === area).map((row) => kindView(row, print, texts)),
    })),
    paused: overview.pausedAt === null ? null : print.dateTime(overview.pausedAt).text,
    troubles: troubleViews(overview, klaviyoMissing, texts),
    empty: overview.kinds.every(({ figures }) => Object.values(figures).every((count) => count === 0)),
  };
}

/** Who sends each kind. */
export function sendersOf(
  kinds: Readonly<Record<MessageKind, { readonly sentBy: SentBy }>>,
): Readonly<Record<MessageKind, SentBy>> {
  return {
    'return-requested': kinds['return-requested'].sentBy,
    'return-approved': kinds['return-approved'].sentBy,
    'return-declined': kinds['return-declined'].sentBy,
    'return-received': kinds['return-received'].sentBy,
    'return-settled': kinds['return-settled'].sentBy,
    'return-cancelled': kinds['return-cancelled'].sentBy,
    'return-reminder': kinds['return-reminder'].sentBy,
    'return-expired': kinds['return-expired'].sentBy,
    'return-message': kinds['return-message'].sentBy,
    'withdrawal-receipt': kinds['withdrawal-receipt'].sentBy,
    'review-request': kinds['review-request'].sentBy,
    'review-reminder': kinds['review-reminder'].sentBy,
    'review-reply': kinds['review-reply'].sentBy,
    'review-thanks': kinds['review-thanks'].sentBy,
    'question-answered': kinds['question-answered'].sentBy,
    'points-available': kinds['points-available'].sentBy,
    'points-expiring': kinds['points-expiring'].sentBy,
    'points-paused': kinds['points-paused'].sentBy,
    'tier-changed': kinds['tier-changed'].sentBy,
  };
}

type KindRow = MessagesOverview['kinds'][number];

function kindView({ kind, consent, figures, reasons }: KindRow, print: Print, texts: Texts): KindView {
  const words = texts.messages.overview;
  const name = texts.messageWords.kinds[kind];
  const count = (value: number, to: string | null = null): CountView => ({
    text: print.count(value),
    to: value === 0 ? null : to,
  });
  const { waiting, later, sent, merged, notSent, unknown, bounced, clicked, opened } = figures;
  return {
    kind,
    name,
    consent: consentInWords(kind, consent, print, texts),
    templateTo: `/app/settings/messages/templates/${kind}`,
    logTo: logAddress({ kind }),
    counts: {
      due: count(sent + merged + notSent + unknown + later, logAddress({ kind })),
      sent: count(sent, logAddress({ kind, state: 'sent' })),
      merged: count(merged, logAddress({ kind, state: 'sent' })),
      later: count(later, logAddress({ kind, state: 'later' })),
      notSent: count(notSent, logAddress({ kind, state: 'not-sent' })),
      bounced: count(bounced),
      clicked: count(clicked),
    },
    notes: [
      ...(waiting > 0
        ? [{ text: words.waiting(print.count(waiting)), to: logAddress({ kind, state: 'waiting' }) }]
        : []),
      ...(unknown > 0
        ? [{ text: words.unknown(print.count(unknown)), to: logAddress({ kind, state: 'unknown' }) }]
        : []),
      ...(opened > 0 ? [{ text: words.opened(print.count(opened)), to: null }] : []),
    ],
    why:
      reasons.length === 0
        ? null
        : {
            title: words.why(print.count(notSent)),
            reasons: reasons.map(({ reason, count: times }) => ({
              text: words.reason(texts.messageWords.reasons[reason], print.count(times)),
              to: logAddress({ kind, state: 'not-sent', reason }),
            })),
          },
  };
}

const countriesNamed = 3;

function consentInWords(
  kind: MessageKind,
  rule: ConsentRule,
  print: Print,
  { messages }: Texts,
): string | null {
  const { consent: words, countries } = messages.overview;
  if (!canBeUnsubscribed(kind)) return null;
  if (rule === 'nowhere' || rule === 'everywhere') return words[rule];
  return words.in(
    rule.length <= countriesNamed
      ? rule.map((code) => print.country(code)).join(', ')
      : countries(rule.length),
  );
}

function troubleViews(
  { canSend, unknown, stuck, refusing, kinds }: MessagesOverview,
  klaviyoMissing: boolean,
  { messages }: Texts,
): TroubleView[] {
  const words = messages.trouble;
  const byUs = kinds.some(({ sentBy }) => sentBy === 'afterglow');
  const troubles: readonly (TroubleView | false)[] = [
    !canSend && byUs && { id: 'no-server', title: words.noServer, text: words.noServerText, action: null },
    refusing > 0 && {
      id: 'refusing',
      title: words.refusing,
      text: words.refusingText(refusing),
      action: { label: words.refusingAction, to: '/app/settings/messages/sender' },
    },
    unknown > 0 && {
      id: 'unknown',
      title: words.unknown(unknown),
      text: words.unknownText,
      action: { label: words.unknownAction, to: logAddress({ state: 'unknown' }) },
    },
    stuck > 0 && {
      id: 'stuck',
      title: words.stuck(stuck),
      text: words.stuckText,
      action: { label: words.stuckAction, to: logAddress({ state: 'queue' }) },
    },
    klaviyoMissing && {
      id: 'klaviyo',
      title: words.klaviyo,
      text: words.klaviyoText,
      action: { label: words.klaviyoAction, to: '/app/settings/messages/sender' },
    },
  ];
  return troubles.filter((trouble) => trouble !== false);
}
