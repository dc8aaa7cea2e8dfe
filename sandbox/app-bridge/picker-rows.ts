import { listProducts } from '../domain/lists.ts';
import type { CollectionData, ProductData, Shop, VariantData } from '../domain/types.ts';
import type { Reader } from '../state/database.ts';
import type { PickerRow, PickerType } from './messages.ts';

const PAGE = 50;
const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;

/** The newest products, variants or collections whose name contains the text. */
export async function pickerRows(
  on: Reader,
  shop: Shop,
  type: PickerType,
  text: string,
): Promise<PickerRow[]> {
  if (type === 'collection') return (await findCollections(on, shop, text)).map(collectionRow);
  const { items } = await listProducts(on, shop, { first: PAGE, text });
  if (type === 'product') return items.map(productRow);
  return items.flatMap((product) => product.variants.map((variant) => variantRow(product, variant)));
}

async function findCollections(on: Reader, shop: Shop, text: string): Promise<CollectionData[]> {
  const rows = await on.query<{ data: CollectionData }>(
    `select data from resource where shop = $1 and kind = 'collection' and strpos(lower(name), lower($2)) > 0
     order by name limit $3`,
    [shop.domain, text, PAGE],
  );
  return rows.map((row) => row.data);
}

function collectionRow(collection: CollectionData): PickerRow {
  const { title, handle, descriptionHtml, updatedAt } = collection;
  const id = gid('Collection', collection.id);
  return {
    id,
    title,
    subtitle: '',
    image: null,
    resource: { id, title, handle, descriptionHtml, updatedAt },
  };
}

function productRow(product: ProductData): PickerRow {
  const id = gid('Product', product.id);
  const count = product.variants.length;
  return {
    id,
    title: product.title,
    subtitle: count > 1 ? `${count} variants` : (product.variants[0]?.sku ?? ''),
    image: product.image?.url ?? null,
    resource: {
      id,
      title: product.title,
      handle: product.handle,
      descriptionHtml: product.descriptionHtml,
      vendor: product.vendor,
      productType: product.type,
      status: product.status,
      tags: product.tags,
      hasOnlyDefaultVariant: count === 1,
      totalVariants: count,
      images: product.image === null ? [] : [picture(product.image)],
      variants: product.variants.map((variant) => variantFields(product, variant)),
      createdAt: product.createdAt,
      updatedAt: product.updatedAt,
    },
  };
}

function variantRow(product: ProductData, variant: VariantData): PickerRow {
  const resource = {
    ...variantFields(product, variant),
    product: { id: gid('Product', product.id), title: product.title, handle: product.handle },
  };
  const subtitle = [variant.sku, variant.price].filter((part) => part !== '').join(' · ');
  return {
    id: resource.id,
    title: resource.displayName,
    subtitle,
    image: product.image?.url ?? null,
    resource,
  };
}

function variantFields(product: ProductData, variant: VariantData) {
  const only = product.variants.length === 1;
  return {
    id: gid('ProductVariant', variant.id),
    title: variant.title,
    displayName: only ? product.title : `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    position: variant.position,
    taxable: variant.taxable,
    requiresShipping: variant.requiresShipping,
    inventoryItem: { id: gid('InventoryItem', variant.inventoryItemId) },
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
  };
}

function picture(image: NonNullable<ProductData['image']>): object {
  return { id: gid('ProductImage', image.id), originalSrc: image.url, altText: image.altText };
}
