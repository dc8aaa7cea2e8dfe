import { z } from 'zod';
import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { conditionSchema } from '#app/kernel/rules/condition.ts';
import { tiersSchema } from '../tiers/tiers.ts';
import { limitSpans } from './event-limits.ts';
import { wayKinds } from './way-kinds.ts';

/** An exact factor with up to four decimals: "1.5", "0". */
const factor = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/);
const names = z.array(z.string().trim().min(1).max(255)).min(1).max(1000);

const multiplier = z
  .strictObject({
    skus: names.optional(),
    tags: names.optional(),
    /** Shopify ids of collections, as the mirror keeps them. */
    collections: names.optional(),
    factor,
  })
  .refine(({ skus, tags, collections }) => (skus ?? tags ?? collections) !== undefined, {
    message: 'A rule names products, tags or collections.',
  });

const days = z.int().min(1).max(3650);

const expiry = z.union([
  /** Each lot: last usable local day = day of availability + days. */
  z.strictObject({ days, graceDays: z.int().min(0).max(3650).default(30) }),
  /** The whole balance: last usable local day = day of the last earning or redeeming + days. */
  z.strictObject({ inactivityDays: days }),
  /**
   * Each lot: last usable local day = the first such day of the year on or after its availability, that many years on.
   * 29 February is the 28th in other years.
   */
  z.strictObject({
    calendar: z.strictObject({
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(31),
      yearsOn: z.int().min(0).max(5),
    }),
    graceDays: z.int().min(0).max(3650).default(30),
  }),
]);

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/);
const name = z.string().trim().min(1).max(100);

/**
 * A factor for orders of some days, customers, channels or goods. Of several that fit a line, 0 wins, else the
 * highest; it multiplies the product rule's.
 */
const campaign = z.strictObject({
  id: slug,
  name,
  /** Inclusive local dates of the order; null: open at that end. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** All of them have to hold, for the line. */
  when: z.array(conditionSchema).max(20),
  factor,
});

/** What earns points beside orders. */
const way = z.strictObject({
  way: z.enum(wayKinds),
  points: z.int().min(1).max(1_000_000),
});

/** Something that another system may tell us of a customer, and what it earns. */
const event = z.strictObject({
  id: slug,
  name,
  points: z.int().min(1).max(1_000_000),
  /** How often one customer can earn by it at most; null: every time. */
  limit: z.strictObject({ times: z.int().min(1).max(1000), per: z.enum(limitSpans) }).nullable(),
});

/** The earning programme as a merchant saves it. `points` per `perMinor` minor units of the shop's currency. */
export const programSchema = z.strictObject({
  earn: z.strictObject({
    points: z.int().min(1).max(1_000_000),
    perMinor: z.int().min(1).max(1_000_000_000),
    rounding: z.enum(['floor', 'half-up', 'ceil']),
    pendingDays: z.int().min(0).max(365),
    /** True: on prices as displayed. False takes out the tax that they include. */
    includeTax: z.boolean(),
  }),
  multipliers: z.array(multiplier).max(200),
  expiry: expiry.nullable(),
  campaigns: z.array(campaign).max(100).default([]),
  ways: z.array(way).max(50).default([]),
  events: z.array(event).max(50).default([]),
  /** Days before points expire by which their owner is told; null: nobody is. */
  expiryNoticeDays: z.int().min(1).max(90).nullable().default(30),
  tiers: tiersSchema.nullable().default(null),
});

export type Program = z.infer<typeof programSchema>;
export type Multiplier = Program['multipliers'][number];
export type Expiry = Program['expiry'];
export type Campaign = Program['campaigns'][number];
export type Way = Program['ways'][number];
export type CustomEvent = Program['events'][number];

/** A saved programme, in force from `effectiveAt` (business time) until the next one. */
export interface ProgramVersion {
  readonly version: number;
  readonly effectiveAt: Instant;
  readonly program: Program;
}

/** The version in force at the moment; null before the first. Of two from the same moment, the later save. */
export function programAt(versions: readonly ProgramVersion[], at: Instant): ProgramVersion | null {
  return versions
    .filter((version) => compareInstants(version.effectiveAt, at) <= 0)
    .reduce<ProgramVersion | null>(
      (best, next) => (best !== null && isLater(best, next) ? best : next),
      null,
    );
}

/**
 * One point per unit of the currency (100 cents, 1000 fils), and per 100 where the currency has no smaller
 * unit: one point per yen would make rewards cost numbers that nobody reads.
 */
export function defaultProgram(currency: CurrencyCode): Program {
  return {
    earn: {
      points: 1,
      perMinor: 10 ** Math.max(2, currencyExponent(currency)),
      rounding: 'floor',
      pendingDays: 30,
      includeTax: true,
    },
    multipliers: [],
    expiry: null,
    campaigns: [],
    ways: [],
    events: [],
    expiryNoticeDays: 30,
    tiers: null,
  };
}

function isLater(a: ProgramVersion, b: ProgramVersion): boolean {
  const byTime = compareInstants(a.effectiveAt, b.effectiveAt);
  return byTime > 0 || (byTime === 0 && a.version > b.version);
}
