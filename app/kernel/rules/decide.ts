import type { LocalDate } from '#app/kernel/calendar.ts';
import type { Rational } from '#app/kernel/rational.ts';
import type { Condition } from './condition.ts';
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
