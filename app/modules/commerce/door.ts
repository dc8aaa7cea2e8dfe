import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { CustomerId, OrderId, ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { OrderReading } from './delivery.ts';
import type { CatalogueProduct, ProductCard, ProductNames, ProductTraits } from './product.ts';
import type { Shop } from './shop.ts';
import type {
  BackfillView,
  CustomerExport,
  CustomerPage,
  CustomerQuery,
  CustomerTraits,
  CustomerView,
  DeadDelivery,
  DeliveryFigures,
  ErasedPeople,
  KnownVariant,
  MailedCustomer,
  MailedOrder,
  OrderSummary,
  OrderView,
  PeopleAsked,
  PrivacyRequestView,
  Purchase,
  ReconciliationFigures,
  ReconciliationKind,
  TimelinePage,
  TimelineQuery,
} from './views.ts';

/** What commerce does and shows. Every use case may be repeated: the second time changes nothing. */
export interface Commerce {
  // Shops
  findShop(domain: string): Promise<Shop | null>;
  getShop(shopId: ShopId): Promise<Shop>;
  /** Installed shops, for sweeps. */
  listActiveShops(): Promise<Shop[]>;
  hideOnboarding(shopId: ShopId): Promise<void>;
  /** On install, reinstall and every admin visit after a token was fetched. Says what has to follow. */
  onInstalled(domain: string, scopes: readonly string[]): Promise<Installed>;
  onUninstalled(shopId: ShopId): Promise<void>;
  /** Says by a fact what has come anew. */
  onScopesChanged(shopId: ShopId, scopes: readonly string[]): Promise<void>;

  // Deliveries
  handleDelivery(shopId: ShopId, deliveryId: bigint): Promise<DeliveryOutcome>;
  /** Puts a dead delivery back to `received`; the caller enqueues it. False when its payload is gone. */
  reviveDelivery(shopId: ShopId, deliveryId: bigint): Promise<boolean>;
  /** A dead delivery that nobody will try again: kept, but no longer counted or listed. False when it is not dead. */
  dismissDelivery(shopId: ShopId, deliveryId: bigint): Promise<boolean>;

  // The mirror
  recordOrder(shopId: ShopId, reading: OrderReading, source: OrderSource): Promise<RecordOutcome>;
  syncShop(shopId: ShopId): Promise<void>;
  syncOrder(shopId: ShopId, order: ShopifyId): Promise<SyncOutcome>;
  syncCustomer(shopId: ShopId, customer: ShopifyId): Promise<SyncOutcome>;
  syncProduct(shopId: ShopId, product: ShopifyId): Promise<SyncOutcome>;
  syncCollection(shopId: ShopId, collection: ShopifyId): Promise<SyncOutcome>;
  mergeCustomers(shopId: ShopId, merge: { merged: ShopifyId; kept: ShopifyId; at: Instant }): Promise<void>;

  // The past
  /** Asks for an import of what is not yet imported; starts failed areas again. */
  startBackfill(shopId: ShopId): Promise<void>;
  /** One step of it, resumable at any point. */
  continueBackfill(shopId: ShopId): Promise<BackfillStep>;
  backfillProgress(shopId: ShopId): Promise<BackfillView>;

  // Reconciliation
  reconciliationDue(shopId: ShopId, now: Instant): Promise<'recent' | 'nightly' | null>;
  reconcile(shopId: ShopId, kind: ReconciliationKind): Promise<{ seen: number; missed: number }>;
  reconciliationFigures(shopId: ShopId): Promise<ReconciliationFigures>;

  // Privacy
  listPrivacyRequests(shopId: ShopId): Promise<PrivacyRequestView[]>;
  exportCustomer(shopId: ShopId, customerId: CustomerId): Promise<CustomerExport>;
  /**
   * Who of these was erased. Nobody else is before the transaction ends, so what it writes down is found by whoever is
   * told of a later erasure. To be called before other rows are locked.
   */
  erasedPeople(tx: Tx, asked: PeopleAsked): Promise<ErasedPeople>;
  /** Of these orders, those that were to be erased, or whose customers were. */
  erasedOrders(shopId: ShopId, orders: readonly bigint[]): Promise<ReadonlySet<bigint>>;
  /** The merchant has passed the data on. */
  completeDataRequest(shopId: ShopId, requestId: bigint): Promise<void>;
  /** Erases payloads of handled deliveries older than 30 days of real time. Returns how many. */
  erasePayloads(shopId: ShopId): Promise<number>;

  // Views
  getOrder(shopId: ShopId, orderId: OrderId): Promise<OrderView>;
  /** Null: no such order in this shop. */
  findOrder(shopId: ShopId, orderId: OrderId): Promise<OrderView | null>;
  findOrderByShopifyId(shopId: ShopId, order: ShopifyId): Promise<OrderView | null>;
  /** Orders processed in [from, before) with an id above `after`, by id. */
  listOrdersProcessed(
    shopId: ShopId,
    page: { from: Instant; before: Instant; after: bigint | null; limit: number },
  ): Promise<OrderView[]>;
  /** Whole orders of these customers, processed since `from`; null: all of them. Those deleted at Shopify are absent. */
  listOrdersOfCustomers(
    shopId: ShopId,
    customerIds: readonly bigint[],
    from: Instant | null,
  ): Promise<OrderView[]>;
  /** Our ids of customers who have orders, by id, those after `after`. */
  listBuyers(
    shopId: ShopId,
    page: { readonly after: bigint | null; readonly limit: number },
  ): Promise<bigint[]>;
  /** The same of customers with a valid order, with how many they have; those who were merged away are absent. */
  listValidBuyers(
    shopId: ShopId,
    page: { readonly after: bigint | null; readonly limit: number },
  ): Promise<{ customerId: bigint; orders: number }[]>;
  /** Whole orders by our ids, at most 1,000; those not in this shop are absent. */
  listOrders(shopId: ShopId, orderIds: readonly bigint[]): Promise<OrderView[]>;
  /** Whole orders of which something was refunded since a moment, in the order in which they last changed. */
  listOrdersRefundedSince(
    shopId: ShopId,
    since: Instant,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<{ readonly orders: OrderView[]; readonly next: string | null }>;
  /** Whole orders, newest first. */
  listWholeOrdersOfCustomer(shopId: ShopId, customerId: CustomerId, limit: number): Promise<OrderView[]>;
  listOrderSummaries(shopId: ShopId, orderIds: readonly OrderId[]): Promise<OrderSummary[]>;
  /** Newest first; only those of that name ("#1001" or "1001") where one is given. */
  listLatestOrders(
    shopId: ShopId,
    asked: { readonly name: string | null; readonly limit: number },
  ): Promise<OrderSummary[]>;
  /** Newest first. */
  listOrdersOfCustomer(shopId: ShopId, customerId: CustomerId, limit: number): Promise<OrderSummary[]>;
  listCustomers(shopId: ShopId, query: CustomerQuery): Promise<CustomerPage>;
  listCustomerCountries(shopId: ShopId): Promise<string[]>;
  findCustomer(shopId: ShopId, customerId: CustomerId): Promise<CustomerView | null>;
  findCustomerByShopifyId(shopId: ShopId, customer: ShopifyId): Promise<CustomerView | null>;
  /** Shopify's ids of these customers; the deleted and the erased are absent. */
  customerShopifyIds(shopId: ShopId, customerIds: readonly bigint[]): Promise<ReadonlyMap<bigint, ShopifyId>>;
  /** For mails, by the number asked for; opens addresses. Numbers that nobody has are absent. */
  mailedCustomers(
    shopId: ShopId,
    customerIds: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, MailedCustomer>>;
  mailedOrders(shopId: ShopId, orderIds: readonly bigint[]): Promise<ReadonlyMap<bigint, MailedOrder>>;
  /** For lists of other things: how these customers are called, by name, else by e-mail. */
  customerNames(shopId: ShopId, customerIds: readonly CustomerId[]): Promise<ReadonlyMap<bigint, string>>;
  /** For rules, by the number asked for, merges followed; numbers that nobody has are absent. */
  customerTraits(
    shopId: ShopId,
    customerIds: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, CustomerTraits>>;
  /** The newest order of that name ("#1001" or "1001") whose customer has exactly that e-mail address; null: none. */
  findOrderNamed(
    shopId: ShopId,
    named: { readonly name: string; readonly email: string },
  ): Promise<OrderView | null>;
  /** Units of merchandise in a customer's orders since a moment that are neither tests nor cancelled. */
  countUnitsBought(shopId: ShopId, customerId: CustomerId, since: Instant): Promise<number>;
  /** The same of many customers, order by order. */
  listUnitsBought(
    shopId: ShopId,
    customerIds: readonly bigint[],
    since: Instant,
  ): Promise<readonly { readonly customerId: bigint; readonly at: Instant; readonly units: number }[]>;
  /** Units of merchandise sold, by the local day ("2026-03-01") of their order; days without any are absent. */
  unitsSold(
    shopId: ShopId,
    span: { readonly from: Instant; readonly to: Instant; readonly zone: Zone },
  ): Promise<readonly { readonly day: string; readonly units: number }[]>;
  timeline(shopId: ShopId, customerId: CustomerId, query: TimelineQuery): Promise<TimelinePage>;
  /** By Shopify's product id; products that we do not know are absent. */
  productTraits(shopId: ShopId, products: readonly ShopifyId[]): Promise<Map<ShopifyId, ProductTraits>>;
  /** By Shopify's product id, deleted ones included; products that we do not know are absent. */
  productCards(shopId: ShopId, products: readonly ShopifyId[]): Promise<Map<ShopifyId, ProductCard>>;
  /** Every product that one of these names could mean, deleted ones included. */
  findProducts(shopId: ShopId, names: ProductNames): Promise<readonly CatalogueProduct[]>;
  /**
   * Lines of merchandise in orders, neither tests nor cancelled, that were placed with one of these addresses or whose
   * customer has it now; oldest first.
   */
  purchasesByAddress(shopId: ShopId, emails: readonly string[]): Promise<readonly Purchase[]>;
  /** The same of these orders, by Shopify's ids. */
  purchasesOfOrders(shopId: ShopId, orders: readonly bigint[]): Promise<readonly Purchase[]>;
  /** By the address asked for; addresses of nobody we know are absent. */
  customersByAddress(shopId: ShopId, emails: readonly string[]): Promise<ReadonlyMap<string, bigint>>;
  /** Variants of those of these products that we know and that are not deleted. */
  listVariants(shopId: ShopId, products: readonly ShopifyId[]): Promise<KnownVariant[]>;
  /**
   * Everything that the shop sells, in few numbers: its products where these are at most 100, else the 100 collections
   * that hold most of them.
   */
  wholeRange(
    shopId: ShopId,
  ): Promise<{ readonly products: readonly ShopifyId[] } | { readonly collections: readonly ShopifyId[] }>;
  /**
   * What collections are called, asked of Shopify: the mirror keeps only their ids. Absent are those that Shopify no
   * longer knows and those beyond the first 250; while it cannot be asked, all of them.
   */
  collectionTitles(
    shopId: ShopId,
    collections: readonly ShopifyId[],
  ): Promise<ReadonlyMap<ShopifyId, string>>;
  deliveryFigures(shopId: ShopId): Promise<DeliveryFigures>;
  listDeadDeliveries(shopId: ShopId, limit: number): Promise<DeadDelivery[]>;
}

/** `reinstalled`: enqueue a `nightly` reconciliation to catch up. `installed`: start the backfill. */
export interface Installed {
  readonly shopId: ShopId;
  readonly outcome: 'installed' | 'reinstalled' | 'known';
}

/** A payload, or a read with the number that was drawn from the sequence before it began. */
export type OrderSource = { readonly kind: 'payload' } | { readonly kind: 'read'; readonly readSeq: bigint };

/**
 * `stale`: older than what we hold. `overtaken`: a read that another one overtook and that says something else.
 * `must-read`: the payload does not decide; read the order from Shopify.
 */
export type RecordOutcome =
  | { readonly state: 'recorded'; readonly orderId: OrderId; readonly facts: readonly string[] }
  | { readonly state: 'unchanged' | 'stale' | 'overtaken' | 'must-read' };

/** `unreadable`: Shopify does not show it to us; what we know stays. */
export type SyncOutcome = 'changed' | 'unchanged' | 'unreadable';

export type DeliveryOutcome =
  | { readonly state: 'done' }
  | { readonly state: 'ignored' | 'dead'; readonly reason: string };

/** Call `continueBackfill` again, at once or after the given time; or nothing is left to do. */
export type BackfillStep =
  | { readonly next: 'again' }
  | { readonly next: 'wait'; readonly seconds: number }
  | { readonly next: 'nothing' };
