import type { Instant } from '#app/kernel/calendar.ts';
import type { CustomerId, OrderId, ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { MarketingState } from './customer.ts';
import type { OrderSnapshot } from './order.ts';
import type { BulkArea } from './ports.ts';

/** One order with the customer it belongs to now (merges followed). */
export interface OrderView {
  readonly id: OrderId;
  readonly customerId: CustomerId | null;
  readonly snapshot: OrderSnapshot;
  readonly revision: number;
  readonly deletedAt: Instant | null;
}

export interface OrderSummary {
  readonly id: OrderId;
  readonly shopifyId: ShopifyId;
  readonly name: string;
  readonly customerId: CustomerId | null;
  readonly processedAt: Instant;
  readonly paidAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly test: boolean;
  readonly financialStatus: string;
  readonly fulfillmentStatus: string | null;
  readonly total: Money;
  readonly refunded: Money;
  readonly totalPresentment: Money;
  readonly refundedPresentment: Money;
}

export interface CustomerRow {
  readonly id: CustomerId;
  readonly shopifyId: ShopifyId;
  /** Empty where we know none or it was erased. */
  readonly name: string;
  readonly email: string | null;
  readonly countryCode: string | null;
  readonly marketing: MarketingState | null;
  readonly tags: readonly string[];
  readonly orderCount: number;
  readonly lastOrderAt: Instant | null;
}

export interface CustomerView extends CustomerRow {
  /** As Shopify has it; null: none. */
  readonly firstName: string | null;
  readonly locale: string | null;
  readonly createdAt: Instant;
  readonly deletedAt: Instant | null;
  readonly redactedAt: Instant | null;
  /** The customer who took this one over; its page is the one to show. */
  readonly mergedIntoId: CustomerId | null;
  /** Customers whom this one took over. */
  readonly mergedIds: readonly CustomerId[];
}

/** Our numbers, and addresses. */
export interface PeopleAsked {
  readonly orders?: readonly bigint[];
  readonly customers?: readonly bigint[];
  readonly emails?: readonly string[];
}

/** Those of the asked who were erased; addresses with the business time until which they are nobody's. */
export interface ErasedPeople {
  readonly orders: ReadonlySet<bigint>;
  readonly customers: ReadonlySet<bigint>;
  readonly emails: ReadonlyMap<string, Instant>;
}

/** Somebody to whom mail goes. */
export interface MailedCustomer {
  /** Who it is now, merges followed. */
  readonly id: CustomerId;
  readonly shopifyId: ShopifyId;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly locale: string | null;
  readonly countryCode: string | null;
  readonly marketing: MarketingState | null;
  /** Neither tests nor cancelled nor deleted, of a net above 0 after refunds. */
  readonly validOrders: number;
  readonly lastValidAt: Instant | null;
  readonly deletedAt: Instant | null;
  readonly redactedAt: Instant | null;
}

/** An order about which mail goes. */
export interface MailedOrder {
  readonly shopifyId: ShopifyId;
  /** Of its delivery, else of its invoice. */
  readonly countryCode: string | null;
  readonly valid: boolean;
  readonly processedAt: Instant;
}

/** What rules ask of a customer. */
export interface CustomerTraits {
  readonly tags: readonly string[];
  /** Neither tests nor cancelled nor deleted, of a net above 0 after refunds. */
  readonly validOrders: number;
}

/** A variant with its list price in minor units of the shop's currency. */
export interface KnownVariant {
  readonly product: ShopifyId;
  readonly variant: ShopifyId;
  readonly title: string;
  readonly priceMinor: bigint;
}

/** A line of merchandise that somebody with an address bought. Ids of line, product and variant are Shopify's. */
export interface Purchase {
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

export interface CustomerQuery {
  /** An exact e-mail, part of a name, or an order's name ("#1001"). */
  readonly search?: string;
  /** An order's name finds nobody: the list that asks knows orders itself. */
  readonly peopleOnly?: boolean;
  readonly countryCode?: string;
  readonly marketing?: MarketingState;
  /** Last order at or after this moment. */
  readonly orderedSince?: Instant;
  /** `next` of the page before. */
  readonly after?: string | null;
  /** At most 250. */
  readonly limit?: number;
}

/** Newest order first; customers without orders last. */
export interface CustomerPage {
  readonly customers: readonly CustomerRow[];
  readonly next: string | null;
}

export interface TimelineQuery {
  readonly kinds?: readonly string[];
  /** `next` of the page before. */
  readonly before?: string | null;
  readonly limit?: number;
}

/** Newest first. */
export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  readonly next: string | null;
}

export interface TimelineEntry {
  readonly factId: bigint;
  readonly key: string;
  readonly kind: string;
  readonly happenedAt: Instant;
  readonly recordedAt: Instant;
  readonly imported: boolean;
  readonly orderId: OrderId | null;
  /** The trace under which it was recorded: the same in the logs. */
  readonly cause: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface BackfillAreaView {
  readonly area: BulkArea;
  readonly state: 'waiting' | 'running' | 'importing' | 'done' | 'failed';
  readonly total: bigint;
  readonly done: bigint;
  readonly reason: string | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
}

/** `absent`: never started. */
export interface BackfillView {
  readonly state: 'absent' | 'running' | 'done' | 'failed';
  readonly areas: readonly BackfillAreaView[];
}

export interface ReconciliationRun {
  readonly kind: ReconciliationKind;
  readonly from: Instant;
  readonly to: Instant;
  readonly seen: number;
  readonly missed: number;
  readonly startedAt: Instant;
  /** Null: under way or broken off. */
  readonly finishedAt: Instant | null;
  readonly reason: string | null;
}

export type ReconciliationKind = 'recent' | 'nightly' | 'manual';

export interface ReconciliationFigures {
  /** Of the last seven days (real time). */
  readonly seen: number;
  readonly missed: number;
  readonly runs: number;
  readonly last: ReconciliationRun | null;
}

export interface DeliveryFigures {
  /** Receipt to handled, of what was handled in the last hour; null when nothing was. */
  readonly p50Milliseconds: number | null;
  readonly p95Milliseconds: number | null;
  readonly handledLastHour: number;
  readonly unhandled: number;
  readonly oldestUnhandledAt: Instant | null;
  readonly dead: number;
}

export interface DeadDelivery {
  readonly id: bigint;
  readonly topic: string;
  readonly eventId: string;
  readonly receivedAt: Instant;
  readonly reason: string;
  /** False once its payload is erased. */
  readonly canRetry: boolean;
}

export interface PrivacyRequestView {
  readonly id: bigint;
  readonly kind: 'data-request' | 'customer-redact' | 'shop-redact';
  readonly customerId: CustomerId | null;
  readonly receivedAt: Instant;
  readonly completedAt: Instant | null;
}

/** Everything commerce holds on one customer, for the merchant to pass on. */
export interface CustomerExport {
  readonly customer: CustomerView;
  readonly orders: readonly OrderSummary[];
  readonly activity: readonly TimelineEntry[];
}
