import { z } from 'zod';
import { declineReasons, outcomes } from '#app/contracts/returns.ts';
import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { dayOfYear, percentSchema, ruleSchema } from '#app/kernel/rules/condition.ts';
import { defaultReasons } from './reasons.ts';

/** Minor units of the shop's currency. */
const minor = z.int().min(0).max(1_000_000_000);
const names = z.array(z.string().trim().min(1).max(255)).max(1000);

const place = z.strictObject({
  /** Lines of a postal address that a shopper is told; empty: where it was sent from. */
  address: z.string().trim().max(500),
  /** Shopify's id of the location that takes stock back, as decimal text; null: where it was sent from. */
  locationId: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .nullable(),
});

const credit = z.strictObject({
  /** Both are on the returned net item value; `bonusFlat` is per return. */
  bonusPercent: percentSchema.nullable(),
  bonusFlatMinor: minor.nullable(),
  /** The most that a return's bonus can be. */
  bonusCapMinor: minor.nullable(),
});

/** `even`: the new variant costs what was paid for the old one; else it costs what it costs. */
const exchange = z.strictObject({ even: z.boolean() });
/** Of the unit's net and tax. */
const keep = z.strictObject({ percent: percentSchema });

/** Flat per return. `byCurrency` (minor units of that currency) goes before the shop currency's converted amount. */
const shippingFee = z.strictObject({
  minor: minor.nullable(),
  byCurrency: z.record(z.string().regex(/^[A-Z]{3}$/), minor),
});

const settleOn = z.enum(['first-scan', 'received', 'inspected']);
const start = z.enum(['delivered', 'fulfilled', 'ordered']);
/** For which outcomes a fee is this; empty: for all. */
const forOutcomes = z.array(z.enum(outcomes)).max(4);

/** What one rule does. Of several rules that fit, the first that sets a thing decides it. */
export const policyActionSchema = z.discriminatedUnion('set', [
  z.strictObject({
    set: z.literal('window'),
    /** Null: as without the rule. `months` (same day of the month, clamped) goes before `days`. */
    days: z.int().min(0).max(3650).nullable(),
    months: z.int().min(1).max(120).nullable(),
    from: start.nullable(),
    transitDays: z.int().min(0).max(365).nullable(),
    /** At least until this local day: "2027-01-31", or "01-31", the first one after it was bought. */
    until: dayOfYear.nullable(),
  }),
  z.strictObject({ set: z.literal('final-sale'), to: z.boolean() }),
  /** Can never come back, whatever the reason. */
  z.strictObject({ set: z.literal('never') }),
  z.strictObject({ set: z.literal('refund'), to: z.boolean() }),
  z.strictObject({ set: z.literal('credit'), to: credit.nullable() }),
  z.strictObject({ set: z.literal('exchange'), to: exchange.nullable() }),
  z.strictObject({ set: z.literal('keep'), to: keep.nullable() }),
  z.strictObject({ set: z.literal('restocking'), percent: percentSchema.nullable(), outcomes: forOutcomes }),
  z.strictObject({ set: z.literal('return-shipping'), fee: shippingFee, outcomes: forOutcomes }),
  z.strictObject({ set: z.literal('approval'), to: z.enum(['auto', 'manual']) }),
  z.strictObject({
    set: z.literal('decline'),
    reason: z.enum(declineReasons),
    /** What the shopper reads; may be empty. */
    note: z.string().trim().max(500),
  }),
  z.strictObject({ set: z.literal('settle-on'), to: settleOn }),
  z.strictObject({ set: z.literal('send-to'), to: place }),
]);

export type PolicyAction = z.infer<typeof policyActionSchema>;
export const policyRuleSchema = ruleSchema(policyActionSchema);
export type PolicyRule = z.infer<typeof policyRuleSchema>;

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/);

const question = z.strictObject({
  id,
  text: z.string().trim().min(1).max(200),
  /** Empty: answered in words. */
  options: z.array(z.strictObject({ id, label: z.string().trim().min(1).max(100) })).max(20),
  required: z.boolean(),
});

const reason = z.strictObject({
  /** What requests, fees and final sale name it by. */
  id,
  label: z.string().trim().min(1).max(100),
  /** Handle of Shopify's return reason definition; one that a shop does not know is left out there. */
  shopify: z.string().regex(/^[a-z0-9-]{1,100}$/),
  /** The reason it stands under; null: at the top. Only reasons without any under them can be given. */
  parent: id.nullable().default(null),
  questions: z.array(question).max(5).default([]),
  photo: z.enum(['none', 'optional', 'required']).default('none'),
  note: z.enum(['optional', 'required']).default('optional'),
});

/** What a customer may do before a person looks. `exceeded`: hold for review, or refuse (and offer a person's look). */
const limits = z.strictObject({
  /** Returns asked for within the days before. */
  returns: z.strictObject({ count: z.int().min(0).max(1000), days: z.int().min(1).max(3650) }).nullable(),
  /** Units returned of units bought; only from `atLeastUnits` bought on. */
  rate: z
    .strictObject({
      percent: percentSchema,
      days: z.int().min(1).max(3650),
      atLeastUnits: z.int().min(1).max(1000),
    })
    .nullable(),
  /** Units kept for a part of their price. */
  kept: z.strictObject({ count: z.int().min(0).max(1000), days: z.int().min(1).max(3650) }).nullable(),
  exceeded: z.enum(['manual', 'decline']),
});

export const noLimits = { returns: null, rate: null, kept: null, exceeded: 'manual' as const };
const anywhere = { address: '', locationId: null };

/** The return policy as a merchant saves it. Amounts are minor units of the shop's currency. */
export const policySchema = z.strictObject({
  window: z.strictObject({
    days: z.int().min(0).max(3650),
    from: start,
    /** Where a delivery is not known: the days a parcel takes, counted from its fulfilment. */
    transitDays: z.int().min(0).max(365),
  }),
  outcomes: z.strictObject({
    refund: z.boolean(),
    credit: credit.nullable(),
    exchange: exchange.nullable().default(null),
    keep: keep.nullable().default(null),
  }),
  fees: z.strictObject({
    restockingPercent: percentSchema.nullable(),
    returnShippingMinor: minor.nullable(),
    /** Minor units of that currency, instead of `returnShippingMinor` at the order's rate. */
    returnShippingByCurrency: shippingFee.shape.byCurrency.default({}),
    waivedFor: z.array(z.string()).max(100),
    waivedForOutcomes: forOutcomes.default([]),
  }),
  finalSale: z.strictObject({
    skus: names,
    tags: names,
    /** Shopify ids of collections. */
    collections: names,
    overriddenBy: z.array(z.string()).max(100),
  }),
  /** Beside gift cards and tips. `bundleParts`: parts of a bundle come back only with all of it. */
  never: z
    .strictObject({ skus: names, tags: names, collections: names, bundleParts: z.boolean() })
    .default({ skus: [], tags: [], collections: [], bundleParts: false }),
  approval: z.enum(['auto', 'manual']),
  settleOn,
  sendTo: place.default(anywhere),
  reasons: z.array(reason).min(1).max(100),
  limits: limits.default(noLimits),
  /** By country (ISO 3166 alpha-2): the standard shipping that a withdrawal from the whole order gives back. */
  standardShipping: z.record(z.string().regex(/^[A-Z]{2}$/), minor).default({}),
  /** In priority order. */
  rules: z.array(policyRuleSchema).max(100).default([]),
});

export type Policy = z.infer<typeof policySchema>;
export type Reason = Policy['reasons'][number];
export type Question = Reason['questions'][number];
export type SettleOn = Policy['settleOn'];
export type Credit = z.infer<typeof credit>;
export type ShippingFee = z.infer<typeof shippingFee>;
export type Place = z.infer<typeof place>;

/** A saved policy, in force from `effectiveAt` (business time) until the next one. */
export interface PolicyVersion {
  readonly version: number;
  readonly effectiveAt: Instant;
  readonly policy: Policy;
}

/**
 * The version in force when something was bought. What is older than the first version goes by the first: an order
 * from before the app has no other rules. Null: nothing was ever saved.
 */
export function policyAt(versions: readonly PolicyVersion[], boughtAt: Instant): PolicyVersion | null {
  let found: PolicyVersion | null = null;
  let first: PolicyVersion | null = null;
  for (const version of versions) {
    if (first === null || version.version < first.version) first = version;
    if (compareInstants(version.effectiveAt, boughtAt) <= 0 && (found === null || isLater(version, found)))
      found = version;
  }
  return found ?? first;
}

function isLater(a: PolicyVersion, b: PolicyVersion): boolean {
  const byTime = compareInstants(a.effectiveAt, b.effectiveAt);
  return byTime > 0 || (byTime === 0 && a.version > b.version);
}

/** Thirty days from delivery, money back or store credit, no fees, looked at before anything is paid. */
export function defaultPolicy(): Policy {
  return {
    window: { days: 30, from: 'delivered', transitDays: 0 },
    outcomes: {
      refund: true,
      credit: { bonusPercent: null, bonusFlatMinor: null, bonusCapMinor: null },
      exchange: { even: true },
      keep: null,
    },
    fees: {
      restockingPercent: null,
      returnShippingMinor: null,
      returnShippingByCurrency: {},
      waivedFor: [],
      waivedForOutcomes: [],
    },
    finalSale: { skus: [], tags: [], collections: [], overriddenBy: [] },
    never: { skus: [], tags: [], collections: [], bundleParts: false },
    approval: 'auto',
    settleOn: 'inspected',
    sendTo: anywhere,
    reasons: defaultReasons,
    limits: noLimits,
    standardShipping: {},
    rules: [],
  };
}
