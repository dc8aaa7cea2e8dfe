import type { Message, RefusalWord } from '#app/contracts/answers.ts';
import type { Outcome } from '#app/contracts/returns.ts';
import type { LocalDate } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import type { Policy, Reason } from '../policy/policy.ts';
import type { ReturnDetail } from './detail.ts';

export interface OrderReturns {
  readonly order: { readonly id: bigint; readonly shopifyId: ShopifyId; readonly name: string };
  readonly lines: readonly LineReturnability[];
  readonly reasons: readonly Reason[];
  /** The version under which it was bought; a policy page can be made of it. */
  readonly policy: { readonly version: number; readonly policy: Policy };
  /** Newest first. */
  readonly returns: readonly ReturnDetail[];
}

/** Whether something of an order can still come back. */
export interface OrderWindow {
  readonly orderShopifyId: ShopifyId;
  readonly name: string;
  /** `some-reasons`: not for each. `not-yet`: it is not paid or not sent yet. `over`: nothing can, or can any more. */
  readonly standing: 'open' | 'some-reasons' | 'not-yet' | 'over';
  /** The last local day on which something can; null where nothing can. */
  readonly until: LocalDate | null;
}

export interface LineReturnability {
  readonly lineShopifyId: ShopifyId;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly imageUrl: string | null;
  readonly quantity: number;
  /** The last local day of the units that close first; null: nothing to return. */
  readonly until: LocalDate | null;
  readonly refused: (Message & { readonly code: RefusalWord }) | null;
  /** Outcomes that some reason gets for it. */
  readonly outcomes: readonly Outcome[];
  /** What an exchange could bring; empty where it is not offered. */
  readonly variants: readonly { readonly variantShopifyId: ShopifyId; readonly title: string }[];
  /** Which rule set what holds for it. */
  readonly why: readonly Message[];
}

export interface Quote {
  readonly outcomes: readonly OutcomeQuote[];
  /** What Shopify reckons for the same units; null: it could not be asked. A difference that nothing explains goes to a person. */
  readonly shopifys?: Money | null;
}

/** Money of the order's presentment currency. */
export interface OutcomeQuote {
  readonly outcome: Outcome;
  readonly total: Money;
  /** What the customer has to pay; `total` is 0 then. */
  readonly owes: Money;
  /** In the order of a bill; they add up to `total` less `owes`. */
  readonly parts: readonly QuotePart[];
  readonly points: { readonly clawed: Points; readonly restored: Points };
  readonly tier: { readonly from: string; readonly to: string } | null;
  readonly why: readonly Message[];
}

export type QuotePartCode =
  | 'goods'
  | 'tax'
  | 'restocking-fee'
  | 'return-shipping-fee'
  | 'already-paid-back'
  | 'bonus'
  /** What an exchange brings, as it is priced. */
  | 'new-items'
  /** The part of the price that comes back while the goods stay. */
  | 'kept-share'
  /** What a withdrawal from the whole order gives back of the shipping. */
  | 'shipping';

export interface QuotePart {
  readonly code: QuotePartCode;
  readonly values: Readonly<Record<string, string>>;
  readonly amount: Money;
}
