import type { LocalDate } from '../calendar.ts';
import { parseDecimal } from '../decimal.ts';
import { compareRational, type Rational, rational } from '../rational.ts';
import type { Condition } from './condition.ts';
import type { ConditionAnswer, RuleFacts } from './decide.ts';

/** Does it hold? What is not known holds neither this way nor the other. */
export function evaluateCondition(condition: Condition, facts: RuleFacts): ConditionAnswer {
  if ('values' in condition) return isAmong(condition, facts.names(condition.field));
  if ('from' in condition) return isBetween(condition, facts.date(condition.field));
  if ('minor' in condition)
    return isOnSide(condition.is, facts.number(condition.field, null), rational(BigInt(condition.minor)));
  if ('percent' in condition)
    return isOnSide(
      condition.is,
      facts.number(condition.field, condition.days),
      parseDecimal(condition.percent),
    );
  return isOnSide(
    condition.is,
    facts.number(condition.field, condition.days),
    rational(BigInt(condition.count)),
  );
}

/** As people write names: without regard to case or the blanks around them. */
export function plainName(name: string): string {
  return name.trim().toLowerCase();
}

/** The names of one list in plain form; a policy's lists are asked about every line of every order. */
const plainSets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Is one of a thing's names in the list? */
export function namesMeet(list: readonly string[], own: readonly string[]): boolean {
  if (list.length === 0 || own.length === 0) return false;
  let plain = plainSets.get(list);
  if (plain === undefined) {
    plain = new Set(list.map(plainName));
    plainSets.set(list, plain);
  }
  const known = plain;
  return own.some((name) => known.has(plainName(name)));
}

function isAmong(
  { is, values }: { readonly is: 'any-of' | 'none-of'; readonly values: readonly string[] },
  own: readonly string[] | null,
): ConditionAnswer {
  if (own === null) return 'unknown';
  return namesMeet(values, own) === (is === 'any-of') ? 'holds' : 'fails';
}

function isOnSide(is: 'at-least' | 'below', known: Rational | null, bound: Rational): ConditionAnswer {
  if (known === null) return 'unknown';
  return compareRational(known, bound) >= 0 === (is === 'at-least') ? 'holds' : 'fails';
}

/** A bound without a year is meant in every year; a yearly span whose end comes before its start crosses New Year. */
function isBetween(
  { from, to }: { readonly from: string; readonly to: string },
  day: LocalDate | null,
): ConditionAnswer {
  if (day === null) return 'unknown';
  const after = from <= told(day, from);
  const before = told(day, to) <= to;
  const crosses = isYearly(from) && isYearly(to) && to < from;
  return (crosses ? after || before : after && before) ? 'holds' : 'fails';
}

const isYearly = (bound: string) => bound.length === '11-15'.length;

/** The day as the bound is written. */
function told(day: LocalDate, bound: string): string {
  const iso = day.toString();
  return isYearly(bound) ? iso.slice('2026-'.length) : iso;
}
