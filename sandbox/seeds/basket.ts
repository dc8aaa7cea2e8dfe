import type { Faker } from '@faker-js/faker';
import { decimal, minor } from '../money/amount.ts';
import type { CatalogueEntry } from './catalogue.ts';

/** A variant of the demo shop as it is sold. */
export interface DemoVariant {
  sku: string;
  title: string;
  /** in euros, with tax */
  price: string;
}

const skuPart = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]+/g, '');

/** Colours × sizes of a product, the first as the shop window shows it. */
export function variantsOf(entry: CatalogueEntry): DemoVariant[] {
  const colours = entry.colours.length === 0 ? [null] : entry.colours;
  const sizes = entry.sizes.length === 0 ? [null] : entry.sizes;
  return colours.flatMap((colour) =>
    sizes.map((size) => {
      const names = [colour, size?.[0]].filter((name) => name != null);
      return {
        sku: [entry.code, ...names.map(skuPart)].join('-'),
        title: names.length === 0 ? 'Default Title' : names.join(' / '),
        price: decimal(minor(entry.price, 'EUR') + BigInt(size?.[1] ?? 0), 'EUR'),
      };
    }),
  );
}

/** How much more a product sells in its own season. */
function seasonal(entry: CatalogueEntry, month: number): number {
  if (entry.peakMonth === null) return 1;
  const away = Math.abs(entry.peakMonth - month);
  return [2.2, 1.7, 1.2, 0.9, 0.7, 0.6, 0.5][Math.min(away, 12 - away)] ?? 0.5;
}

const severalAtOnce = new Set(['Mug', 'Bowl', 'Plate', 'Socks', 'Candle', 'Notebook', 'Towel', 'Plant pot']);

/** What one buyer puts into the basket in a given month (1–12): SKU, quantity and price, no SKU twice. */
export function fillBasket(
  dice: Faker,
  catalogue: readonly CatalogueEntry[],
  month: number,
): { sku: string; quantity: number; price: string }[] {
  const size = dice.helpers.weightedArrayElement([
    { value: 1, weight: 48 },
    { value: 2, weight: 29 },
    { value: 3, weight: 14 },
    { value: 4, weight: 7 },
    { value: 5, weight: 2 },
  ]);
  const basket = new Map<string, { sku: string; quantity: number; price: string }>();
  for (let place = 0; place < size; place += 1) {
    const entry = dice.helpers.weightedArrayElement(
      catalogue.map((value) => ({ value, weight: value.weight * seasonal(value, month) })),
    );
    const variant = dice.helpers.arrayElement(variantsOf(entry));
    const several = severalAtOnce.has(entry.productType) && dice.datatype.boolean({ probability: 0.45 });
    const quantity = several ? dice.number.int({ min: 2, max: entry.productType === 'Plate' ? 6 : 4 }) : 1;
    if (!basket.has(variant.sku))
      basket.set(variant.sku, { sku: variant.sku, quantity, price: variant.price });
  }
  return [...basket.values()];
}
