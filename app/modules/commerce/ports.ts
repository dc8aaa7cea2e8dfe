import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { InTransaction, Sql, Tx } from '#app/kernel/transaction.ts';
import type { CustomerSnapshot } from './customer.ts';
import type { OrderReading, ParseDelivery } from './delivery.ts';
import type { ProductSnapshot } from './product.ts';
import type { ShopRef, ShopSnapshot } from './shop.ts';

export interface CommerceDeps {
  readonly sql: Sql;
  readonly inTransaction: InTransaction;
  readonly shopify: ShopifyReads;
  readonly parseDelivery: ParseDelivery;
  readonly clock: BusinessClock;
  readonly seal: PersonalSeal;
  readonly log: CommerceLog;
  /** Says that one of Shopify's returns has changed: another area's to look at. */
  readonly returnChanged: (shopId: bigint, returnShopifyId: ShopifyId) => Promise<void>;
  /** Forgets the shop's tokens and staff sessions. */
  readonly removeSessions: (domain: string) => Promise<void>;
  /** Removes every row of the transaction's shop in every table except the shop's own, facts and ledger included. */
  readonly eraseShop: (tx: Tx) => Promise<void>;
}

/** Business time. */
export interface BusinessClock {
  now(shopId: bigint): Promise<Instant>;
  nowOf(domain: string): Promise<Instant>;
}

export interface PersonalSeal {
  seal(text: string): Uint8Array;
  open(sealed: Uint8Array): string;
  emailIndex(email: string): Uint8Array;
}

export interface CommerceLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** Something changed at Shopify: which, and when for the last time. */
export interface Change {
  readonly shopifyId: ShopifyId;
  readonly updatedAt: Instant;
  /** Of an order: see `orderSign`. */
  readonly sign?: string;
}

export interface ChangePage {
  readonly changes: readonly Change[];
  /** Null on the last page. */
  readonly next: string | null;
}

export interface ChangesAsked {
  /** Inclusive. */
  readonly since: Instant;
  readonly after: string | null;
}

export type BulkArea = 'products' | 'customers' | 'orders';

export interface BulkOperation {
  readonly id: string;
  readonly status: 'created' | 'running' | 'canceling' | 'completed' | 'canceled' | 'failed' | 'expired';
  readonly errorCode: string | null;
  /** Null when there is no result, and when the result is empty. */
  readonly url: string | null;
  readonly rootObjects: bigint;
}

/** One root object of a bulk result, and how many lines of the file it and its children took. */
export type BulkRecord = { readonly lines: number } & (
  | {
      readonly area: 'products';
      readonly product: ProductSnapshot;
      /** False: the result had it without its parts, so it has to be read by itself. */
      readonly complete: boolean;
    }
  | { readonly area: 'customers'; readonly customer: CustomerSnapshot }
  | { readonly area: 'orders'; readonly reading: OrderReading }
);

/**
 * What commerce asks of Shopify. Every read breaks with an error when Shopify cannot be asked (throttled, down,
 * no token): the job then comes back. Such an error carries `temporary: true`. Null: Shopify does not know it, or does not show it to us.
 */
export interface ShopifyReads {
  /** False when our token no longer counts there, or when we have none. */
  isInstalled(shop: ShopRef): Promise<boolean>;
  shop(shop: ShopRef): Promise<ShopSnapshot>;
  grantedScopes(shop: ShopRef): Promise<readonly string[]>;
  order(shop: ShopRef, id: ShopifyId): Promise<OrderReading | null>;
  customer(shop: ShopRef, id: ShopifyId): Promise<CustomerSnapshot | null>;
  product(shop: ShopRef, id: ShopifyId): Promise<ProductSnapshot | null>;
  /** Ids of all products of a collection; null when the collection is gone. */
  productsOfCollection(shop: ShopRef, id: ShopifyId): Promise<readonly ShopifyId[] | null>;
  /** Of at most 250 collections; those that are gone are absent. */
  collectionTitles(shop: ShopRef, ids: readonly ShopifyId[]): Promise<ReadonlyMap<ShopifyId, string>>;
  changedOrders(shop: ShopRef, asked: ChangesAsked): Promise<ChangePage>;
  changedCustomers(shop: ShopRef, asked: ChangesAsked): Promise<ChangePage>;
  changedProducts(shop: ShopRef, asked: ChangesAsked): Promise<ChangePage>;
  startBulk(
    shop: ShopRef,
    area: BulkArea,
  ): Promise<{ readonly id: string } | { readonly refused: BulkRefusal }>;
  bulkOperation(shop: ShopRef, id: string): Promise<BulkOperation | null>;
  cancelBulk(shop: ShopRef, id: string): Promise<void>;
  /** Records from the given line on, in the file's order; null when the file has expired. */
  openBulkResult(area: BulkArea, url: string, fromLine: bigint): Promise<AsyncIterable<BulkRecord> | null>;
}

/** `busy`: as many operations as Shopify allows are running; ask again later. */
export type BulkRefusal = 'busy' | 'invalid';
