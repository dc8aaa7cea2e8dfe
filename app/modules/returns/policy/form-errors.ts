import type { z } from 'zod';
import { errorsByField as byField, sentenceAt } from '#app/kernel/rules/errors-by-field.ts';

/** What is wrong, by the field's path: `days`, `rules.0.when.1.percent`. Of several faults of a field, the first. */
export function errorsByField(error: z.ZodError): Record<string, string> {
  return byField(error, told);
}

const sentences: Readonly<Record<string, string>> = {
  ...words('Enter a whole number.', ['days', 'months', 'transitDays', 'atLeastUnits']),
  ...words('Enter an amount such as 5.00.', ['bonusFlatMinor', 'bonusCapMinor']),
  ...words('A percentage is a number from 0 to 100 with up to four decimals.', ['bonusPercent']),
  ...words('Enter a day.', ['until']),
  ...words('This needs words, and not too many.', ['label', 'text', 'note', 'address']),
};

function words(sentence: string, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, sentence]));
}

function told(path: readonly PropertyKey[]): string {
  const inTable = path.includes('byCurrency') || path.includes('standardShipping');
  if (inTable || path[0] === 'returnShippingByCurrency') return 'Enter an amount such as 5.00.';
  return sentenceAt(path, sentences);
}
