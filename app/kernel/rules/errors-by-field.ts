import type { z } from 'zod';

type Path = readonly PropertyKey[];

/**
 * What is wrong with a form that holds rules, by the field's path: `days`, `rules.0.when.1.percent`. Of several faults
 * of a field, the first. `told`: what is expected at a path, for faults that have no words of their own.
 */
export function errorsByField(error: z.ZodError, told: (path: Path) => string): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues.flatMap((issue) => faultsOf(issue, [])))
    errors[path.join('.') || 'form'] ??= message ?? told(path);
  return errors;
}

interface Fault {
  readonly path: Path;
  /** Null: it has no words of its own. */
  readonly message: string | null;
}

/** Of something that could be one of several things, the faults of the thing that it says it is. */
function faultsOf(issue: z.core.$ZodIssue, above: Path): readonly Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const named = issue.errors.find((faults) => !faults.some((fault) => fault.path[0] === 'field'));
    const own = (named ?? []).flatMap((fault) => faultsOf(fault, path));
    if (own.length > 0) return own;
  }
  return [{ path, message: issue.code === 'custom' || isOurs(issue.message) ? issue.message : null }];
}

/** Those that zod makes up itself speak of types. */
const isOurs = (message: string) => !/^(Invalid|Too (big|small)|Unrecognized|Expected)/.test(message);

const sentences: Readonly<Record<string, string>> = {
  count: 'Enter a whole number.',
  minor: 'Enter an amount such as 5.00.',
  percent: 'A percentage is a number from 0 to 100 with up to four decimals.',
  values: 'Name at least one.',
  from: 'Enter a day.',
  to: 'Enter a day.',
  then: 'Say what the rule does.',
  id: 'A short name has lower-case letters, digits and hyphens.',
  name: 'This needs words, and not too many.',
};

/** What is expected at a path: said of its nearest part that the list, or else what all rules have, names. */
export function sentenceAt(path: Path, own: Readonly<Record<string, string>>): string {
  const known = { ...sentences, ...own };
  const name = path.findLast((part) => typeof part === 'string' && Object.hasOwn(known, part));
  return (typeof name === 'string' ? known[name] : undefined) ?? 'This cannot be saved as it is.';
}
