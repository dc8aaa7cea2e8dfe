import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';

/** Shopify's word in lower case. */
export type MarketingState =
  | 'subscribed'
  | 'not_subscribed'
  | 'pending'
  | 'unsubscribed'
  | 'invalid'
  | 'redacted';

/** A customer as Shopify tells them at one moment. */
export interface CustomerSnapshot {
  readonly shopifyId: ShopifyId;
  readonly name: string;
  /** As Shopify has it; null: none. */
  readonly firstName: string | null;
  readonly email: string | null;
  /** ISO 3166 alpha-2 of the default address. */
  readonly countryCode: string | null;
  readonly locale: string | null;
  /** Null where the source does not say. */
  readonly marketing: MarketingState | null;
  /** When it became that, by Shopify's clock; null: it has never been asked, or the source does not say. */
  readonly marketingAt: Instant | null;
  readonly tags: readonly string[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What became of a customer's consent to marketing by e-mail, as Shopify tells it by itself. */
export interface ConsentReading {
  readonly customerShopifyId: ShopifyId;
  /** The address that it is about; null: not said. */
  readonly email: string | null;
  /** Null: a word that we do not know. */
  readonly marketing: MarketingState | null;
  /** Null: not said. */
  readonly at: Instant | null;
}
