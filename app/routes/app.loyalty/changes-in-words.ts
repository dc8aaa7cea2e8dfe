import type { MultiplierForm, ProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import { dayOfYear } from '../../ui/print/day-of-year.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { namedChanged, waysChanged } from './campaigns-changed.ts';
import { tiersChanged } from './tiers-changed.ts';

type Words = Texts['loyalty']['versions'];

const namesShown = 3;

interface Names {
  /** Prints an earning rule. */
  readonly rate: (form: ProgramForm) => string;
  /** Of collections, by Shopify's number. */
  readonly titles: Readonly<Record<string, string>>;
}

/** What a version changed, a sentence each. */
export function changesInWords(
  before: ProgramForm | null,
  after: ProgramForm,
  texts: Pick<Texts, 'loyalty' | 'tiers'>,
  { rate, titles }: Names,
): string[] {
  const { versions: words } = texts.loyalty;
  if (before === null) return [words.first(rate(after))];
  const changes = [
    change(rate(before), rate(after), words),
    change(words.rounding[before.rounding], words.rounding[after.rounding], words),
    change(words.pending(before.pendingDays), words.pending(after.pendingDays), words),
    change(taxInWords(before, words), taxInWords(after, words), words),
    ...rulesChanged(before.multipliers, after.multipliers, words, titles),
    change(expiryInWords(before.expiry, texts.loyalty), expiryInWords(after.expiry, texts.loyalty), words),
    change(words.notice(before.noticeDays), words.notice(after.noticeDays), words),
    ...namedChanged(before.campaigns, after.campaigns, words.campaigns),
    ...waysChanged(before.ways, after.ways, texts.loyalty),
    ...namedChanged(before.events, after.events, texts.loyalty.events.changed),
    ...tiersChanged(before.tiers, after.tiers, texts.tiers.changes),
  ].filter((sentence) => sentence !== null);
  return changes.length > 0 ? changes : [words.same];
}

/** "2 times for SKU A-1 and products tagged summer" */
function ruleInWords(rule: MultiplierForm, words: Words, titles: Names['titles']): string {
  const collections = rule.collections.map((id) => words.collection(titles[id] ?? id));
  const parts = [
    rule.skus.length > 0 ? words.skus(listed(rule.skus, words)) : null,
    rule.tags.length > 0 ? words.tags(listed(rule.tags, words)) : null,
    rule.collections.length > 0 ? words.collections(listed(collections, words), collections.length) : null,
  ].filter((part) => part !== null);
  return words.ruleOf(parts.join(words.and), rule.factor);
}

function change(before: string, after: string, words: Words): string | null {
  return before === after ? null : capital(words.changed(before, after));
}

function rulesChanged(
  before: readonly MultiplierForm[],
  after: readonly MultiplierForm[],
  words: Words,
  titles: Names['titles'],
): string[] {
  const keyOf = (rule: MultiplierForm) =>
    JSON.stringify([rule.skus, rule.tags, rule.collections, rule.factor]);
  const had = before.map(keyOf);
  const has = after.map(keyOf);
  const added = after.filter((rule) => !had.includes(keyOf(rule)));
  const removed = before.filter((rule) => !has.includes(keyOf(rule)));
  const moved = added.length === 0 && removed.length === 0 && had.join() !== has.join();
  return [
    ...added.map((rule) => words.ruleAdded(ruleInWords(rule, words, titles))),
    ...removed.map((rule) => words.ruleRemoved(ruleInWords(rule, words, titles))),
    ...(moved ? [words.rulesMoved] : []),
  ];
}

function taxInWords({ includeTax }: ProgramForm, words: Words): string {
  return includeTax ? words.tax.yes : words.tax.no;
}

function expiryInWords(expiry: ProgramForm['expiry'], texts: Texts['loyalty']): string {
  const { versions: words } = texts;
  switch (expiry.kind) {
    case 'none':
      return words.expiryNone;
    case 'days':
      return words.expiryDays(expiry.days, expiry.graceDays);
    case 'inactivity':
      return words.expiryInactivity(expiry.days);
    case 'calendar':
      return words.expiryCalendar(dayOfYear(expiry, texts), expiry.yearsOn, expiry.graceDays);
  }
}

function listed(names: readonly string[], words: Words): string {
  const rest = names.length - namesShown;
  return names.slice(0, namesShown).join(', ') + (rest > 0 ? words.more(rest) : '');
}

function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}
