import type { ProductData, VariantData } from '../../domain/types.ts';
import { namedColour } from '../../pictures/colours.ts';

export interface OptionValue {
  name: string;
  /** as a colour of CSS, when it is one */
  swatch: string | null;
  variants: VariantData[];
  /** The variant one gets by choosing this value and keeping the rest of what is chosen, where there is one. */
  nearest: VariantData;
}

export interface Option {
  name: string;
  position: number;
  selected: string;
  values: OptionValue[];
}

/** "Moss / S" has two parts; a product without options none. */
export function partsOf(variant: Pick<VariantData, 'title'>): string[] {
  return variant.title === 'Default Title' ? ['Default Title'] : variant.title.split(' / ');
}

/** The options of a product, read from its variants' titles: the sandbox keeps no names for them. */
export function optionsOf(product: ProductData, chosen: VariantData | undefined): Option[] {
  const [first] = product.variants;
  if (first === undefined || chosen === undefined) return [];
  const kept = partsOf(chosen);
  return partsOf(first).map((_, index): Option => {
    const groups = Map.groupBy(product.variants, (variant) => partsOf(variant)[index] ?? '');
    const fits = (variant: VariantData) =>
      partsOf(variant).every((part, at) => at === index || part === kept[at]);
    return {
      name: nameOf([...groups.keys()]),
      position: index + 1,
      selected: kept[index] ?? '',
      values: [...groups].map(([name, variants]) => ({
        name,
        swatch: namedColour(name),
        variants,
        nearest: variants.find(fits) ?? variants[0] ?? first,
      })),
    };
  });
}

function nameOf(values: readonly string[]): string {
  if (values.length === 1 && values[0] === 'Default Title') return 'Title';
  if (values.every((value) => namedColour(value) !== null)) return 'Colour';
  return values.every((value) => /^[^\d\s]\d/.test(value)) ? 'Amount' : 'Size';
}
