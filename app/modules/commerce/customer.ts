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
  readonly email: string | null;
  /** ISO 3166 alpha-2 of the default address. */
  readonly countryCode: string | null;
  readonly locale: string | null;
  /** Null where the source does not say. */
  readonly marketing: MarketingState | null;
  readonly tags: readonly string[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
