import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { InTransaction, Prepared, Sql, Tx } from '#app/kernel/transaction.ts';
import type { IncentivePort } from './incentives/ports.ts';
import type { ShownRating } from './listing/shown.ts';
import type { MediaDeps } from './media/ports.ts';
import type { MovingPorts } from './moving/ports.ts';
import type { PublishingPort } from './publishing/ports.ts';
import type { QuestionPorts } from './questions/ports.ts';
import type { LineTraits, OrderTraits } from './requests/traits.ts';
import type { PurchaseOutcome } from './review.ts';
import type { RequestSettings } from './settings/settings.ts';
import type { PersonName } from './writing/display-name.ts';
import type { WritingPort } from './writing/ports.ts';

/** What reviews are handed. */
export interface ReviewsDeps {
  readonly db: { readonly sql: Sql; readonly prepared: Prepared; readonly inTransaction: InTransaction };
  readonly orders: OrdersPort;
  readonly erased: ErasedPort;
  readonly returns: ReturnsPort;
  readonly returnNotes: ReturnNotesPort;
  readonly requests: RequestsPort;
  readonly shopify: RatingsAtShopify;
  readonly questions: QuestionPorts;
  readonly writing: WritingPort;
  readonly publishing: PublishingPort;
  readonly incentives: IncentivePort;
  readonly media: MediaDeps;
  readonly moving: MovingPorts;
  /** A keyed hash of text within a shop, as base64url. */
  readonly digest: (shopId: bigint, text: string) => string;
}

/** An order as reviews need it; commerce answers it from its mirror. Ids are our own unless they say otherwise. */
export interface ReviewableOrder {
  readonly orderId: bigint;
  readonly shopifyId: bigint;
  readonly name: string;
  /** Its owner now, merges followed; null: nobody we know. */
  readonly customerId: bigint | null;
  readonly processedAt: Instant;
  /** erased: whoever placed it asked to be forgotten. */
  readonly standing: 'live' | 'test' | 'cancelled' | 'erased';
  /** From before the shop installed us. */
  readonly imported: boolean;
  /** Of the delivery country where it has one time, else the shop's. */
  readonly zone: Zone;
  readonly lines: readonly OrderedLine[];
  /** Those that were sent, whether they have arrived or not. */
  readonly parcels: readonly Parcel[];
  /** For rules; null: nothing is known. */
  readonly traits: OrderTraits | null;
}

export interface OrderedLine {
  readonly shopifyId: bigint;
  /** Null: the line is of no product. */
  readonly productShopifyId: bigint | null;
  readonly variantShopifyId: bigint | null;
  readonly productTitle: string;
  readonly variantTitle: string | null;
  readonly imageUrl: string | null;
  /** False for gift cards and tips. */
  readonly merchandise: boolean;
  /** Units neither removed by an edit nor refunded. */
  readonly currentQuantity: number;
  /** For rules; null: nothing is known. */
  readonly traits: LineTraits | null;
}

export interface Parcel {
  readonly sentAt: Instant;
  readonly deliveredAt: Instant | null;
  readonly lines: readonly { readonly lineShopifyId: bigint; readonly quantity: number }[];
}

export interface ProductCard {
  readonly title: string;
  readonly handle: string;
  readonly imageUrl: string | null;
  readonly deleted: boolean;
  /** By Shopify's id of the variant; absent where the title says nothing, as of the only one of a product. */
  readonly variantTitles: ReadonlyMap<bigint, string>;
}

export interface ReviewsShop {
  readonly id: bigint;
  readonly domain: string;
  readonly zone: Zone;
  readonly grantedScopes: readonly string[];
  readonly installed: boolean;
}

export interface OrdersPort {
  shopForReviews(shopId: bigint): Promise<ReviewsShop>;
  /** Null: no such order in this shop. */
  order(shopId: bigint, orderId: bigint): Promise<ReviewableOrder | null>;
  /** By our ids; those that are not the shop's are absent. */
  orderNames(
    shopId: bigint,
    orderIds: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, { readonly name: string; readonly shopifyId: bigint }>>;
  /** Orders placed in [from, before) with an id above `after`, by id. */
  ordersPlaced(
    shopId: bigint,
    page: {
      readonly from: Instant;
      readonly before: Instant;
      readonly after: bigint | null;
      readonly limit: number;
    },
  ): Promise<readonly ReviewableOrder[]>;
  /** A customer's latest orders, newest first. */
  ordersOfCustomer(shopId: bigint, customerId: bigint, limit: number): Promise<readonly ReviewableOrder[]>;
  products(shopId: bigint, products: readonly bigint[]): Promise<ReadonlyMap<bigint, ProductCard>>;
  /** Empty when it is not known or was erased. */
  customerName(shopId: bigint, customerId: bigint): Promise<PersonName>;
}

/**
 * Who of these was forgotten; addresses with the business time until which what was written with them is nobody's. Nobody
 * else is forgotten before the transaction ends, so what it writes down is found when they are. To be called before other
 * rows are locked.
 */
export type ErasedPort = (
  tx: Tx,
  asked: {
    readonly orders?: readonly bigint[];
    readonly customers?: readonly bigint[];
    readonly emails?: readonly string[];
  },
) => Promise<{
  readonly orders: ReadonlySet<bigint>;
  readonly customers: ReadonlySet<bigint>;
  readonly emails: ReadonlyMap<string, Instant>;
}>;

/** What returns know of an order. */
export interface ReturnsPort {
  purchaseOf(shopId: bigint, orderId: bigint, lineShopifyId: bigint): Promise<PurchaseOutcome>;
  hasOpenReturn(shopId: bigint, orderId: bigint): Promise<boolean>;
  /** Those of these orders with an open return. */
  withOpenReturn(shopId: bigint, orderIds: readonly bigint[]): Promise<ReadonlySet<bigint>>;
}

/** What shoppers wrote with their returns. */
export interface ReturnNotesPort {
  /** Newest first; words only, of nobody. */
  latestNotes(shopId: bigint, since: Instant, limit: number): Promise<readonly string[]>;
}

export interface PlannedRequest {
  readonly orderId: bigint;
  readonly customerId: bigint | null;
  /** It waits from here for the next minute of the window. */
  readonly dueAt: Instant;
  readonly window: RequestSettings['sendWindow'];
  readonly zone: Zone;
  readonly held: boolean;
}

/** Whether and to whom mails that ask go out, whatever the plan says. */
export interface Asking {
  /** False: nobody sends requests. */
  readonly asks: boolean;
  /** False: nobody sends reminders. */
  readonly reminds: boolean;
  /** Where only customers are asked who agreed to marketing. */
  readonly consent: 'nowhere' | 'somewhere' | 'everywhere';
}

/** Where requests wait for their moment. */
export interface RequestsPort {
  asking(shopId: bigint): Promise<Asking>;
  /** Orders whose request came back since a moment. */
  undelivered(shopId: bigint, since: Instant): Promise<readonly bigint[]>;
  plan(shopId: bigint, request: PlannedRequest, now: Instant): Promise<void>;
  drop(shopId: bigint, orderId: bigint, reason: 'order-cancelled' | 'area-off', now: Instant): Promise<void>;
  /** `days` after the request, once. */
  planReminder(
    shopId: bigint,
    reminder: PlannedRequest & { readonly days: number },
    now: Instant,
  ): Promise<void>;
  dropReminder(
    shopId: bigint,
    reminder: { readonly orderId: bigint; readonly days: number },
    reason: 'order-cancelled' | 'area-off',
    now: Instant,
  ): Promise<void>;
  /** `held`: it is not sent before it is planned again. */
  standing(shopId: bigint, orderId: bigint): Promise<'none' | 'waiting' | 'held' | 'answered'>;
}

/** What stands at a product; null: nothing. */
export interface RatingStanding {
  /** In the metafields that all apps share: "4.3" of 1 to 5, else the text that is there. */
  readonly standard: { readonly value: string; readonly count: string | null } | null;
  /** Our own metafield as JSON. */
  readonly ours: string | null;
}

/** What is to stand at a product. */
export interface RatingToSet {
  readonly productShopifyId: bigint;
  /** Null: nothing; the metafields go away. */
  readonly shown: ShownRating | null;
  /** Also in the metafields that all apps share. */
  readonly standard: boolean;
}

/**
 * Ratings at Shopify. Each sets a state. A call breaks when Shopify cannot be asked; such an error carries
 * `temporary: true`.
 */
export interface RatingsAtShopify {
  /** Enables the standard definitions; enabled before is well. */
  defineRatings(shop: ReviewsShop): Promise<void>;
  /** What stands at these products now, at most 8; those that Shopify does not have are absent. */
  standing(shop: ReviewsShop, products: readonly bigint[]): Promise<ReadonlyMap<bigint, RatingStanding>>;
  /** At most 8 products: all that is written goes in one call, as does all that is taken away. */
  setRatings(shop: ReviewsShop, ratings: readonly RatingToSet[]): Promise<void>;
}
