import { readStock } from '../../domain/stock.ts';
import type { Id, ProductData, VariantData } from '../../domain/types.ts';
import { decimal, minor } from '../../money/amount.ts';
import { storeBase } from '../../shopper/visitor.ts';
import type { ApiContext, Args, View } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { listConnection } from '../lists/connection.ts';
import { documentConnection } from '../lists/document-connection.ts';
import { collectionListing } from '../lists/listings.ts';
import { metafieldsOf } from './metafield.ts';
import { moneyV2 } from './money.ts';

export function productView(product: ProductData, context: ApiContext): View {
  const stock = memo(() =>
    readStock(
      context.on,
      context.shop,
      product.variants.map((one) => one.id),
    ),
  );
  const total = async () => [...(await stock()).values()].reduce((units, available) => units + available, 0);
  return {
    __typename: 'Product',
    id: gid('Product', product.id),
    legacyResourceId: product.id,
    title: product.title,
    handle: product.handle,
    description: product.descriptionHtml.replace(/<[^>]*>/g, ''),
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.type,
    status: product.status,
    tags: [...product.tags].sort(),
    isGiftCard: product.giftCard,
    category: null,
    templateSuffix: null,
    tracksInventory: true,
    totalInventory: total,
    hasOnlyDefaultVariant: product.variants.length === 1 && product.variants[0]?.title === 'Default Title',
    hasOutOfStockVariants: async () => [...(await stock()).values()].some((available) => available <= 0),
    onlineStoreUrl: `${context.app.origin}${storeBase(context.shop.domain)}/products/${product.handle}`,
    onlineStorePreviewUrl: `${context.app.origin}${storeBase(context.shop.domain)}/products/${product.handle}`,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.publishedAt,
    featuredMedia: mediaView(product),
    media: (args: Args, api: ApiContext) =>
      listConnection(product.image === null ? [] : [product], args, api, {
        key: (one) => one.id,
        view: (one) => mediaView(one) ?? {},
      }),
    featuredImage: imageView(product),
    priceRangeV2: () => priceRange(product, context),
    variantsCount: { count: product.variants.length, precision: 'EXACT' },
    variants: (args: Args, api: ApiContext) =>
      listConnection(product.variants, args, api, {
        key: (variant) => variant.id,
        view: (variant) => variantView(product, variant, context),
      }),
    collections: (args: Args, api: ApiContext) =>
      documentConnection(api, collectionListing, args, {
        view: api.show.collection,
        within: (params) =>
          `exists (select from collection_product c where c.shop = r.shop and c.collection_id = r.id
           and c.product_id = ${params.add(product.id)}::bigint)`,
      }),
    inCollection: (args: Args) => inCollection(context, product.id, idOf('Collection', args.id)),
    ...metafieldsOf('PRODUCT', product.id),
  };
}

/** Whether a collection holds a product. */
export async function inCollection(
  context: ApiContext,
  product: Id | null,
  collection: Id | null,
): Promise<boolean> {
  const rows = await context.on.query(
    'select 1 from collection_product where shop = $1 and collection_id = $2 and product_id = $3',
    [context.shop.domain, collection, product],
  );
  return rows.length > 0;
}

function priceRange(product: ProductData, context: ApiContext): View {
  const { currency } = context.shop;
  const prices = product.variants.map((variant) => minor(variant.price, currency));
  const sorted = prices.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    minVariantPrice: moneyV2(sorted[0] ?? 0n, currency),
    maxVariantPrice: moneyV2(sorted.at(-1) ?? 0n, currency),
  };
}

export function imageView(product: ProductData): View | null {
  if (product.image === null) return null;
  const { id, url, altText, width, height } = product.image;
  return { __typename: 'Image', id: gid('ImageSource', id), url, altText, width, height };
}

function mediaView(product: ProductData): View | null {
  const image = imageView(product);
  if (product.image === null || image === null) return null;
  return {
    __typename: 'MediaImage',
    id: gid('MediaImage', product.image.id),
    alt: product.image.altText,
    mediaContentType: 'IMAGE',
    mediaErrors: [],
    mediaWarnings: [],
    status: 'READY',
    fileStatus: 'READY',
    fileErrors: [],
    mimeType: null,
    image,
    preview: { image, status: 'READY' },
    createdAt: product.createdAt,
    updatedAt: product.createdAt,
  };
}

export function variantView(product: ProductData, variant: VariantData, context: ApiContext): View {
  const available = async () =>
    (await readStock(context.on, context.shop, [variant.id])).get(variant.id) ?? 0;
  const single = variant.title === 'Default Title';
  return {
    __typename: 'ProductVariant',
    id: gid('ProductVariant', variant.id),
    legacyResourceId: variant.id,
    title: variant.title,
    displayName: single ? product.title : `${product.title} - ${variant.title}`,
    sku: variant.sku,
    barcode: variant.barcode,
    price: decimal(minor(variant.price, context.shop.currency), context.shop.currency),
    compareAtPrice: variant.compareAtPrice,
    position: variant.position,
    taxable: variant.taxable,
    availableForSale: async () => (await available()) > 0,
    inventoryQuantity: available,
    sellableOnlineQuantity: available,
    inventoryPolicy: 'DENY',
    selectedOptions: [{ name: 'Title', value: variant.title }],
    product: () => productView(product, context),
    image: () => imageView(product),
    inventoryItem: {
      __typename: 'InventoryItem',
      id: gid('InventoryItem', variant.inventoryItemId),
      legacyResourceId: variant.inventoryItemId,
      sku: variant.sku,
      tracked: true,
      requiresShipping: variant.requiresShipping,
      createdAt: variant.createdAt,
      updatedAt: variant.updatedAt,
    },
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
    ...metafieldsOf('PRODUCTVARIANT', variant.id),
  };
}

function memo<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}
