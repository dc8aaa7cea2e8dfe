import { addLocalDays, compareInstants, type Instant, localDate } from '#app/kernel/calendar.ts';
import type { MailContent } from '../mails/mail.ts';
import { classOfKind, type Intent, type NotSentReason, type SentBy, type Via } from '../message.ts';
import type { Composed, Recipient } from '../ports.ts';
import { goodForDays, type KindRule } from '../settings/settings.ts';

/** What decided, as codes and values. */
export type Trace = Readonly<Record<string, string | number | null>>;

/** Whether a message may go to its recipient at all, whatever else goes to them. */
export type Verdict =
  | { readonly kind: 'send'; readonly via: Via; readonly trace: Trace }
  | { readonly kind: 'hold' }
  | { readonly kind: 'not'; readonly reason: NotSentReason; readonly trace: Trace };

const not = (reason: NotSentReason, trace: Trace = {}): Extract<Verdict, { kind: 'not' }> => ({
  kind: 'not',
  reason,
  trace,
});

/** Before anybody is asked what it says: null, or why it is not sent. */
export function judgeKind(
  intent: Intent,
  rule: KindRule,
  at: Instant,
): Extract<Verdict, { kind: 'not' }> | null {
  if (rule.sentBy === 'nobody') return not('kind-off');
  const { firstDueAt, zone, kind } = intent;
  if (compareInstants(at, goodUntil(intent)) <= 0) return null;
  const lateDays = localDate(firstDueAt, zone).until(localDate(at, zone)).days;
  return not('too-late', { lateDays, goodForDays: goodForDays[kind] });
}

/** The last moment at which it makes sense. */
export function goodUntil({ firstDueAt, zone, kind }: Intent): Instant {
  return addLocalDays(firstDueAt, zone, goodForDays[kind]);
}

/** What is known of whoever it goes to. */
export interface Standing {
  readonly recipient: Recipient | 'no-address' | 'redacted';
  readonly unsubscribed: boolean;
  /** Why nothing is sent to the address any more; null: it is. */
  readonly suppressed: 'bounce' | 'complaint' | 'manual' | null;
}

/** Which ways out are there. */
export type Ways = Readonly<Record<Via, boolean>>;

/** Whether it may go to this person by its way: what was given to one before is given to no other. */
export function judgePerson(
  intent: Pick<Intent, 'kind' | 'via'>,
  rule: KindRule,
  { recipient, unsubscribed, suppressed }: Standing,
  ways: Ways,
): Verdict {
  if (rule.sentBy === 'nobody') return not('kind-off');
  if (typeof recipient === 'string') return not(recipient);
  const marketing = classOfKind[intent.kind] === 'marketing';
  if (suppressed === 'bounce') return not('bounced-before');
  if (suppressed === 'manual') return not('suppressed');
  if (suppressed === 'complaint' && marketing) return not('complained-before');
  const trace = { country: recipient.country, marketing: recipient.marketing };
  if (marketing && unsubscribed) return not('unsubscribed', trace);
  if (marketing && needsConsent(rule, recipient.country) && recipient.marketing !== 'subscribed')
    return not('no-consent', trace);
  const via = intent.via ?? rule.sentBy;
  return ways[via] ? { kind: 'send', via, trace } : noWay(via);
}

function needsConsent({ consent }: KindRule, country: string): boolean {
  if (consent === 'nowhere' || consent === 'everywhere') return consent === 'everywhere';
  return consent.includes(country);
}

function noWay(via: Exclude<SentBy, 'nobody'>): Verdict {
  return via === 'afterglow' ? not('no-mail-server') : not('not-connected', { via });
}

/** A verdict, with what it says where it may be sent. */
export interface Judged {
  readonly verdict: Verdict;
  readonly content: MailContent | null;
}

/** Both together, once it is known what it says. */
export function judge(
  intent: Intent,
  rule: KindRule,
  {
    composed,
    standing,
    ways,
  }: { readonly composed: Composed; readonly standing: Standing; readonly ways: Ways },
): Judged {
  if (composed.kind === 'hold') return { verdict: { kind: 'hold' }, content: null };
  if (composed.kind === 'not') return { verdict: not(composed.reason), content: null };
  return { verdict: judgePerson(intent, rule, standing, ways), content: composed.content };
}
