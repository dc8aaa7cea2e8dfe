import type { RefusalWord } from '#app/contracts/answers.ts';
import type { Outcome } from '#app/contracts/returns.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { ReturnDetail } from './detail.ts';

export interface ReturnRefusal {
  readonly refused: RefusalWord;
  readonly values?: Readonly<Record<string, string>>;
}

export type Moved = ReturnDetail | ReturnRefusal;

export type { DeclineReason } from '#app/contracts/returns.ts';

export type ScanEvent = 'in_transit' | 'out_for_delivery' | 'delivered' | 'delayed' | 'failure';

export type Disposition = 'restocked' | 'not-restocked' | 'processing' | 'missing';

export interface AskedOrder {
  readonly orderShopifyId: ShopifyId;
  /** Null: a guest, to whom no order belongs here. */
  readonly customerId: bigint | null;
}

export interface AskedUnits {
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
  /** `Reason.id`. */
  readonly reason: string;
  /** In the shopper's words; at most 255 characters. */
  readonly note?: string;
  /** By question's id: an option's id, or words (at most 255 characters). Only `request` asks for them. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Ids of photos that the same customer uploaded; at most 5. Only `request` asks for them. */
  readonly photos?: readonly bigint[];
}

/** Another variant of the product instead of that many of the line's units. */
export interface WantedVariant {
  readonly lineShopifyId: ShopifyId;
  readonly variantShopifyId: ShopifyId;
  readonly quantity: number;
}

export interface QuoteAsked extends AskedOrder {
  readonly lines: readonly AskedUnits[];
  /** Without it, no exchange is quoted. Its units have to be as many as those that come back. */
  readonly exchangeFor?: readonly WantedVariant[];
}

export interface ReturnAsked extends QuoteAsked {
  readonly outcome: Outcome;
  /** At most 100 characters. */
  readonly key: string;
  /** "shopper", or the staff member who asks for them. */
  readonly actor: string;
  /** What a customer's history refuses is opened for a person to look at. */
  readonly askPerson?: boolean;
}

export interface ArrivedUnits {
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
}

export interface InspectedUnits extends ArrivedUnits {
  /** A letter or word of the merchant's; at most 20 characters. */
  readonly grade?: string;
  readonly disposition: Disposition;
  /** What was found; at most 500 characters. */
  readonly note?: string;
  /** Ids of photos that staff uploaded; at most 5. */
  readonly photos?: readonly bigint[];
}
