import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { Points } from '#app/kernel/points.ts';
import type { BadInput } from '../door.ts';
import type { Units } from '../ports.ts';

/** Levels of customers: the part of loyalty's door about tiers. */
export interface TiersDoor {
  /** Each with everything applied that is due at `now`; those without a level are absent. No tiers: empty. */
  tiersOf(
    shopId: bigint,
    customerIds: readonly bigint[],
    now: Instant,
  ): Promise<ReadonlyMap<bigint, TierStanding>>;
  /** Where a customer stands and what the next level takes; null: there are no tiers. */
  tierProgress(shopId: bigint, customerId: bigint, now: Instant): Promise<TierProgress | null>;
  /** Newest first. */
  tierHistory(shopId: bigint, customerId: bigint, limit: number): Promise<readonly TierChange[]>;
  /** The level held before an order; null: none, or no tiers. */
  tierBefore(shopId: bigint, orderId: bigint): Promise<TierName | null>;
  /** The levels now and when these units of an order had come back; null: none, or no tiers. */
  tierAfterReturn(
    shopId: bigint,
    orderId: bigint,
    units: readonly Units[],
    now: Instant,
  ): Promise<{ readonly now: TierName | null; readonly after: TierName | null }>;

  /** Brings a customer's level in line with what they have bought and with time. Any number of times, at once. */
  reviewTier(shopId: bigint, customerId: bigint, now: Instant): Promise<void>;
  /** Reviews those for whom time alone may have changed the level. Returns how many. */
  sweepTiers(shopId: bigint, now: Instant): Promise<number>;
  /** The same at the shop's moment, as of somebody whose order is another's now. */
  reviewTierNow(shopId: bigint, customerId: bigint): Promise<void>;
  /** Reviews the next of those who have bought something, those after a customer, and asks for the step after. */
  reviewTiers(shopId: bigint, after: bigint | null): Promise<void>;
  /** Gives and takes the tag at Shopify that goes with the level held now. Nothing where we may not. */
  tagCustomer(shopId: bigint, customerId: bigint): Promise<void>;
  /** Lets every tag be looked at again by the sweep, as once the merchant lets us set them. */
  retagCustomers(shopId: bigint): Promise<void>;

  /** Brings Shopify's own discounts for levels in line with what is wanted. Nothing where we may not. */
  makePerks(shopId: bigint): Promise<void>;
  /** Has all of them looked at again, also those that Shopify refused. */
  recheckPerks(shopId: bigint): Promise<void>;
  /** Where each of them stands at Shopify, by level. */
  perkStates(shopId: bigint): Promise<readonly PerkState[]>;

  /** A level given by hand, until the end of a local day or for good. A reason is needed. */
  setManualTier(
    shopId: bigint,
    customerId: bigint,
    asked: { readonly level: string; readonly until: LocalDate | null; readonly reason: string },
    actor: string,
    now: Instant,
  ): Promise<TierProgress | BadInput>;
  /** From here on the level follows from what the customer has bought again. */
  clearManualTier(
    shopId: bigint,
    customerId: bigint,
    actor: string,
    now: Instant,
  ): Promise<TierProgress | null>;

  /** Who would move if this programme came into force at `now`, and what it costs. Writes nothing. */
  previewTiers(shopId: bigint, form: unknown, now: Instant): Promise<TiersPreview | BadInput>;
}

export interface TierName {
  readonly id: string;
  readonly name: string;
}

export interface TierStanding extends TierName {
  readonly since: Instant;
  /** Last local day on which it is kept whatever happens; null: no such day. */
  readonly keptUntil: LocalDate | null;
  /** Given by hand. */
  readonly manual: { readonly until: LocalDate | null; readonly reason: string; readonly by: string } | null;
}

/** What counts towards levels, within the window. */
export interface Qualifying {
  /** Minor units of the shop's currency. */
  readonly spendMinor: bigint;
  readonly points: Points;
  readonly orders: number;
}

export interface TierProgress {
  readonly standing: TierStanding | null;
  readonly qualifying: Qualifying;
  /** Null: there is none above. What is missing of each thing that it asks for. */
  readonly next: (TierName & { readonly missing: Partial<Qualifying> }) | null;
}

/** One of Shopify's own discounts for a level. */
export interface PerkState {
  readonly level: string;
  readonly perk: 'free-shipping' | 'percent';
  /** `waiting`: it is not yet what it is to be. `ending`: it is no longer wanted and still there. */
  readonly state: 'on' | 'waiting' | 'ending' | 'refused';
  /** Why Shopify does not take it, in its words; null: it does. */
  readonly refused: string | null;
}

export type TierCause =
  | 'reached'
  | 'refunded'
  | 'period-end'
  | 'window'
  | 'manual'
  | 'manual-ended'
  | 'programme'
  | 'merged';

export interface TierChange {
  readonly from: TierName | null;
  readonly to: TierName | null;
  readonly cause: TierCause;
  readonly at: Instant;
  readonly orderId: bigint | null;
}

export interface TiersPreview {
  readonly customers: number;
  /** There are more customers than were looked at. */
  readonly capped: boolean;
  /** By the new levels' ids; the empty text is those without a level. */
  readonly levels: readonly { readonly id: string; readonly before: number; readonly after: number }[];
  readonly up: number;
  readonly down: number;
  /** What orders of the last twelve months would have earned more (less: below 0) by the levels' factors. */
  readonly points: Points;
}
