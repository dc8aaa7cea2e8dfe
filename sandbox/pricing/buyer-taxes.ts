import type { Shop } from '../domain/types.ts';

/** Percent on goods where the shop is at home; countries that are not listed have none. */
const rates: Readonly<Record<string, string>> = {
  AT: '20',
  CH: '8.1',
  DE: '19',
  DK: '25',
  ES: '21',
  FR: '20',
  GB: '20',
  JP: '10',
  NL: '21',
  SE: '25',
  US: '8.875',
};

const union = new Set(['AT', 'DE', 'DK', 'ES', 'FR', 'NL', 'SE']);

/** Whether both lie in one tax area: the same country, or the EU. */
export function sameTaxArea(one: string, other: string): boolean {
  return one === other || (union.has(one) && union.has(other));
}

/** Percent of tax on what the shop sends to this country: its own rate within its tax area, none beyond. */
export function taxPercentFor(shop: Pick<Shop, 'country'>, country: string): string {
  return sameTaxArea(shop.country, country) ? (rates[shop.country] ?? '0') : '0';
}
