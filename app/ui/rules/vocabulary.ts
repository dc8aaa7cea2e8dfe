import type { Condition } from '#app/kernel/rules/condition.ts';
import {
  amountFields,
  countFields,
  dateFields,
  namesFields,
  percentFields,
  type RuleField,
} from '#app/kernel/rules/fields.ts';

/** What rules can ask about, as people look for it. */
export const fieldGroups = {
  customer: ['customer.tier', 'customer.tags', 'customer.orders'],
  history: ['history.returns', 'history.returnRate', 'history.keptItems'],
  order: ['order.value', 'order.boughtOn', 'order.codes', 'order.tags', 'order.channel'],
  market: ['order.country'],
  line: ['line.price', 'line.discountPercent', 'line.skus'],
  product: ['line.products', 'line.collections', 'line.tags', 'line.types', 'line.vendors'],
  reason: ['return.reason'],
} as const satisfies Readonly<Record<string, readonly RuleField[]>>;

export const ruleFields: readonly RuleField[] = Object.values(fieldGroups).flat();

export function isRuleField(text: string): text is RuleField {
  return ruleFields.some((field) => field === text);
}

/** A number that was typed and is none, or was not typed yet: no schema takes it. */
export const notANumber = -1;

/** How far back a question about the past looks at first. */
const usualDays = 365;

/** A question about that field whose answer is still to be chosen. */
export function freshCondition(field: RuleField): Condition {
  const names = namesFields.find((known) => known === field);
  if (names) return { field: names, is: 'any-of', values: [] };
  const amounts = amountFields.find((known) => known === field);
  if (amounts) return { field: amounts, is: 'at-least', minor: notANumber };
  const percents = percentFields.find((known) => known === field);
  if (percents) return { field: percents, is: 'at-least', percent: '', days: daysOf(percents) };
  const counts = countFields.find((known) => known === field);
  if (counts) return { field: counts, is: 'at-least', count: notANumber, days: daysOf(counts) };
  const [date] = dateFields;
  return { field: date, is: 'between', from: '11-15', to: '12-24' };
}

/** Does a question about it look back a number of days? */
export function looksBack(field: RuleField): boolean {
  return field !== 'line.discountPercent';
}

function daysOf(field: RuleField): number | null {
  return field.startsWith('history.') ? usualDays : null;
}
