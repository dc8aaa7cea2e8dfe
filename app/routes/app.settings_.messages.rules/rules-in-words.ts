import { type MessageKind, marketingKinds, messageKinds } from '#app/modules/messages/message.ts';
import type { MessageSettingsForm } from '#app/modules/messages/settings/forms.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import type { InWords } from '../../ui/versions/changes-in-words.ts';

export type CountryNames = ReadonlyMap<string, string>;
type Words = Pick<Texts, 'messages' | 'messageWords'>;

const countriesNamed = 3;
const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What the rules of a form mean, a sentence each; of what is not complete, nothing is said but that. */
export function rulesInSentences(form: MessageSettingsForm, names: CountryNames, texts: Words): string[] {
  const { means: words } = texts.messages.rules;
  const sentences: readonly (string | null)[] = [
    capSentence(form.capPerWeek, words),
    quietSentence(form.quietHours, words),
    togetherSentence(form.togetherMinutes, words),
    words.priority(form.priority.map((kind) => texts.messageWords.kinds[kind]).join(words.next)),
    ...marketingKinds.map((kind) => consentSentence(kind, form, names, texts)),
    ...marketingKinds.map((kind) => recontactSentence(kind, form, texts)),
    words.clicks[form.countClicks ? 'on' : 'off'],
    words.opens[form.countOpens ? 'on' : 'off'],
  ];
  const known = sentences.filter((sentence) => sentence !== null);
  return [
    ...known.filter((sentence) => sentence !== ''),
    ...(known.length < sentences.length ? [words.incomplete] : []),
  ];
}

type Means = Texts['messages']['rules']['means'];

function capSentence(typed: string, words: Means): string | null {
  if (typed.trim() === '') return words.noCap;
  const cap = wholeOf(typed);
  return cap === null || cap === 0 ? null : words.cap(cap);
}

function quietSentence(hours: MessageSettingsForm['quietHours'], words: Means): string | null {
  if (hours === null) return words.noQuiet;
  const { from, to } = hours;
  return time.test(from) && time.test(to) && from !== to ? words.quiet(from, to) : null;
}

function togetherSentence(typed: string, words: Means): string | null {
  const minutes = wholeOf(typed);
  if (minutes === null) return null;
  return minutes === 0 ? words.atOnce : words.together(minutes);
}

function consentSentence(
  kind: MessageKind,
  form: MessageSettingsForm,
  names: CountryNames,
  { messages, messageWords }: Words,
): string | null {
  const { means: words } = messages.rules;
  const name = messageWords.kinds[kind];
  const { consent } = form.kinds[kind];
  if (consent === 'nowhere') return words.consentNowhere(name);
  if (consent === 'everywhere') return words.consentEverywhere(name);
  return consent.length === 0 ? null : words.consentIn(name, someCountries(consent, names, words));
}

/** "Austria, Germany and France", or the first of them and how many more. */
function someCountries(codes: readonly string[], names: CountryNames, words: Means): string {
  const all = codes.map((code) => names.get(code) ?? code).sort((a, b) => a.localeCompare(b));
  const shown = all.length <= countriesNamed ? all : all.slice(0, countriesNamed - 1);
  const rest = all.length - shown.length;
  const list = rest === 0 ? shown : [...shown, words.others(rest)];
  const last = list.at(-1) ?? '';
  return list.length < 2 ? last : words.and(list.slice(0, -1).join(', '), last);
}

/** '' where there is no limit. */
function recontactSentence(
  kind: MessageKind,
  form: MessageSettingsForm,
  { messages, messageWords }: Words,
): string | null {
  const days = wholeOf(form.kinds[kind].recontactDays);
  if (days === null || days === 0) return days === 0 ? '' : null;
  return messages.rules.means.recontact(messageWords.kinds[kind], days);
}

function wholeOf(typed: string): number | null {
  return /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null;
}

/** What saved rules say, a phrase each. */
export function rulesInWords(form: MessageSettingsForm, { messages, messageWords }: Words): InWords {
  const { inWords: words } = messages.rules;
  const { capPerWeek, quietHours, togetherMinutes } = form;
  const phrases: Record<string, string> = {
    cap: capPerWeek === '' ? words.noCap : words.cap(capPerWeek),
    quiet: quietHours === null ? words.noQuiet : words.quiet(quietHours.from, quietHours.to),
    together: togetherMinutes === '0' ? words.atOnce : words.together(togetherMinutes),
    priority: form.priority.map((kind) => messageWords.kinds[kind]).join(words.before),
    clicks: words.clicks[form.countClicks ? 'on' : 'off'],
    opens: words.opens[form.countOpens ? 'on' : 'off'],
  };
  for (const kind of messageKinds) {
    const { sentBy, consent, recontactDays } = form.kinds[kind];
    const name = messageWords.kinds[kind];
    phrases[`sender-${kind}`] = words.sentBy(name, messageWords.senders[sentBy]);
    phrases[`consent-${kind}`] =
      typeof consent === 'string'
        ? words.consent[consent](name)
        : words.consent.in(name, consent.length, consent.join(', '));
    phrases[`recontact-${kind}`] =
      recontactDays === '0' ? words.noRecontact(name) : words.recontact(name, recontactDays);
  }
  return phrases;
}
