import type { ShopifyId } from '#app/kernel/ids.ts';
import type { ChosenLine } from '../decisions/choose-units.ts';
import type { ReturnRefusal, WantedVariant } from '../door.ts';
import type { ProductVariant } from '../ports.ts';

/** What comes instead of some units of one chosen line. */
export interface PlacedItem {
  /** Of the line among those chosen. */
  readonly position: number;
  /** Of the product, as it was sold. */
  readonly title: string;
  readonly variant: ProductVariant;
  /** Of the units that it replaces. */
  readonly ordinals: readonly number[];
}

/**
 * Says which units are replaced by what: as many as come back, each by a variant of its own product that can be sold.
 * `bad-input`: more or fewer; `not-allowed`: no variant of it, or sold out.
 */
export function placeWanted(
  chosen: readonly ChosenLine[],
  wanted: readonly WantedVariant[],
  known: { readonly variants: readonly ProductVariant[]; readonly sellable: ReadonlySet<ShopifyId> },
): readonly PlacedItem[] | ReturnRefusal {
  const left = chosen.map(({ units }) => units.map(({ ordinal }) => ordinal));
  const placed: PlacedItem[] = [];
  for (const { lineShopifyId, variantShopifyId, quantity } of wanted) {
    const values = { line: lineShopifyId.toString(), variant: variantShopifyId.toString() };
    const line = chosen.find((one) => one.line.shopifyId === lineShopifyId)?.line;
    if (line === undefined || !Number.isSafeInteger(quantity) || quantity < 1)
      return { refused: 'bad-input', values };
    const variant = known.variants.find(
      (one) => one.variantShopifyId === variantShopifyId && one.productShopifyId === line.productShopifyId,
    );
    if (variant === undefined) return { refused: 'not-allowed', values: { ...values, cause: 'no-variant' } };
    if (!known.sellable.has(variantShopifyId))
      return { refused: 'not-allowed', values: { ...values, cause: 'sold-out' } };
    let open = quantity;
    chosen.forEach((one, position) => {
      if (one.line.shopifyId !== lineShopifyId || open === 0) return;
      const ordinals = left[position]?.splice(0, open) ?? [];
      open -= ordinals.length;
      if (ordinals.length > 0) placed.push({ position, title: one.line.title, variant, ordinals });
    });
    if (open > 0) return { refused: 'bad-input', values };
  }
  return left.every((ordinals) => ordinals.length === 0) ? merged(placed) : { refused: 'bad-input' };
}

/** The same variant wished for twice is one thing. */
function merged(placed: readonly PlacedItem[]): readonly PlacedItem[] {
  const items: PlacedItem[] = [];
  for (const one of placed) {
    const same = items.findIndex(
      ({ position, variant }) =>
        position === one.position && variant.variantShopifyId === one.variant.variantShopifyId,
    );
    const known = items[same];
    if (known === undefined) items.push(one);
    else items[same] = { ...known, ordinals: [...known.ordinals, ...one.ordinals] };
  }
  return items;
}
