import { buildSchema, graphql } from 'graphql';
import type { ProductData, Shop, VariantData } from '../../domain/types.ts';
import { pictureAddress } from '../../frame/products/picture-address.ts';
import type { Reader } from '../../state/database.ts';
import { findDocument } from '../../state/documents.ts';

/** The part of the Storefront API that a sandbox without a storefront's search can answer; asking for more is an error. */
const schema = buildSchema(`
  type Query { shop: Shop! product(id: ID, handle: String): Product node(id: ID!): Node nodes(ids: [ID!]!): [Node]! }
  interface Node { id: ID! }
  type Shop { id: ID! name: String! primaryDomain: Domain! }
  type Domain { host: String! url: String! }
  type MoneyV2 { amount: String! currencyCode: String! }
  type Image { url: String! altText: String width: Int height: Int }
  type Product implements Node {
    id: ID! title: String! handle: String! vendor: String! productType: String! tags: [String!]! descriptionHtml: String!
    availableForSale: Boolean! featuredImage: Image variants(first: Int): ProductVariantConnection!
  }
  type ProductVariantConnection { nodes: [ProductVariant!]! edges: [ProductVariantEdge!]! }
  type ProductVariantEdge { node: ProductVariant! }
  type ProductVariant implements Node {
    id: ID! title: String! sku: String availableForSale: Boolean! price: MoneyV2! compareAtPrice: MoneyV2 image: Image
  }
`);

/** Answers a query of an extension's shopify.query(). */
export async function queryStorefront(
  on: Reader,
  shop: Shop,
  asked: { query: string; variables: Record<string, unknown> },
): Promise<object> {
  const node = async ({ id }: { id: string }) => {
    const [type, number = ''] = id.split('/').slice(-2);
    return type === 'Product' && /^\d{1,18}$/.test(number) ? productView(on, shop, number) : null;
  };
  const rootValue = {
    shop: () => ({
      id: `gid://shopify/Shop/${shop.id}`,
      name: shop.name,
      primaryDomain: { host: shop.domain, url: `https://${shop.domain}` },
    }),
    product: async ({ id, handle }: { id?: string; handle?: string }) =>
      id !== undefined ? node({ id }) : handle !== undefined ? productByHandle(on, shop, handle) : null,
    node,
    nodes: ({ ids }: { ids: string[] }) => Promise.all(ids.map((id) => node({ id }))),
  };
  return graphql({ schema, source: asked.query, rootValue, variableValues: asked.variables });
}

async function productByHandle(on: Reader, shop: Shop, handle: string): Promise<object | null> {
  const rows = await on.query<{ id: string }>(
    "select id from resource where shop = $1 and kind = 'product' and data ->> 'handle' = $2",
    [shop.domain, handle],
  );
  return rows[0] === undefined ? null : productView(on, shop, rows[0].id);
}

async function productView(on: Reader, shop: Shop, id: string): Promise<object | null> {
  const product = await findDocument(on, shop, 'product', id);
  if (product === null || product.status !== 'ACTIVE') return null;
  const variants = product.variants.map((variant) => variantView(shop, product, variant));
  return {
    __typename: 'Product',
    id: `gid://shopify/Product/${product.id}`,
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    productType: product.type,
    tags: product.tags,
    descriptionHtml: product.descriptionHtml,
    availableForSale: true,
    featuredImage: { url: pictureAddress(product.id), altText: product.title },
    variants: { nodes: variants, edges: variants.map((node) => ({ node })) },
  };
}

function variantView(shop: Shop, product: ProductData, variant: VariantData): object {
  const price = (amount: string) => ({ amount, currencyCode: shop.currency });
  return {
    __typename: 'ProductVariant',
    id: `gid://shopify/ProductVariant/${variant.id}`,
    title: variant.title,
    sku: variant.sku,
    availableForSale: true,
    price: price(variant.price),
    compareAtPrice: variant.compareAtPrice === null ? null : price(variant.compareAtPrice),
    image: { url: pictureAddress(product.id, variant.title), altText: product.title },
  };
}
