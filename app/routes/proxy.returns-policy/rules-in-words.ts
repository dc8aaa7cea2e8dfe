import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { Condition } from '#app/kernel/rules/condition.ts';
import type { Policy, PolicyAction, PolicyRule, ShippingFee } from '#app/modules/returns/policy/policy.ts';
import type { PublicField } from './texts/texts.ts';
import type { PolicyWords } from './words.ts';

export interface RuleInWords {
  /** When it holds, a fragment each. */
  readonly when: readonly string[];
  /** What it comes to, a sentence each. */
  readonly then: readonly string[];
}

/**
 * The rules that anybody may read, in their order. What asks about a customer's history or marks is nobody's business
 * but theirs: `hidden` says that there is such a rule.
 */
export function rulesInWords(
  policy: Policy,
  currency: CurrencyCode,
  words: PolicyWords,
): { readonly rules: readonly RuleInWords[]; readonly hidden: boolean } {
  const on = policy.rules.filter((rule) => rule.on);
  const told = on.map((rule) => ruleInWords(rule, policy, currency, words));
  return {
    rules: told.filter((rule) => rule !== null).filter(({ then }) => then.length > 0),
    hidden: told.some((rule) => rule === null),
  };
}

function ruleInWords(
  { when, then }: PolicyRule,
  policy: Policy,
  currency: CurrencyCode,
  words: PolicyWords,
): RuleInWords | null {
  const conditions = when.map((condition) => conditionInWords(condition, policy, currency, words));
  if (!conditions.every((one) => one !== null)) return null;
  return { when: conditions, then: then.flatMap((action) => actionInWords(action, policy, currency, words)) };
}

/** Null: not for everybody's eyes. */
function conditionInWords(
  condition: Condition,
  policy: Policy,
  currency: CurrencyCode,
  words: PolicyWords,
): string | null {
  const { texts } = words;
  const { field } = condition;
  if (!isPublic(texts.fields, field)) return null;
  const told = (what: string) => `${texts.fields[field]}: ${what}`;
  if ('from' in condition) return told(texts.between(words.day(condition.from), words.day(condition.to)));
  if ('values' in condition) {
    const list = listOf(field, condition.values, policy, words);
    return told(condition.is === 'any-of' ? list : texts.not(list));
  }
  if (!('minor' in condition) && !('percent' in condition)) return null;
  const amount = 'minor' in condition ? words.amount(condition.minor, currency) : `${condition.percent} %`;
  return told(condition.is === 'at-least' ? texts.atLeast(amount) : texts.below(amount));
}

const isPublic = (fields: Readonly<Record<PublicField, string>>, field: string): field is PublicField =>
  field in fields;

function listOf(field: PublicField, values: readonly string[], policy: Policy, words: PolicyWords): string {
  if (field === 'line.products' || field === 'line.collections') return words.texts.certain;
  if (field === 'order.country') return words.either(values.map((code) => words.country(code.toUpperCase())));
  if (field === 'return.reason')
    return words.either(policy.reasons.flatMap(({ id, label }) => (values.includes(id) ? [label] : [])));
  return words.either(values);
}

function actionInWords(
  action: PolicyAction,
  policy: Policy,
  currency: CurrencyCode,
  words: PolicyWords,
): string[] {
  const { texts, sentence } = words;
  const say = (code: string, values: Record<string, string> = {}) => [sentence({ code, values })];
  switch (action.set) {
    case 'window': {
      const from = action.from ?? policy.window.from;
      const days = String(action.days ?? policy.window.days);
      const length =
        action.months === null ? say(`window-${from}`, { days }) : [texts.months(action.months, from)];
      return [...length, ...(action.until === null ? [] : [texts.until(words.day(action.until))])];
    }
    case 'final-sale':
      return [action.to ? texts.finalSale : texts.notFinalSale];
    case 'never':
      return [texts.never];
    case 'decline':
      return [action.note || texts.never];
    case 'refund':
      return action.to ? say('outcome-refund') : [texts.noRefund];
    case 'credit': {
      const percent = action.to?.bonusPercent ?? '0';
      if (action.to === null) return [texts.noCredit];
      return Number(percent) > 0 ? say('outcome-credit-bonus', { percent }) : say('outcome-credit');
    }
    case 'exchange':
      return action.to === null ? [texts.noExchange] : say('outcome-exchange');
    case 'keep':
      return action.to === null ? [texts.noKeep] : say('outcome-keep', { percent: action.to.percent });
    case 'restocking': {
      const percent = action.percent ?? '0';
      return Number(percent) > 0 ? say('fee-restocking', { percent }) : [texts.noRestocking];
    }
    case 'return-shipping':
      return [shippingInWords(action.fee, currency, words)];
    case 'approval':
    case 'settle-on':
    case 'send-to':
      return [];
  }
}

function shippingInWords({ minor }: ShippingFee, currency: CurrencyCode, words: PolicyWords): string {
  if (!minor) return words.texts.noShipping;
  return words.texts.sentences['fee-return-shipping']({ amount: words.amount(minor, currency) });
}
