import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { HeldUnit, OrderUse } from '../decisions/units-left.ts';
import type { AskedUnits } from '../door.ts';
import type { KnownAtPurchase } from '../policy/known.ts';
import type { ReturnableOrder } from '../ports.ts';

/** What a shop's customers asked for in a span of the past, with all that decides about it. */
export interface Past {
  readonly zone: Zone;
  readonly currency: CurrencyCode;
  readonly since: Instant;
  /** Oldest first. */
  readonly requests: readonly PastRequest[];
  readonly orders: ReadonlyMap<bigint, PastOrder>;
  /** By customer: returns that are not decided again; they count as history. */
  readonly histories: ReadonlyMap<bigint, readonly PastReturn[]>;
  readonly bought: ReadonlyMap<bigint, readonly { readonly at: Instant; readonly units: number }[]>;
}

export interface PastRequest {
  readonly orderId: bigint;
  readonly askedAt: Instant;
  /** `refunded`: staff took goods back at Shopify without a request; nobody said why. */
  readonly of: 'return' | 'refunded';
  readonly lines: readonly AskedUnits[];
  readonly outcome: Outcome;
  readonly exchange: readonly PastItem[];
  /** Limits are for shoppers. */
  readonly byShopper: boolean;
}

/** What was to come instead of some units of a line. */
export interface PastItem {
  /** Of the line among those asked for. */
  readonly position: number;
  readonly quantity: number;
  /** List price of all of them then, in the order's currency. */
  readonly list: Money;
}

export interface PastOrder {
  /** As it is now. */
  readonly order: ReturnableOrder;
  readonly known: KnownAtPurchase | null;
  readonly list: 'allow' | 'block' | null;
  /** What of it is used now, by all returns. */
  readonly use: OrderUse;
  /** Units of returns that are not decided again. */
  readonly fixed: readonly HeldUnit[];
  /** Refunds of returns that are. */
  readonly again: ReadonlySet<ShopifyId>;
}

export interface PastReturn {
  readonly at: Instant;
  readonly units: number;
  readonly kept: number;
}

/** Of goods that staff took back nobody knows why: no list and no rule names it. */
export const reasonUntold = 'no-reason-was-given';
