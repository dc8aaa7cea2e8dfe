import { z } from 'zod';
import { questionSettings } from './questions.ts';
import { amount, count, country, currency, days, decimal, localDate, reason, sku } from './values.ts';

const window = z.strictObject({
  days: days.default(30),
  from: z.enum(['delivered', 'fulfilled', 'ordered']).default('delivered'),
});
const fees = z.strictObject({
  restockingPercent: decimal.optional(),
  returnShipping: amount.optional(),
  waivedFor: z.array(reason).optional(),
});
const outcomes = z.strictObject({
  refund: z.boolean().optional(),
  credit: z
    .union([
      z.boolean(),
      z.strictObject({
        bonusPercent: decimal.optional(),
        bonusFlat: amount.optional(),
        bonusCap: amount.optional(),
      }),
    ])
    .optional(),
  exchange: z.union([z.boolean(), z.strictObject({ even: z.boolean().optional() })]).optional(),
  keep: z.union([z.boolean(), z.strictObject({ percent: decimal })]).optional(),
});
const finalSale = z.strictObject({
  skus: z.array(sku).optional(),
  tags: z.array(z.string()).optional(),
  collections: z.array(z.string()).optional(),
  overriddenBy: z.array(reason).optional(),
});
const moment = z.enum(['first-scan', 'received', 'inspected']);
/** What a rule may set. `finalSale: false` lifts it; `decline` refuses for good. */
const ruled = {
  window: z
    .strictObject({
      days,
      months: z.int().min(1).max(120),
      from: window.shape.from.unwrap(),
      /** At least until that local day. */
      until: localDate,
    })
    .partial(),
  fees: fees.omit({ waivedFor: true }),
  outcomes,
  finalSale: z.boolean(),
  never: z.literal(true),
  approval: z.enum(['auto', 'manual']),
  decline: z.enum(['FINAL_SALE', 'RETURN_PERIOD_ENDED', 'OTHER']),
  settleOn: moment,
};

const when = z.strictObject({
  tier: z.string().optional(),
  skus: z.array(sku).optional(),
  tags: z.array(z.string()).optional(),
  collections: z.array(z.string()).optional(),
  country: country.optional(),
  channel: z.string().optional(),
  reason: z.union([reason, z.array(reason).min(1)]).optional(),
  types: z.array(z.string()).optional(),
  vendors: z.array(z.string()).optional(),
  codes: z.array(z.string()).optional(),
  customerTags: z.array(z.string()).optional(),
  /** Of the customer; false: any but the first. */
  firstOrder: z.boolean().optional(),
  orderValueAtLeast: amount.optional(),
  boughtBetween: z.tuple([localDate, localDate]).optional(),
});

export const returns = z
  .strictObject({
    window,
    outcomes,
    fees: fees.extend({ returnShippingByCurrency: z.record(currency, amount).optional() }),
    finalSale,
    approval: z.enum(['auto', 'manual']),
    settleOn: moment,
    /** Reasons that ask for a picture or for words. */
    evidence: z.partialRecord(reason, z.enum(['photo', 'note'])),
    limits: z.strictObject({
      returns: z.strictObject({ count, days: z.int().min(1) }).optional(),
      kept: z.strictObject({ count, days: z.int().min(1) }).optional(),
      exceeded: z.enum(['manual', 'decline']).default('manual'),
    }),
    /** Approved and not sent for so many days, a return expires. */
    expire: z.strictObject({ days: z.int().min(1), remindDays: z.int().min(0).default(0) }),
    thresholdClawback: z.boolean(),
    standardShipping: z.record(country, amount),
    rules: z.array(z.strictObject({ when, then: z.strictObject(ruled).partial() })),
  })
  .partial();

const sendWindow = z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'a window is written like 09:00-21:00');
/** Another time, other reminders, or no request at all. */
const asked = z
  .strictObject({
    time: z.strictObject({
      trigger: z.enum(['delivered', 'fulfilled', 'ordered']).default('delivered'),
      delayDays: days,
      fallbackDays: days.optional(),
    }),
    reminders: z.array(days).max(3),
    skip: z.literal(true),
  })
  .partial();
const request = z
  .strictObject({
    trigger: z.enum(['delivered', 'fulfilled', 'ordered']),
    delayDays: days,
    fallbackDays: days,
    reminders: z.array(days).max(3),
    waitForAllDays: days,
    sendWindow,
    rules: z.array(z.strictObject({ when, then: asked })),
  })
  .partial();

export const reviews = z
  .strictObject({
    questions: questionSettings,
    request,
    publish: z.enum(['auto', 'manual']),
    /** Points are given by loyalty; a code is good once, for so many days. */
    incentive: z.union([
      z.strictObject({ points: count }),
      z.strictObject({ code: z.strictObject({ percent: z.int(), days: z.int() }) }),
    ]),
  })
  .partial();
