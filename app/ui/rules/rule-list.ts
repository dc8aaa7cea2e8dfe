import type { Rule } from '#app/kernel/rules/decide.ts';

// What can be done to the rules of one list. Traces name a rule by its id, so none takes that of another.

/** An id that none of the rules has. */
export function freshId(rules: readonly Rule<unknown>[]): string {
  let number = rules.length + 1;
  while (rules.some(({ id }) => id === `rule-${number}`)) number += 1;
  return `rule-${number}`;
}

/** A rule that is ready to be filled, at the end: it decides only what none before it does. */
export function withRule<Action>(
  rules: readonly Rule<Action>[],
  { name, when, then }: Pick<Rule<Action>, 'name' | 'when' | 'then'>,
): readonly Rule<Action>[] {
  return [...rules, { id: freshId(rules), name, on: true, when, then }];
}

/** A copy right after it, switched off until it differs. */
export function withCopy<Action>(
  rules: readonly Rule<Action>[],
  index: number,
  nameOf: (name: string) => string,
): readonly Rule<Action>[] {
  const rule = rules[index];
  if (rule === undefined) return rules;
  const name = rule.name === '' ? '' : nameOf(rule.name).slice(0, 100);
  const copy = { ...rule, id: freshId(rules), name, on: false };
  return [...rules.slice(0, index + 1), copy, ...rules.slice(index + 1)];
}

export function withoutRule<Action>(rules: readonly Rule<Action>[], index: number): readonly Rule<Action>[] {
  return rules.filter((_, at) => at !== index);
}

export function withChanged<Action>(
  rules: readonly Rule<Action>[],
  index: number,
  patch: Partial<Omit<Rule<Action>, 'id'>>,
): readonly Rule<Action>[] {
  return rules.map((rule, at) => (at === index ? { ...rule, ...patch } : rule));
}
