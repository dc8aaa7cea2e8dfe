import { z } from 'zod';
import { alias, count, instant } from './values.ts';

/** What customers do beside orders. */

/** Somebody who is new to the shop, as Shopify then tells. */
export const newCustomer = z.strictObject({
  as: alias,
  email: z.email(),
  marketing: z.enum(['subscribed', 'not_subscribed']).default('not_subscribed'),
});

/** On the account page: "--05-17". */
export const birthday = z.strictObject({ customer: alias, day: z.string() });

/** Another system of the merchant's tells of a customer, signed by a key of its own. */
export const event = z.strictObject({
  event: z.string(),
  customer: alias,
  /** Its Idempotency-Key. */
  key: z.string(),
  happenedAt: instant.optional(),
  /** What it is answered, where it is said. */
  points: count.optional(),
  duplicate: z.boolean().optional(),
  reason: z.enum(['limit', 'not-live']).optional(),
});
export type EventNoun = z.output<typeof event>;
