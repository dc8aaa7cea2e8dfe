import type { Condition } from '#app/kernel/rules/condition.ts';
import type { NamesField } from '#app/kernel/rules/fields.ts';
import type { Texts } from '../texts/texts.ts';
import { dayInWords } from './day-in-words.ts';
import { listed } from './listed.ts';

/** What ids are called, and how amounts are written. What is not known is named by its id. */
export interface RuleNames {
  /** By Shopify's number. */
  readonly collections: Readonly<Record<string, string>>;
  readonly products: Readonly<Record<string, string>>;
  /** By id. */
  readonly reasons: Readonly<Record<string, string>>;
  /** By Shopify's number. */
  readonly locations: Readonly<Record<string, string>>;
  country(code: string): string;
  /** Minor units of the shop's currency; of another one where it is named. Below 0: none was typed yet. */
  amount(minor: number, currency?: string): string;
}

/** A condition as a clause that follows "if": "the customer is Gold or Silver". */
export function conditionInWords(
  condition: Condition,
  names: RuleNames,
  { rules }: Pick<Texts, 'rules'>,
): string {
  const { when, sentence } = rules;
  if ('values' in condition) {
    const called = condition.values.map((value) => nameOf(condition.field, value, names, rules));
    const words = when.names[condition.field];
    return words[condition.is === 'any-of' ? 'is' : 'not'](listed(called, 'or', sentence));
  }
  if ('minor' in condition) return when.amounts[condition.field][condition.is](names.amount(condition.minor));
  if ('from' in condition) return when.bought(dayInWords(condition.from), dayInWords(condition.to));
  const within = condition.days === null ? '' : when.within(condition.days);
  return 'percent' in condition
    ? when.percents[condition.field][condition.is](condition.percent || sentence.blank, within)
    : when.counts[condition.field][condition.is](
        condition.count < 0 ? sentence.blank : condition.count,
        within,
      );
}

function nameOf(field: NamesField, value: string, names: RuleNames, words: Texts['rules']): string {
  const { quoted } = words.sentence;
  switch (field) {
    case 'customer.tier':
    case 'line.skus':
      return value;
    case 'order.country':
      return names.country(value);
    case 'order.channel':
      return words.channels[value] ?? value;
    case 'line.products':
      return quoted(names.products[value] ?? value);
    case 'line.collections':
      return quoted(names.collections[value] ?? value);
    case 'return.reason':
      return quoted(names.reasons[value] ?? value);
    default:
      return quoted(value);
  }
}
