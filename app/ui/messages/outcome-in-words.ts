import {
  areaOfKind,
  isMessageKind,
  type LaterReason,
  type NotSentReason,
} from '#app/modules/messages/message.ts';
import type { MessageRow } from '#app/modules/messages/views.ts';
import type { Print } from '../print/print.ts';
import type { Texts } from '../texts/texts.ts';

export type Told = Pick<
  MessageRow,
  'kind' | 'state' | 'via' | 'reason' | 'later' | 'trace' | 'dueAt' | 'answeredAt' | 'leadKind'
>;

interface With {
  readonly print: Pick<Print, 'dateTime' | 'country'>;
  readonly texts: Pick<Texts, 'messageWords'>;
}

/** What a kind is called; one that is no longer known has no name of its own. */
export function kindName(kind: string, { messageWords: words }: Pick<Texts, 'messageWords'>): string {
  return isMessageKind(kind) ? words.kinds[kind] : words.otherKind;
}

/** What became of a message and why, in one or two sentences. */
export function outcomeInWords(message: Told, { print, texts }: With): string {
  const { outcome, senders } = texts.messageWords;
  const { state, via, later, reason, dueAt } = message;
  const answered = print.dateTime(message.answeredAt ?? dueAt).text;
  switch (state) {
    case 'sent':
      return via === 'flow' || via === 'klaviyo'
        ? outcome.told(senders[via], answered)
        : sentInWords(message.trace.proof, answered, outcome);
    case 'merged':
      return outcome.merged(kindName(message.leadKind ?? '', texts));
    case 'unknown':
      return outcome.unknown;
    case 'not-sent':
      return outcome.notSent(
        reason === null ? texts.messageWords.because.dropped : because(message, reason, print, texts),
      );
    case 'queued':
      return textOf(message.trace.refusesUs) === null ? outcome.queued : outcome.queuedRefused;
    case 'claimed':
      return outcome.claimed;
    case 'held':
      return outcome.held;
    case 'waiting': {
      const when = print.dateTime(dueAt).text;
      return later === null
        ? outcome.waiting(when)
        : outcome.later(becauseLater(message, later, texts), when);
    }
  }
}

/** What was unknown at first, and by what it is known. */
function sentInWords(
  proof: string | number | null | undefined,
  when: string,
  words: Texts['messageWords']['outcome'],
): string {
  const known = Object.entries(words.proven).find(([name]) => name === proof)?.[1];
  return known === undefined ? words.sent(when) : words.sentProven(when, known);
}

function because(
  { kind, via, trace }: Told,
  reason: NotSentReason,
  print: With['print'],
  { messageWords }: With['texts'],
): string {
  const { because: words, areas, senders, marketing } = messageWords;
  switch (reason) {
    case 'area-off':
      return words.areaOff(isMessageKind(kind) ? areas[areaOfKind[kind]] : messageWords.otherKind);
    case 'kind-off':
      return words.kindOff;
    case 'unsubscribed':
      return words.unsubscribed;
    case 'no-consent': {
      const country = textOf(trace.country);
      const state = textOf(trace.marketing);
      const says = state === null ? words.shopifyIsSilent : words.shopifySays(marketing[state] ?? state);
      return country === null ? words.consent(says) : words.consentIn(print.country(country), says);
    }
    case 'bounced-before':
      return words.bounced;
    case 'complained-before':
      return words.complained;
    case 'suppressed':
      return words.suppressed;
    case 'no-address':
      return words.noAddress;
    case 'redacted':
      return words.redacted;
    case 'order-cancelled':
      return words.cancelled;
    case 'already-reviewed':
      return words.reviewed;
    case 'nothing-to-review':
      return words.nothingToReview;
    case 'skipped-by-rule':
      return words.skippedByRule;
    case 'no-longer-true':
      return words.noLongerTrue;
    case 'too-late': {
      const [days, good] = [wholeOf(trace.lateDays), wholeOf(trace.goodForDays)];
      if (days === null) return words.tooLate;
      return good === null ? words.tooLateBy(days) : words.tooLateFor(days, good);
    }
    case 'no-mail-server':
      return words.noServer;
    case 'not-connected': {
      const who = via ?? trace.via;
      return who === 'flow' || who === 'klaviyo' ? words.notConnectedTo(senders[who]) : words.notConnected;
    }
    case 'refused-by-server':
      return words.refused;
    case 'dropped':
      return words.dropped;
  }
}

function becauseLater({ trace }: Told, later: LaterReason, texts: With['texts']): string {
  const { because: words } = texts.messageWords;
  const greater =
    typeof trace.with === 'string' && isMessageKind(trace.with) ? kindName(trace.with, texts) : null;
  switch (later) {
    case 'window':
      return words.window;
    case 'quiet-hours':
      return words.quietHours;
    case 'cap': {
      if (greater !== null) return words.capKept(greater);
      const [used, cap] = [wholeOf(trace.used), wholeOf(trace.cap)];
      return used === null || cap === null ? words.cap : words.capOf(used, cap);
    }
    case 'recontact': {
      const days = wholeOf(trace.recontactDays);
      return days === null ? words.recontact : words.recontactOf(days);
    }
    case 'rides-along':
      return greater === null ? words.ridesAlong : words.ridesAlongWith(greater);
    case 'paused':
      return words.paused;
  }
}

const textOf = (value: string | number | null | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** At least 1; anything else is not worth saying. */
const wholeOf = (value: string | number | null | undefined): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
