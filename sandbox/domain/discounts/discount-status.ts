import type { Timestamp } from '../types.ts';
import type { DiscountData } from './discount-types.ts';

export type DiscountStatus = 'ACTIVE' | 'EXPIRED' | 'SCHEDULED';

/** What Shopify shows as a discount's state at this moment of business time. */
export function discountStatus(discount: DiscountData, now: string): DiscountStatus {
  const end = discountEnd(discount);
  if (end !== null && Date.parse(end) <= Date.parse(now)) return 'EXPIRED';
  return Date.parse(discount.startsAt) > Date.parse(now) ? 'SCHEDULED' : 'ACTIVE';
}

/** When it ends: Shopify ends a discount that is deactivated at that moment. */
export function discountEnd({ endsAt, deactivatedAt }: DiscountData): Timestamp | null {
  if (endsAt === null || deactivatedAt === null) return endsAt ?? deactivatedAt;
  return endsAt < deactivatedAt ? endsAt : deactivatedAt;
}
