import type { ShopifyId } from '#app/kernel/ids.ts';
import type { ConsentReading, CustomerSnapshot } from './customer.ts';
import type { OrderSnapshot } from './order.ts';

/** An order as one source tells it, with its customer where the source carries one. */
export interface OrderReading {
  readonly order: OrderSnapshot;
  readonly customer: CustomerSnapshot | null;
  /** False where the source cannot tell all that a state consists of; it is then read from Shopify. */
  readonly complete: boolean;
  /** Parcels that have arrived, where the source does not say when. */
  readonly arrived: readonly ShopifyId[];
}

/** What one webhook delivery says, parsed. `kind` decides what the app does with it. */
export type ParsedDelivery =
  | ({ readonly kind: 'order' } & OrderReading)
  | { readonly kind: 'order-changed'; readonly orderShopifyId: ShopifyId }
  | { readonly kind: 'order-deleted'; readonly orderShopifyId: ShopifyId }
  | { readonly kind: 'return-changed'; readonly returnShopifyId: ShopifyId }
  | { readonly kind: 'customer-changed'; readonly customerShopifyId: ShopifyId }
  | { readonly kind: 'customer-deleted'; readonly customerShopifyId: ShopifyId }
  | ({ readonly kind: 'consent-changed' } & ConsentReading)
  | {
      readonly kind: 'customers-merged';
      readonly keptShopifyId: ShopifyId;
      readonly mergedShopifyId: ShopifyId;
      /** Shopify tells of merges that failed, too. */
      readonly completed: boolean;
    }
  | { readonly kind: 'product-changed'; readonly productShopifyId: ShopifyId }
  | { readonly kind: 'product-deleted'; readonly productShopifyId: ShopifyId }
  | { readonly kind: 'collection-changed'; readonly collectionShopifyId: ShopifyId }
  | { readonly kind: 'shop-changed' }
  | { readonly kind: 'uninstalled' }
  | { readonly kind: 'scopes-changed'; readonly scopes: readonly string[] }
  | { readonly kind: 'bulk-finished'; readonly operationId: string }
  | ({ readonly kind: 'data-request'; readonly requestId: string } & PersonInQuestion)
  | ({ readonly kind: 'customer-redact' } & PersonInQuestion)
  | { readonly kind: 'shop-redact' };

/** Whom a data request or redaction is about, and the orders that Shopify names with it. */
export interface PersonInQuestion {
  readonly customerShopifyId: ShopifyId | null;
  readonly email: string | null;
  readonly orderShopifyIds: readonly ShopifyId[];
}

/** A topic nobody here listens to, or a body that is not what Shopify documents; both with a reason in words. */
export type UnparsedDelivery =
  | { readonly kind: 'unknown-topic' }
  | { readonly kind: 'unparsable'; readonly reason: string };

export type ParseDelivery = (topic: string, payload: string) => ParsedDelivery | UnparsedDelivery;
