import type { Instant } from '#app/kernel/calendar.ts';

/** What moving reviews in and out is handed beside what all of reviews is. */
export interface MovingPorts {
  readonly seal: {
    seal(text: string): Uint8Array;
    /** Breaks on bytes that were not sealed by it. */
    open(sealed: Uint8Array): string;
    /** The same for every spelling of an address. */
    emailIndex(email: string): Uint8Array;
  };
  readonly catalogue: CataloguePort;
  readonly buyers: BuyersPort;
  /** Stands in the place of an id of ours outside: the same for the same shop and text, and nobody can turn it round. */
  digest(shopId: bigint, text: string): string;
}

/** A product of the mirror. */
export interface ListedProduct {
  readonly shopifyId: bigint;
  readonly title: string;
  readonly handle: string;
  /** '' where it has none. */
  readonly brand: string;
  readonly deleted: boolean;
  readonly variants: readonly ListedVariant[];
}

export interface ListedVariant {
  readonly shopifyId: bigint;
  readonly sku: string | null;
  /** A GTIN, or whatever the merchant keeps there. */
  readonly barcode: string | null;
}

export interface CataloguePort {
  /** Every product that one of these names could mean, deleted ones included. */
  findProducts(
    shopId: bigint,
    names: {
      /** Shopify's. */
      readonly ids: readonly bigint[];
      readonly handles: readonly string[];
      readonly skus: readonly string[];
    },
  ): Promise<readonly ListedProduct[]>;
}

/** A line of an order of this shop. Ids of line, product and variant are Shopify's. */
export interface BoughtLine {
  /** As it was asked for; '' where it was not asked for by an address. */
  readonly email: string;
  readonly customerId: bigint | null;
  readonly orderId: bigint;
  readonly orderShopifyId: bigint;
  readonly lineShopifyId: bigint;
  readonly productShopifyId: bigint;
  readonly variantShopifyId: bigint | null;
  readonly processedAt: Instant;
}

export interface BuyersPort {
  /** What was bought with these addresses, neither tests nor cancelled; oldest first. */
  purchasesByAddress(shopId: bigint, emails: readonly string[]): Promise<readonly BoughtLine[]>;
  /** What was bought with these orders, by Shopify's ids, neither tests nor cancelled. */
  linesOfOrders(shopId: bigint, orderShopifyIds: readonly bigint[]): Promise<readonly BoughtLine[]>;
  /** By the address asked for; addresses of nobody we know are absent. */
  customersByAddress(shopId: bigint, emails: readonly string[]): Promise<ReadonlyMap<string, bigint>>;
  /** Addresses of customers; those that are not known or were erased are absent. */
  addressesOf(shopId: bigint, customerIds: readonly bigint[]): Promise<ReadonlyMap<bigint, string>>;
}
