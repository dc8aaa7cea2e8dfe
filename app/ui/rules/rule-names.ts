import { currencyCode } from '#app/kernel/currency.ts';
import { money, printMoney } from '#app/kernel/money.ts';
import type { RuleNames } from './condition-in-words.ts';

export interface KnownNames {
  readonly currency: string;
  readonly collections: Readonly<Record<string, string>>;
  readonly products: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly locations: Readonly<Record<string, string>>;
  /** By ISO code. */
  readonly countries: Readonly<Record<string, string>>;
  /** Stands for what was not typed yet. */
  readonly blank: string;
}

/** Names and amounts for sentences of rules. English until the admin's other languages are written. */
export function openRuleNames(known: KnownNames): RuleNames {
  const { collections, products, reasons, locations, countries, currency, blank } = known;
  return {
    collections,
    products,
    reasons,
    locations,
    country: (code) => countries[code] ?? code,
    amount: (minor, other) =>
      minor < 0 ? blank : printMoney(money(BigInt(minor), currencyCode(other ?? currency)), 'en'),
  };
}
