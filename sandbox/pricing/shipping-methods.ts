import type { Decimal, Shop } from '../domain/types.ts';
import { decimal, exponentOf, toPresentment } from '../money/amount.ts';
import { sameTaxArea } from './buyer-taxes.ts';

export interface ShippingMethod {
  handle: string;
  title: string;
  /** Minor units of the currency the buyer pays in. */
  price: bigint;
}

type Zone = 'home' | 'area' | 'world';

/** Hundredths of a unit of currency; whole units where the currency has no hundredths. */
const prices: Readonly<Record<string, Readonly<Record<Zone, bigint>>>> = {
  Standard: { home: 490n, area: 990n, world: 1490n },
  Express: { home: 990n, area: 1990n, world: 2990n },
};

/** How a parcel can go to this country, the cheapest way first. Tax on shipping is not told apart. */
export function shippingMethodsFor(
  shop: Pick<Shop, 'country' | 'currency'>,
  to: { country: string; currency: string; rate: string },
): ShippingMethod[] {
  const zone = zoneOf(shop, to.country);
  return Object.entries(prices).map(([title, by]) => ({
    handle: title.toLowerCase(),
    title,
    price: toPresentment(inShopCurrency(by[zone], shop.currency), shop.currency, to.rate, to.currency),
  }));
}

/** The price that a method has in the shop's own currency, such as "4.90" or "490" yen. */
export function homeShipping(shop: Pick<Shop, 'country' | 'currency'>): Decimal {
  return decimal(inShopCurrency(prices.Standard?.home ?? 0n, shop.currency), shop.currency);
}

function inShopCurrency(hundredths: bigint, currency: string): bigint {
  return exponentOf(currency) === 3 ? hundredths * 10n : hundredths;
}

function zoneOf(shop: Pick<Shop, 'country'>, country: string): Zone {
  if (country === shop.country) return 'home';
  return sameTaxArea(shop.country, country) ? 'area' : 'world';
}
