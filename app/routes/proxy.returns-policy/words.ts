import type { Message } from '#app/contracts/answers.ts';
import { policyCodes } from '#app/contracts/returns.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { Language } from '#app/kernel/language.ts';
import { money, moneyAmount } from '#app/kernel/money.ts';
import { type PolicyTexts, policyTexts } from './texts/texts.ts';

/** The page's words in one language: its texts, and amounts, days, countries and lists as people write them there. */
export interface PolicyWords {
  readonly texts: PolicyTexts;
  sentence(message: Message): string;
  /** Minor units of that currency. */
  amount(minor: number, currency: CurrencyCode): string;
  /** "2027-01-31", or "01-31" in every year. */
  day(day: string): string;
  country(code: string): string;
  either(names: readonly string[]): string;
}

export function policyWords(language: Language): PolicyWords {
  const texts = policyTexts[language];
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const lists = new Intl.ListFormat(language, { type: 'disjunction' });
  const written = (amount: string, currency: string) =>
    // Decimal text keeps every digit, whatever the currency.
    new Intl.NumberFormat(language, { style: 'currency', currency }).format(Number(amount));
  return {
    texts,
    sentence({ code, values }) {
      const known = policyCodes.find((one) => one === code);
      const { amount, currency } = values;
      const shown = amount && currency ? { ...values, amount: written(amount, currency) } : values;
      return known === undefined ? '' : texts.sentences[known](shown);
    },
    amount: (minor, currency) => written(moneyAmount(money(BigInt(minor), currency)), currency),
    day(day) {
      const yearly = day.length === '01-31'.length;
      const date = new Date(`${yearly ? `2028-${day}` : day}T12:00:00Z`);
      const year = yearly ? {} : ({ year: 'numeric' } as const);
      return date.toLocaleDateString(language, { day: 'numeric', month: 'long', timeZone: 'UTC', ...year });
    },
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    either: (names) => lists.format(names),
  };
}
