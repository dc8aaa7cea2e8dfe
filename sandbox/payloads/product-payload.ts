import { isoWithOffset } from '../domain/timestamps.ts';
import type { CollectionData, Id, ProductData, Shop, VariantData } from '../domain/types.ts';

/** The payload of products/create and products/update, after Shopify's REST Product resource. */
export function productPayload(shop: Shop, product: ProductData, stock: ReadonlyMap<Id, number>): object {
  const at = (instant: string) => isoWithOffset(instant, shop.timezone);
  const image = product.image === null ? null : imagePayload(product, product.image, at);
  return {
    admin_graphql_api_id: `gid://shopify/Product/${product.id}`,
    body_html: product.descriptionHtml,
    created_at: at(product.createdAt),
    handle: product.handle,
    id: Number(product.id),
    product_type: product.type,
    published_at: product.publishedAt === null ? null : at(product.publishedAt),
    template_suffix: null,
    title: product.title,
    updated_at: at(product.updatedAt),
    vendor: product.vendor,
    status: product.status.toLowerCase(),
    published_scope: 'global',
    tags: product.tags.join(', '),
    variants: product.variants.map((variant) => variantPayload(product, variant, stock, at)),
    options: [
      {
        name: 'Title',
        id: Number(product.id) + 1,
        product_id: Number(product.id),
        position: 1,
        values: product.variants.map((variant) => variant.title),
      },
    ],
    images: image === null ? [] : [image],
    image,
    media: [],
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
      updated_at: variant.updatedAt,
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
}

function variantPayload(
  product: ProductData,
  variant: VariantData,
  stock: ReadonlyMap<Id, number>,
  at: (instant: string) => string,
): object {
  const available = stock.get(variant.id) ?? 0;
  return {
    admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
    barcode: variant.barcode,
    compare_at_price: variant.compareAtPrice,
    created_at: at(variant.createdAt),
    id: Number(variant.id),
    inventory_policy: 'deny',
    position: variant.position,
    price: variant.price,
    product_id: Number(product.id),
    sku: variant.sku,
    taxable: variant.taxable,
    title: variant.title,
    updated_at: at(variant.updatedAt),
    option1: variant.title,
    option2: null,
    option3: null,
    image_id: null,
    inventory_item_id: Number(variant.inventoryItemId),
    inventory_quantity: available,
    old_inventory_quantity: available,
  };
}

function imagePayload(
  product: ProductData,
  image: NonNullable<ProductData['image']>,
  at: (instant: string) => string,
): object {
  return {
    id: Number(image.id),
    product_id: Number(product.id),
    position: 1,
    alt: image.altText,
    width: image.width,
    height: image.height,
    src: image.url,
    created_at: at(product.createdAt),
    updated_at: at(product.createdAt),
    admin_graphql_api_id: `gid://shopify/MediaImage/${image.id}`,
    variant_ids: [],
  };
}

/** The payload of products/delete: the id and nothing else that matters. */
export function productDeletedPayload(product: ProductData): object {
  return { id: Number(product.id) };
}

/** The payload of collections/create and collections/update. */
export function collectionPayload(shop: Shop, collection: CollectionData): object {
  return {
    admin_graphql_api_id: `gid://shopify/Collection/${collection.id}`,
    id: Number(collection.id),
    handle: collection.handle,
    title: collection.title,
    body_html: collection.descriptionHtml,
    published_at: isoWithOffset(collection.createdAt, shop.timezone),
    updated_at: isoWithOffset(collection.updatedAt, shop.timezone),
    sort_order: 'best-selling',
    template_suffix: null,
    published_scope: 'global',
  };
}
