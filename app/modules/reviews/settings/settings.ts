import { z } from 'zod';
import { ruleSchema } from '#app/kernel/rules/condition.ts';
import { withoutOpinions } from './no-opinions.ts';

/*
 * How reviews are asked for, written and published. There is no field for stars or mood, here or in any rule: what is
 * written is treated alike.
 */

const days = (least: number) => z.int().min(least).max(365);

const time = {
  /** What the delay counts from. */
  trigger: z.enum(['delivered', 'fulfilled', 'ordered']),
  delayDays: days(0),
  /** Days from dispatch after which is asked without a report of delivery; null: then nobody is asked. */
  fallbackDays: days(0).nullable(),
};

/** Days after the request, each of them once. */
const reminders = z.array(days(1)).max(3);

/**
 * What rules of requests may ask about. What somebody sent back, and why, is not among it: leaving such people out would
 * choose among opinions.
 */
export const requestFields = [
  'customer.tags',
  'customer.orders',
  'order.country',
  'order.channel',
  'order.tags',
  'order.codes',
  'order.value',
  'order.boughtOn',
  'line.skus',
  'line.products',
  'line.tags',
  'line.collections',
  'line.types',
  'line.vendors',
  'line.price',
] as const;

const askable: ReadonlySet<string> = new Set(requestFields);

export const requestActionSchema = z.discriminatedUnion('set', [
  z.strictObject({ set: z.literal('time'), ...time }),
  z.strictObject({ set: z.literal('reminders'), days: reminders }),
  z.strictObject({ set: z.literal('skip') }),
]);
export type RequestAction = z.infer<typeof requestActionSchema>;

export const requestRuleSchema = ruleSchema(requestActionSchema).refine(
  ({ when }) => when.every(({ field }) => askable.has(field)),
  'Who is asked cannot depend on what came back.',
);
export type RequestRule = z.infer<typeof requestRuleSchema>;

/** In the merchant's own words, and in other languages where they were given. */
const said = z.strictObject({
  every: z.string().trim().min(1).max(80),
  en: z.string().trim().max(80).optional(),
  de: z.string().trim().max(80).optional(),
  fr: z.string().trim().max(80).optional(),
  es: z.string().trim().max(80).optional(),
  ja: z.string().trim().max(80).optional(),
});
export type Said = z.infer<typeof said>;

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const asked = {
  id,
  label: said,
  /** Product types that are asked; none: all. */ types: z.array(z.string().trim().min(1).max(255)).max(50),
};

export const attributeSchema = z.discriminatedUnion('kind', [
  /** 1 to 5 between two ends; 3 is in the middle. */
  z.strictObject({ kind: z.literal('scale'), ...asked, low: said, middle: said, high: said }),
  z.strictObject({
    kind: z.literal('choice'),
    ...asked,
    options: z
      .array(z.strictObject({ id, label: said }))
      .min(2)
      .max(12),
  }),
]);
export type Attribute = z.infer<typeof attributeSchema>;

const settings = z.object({
  request: z.object({
    ...time,
    /** How long the first parcel waits for the others; 0: it does not. */
    waitForAllDays: days(0),
    sendWindow: z.object({ from: z.string().regex(/^\d\d:\d\d$/), to: z.string().regex(/^\d\d:\d\d$/) }),
    reminders: reminders.default([]),
    rules: z.array(requestRuleSchema).max(50).default([]),
  }),
  publish: z.enum(['auto', 'manual']),
  writing: z
    .object({
      photos: z.boolean(),
      videos: z.boolean(),
      /** Is "Would you recommend it?" asked? */
      recommend: z.boolean(),
      attributes: z.array(attributeSchema).max(20),
    })
    .prefault({ photos: true, videos: false, recommend: false, attributes: [] }),
  /** The thanks for any review. Points are a way to earn of the loyalty programme. */
  incentive: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('none') }),
      /** A code of one's own, good once, for so many days. */
      z.object({ kind: z.literal('code'), percent: z.int().min(1).max(90), days: days(1) }),
    ])
    .prefault({ kind: 'none' }),
  questions: z
    .object({
      on: z.boolean(),
      publish: z.enum(['auto', 'manual']),
      /** May people who bought the product answer? */
      owners: z.boolean(),
    })
    .prefault({ on: false, publish: 'manual', owners: true }),
});

export const settingsParts = settings.shape;

/** What names stars or a mood is refused with the reason, wherever settings come from. */
export const settingsSchema = withoutOpinions.pipe(settings);

export type ReviewSettings = Readonly<z.infer<typeof settingsSchema>>;
export type RequestSettings = ReviewSettings['request'];

export const defaultSettings: ReviewSettings = settingsSchema.parse({
  request: {
    trigger: 'delivered',
    delayDays: 7,
    fallbackDays: 14,
    waitForAllDays: 10,
    sendWindow: { from: '09:00', to: '21:00' },
    reminders: [],
    rules: [],
  },
  publish: 'auto',
});
