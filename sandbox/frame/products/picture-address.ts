import type { LineData } from '../../domain/types.ts';

/** Address of a product's picture; with a variant's title the picture takes the variant's colour. */
export function pictureAddress(productId: string, variantTitle: string | null = null): string {
  const colour = variantTitle?.split(' / ')[0];
  const query =
    colour === undefined || colour === 'Default Title' ? '' : `?colour=${encodeURIComponent(colour)}`;
  return `/images/products/${productId}.svg${query}`;
}

/** The picture of what was sold on a line, also when its product is gone. */
export function pictureOf(line: Pick<LineData, 'productId' | 'variantTitle'>): string {
  return pictureAddress(line.productId ?? '0', line.variantTitle);
}
