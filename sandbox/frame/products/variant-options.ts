import { html, type Piece } from '../html.ts';
import type { Sellable } from './find-products.ts';

/** Options of a select, grouped by product. */
export function variantOptions(sellable: readonly Sellable[], chosen: string): Piece {
  const groups = Map.groupBy(sellable, (one) => one.product);
  return [...groups].map(([product, variants]) => {
    const options = variants.map(
      (one) =>
        html`<option value=${one.sku} selected=${one.sku === chosen}>${one.variant === null ? product : `${product}, ${one.variant}`} (${one.price})</option>`,
    );
    return variants.length === 1 ? options : html`<optgroup label=${product}>${options}</optgroup>`;
  });
}
