import { z } from 'zod';
import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { defaultReasons } from './reasons.ts';

/** A percentage with up to four decimals, from 0 to 100: "20", "7.5". */
const percent = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/)
  .refine((text) => Number(text) <= 100);
/** Minor units of the shop's currency. */
const minor = z.int().min(0).max(1_000_000_000);
const names = z.array(z.string().trim().min(1).max(255)).max(1000);

const reason = z.strictObject({
  /** What requests, fees and final sale name it by. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/),
  label: z.string().trim().min(1).max(100),
  /** Handle of Shopify's return reason definition; one that a shop does not know is left out there. */
  shopify: z.string().regex(/^[a-z0-9-]{1,100}$/),
});

const credit = z.strictObject({
  /** Both are on the returned net item value; `bonusFlat` is per return. */
  bonusPercent: percent.nullable(),
  bonusFlatMinor: minor.nullable(),
  /** The most that a return's bonus can be. */
  bonusCapMinor: minor.nullable(),
});

/** The return policy as a merchant saves it. Amounts are minor units of the shop's currency. */
export const policySchema = z.strictObject({
  window: z.strictObject({
    days: z.int().min(0).max(3650),
    from: z.enum(['delivered', 'fulfilled', 'ordered']),
    /** Where a delivery is not known: the days a parcel takes, counted from its fulfilment. */
    transitDays: z.int().min(0).max(365),
  }),
  outcomes: z.strictObject({ refund: z.boolean(), credit: credit.nullable() }),
  fees: z.strictObject({
    restockingPercent: percent.nullable(),
    returnShippingMinor: minor.nullable(),
    waivedFor: z.array(z.string()).max(100),
  }),
  finalSale: z.strictObject({
    skus: names,
    tags: names,
    /** Shopify ids of collections. */
    collections: names,
    overriddenBy: z.array(z.string()).max(100),
  }),
  approval: z.enum(['auto', 'manual']),
  settleOn: z.enum(['first-scan', 'received', 'inspected']),
  /** In the merchant's order. */
  reasons: z.array(reason).min(1).max(100),
});

export type Policy = z.infer<typeof policySchema>;
export type Reason = Policy['reasons'][number];
export type SettleOn = Policy['settleOn'];

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
    outcomes: { refund: true, credit: { bonusPercent: null, bonusFlatMinor: null, bonusCapMinor: null } },
    fees: { restockingPercent: null, returnShippingMinor: null, waivedFor: [] },
    finalSale: { skus: [], tags: [], collections: [], overriddenBy: [] },
    approval: 'auto',
    settleOn: 'inspected',
    reasons: defaultReasons,
  };
}
