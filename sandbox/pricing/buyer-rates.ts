import type { Shop } from '../domain/types.ts';

/** What one euro is worth in the currencies that buyers of the demo shop may pay in. */
export const ratesPerEuro = { USD: '1.0850', GBP: '0.8540', CHF: '0.9610', JPY: '162.40' } as const;

const currencies: Readonly<Record<string, keyof typeof ratesPerEuro>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  JP: 'JPY',
};

/** What a buyer in this country pays in, and how much of it one unit of the shop's currency is. */
export function buyerCurrency(
  shop: Pick<Shop, 'currency'>,
  country: string,
): { currency: string; rate: string } {
  const foreign = shop.currency === 'EUR' ? currencies[country] : undefined;
  return foreign === undefined
    ? { currency: shop.currency, rate: '1' }
    : { currency: foreign, rate: ratesPerEuro[foreign] };
}
