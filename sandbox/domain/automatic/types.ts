import type { DiscountData } from '../discounts/discount-types.ts';
import type { Id, Timestamp } from '../types.ts';

/** A segment of customers: those with a tag. */
export interface SegmentData {
  id: Id;
  name: string;
  /** As given, such as "customer_tags CONTAINS 'gold'". */
  query: string;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** A discount that applies by itself. It has no code, and its title is the shop's only one. */
export interface AutomaticDiscountData extends DiscountData {
  /** Empty: everybody. */
  segmentIds: Id[];
}
