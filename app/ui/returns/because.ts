import type { Message } from '#app/contracts/answers.ts';
import { type CurrencyCode, currencyCode } from '#app/kernel/currency.ts';
import { money, parseMoney } from '#app/kernel/money.ts';
import type { TraceStep } from '#app/modules/returns/policy/terms.ts';
import type { Print } from '../print/print.ts';
import { dayInWords } from '../rules/day-in-words.ts';
import type { Texts } from '../texts/texts.ts';

/** What the ids and plain numbers in a rule's answer stand for. */
export interface SaidNames {
  /** Of the shop, in which the policy's own amounts are. */
  readonly currency: CurrencyCode;
  /** Labels of reasons, by id. */
  readonly reasons: Readonly<Record<string, string>>;
}

type Said = Readonly<Record<string, string>>;
type Sentences = Readonly<Record<string, (values: Said) => string>>;

/** A rule's sentence; '' for a code that a newer version wrote. */
export function becauseOf({ code, values }: Message, print: Print, texts: Texts, names?: SaidNames): string {
  const sentences: Sentences = texts.returns.because;
  const said = sentences[code]?.(printed(code, values, { print, texts, names })) ?? '';
  if (said === '' || !code.startsWith('terms-') || !values.rule) return said;
  return texts.returns.byRule(values.name ?? '', said);
}

/** One step of a trace as a sentence, with the rule that decided it. */
export function traceInWords(
  { part, rule, name, values }: TraceStep,
  print: Print,
  texts: Texts,
  names: SaidNames,
): string {
  return becauseOf(
    { code: `terms-${part}`, values: { ...values, rule: rule ?? '', name } },
    print,
    texts,
    names,
  );
}

/** Why a person looks at a request; '' for a code that a newer version wrote. */
export function heldInWords({ code, values }: Message, print: Print, { returns: words }: Texts): string {
  const sentences: Sentences = words.heldFor;
  return sentences[code]?.(withAmounts(values, print)) ?? '';
}

const amountNames = ['amount', 'ours', 'shopifys'];

/** Amounts with their currency beside them, printed. */
export function withAmounts(values: Said, print: Print): Record<string, string> {
  const { currency } = values;
  if (currency === undefined) return { ...values };
  const of = currencyCode(currency);
  const amounts = amountNames.flatMap((name) => {
    const amount = values[name];
    return amount === undefined ? [] : [[name, print.money(parseMoney(amount, of))] as const];
  });
  return { ...values, ...Object.fromEntries(amounts) };
}

interface Around {
  readonly print: Print;
  readonly texts: Texts;
  readonly names: SaidNames | undefined;
}

/** The values as people read them: amounts in their currency, days as dates, ids as what they are called. */
function printed(code: string, values: Said, { print, texts, names }: Around): Said {
  const { returns: words } = texts;
  const shopMoney = (minor: string | undefined) =>
    minor && names ? print.money(money(BigInt(minor), names.currency)) : '';
  const declines: Readonly<Record<string, string>> = words.decline;
  const titles: Readonly<Record<string, string>> = words.outcomes;
  const { until, reasons, reason, outcomes, minor, bonusFlatMinor, bonusCapMinor } = values;
  const some = outcomes?.split(' ').map((outcome) => (titles[outcome] ?? outcome).toLowerCase()) ?? [];
  return {
    ...withAmounts(values, print),
    ...(until ? { until: dayInWords(until) } : {}),
    ...(reasons && names
      ? {
          reasons: reasons
            .split(' ')
            .map((id) => names.reasons[id] ?? id)
            .join(', '),
        }
      : {}),
    ...(reason ? { reason: (declines[reason] ?? reason).toLowerCase() } : {}),
    // Of all three that can cost something, it need not be said.
    ...(outcomes === undefined
      ? {}
      : { outcomes: some.length === 3 ? '' : words.forOutcomes(some.join(', ')) }),
    ...(code === 'terms-return-shipping' ? { amount: shopMoney(minor) } : {}),
    ...(code === 'terms-credit'
      ? { bonusFlat: shopMoney(bonusFlatMinor), bonusCap: shopMoney(bonusCapMinor) }
      : {}),
  };
}
