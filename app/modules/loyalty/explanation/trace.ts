import { z } from 'zod';
import { adjustmentReasons } from '../adjusting/reasons.ts';
import { wayKinds } from '../earning/way-kinds.ts';

/*
 * What an entry keeps about its reasons, as JSON: codes and whole numbers as text, so that it can be printed in
 * any language later. Amounts are minor units of `currency`.
 */

const whole = z.string().regex(/^-?\d+$/);

const earnedLine = z.strictObject({
  line: whole,
  sku: z.string().nullable(),
  /** Units that count, of those sold. */
  units: z.int(),
  sold: z.int(),
  net: whole,
  factor: z.string(),
  /** Position of the deciding rule in the programme; null: none matched. */
  rule: z.int().nullable(),
  /** Name of the campaign whose factor is in it; absent: none counted. */
  campaign: z.string().optional(),
});

const earn = z.strictObject({
  is: z.literal('earn'),
  order: z.string(),
  currency: z.string(),
  points: whole,
  rate: z.strictObject({
    points: z.int(),
    perMinor: z.int(),
    rounding: z.enum(['floor', 'half-up', 'ceil']),
  }),
  lines: z.array(earnedLine),
  /** Per mille of the goods that refunds without units have left, rounded; 1000 where there was none. */
  sharePerMille: z.int(),
  /** Points that the order had given before; more than 0: it came to be worth more. */
  before: whole,
  /** The level held before the order, as it was called, with its factor for all lines; absent: none. */
  tier: z.strictObject({ name: z.string(), factor: z.string() }).optional(),
});

const clawback = z.strictObject({
  is: z.literal('clawback'),
  order: z.string(),
  points: whole,
  reason: z.enum(['units', 'amount', 'refunded', 'cancelled', 'changed', 'moved']),
  goneUnits: z.int(),
  soldUnits: z.int(),
  /** What the order still gives. */
  left: whole,
  fromPending: whole,
  fromAvailable: whole,
  fromOthers: whole,
  debt: whole,
});

const entryReward = z.strictObject({
  is: z.literal('entry-reward'),
  points: whole,
  /** The level that was reached, as it was called. */
  tier: z.string(),
});

const expire = z.strictObject({
  is: z.literal('expire'),
  points: whole,
  cause: z.enum(['age', 'inactivity']),
  /** Last day on which they could be used, in the shop's zone. */
  lastDay: z.iso.date(),
});

const repay = z.strictObject({ is: z.literal('repay'), points: whole });

const merge = z.strictObject({
  is: z.literal('merge'),
  /** The change of this account: negative where points left, and where more debt than points came. */
  points: whole,
  direction: z.enum(['in', 'out']),
});

const redeem = z.strictObject({
  is: z.literal('redeem'),
  order: z.string(),
  points: whole,
  reward: z.string(),
  currency: z.string(),
  /** What the code took off; null: it has no amount of its own. */
  off: z.strictObject({ used: whole, face: whole }).nullable(),
  /** Reserved points that the order did not need and that are free again. */
  freed: whole,
  /** The order came after the points had been given free. */
  late: z.boolean(),
  debt: whole,
});

const issue = z.strictObject({
  is: z.literal('issue'),
  points: whole,
  reward: z.string(),
  kind: z.enum(['gift-card', 'store-credit']),
  currency: z.string(),
  /** What was given, in minor units. */
  amount: whole,
  /** Last day on which it can be used, in the shop's zone; null: without end. */
  lastDay: z.iso.date().nullable(),
});

const restore = z.strictObject({
  is: z.literal('restore'),
  order: z.string(),
  points: whole,
  reason: z.enum(['cancelled', 'all-returned', 'units']),
  /** Points that the order keeps. */
  left: whole,
  /** Came back to lots whose time was over. */
  graced: whole,
  /** Last day on which those can be used, in the shop's zone; null: there are none. */
  graceDay: z.iso.date().nullable(),
});

const adjust = z.strictObject({
  is: z.literal('adjust'),
  /** The change: negative where points were taken. */
  points: whole,
  /** Why, as a code; null: it undoes another one. */
  reason: z.enum(adjustmentReasons).nullable(),
  /** Number of the entry of the same account that it undoes. */
  undoes: z.int().nullable(),
  /** Came back to lots whose time was over. */
  graced: whole,
  graceDay: z.iso.date().nullable(),
});

const activity = z.strictObject({
  is: z.literal('activity'),
  points: whole,
  way: z.enum(wayKinds),
});

/** Something that another system told of, as it was called. */
const event = z.strictObject({
  is: z.literal('event'),
  points: whole,
  event: z.string(),
  name: z.string(),
});

export const entryTraceSchema = z.discriminatedUnion('is', [
  earn,
  entryReward,
  clawback,
  expire,
  repay,
  merge,
  redeem,
  issue,
  restore,
  adjust,
  activity,
  event,
]);

export type EntryTrace = z.infer<typeof entryTraceSchema>;
export type EarnTrace = z.infer<typeof earn>;
export type ClawbackTrace = z.infer<typeof clawback>;
export type RedeemTrace = z.infer<typeof redeem>;
export type IssueTrace = z.infer<typeof issue>;
export type RestoreTrace = z.infer<typeof restore>;
export type AdjustTrace = z.infer<typeof adjust>;
