import { readStock } from '../../domain/stock.ts';
import type { ProductData, VariantData } from '../../domain/types.ts';
import { pictureAddress } from '../../frame/products/picture-address.ts';
import { Strict } from '../liquid/strict.ts';
import { metafieldsOf } from './metafields.ts';
import { optionsOf, partsOf } from './options.ts';
import type { PageContext } from './page-context.ts';
import { liquidPrice } from './price.ts';

/** Products as Liquid objects, with what lies on the shelves; `variant` is the id chosen in the address. */
export async function productObjects(
  page: PageContext,
  products: readonly ProductData[],
  variant: string | null = null,
): Promise<Strict[]> {
  const ids = products.flatMap((product) => product.variants.map((one) => one.id));
  const stock = await readStock(page.state, page.shop, ids);
  return products.map((product) => productObject(page, product, stock, variant));
}

function productObject(
  page: PageContext,
  product: ProductData,
  stock: ReadonlyMap<string, number>,
  chosen: string | null,
): Strict {
  const { currency } = page.shop;
  const url = `${page.root}/products/${product.handle}`;
  const variants = product.variants.map((one) =>
    variantObject(page, product, one, (stock.get(one.id) ?? 0) > 0),
  );
  const find = (wanted: (data: VariantData) => boolean) =>
    variants[product.variants.findIndex(wanted)] ?? null;
  const firstAvailable = find((one) => (stock.get(one.id) ?? 0) > 0);
  const selected = chosen === null ? null : find((one) => one.id === chosen);
  const current = selected ?? firstAvailable ?? variants[0] ?? null;
  const data =
    product.variants[variants.indexOf(current ?? new Strict('variant', {}))] ?? product.variants[0];
  const prices = product.variants.map((one) => liquidPrice(one.price, currency));
  const options = optionsOf(product, data);
  return new Strict('product', {
    id: Number(product.id),
    title: product.title,
    handle: product.handle,
    url,
    description: product.descriptionHtml,
    content: product.descriptionHtml,
    vendor: product.vendor,
    type: product.type,
    tags: [...product.tags].sort(),
    available: firstAvailable !== null,
    'gift_card?': product.giftCard,
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    compare_at_price: compareAt(product.variants[0], currency),
    has_only_default_variant: product.variants.length === 1 && product.variants[0]?.title === 'Default Title',
    variants,
    variants_count: variants.length,
    selected_variant: selected,
    first_available_variant: firstAvailable,
    selected_or_first_available_variant: current,
    options: options.map((option) => option.name),
    options_with_values: options.map(
      (option) =>
        new Strict('product_option', {
          name: option.name,
          position: option.position,
          selected_value: option.selected,
          values: option.values.map(
            (value) =>
              new Strict('product_option_value', {
                name: value.name,
                available: value.variants.some((one) => (stock.get(one.id) ?? 0) > 0),
                selected: value.name === option.selected,
                variant: find((one) => one.id === value.nearest.id),
                swatch: value.swatch === null ? null : new Strict('swatch', { color: value.swatch }),
              }),
          ),
        }),
    ),
    featured_image: pictureOf(product, data),
    featured_media: pictureOf(product, data),
    images: [pictureOf(product, data)],
    media: [pictureOf(product, data)],
    collections: () => page.collectionsWith(product.id),
    metafields: metafieldsOf(page.state, page.shop, 'PRODUCT', product.id),
    template_suffix: null,
    requires_selling_plan: false,
    selling_plan_groups: [],
    created_at: product.createdAt,
    published_at: product.publishedAt,
  });
}

/** One variant; `product` is given where a line needs it. */
export function variantObject(
  page: PageContext,
  product: ProductData,
  variant: VariantData,
  available: boolean,
): Strict {
  const { currency } = page.shop;
  const parts = partsOf(variant);
  return new Strict('variant', {
    id: Number(variant.id),
    title: variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    price: liquidPrice(variant.price, currency),
    compare_at_price: compareAt(variant, currency),
    available,
    url: `${page.root}/products/${product.handle}?variant=${variant.id}`,
    options: parts,
    option1: parts[0],
    option2: parts[1],
    option3: parts[2],
    requires_shipping: variant.requiresShipping,
    taxable: variant.taxable,
    featured_image: pictureOf(product, variant),
    image: pictureOf(product, variant),
    metafields: metafieldsOf(page.state, page.shop, 'PRODUCTVARIANT', variant.id),
  });
}

/** The picture in the variant's colour. */
export function pictureOf(product: ProductData, variant: Pick<VariantData, 'title'> | undefined): Strict {
  const src = pictureAddress(product.id, variant?.title ?? null);
  return new Strict('image', {
    id: Number(product.image?.id ?? product.id),
    src,
    alt: product.image?.altText ?? product.title,
    width: 600,
    height: 600,
    aspect_ratio: 1,
  });
}

function compareAt(variant: VariantData | undefined, currency: string): number | null {
  const before = variant?.compareAtPrice ?? null;
  return before === null ? null : liquidPrice(before, currency);
}
