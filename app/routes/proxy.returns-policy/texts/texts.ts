import type { PolicyCode } from '#app/contracts/returns.ts';
import type { Language } from '#app/kernel/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** Days count from it. */
export type Start = 'delivered' | 'fulfilled' | 'ordered';

/** What a public rule may ask about, as its label. */
export type PublicField =
  | 'order.country'
  | 'order.channel'
  | 'order.codes'
  | 'order.value'
  | 'order.boughtOn'
  | 'customer.tier'
  | 'line.skus'
  | 'line.products'
  | 'line.tags'
  | 'line.collections'
  | 'line.types'
  | 'line.vendors'
  | 'line.price'
  | 'line.discountPercent'
  | 'return.reason';

/** The words of the policy's page. Amounts, days, names and lists come as people read them; the page escapes. */
export interface PolicyTexts {
  readonly title: string;
  version(version: number, since: string): string;
  readonly none: string;
  readonly general: string;
  readonly special: string;
  /** Some rules are about customers and orders, which their own pages tell. */
  readonly others: string;
  readonly law: string;
  readonly sentences: Readonly<Record<PolicyCode, (values: Readonly<Record<string, string>>) => string>>;
  months(count: number, from: Start): string;
  until(day: string): string;
  readonly finalSale: string;
  readonly notFinalSale: string;
  readonly never: string;
  readonly noRefund: string;
  readonly noCredit: string;
  readonly noExchange: string;
  readonly noKeep: string;
  readonly noRestocking: string;
  readonly noShipping: string;
  readonly fields: Readonly<Record<PublicField, string>>;
  not(list: string): string;
  atLeast(what: string): string;
  below(what: string): string;
  between(from: string, to: string): string;
  /** Products and collections go by numbers, which say nothing to anybody. */
  readonly certain: string;
  readonly country: string;
  readonly anyCountry: string;
  readonly show: string;
  readonly withdrawal: string;
  readonly withdrawalText: string;
  readonly withdraw: string;
  readonly account: string;
  readonly back: string;
}

export const policyTexts: Readonly<Record<Language, PolicyTexts>> = { en, de, fr, es, ja };
