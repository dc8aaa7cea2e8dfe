import type { LocalDate } from '../calendar.ts';
import type { Rational } from '../rational.ts';
import type { Condition } from './condition.ts';
import { evaluateCondition } from './evaluate.ts';
import type { AmountField, CountField, DateField, NamesField, PercentField } from './fields.ts';

/** What is known of the thing that rules are asked about; null: it is not known, and no condition on it holds. */
export interface RuleFacts {
  names(field: NamesField): readonly string[] | null;
  /** Minor units of the shop's currency, percent, or a count; `days`: how far back a history looks. */
  number(field: AmountField | PercentField | CountField, days: number | null): Rational | null;
  date(field: DateField): LocalDate | null;
}

/** `unknown`: what it asks about is not known; as good as `fails`, and said. */
export type ConditionAnswer = 'holds' | 'fails' | 'unknown';

/** Any rule, whatever its actions are. */
export interface Rule<Action> {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly when: readonly Condition[];
  readonly then: readonly Action[];
}

/** A rule fits when it is on and all of its conditions hold; without conditions, it fits everything. */
export function ruleFits(rule: Rule<unknown>, facts: RuleFacts): boolean {
  return rule.on && rule.when.every((condition) => evaluateCondition(condition, facts) === 'holds');
}

export interface Decided<Action> {
  readonly action: Action;
  readonly rule: Rule<Action>;
}

/**
 * What rules in priority order come to: of each part, what the first fitting rule says. `partsOf`: which parts an
 * action sets.
 */
export function decideParts<Action, Part>(
  rules: readonly Rule<Action>[],
  facts: RuleFacts,
  partsOf: (action: Action) => readonly Part[],
): ReadonlyMap<Part, Decided<Action>> {
  const decided = new Map<Part, Decided<Action>>();
  for (const rule of rules) {
    if (!ruleFits(rule, facts)) continue;
    for (const action of rule.then)
      for (const part of partsOf(action)) if (!decided.has(part)) decided.set(part, { action, rule });
  }
  return decided;
}
