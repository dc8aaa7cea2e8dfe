import { z } from 'zod';
import { alias, count, country, days, quantity } from './values.ts';

/** What shops say to their customers: what limits it, what changes it, and what became of each message. */

export const messageKinds = [
  'return-requested',
  'return-approved',
  'return-declined',
  'return-received',
  'return-settled',
  'return-cancelled',
  'return-reminder',
  'return-expired',
  'return-message',
  'review-reply',
  'review-thanks',
  'withdrawal-receipt',
  'review-request',
  'review-reminder',
  'question-answered',
  'points-available',
  'points-expiring',
  'points-paused',
  'tier-changed',
] as const;
const kind = z.enum(messageKinds);

const hours = z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'hours are written like 21:00-09:00');

/** What is absent limits nothing; of consent and sender the product's default holds. */
export const messages = z
  .strictObject({
    capPerWeek: quantity,
    recontactDays: z.partialRecord(kind, days),
    /** In the customer's zone. */
    quietHours: hours,
    togetherMinutes: count,
    /** Where a kind needs Shopify's marketing consent. */
    consent: z.partialRecord(kind, z.union([z.enum(['nowhere', 'everywhere']), z.array(country).min(1)])),
    sentBy: z.partialRecord(kind, z.enum(['afterglow', 'flow', 'klaviyo', 'nobody'])),
    /** The shop has an account at Klaviyo, and the app its key: so it is by itself where a kind is sent by Klaviyo. */
    klaviyo: z.boolean(),
    /** The one that matters most first; kinds that are not named come after it in the product's order. */
    priority: z.array(kind),
  })
  .partial();
export type MessagesSettings = z.output<typeof messages>;

/** The customer says yes or no at Shopify. */
export const consent = z.strictObject({
  customer: alias,
  marketing: z.enum(['subscribed', 'not_subscribed', 'pending', 'unsubscribed']),
});

/** What comes back of the last mail to a customer. */
export const bounce = z.strictObject({ customer: alias, kind: z.enum(['hard', 'soft', 'complaint']) });

/** Shopify asks to forget the customer. */
export const redact = z.strictObject({ customer: alias });

/** By the newest mail of a kind: `resubscribe` on its preferences page, `oneClick` with the POST of its header. */
export const resubscribe = z.strictObject({ customer: alias, kind });
export const oneClick = z.strictObject({ customer: alias, kind });

const one = z
  .strictObject({
    kind,
    /** `later`: due, and it waits on. */
    state: z.enum(['waiting', 'later', 'held', 'sent', 'merged', 'not-sent', 'unknown']),
    /** Why it was not sent, or why it waits on. */
    reason: z.string(),
    via: z.enum(['afterglow', 'flow', 'klaviyo']),
    /** What was written is still kept. */
    kept: z.boolean(),
    /** Default: at least one. */
    count,
  })
  .partial();

/** By customer, or by order for a guest's. */
export const expectedMessages = z.record(alias, z.array(one).min(1));
export type ExpectedMessages = z.output<typeof expectedMessages>;

/** What Flow or Klaviyo was told, instead of a mail. */
export const expectedTold = z.array(z.strictObject({ to: alias, kind, count: count.optional() })).min(1);
export type ExpectedTold = z.output<typeof expectedTold>;
