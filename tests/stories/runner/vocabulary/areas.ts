import { z } from 'zod';
import { amount, count, country, days, decimal, localDate, reason, sku } from './values.ts';

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
const ruled = { window, fees, outcomes, finalSale, approval: z.enum(['auto', 'manual']) };

const when = z.strictObject({
  tier: z.string().optional(),
  skus: z.array(sku).optional(),
  tags: z.array(z.string()).optional(),
  collections: z.array(z.string()).optional(),
  country: country.optional(),
  channel: z.string().optional(),
  reason: reason.optional(),
  customerTags: z.array(z.string()).optional(),
  orderValueAtLeast: amount.optional(),
  boughtBetween: z.tuple([localDate, localDate]).optional(),
});

export const returns = z
  .strictObject({
    ...ruled,
    settleOn: z.enum(['first-scan', 'received', 'inspected']),
    thresholdClawback: z.boolean(),
    standardShipping: z.record(country, amount),
    // biome-ignore lint/suspicious/noThenProperty: the word is the story's; the value is no function.
    rules: z.array(z.strictObject({ when, then: z.strictObject(ruled).partial() })),
  })
  .partial();

const sendWindow = z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'a window is written like 09:00-21:00');
const request = z
  .strictObject({
    trigger: z.enum(['delivered', 'fulfilled', 'ordered']),
    delayDays: days,
    fallbackDays: days,
    reminderDays: days,
    waitForAllDays: days,
    sendWindow,
  })
  .partial();

export const reviews = z
  .strictObject({
    request,
    publish: z.enum(['auto', 'manual']),
    incentive: z.strictObject({ points: count }),
  })
  .partial();
