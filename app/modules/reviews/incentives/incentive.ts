import { addLocalDays, type Instant, type Zone } from '#app/kernel/calendar.ts';
import type { ReviewSettings } from '../settings/settings.ts';

/** A code that thanks for one review. It is wanted first, in the transaction that takes the review. */
export interface Incentive {
  readonly reviewId: bigint;
  readonly orderId: bigint;
  readonly lineShopifyId: bigint;
  readonly code: string;
  /** "10" percent off the order. */
  readonly percent: string;
  readonly state: 'wanted' | 'made' | 'failed';
  readonly endsAt: Instant;
  readonly wantedAt: Instant;
}

/** The code that the shop offers for any review now, whatever it says; null: none. */
export function offeredCode(
  { incentive }: Pick<ReviewSettings, 'incentive'>,
  now: Instant,
  zone: Zone,
): Pick<Incentive, 'percent' | 'endsAt'> | null {
  if (incentive.kind !== 'code') return null;
  return { percent: String(incentive.percent), endsAt: addLocalDays(now, zone, incentive.days) };
}

/**
 * When a code is good that is made now. Whoever waited for Shopify for longer than a day loses none of the days that were
 * promised, and wins none by waiting once more.
 */
export function goodFrom(
  { wantedAt, endsAt }: Pick<Incentive, 'wantedAt' | 'endsAt'>,
  now: Instant,
): Pick<Incentive, 'wantedAt' | 'endsAt'> {
  const late = now.since(wantedAt);
  return late.total('hours') > 24 ? { wantedAt: now, endsAt: endsAt.add(late) } : { wantedAt, endsAt };
}

/** What staff see in Shopify's list. Nothing in it says who wrote, or what. */
export const titleOf = (reviewId: bigint) => `Thanks for review ${reviewId}`;
