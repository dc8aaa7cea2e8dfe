import { z } from 'zod';
import { listedReviews } from './listing.ts';
import { expectedMessages, expectedTold } from './messages.ts';
import { expectedQuestion, shownQuestions } from './questions.ts';
import { alias, amount, count, fact, instant, localDate, sku } from './values.ts';
import { expectedReview, expectedThanks, shownOnPage } from './writing.ts';

const balance = z
  .strictObject({ available: z.int(), pending: count, held: count, debt: count })
  .partial()
  .meta({ description: 'Any subset' });

const lot = z.strictObject({
  remaining: count.optional(),
  /** The last usable local day. */
  expires: z.union([localDate, z.literal('none')]).optional(),
});

export const entryKinds = [
  'earn',
  'clawback',
  'redeem',
  'redeem-late',
  'restore',
  'expire',
  'adjust',
  'entry-reward',
  'activity',
  'referral',
  'review',
] as const;
const entry = z.strictObject({
  kind: z.enum(entryKinds),
  points: z.int().optional(),
  /** `order:<alias>`, or what else the entry came from. */
  source: z.string().optional(),
});

/** In this order, others may stand between; { none: […] } for absence. */
const factList = z.union([z.array(fact), z.strictObject({ none: z.array(fact).min(1) })]);

const shopify = z
  .strictObject({
    refunds: z.record(
      alias,
      z
        .strictObject({
          count,
          total: amount,
          byTransaction: z
            .strictObject({ card: amount, giftCard: amount, storeCredit: amount, manual: amount })
            .partial(),
        })
        .partial(),
    ),
    stock: z.record(sku, z.int()),
    returns: z.record(
      alias,
      z.array(z.strictObject({ status: z.string(), lines: z.record(sku, count) }).partial()),
    ),
    /** Asked of the customer by Shopify's invoices, in order. */
    invoices: z.record(alias, z.array(amount)),
    storeCredit: z.record(alias, amount),
    /** Every gift card of a customer, oldest first; `code`: the redemption that showed it, `lastDay` or `none`. */
    giftCards: z.record(
      alias,
      z.array(
        z.strictObject({ code: alias, amount, lastDay: z.union([localDate, z.literal('none')]) }).partial(),
      ),
    ),
    code: z.record(
      alias,
      z.strictObject({ exists: z.boolean(), active: z.boolean(), uses: count }).partial(),
    ),
    questions: z.record(sku, shownQuestions),
    /** Of the whole shop, each of them ready. */
    files: count,
    rating: z.record(
      sku,
      z.union([z.strictObject({ value: z.string(), count }).partial(), z.literal('none')]),
    ),
  })
  .partial();

export const expectation = z
  .strictObject({
    points: z.record(alias, balance),
    lots: z.record(alias, z.array(lot)),
    ledger: z.record(alias, z.array(entry)),
    facts: z.record(alias, factList),
    shopify,
    tier: z.record(alias, z.string()),
    redemption: z.record(
      alias,
      z.strictObject({ state: z.enum(['held', 'posted', 'voided']), cost: count }).partial(),
    ),
    quote: z.record(
      alias,
      z.strictObject({ refund: amount, credit: amount, keep: amount, owes: amount }).partial(),
    ),
    return: z.record(
      alias,
      z
        .strictObject({
          state: z.enum([
            'requested',
            'approved',
            'declined',
            'in-transit',
            'received',
            'inspected',
            'settled',
            'closed',
            'cancelled',
            'expired',
          ]),
          refunded: amount,
          credited: amount,
          owed: amount,
        })
        .partial(),
    ),
    review: z.record(alias, expectedReview),
    thanks: z.record(alias, expectedThanks),
    storefront: z.record(sku, shownOnPage),
    question: z.record(alias, expectedQuestion),
    listed: z.record(sku, listedReviews),
    mails: z.array(
      z
        .strictObject({
          to: alias,
          /** Absent: any. */
          kind: z.string(),
          count,
          sentAt: instant,
          /** Kinds that the same mail also holds. */
          with: z.array(z.string()).min(1),
          /** What one of them has in its subject, and what its text says. */
          subject: z.string(),
          text: z.array(z.string()).min(1),
        })
        .partial()
        .required({ to: true }),
    ),
    messages: expectedMessages,
    flow: expectedTold,
    klaviyo: expectedTold,
    tickets: z.strictObject({ open: count }),
    alerts: z.array(z.string()),
  })
  .partial()
  .refine((given) => Object.keys(given).length > 0, 'nothing is expected');
export type Expectation = z.output<typeof expectation>;
