import { z } from 'zod';
import { amount, count, days, decimal, localDate, quantity, sku } from './values.ts';

const multiplier = z
  .strictObject({
    skus: z.array(sku).min(1).optional(),
    tags: z.array(z.string()).min(1).optional(),
    collections: z.array(z.string()).min(1).optional(),
    factor: decimal,
  })
  .refine(
    (rule) => rule.skus ?? rule.tags ?? rule.collections,
    'a multiplier names skus, tags or collections',
  );

const level = z.strictObject({
  name: z.string(),
  from: amount,
  factor: decimal.default('1'),
  entryPoints: count.optional(),
  customerTag: z.string().optional(),
  freeShipping: z.boolean().default(false),
  percent: quantity.optional(),
  priority: z.boolean().default(false),
});

const reward = z.strictObject({
  name: z.string(),
  kind: z.enum(['amount-off', 'percent', 'free-shipping', 'free-product', 'gift-card', 'store-credit']),
  points: quantity,
  value: z.union([decimal, sku]).optional(),
  minSubtotal: amount.optional(),
  multiples: z.boolean().default(false),
  /** The most of the cart's goods that an amount off may pay. */
  capPercent: z.int().min(1).max(100).optional(),
  /** Of a free product. */
  sku: sku.optional(),
  /** Calendar days for which what is given at once can be used. */
  validDays: quantity.optional(),
});

export const tiers = z.strictObject({
  by: z.enum(['spend', 'points', 'orders']),
  window: z.enum(['lifetime', 'rolling-12-months', 'calendar-year']),
  downgrade: z.enum(['never', 'period-end', 'immediate']),
  oneStep: z.boolean().default(false),
  graceDays: count.default(0),
  levels: z.array(level).min(1),
});

export const loyalty = z.strictObject({
  earn: z
    .strictObject({
      points: quantity.default(1),
      per: quantity.default(100),
      rounding: z.enum(['floor', 'half-up', 'ceil']).default('floor'),
      pendingDays: days.default(30),
    })
    .prefault({}),
  multipliers: z.array(multiplier).default([]),
  campaigns: z
    .array(
      z.strictObject({
        from: localDate,
        to: localDate,
        factor: decimal,
        skus: z.array(sku).min(1).optional(),
      }),
    )
    .optional(),
  expiry: z
    .union([
      z.strictObject({ days: quantity, graceDays: days.default(30) }),
      z.strictObject({ inactivityDays: quantity }),
      z.strictObject({
        calendar: z.string().regex(/^\d{2}-\d{2}$/, 'a day of the year is written like 12-31'),
        yearsOn: count.default(0),
        graceDays: days.default(30),
      }),
      z.literal('none'),
    ])
    .optional(),
  expiryNotice: quantity.optional(),
  tiers: tiers.optional(),
  rewards: z.array(reward).optional(),
  redemption: z
    .strictObject({
      holdMinutes: quantity.default(60),
      unusedPart: z.enum(['returned', 'forfeited']).default('returned'),
    })
    .optional(),
  referral: z
    .strictObject({ advocatePoints: count, friendOff: amount, minOrder: amount.optional() })
    .optional(),
  signUp: z.strictObject({ points: quantity }).optional(),
  newsletter: z.strictObject({ points: quantity }).optional(),
  orderAnniversary: z.strictObject({ points: quantity }).optional(),
  birthday: z.strictObject({ points: quantity }).optional(),
  /** What other systems may tell of. */
  events: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        points: quantity,
        limit: z.strictObject({ times: quantity, per: z.enum(['day', 'month', 'year', 'ever']) }).optional(),
      }),
    )
    .optional(),
});
export type Loyalty = z.output<typeof loyalty>;
