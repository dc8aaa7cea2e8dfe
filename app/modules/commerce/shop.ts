import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';

/** A shop as Shopify tells it. */
export interface ShopSnapshot {
  readonly shopifyId: ShopifyId;
  readonly name: string;
  readonly currency: CurrencyCode;
  readonly timezone: Zone;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly planName: string;
  readonly shopifyPlus: boolean;
  readonly taxesIncluded: boolean;
}

/** A shop as we keep it. */
export interface Shop {
  readonly id: ShopId;
  readonly domain: string;
  readonly shopifyId: ShopifyId | null;
  readonly name: string;
  readonly currency: CurrencyCode;
  readonly timezone: Zone;
  readonly country: string;
  readonly planName: string;
  readonly shopifyPlus: boolean;
  readonly taxesIncluded: boolean;
  readonly grantedScopes: readonly string[];
  /** Business time. What happened before it is imported. */
  readonly installedAt: Instant;
  readonly uninstalledAt: Instant | null;
  readonly redactedAt: Instant | null;
  readonly reconciledAt: Instant | null;
  readonly onboardingHidden: boolean;
}

/** What a call to Shopify needs to know of a shop. */
export type ShopRef = Pick<Shop, 'id' | 'domain'>;
