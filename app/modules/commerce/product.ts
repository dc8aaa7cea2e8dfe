import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';

/** A product as Shopify tells it at one moment. */
export interface ProductSnapshot {
  readonly shopifyId: ShopifyId;
  readonly title: string;
  readonly handle: string;
  /** Shopify's word in lower case: "active", "draft", "archived". */
  readonly status: string;
  readonly vendor: string;
  readonly type: string;
  readonly tags: readonly string[];
  readonly collections: readonly ShopifyId[];
  readonly imageUrl: string | null;
  readonly updatedAt: Instant;
  readonly variants: readonly VariantSnapshot[];
}

export interface VariantSnapshot {
  readonly shopifyId: ShopifyId;
  readonly sku: string | null;
  /** A GTIN, or whatever the merchant keeps there. */
  readonly barcode: string | null;
  readonly title: string;
  /** Decimal string in the shop's currency. */
  readonly price: string;
}

/** What rules ask of a product, as last read; its type and vendor are empty where it has none. */
export interface ProductTraits {
  readonly tags: readonly string[];
  readonly collections: readonly ShopifyId[];
  readonly type: string;
  readonly vendor: string;
}

/** What a shopper's page shows of a product. */
export interface ProductCard {
  readonly title: string;
  readonly handle: string;
  readonly imageUrl: string | null;
  readonly deleted: boolean;
  /** By Shopify's variant id; of a product with one unnamed variant, its title is "Default Title". */
  readonly variantTitles: ReadonlyMap<ShopifyId, string>;
}

/** A product as lists for other systems name it. */
export interface CatalogueProduct {
  readonly shopifyId: ShopifyId;
  readonly title: string;
  readonly handle: string;
  readonly vendor: string;
  readonly deleted: boolean;
  readonly variants: readonly {
    readonly shopifyId: ShopifyId;
    readonly sku: string | null;
    readonly barcode: string | null;
  }[];
}

/** How a file may name a product. */
export interface ProductNames {
  readonly ids: readonly bigint[];
  readonly handles: readonly string[];
  readonly skus: readonly string[];
}
