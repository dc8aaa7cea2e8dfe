import { z } from 'zod';
import { type Condition, dayOfYear } from '#app/kernel/rules/condition.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { PolicyAction, PolicyRule, Reason } from './policy.ts';
import { reasonPath } from './reason-tree.ts';

type Path = readonly (string | number)[];
type Fault = (path: Path, message: string) => void;

interface Checked {
  readonly refund: boolean;
  readonly credit: boolean;
  readonly exchange: boolean;
  readonly keep: boolean;
  readonly keepPercent: string;
  readonly waivedFor: readonly string[];
  readonly finalSale: { readonly overriddenBy: readonly string[] };
  readonly reasons: readonly Reason[];
  readonly rules: readonly PolicyRule[];
  readonly sendTo: unknown;
}

const notOffered = 'This names a reason that is not offered.';

/** What no field on its own can be wrong about. */
export function checkForm(form: Checked, context: z.RefinementCtx): void {
  const fault: Fault = (path, message) => context.addIssue({ code: 'custom', path: [...path], message });
  const ids = form.reasons.map(({ id }) => id);
  if (!form.refund && !form.credit && !form.exchange && !form.keep && !rulesOffer(form.rules))
    fault(['refund'], 'Offer at least one outcome.');
  if (form.keep && Number(form.keepPercent) === 0)
    fault(['keepPercent'], 'Say how much of the price comes back.');
  const unknown = (names: readonly string[]) => names.some((name) => !ids.includes(name));
  if (unknown(form.waivedFor)) fault(['waivedFor'], notOffered);
  if (unknown(form.finalSale.overriddenBy)) fault(['finalSale', 'overriddenBy'], notOffered);
  checkReasons(form.reasons, fault);
  checkOnce(
    form.rules.map(({ id }) => id),
    (index) => fault(['rules', index, 'id'], 'Another rule has this short name.'),
  );
  for (const [index, rule] of form.rules.entries())
    checkRule(rule, ids, (path, message) => fault(['rules', index, ...path], message));
  for (const field of ['reasons', 'rules', 'sendTo'] as const) checkTexts(form[field], [field], fault);
}

function rulesOffer(rules: readonly PolicyRule[]): boolean {
  return rules.some(({ on, then }) =>
    then.some(
      (action) =>
        on &&
        ((action.set === 'refund' && action.to) ||
          ((action.set === 'credit' || action.set === 'exchange' || action.set === 'keep') &&
            action.to !== null)),
    ),
  );
}

function checkReasons(reasons: readonly Reason[], fault: Fault): void {
  checkOnce(
    reasons.map(({ id }) => id),
    (index) => fault(['reasons', index, 'id'], 'Another reason has this short name.'),
  );
  reasons.forEach(({ id, parent, questions }, index) => {
    const at = (...path: Path) => ['reasons', index, ...path];
    const above = parent === null ? [] : reasonPath({ reasons: [...reasons] }, parent);
    if (parent !== null && !reasons.some((one) => one.id === parent)) fault(at('parent'), notOffered);
    else if (above.includes(id)) fault(at('parent'), 'A reason cannot stand under itself.');
    checkOnce(
      questions.map((question) => question.id),
      (question) => fault(at('questions', question, 'id'), 'Another question has this short name.'),
    );
    questions.forEach(({ options }, question) => {
      checkOnce(
        options.map((option) => option.id),
        (option) =>
          fault(at('questions', question, 'options', option, 'id'), 'Another answer has this short name.'),
      );
    });
  });
}

function checkOnce(ids: readonly string[], again: (index: number) => void): void {
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) again(index);
  });
}

function checkRule(rule: PolicyRule, reasons: readonly string[], fault: Fault): void {
  for (const [index, condition] of rule.when.entries())
    checkCondition(condition, reasons, (path, message) => fault(['when', index, ...path], message));
  for (const [index, action] of rule.then.entries())
    checkAction(action, (path, message) => fault(['then', index, ...path], message));
}

function checkCondition(condition: Condition, reasons: readonly string[], fault: Fault): void {
  if ('from' in condition) {
    const { from, to } = condition;
    if (!isDay(from)) fault(['from'], 'There is no such day.');
    else if (!isDay(to)) fault(['to'], 'There is no such day.');
    else if (from.length !== to.length) fault(['to'], 'Name a year for both days, or for none.');
    else if (hasYear(from) && to < from) fault(['to'], 'The last day comes after the first.');
  }
  if (condition.field === 'return.reason' && condition.values.some((name) => !reasons.includes(name)))
    fault(['values'], notOffered);
}

function checkAction(action: PolicyAction, fault: Fault): void {
  if (action.set === 'window') {
    const { days, months, from, transitDays, until } = action;
    if ([days, months, from, transitDays, until].every((part) => part === null))
      fault(['days'], 'Enter a whole number.');
    if (until !== null && !isDay(until)) fault(['until'], 'There is no such day.');
  }
  if (action.set === 'keep' && action.to !== null && Number(action.to.percent) === 0)
    fault(['to', 'percent'], 'Say how much of the price comes back.');
}

const hasYear = (day: string) => day.length > '11-15'.length;

/** Of every year: 29 February is one. */
function isDay(day: string): boolean {
  const full = hasYear(day) ? day : `2024-${day}`;
  return dayOfYear.safeParse(day).success && z.iso.date().safeParse(full).success;
}

/** Texts with characters that no table can hold. */
function checkTexts(value: unknown, path: Path, fault: Fault): void {
  if (typeof value === 'string' && !isStorable(value))
    fault(path, 'This has a character that cannot be kept.');
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    checkTexts(inner, [...path, Array.isArray(value) ? Number(name) : name], fault);
}
