import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import type { LevelForm, TiersForm } from '#app/modules/loyalty/tiers/tiers-form.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** Two levels to begin with: 200.00 and 500.00 of goods in twelve months; 20,000 where there is no smaller unit. */
export function starterTiers(currency: CurrencyCode, { tiers: words }: Texts): TiersForm {
  const digits = currencyExponent(currency);
  const amount = (hundreds: bigint) =>
    printDecimal(hundreds * 10_000n * 10n ** BigInt(Math.max(0, digits - 2)), digits);
  const level = (name: string, spend: string, factor: string): LevelForm => ({
    ...newLevel,
    name,
    spend,
    factor,
  });
  return {
    match: 'any',
    window: 'rolling-12-months',
    downgrade: 'period-end',
    oneStep: false,
    graceDays: '0',
    levels: [level(words.starters.silver, amount(2n), '1.25'), level(words.starters.gold, amount(5n), '1.5')],
  };
}

/** A level of which nothing is said yet. */
export const newLevel: LevelForm = {
  id: '',
  name: '',
  spend: '',
  points: '',
  orders: '',
  factor: '1',
  entryPoints: '0',
  customerTag: '',
  freeShipping: false,
  percent: '',
  priority: false,
};
