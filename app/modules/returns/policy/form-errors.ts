import type { z } from 'zod';

/** What is wrong, by the field's path: `days`, `rules.0.when.1.percent`. Of several faults of a field, the first. */
export function errorsByField(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues.flatMap((issue) => faultsOf(issue, [])))
    errors[path.join('.') || 'form'] ??= message;
  return errors;
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Of something that could be one of several things, the faults of the thing that it says it is. */
function faultsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): readonly Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const named = issue.errors.find((faults) => !faults.some((fault) => fault.path[0] === 'field'));
    const own = (named ?? []).flatMap((fault) => faultsOf(fault, path));
    if (own.length > 0) return own;
  }
  return [{ path, message: issue.code === 'custom' || isOurs(issue.message) ? issue.message : told(path) }];
}

/** Those that zod makes up itself speak of types. */
const isOurs = (message: string) => !/^(Invalid|Too (big|small)|Unrecognized|Expected)/.test(message);

const sentences: Readonly<Record<string, string>> = {
  ...words('Enter a whole number.', ['days', 'months', 'transitDays', 'count', 'atLeastUnits']),
  ...words('Enter an amount such as 5.00.', ['minor', 'bonusFlatMinor', 'bonusCapMinor']),
  ...words('A percentage is a number from 0 to 100 with up to four decimals.', ['percent', 'bonusPercent']),
  ...words('Name at least one.', ['values']),
  ...words('Enter a day.', ['from', 'to', 'until']),
  ...words('Say what the rule does.', ['then']),
  ...words('A short name has lower-case letters, digits and hyphens.', ['id']),
  ...words('This needs words, and not too many.', ['label', 'text', 'name', 'note', 'address']),
};

function words(sentence: string, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, sentence]));
}

/** The nearest name on the way to it says what is expected there. */
function told(path: readonly PropertyKey[]): string {
  const known = path.findLast((name) => typeof name === 'string' && Object.hasOwn(sentences, name));
  const inTable = path.includes('byCurrency') || path.includes('standardShipping');
  if (inTable || path[0] === 'returnShippingByCurrency') return 'Enter an amount such as 5.00.';
  return (typeof known === 'string' ? sentences[known] : undefined) ?? 'This cannot be saved as it is.';
}
