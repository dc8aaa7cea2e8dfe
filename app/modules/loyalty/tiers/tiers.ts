import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/);
const count = z.int().min(0).max(1_000_000_000);

/** What a level takes; null: that is not asked for. A level that asks for nothing is everybody's. */
const threshold = z.strictObject({
  /** Remaining net of merchandise of paid orders, in minor units of the shop's currency. */
  spendMinor: z.int().min(0).max(1_000_000_000_000).nullable(),
  /** Earned by orders and other ways and available, less what was taken back. */
  points: count.nullable(),
  /** Paid, not cancelled, with something left of them. */
  orders: count.nullable(),
});

const level = z.strictObject({
  /** Stays when the level gets another name. */
  id: slug,
  name: z.string().trim().min(1).max(100),
  from: threshold,
  /** Of points that orders earn while a customer is in it. */
  factor: z.string().regex(/^\d{1,3}(\.\d{1,4})?$/),
  /** Given when it is first reached, once per customer; 0: none. */
  entryPoints: z.int().min(0).max(1_000_000),
  /** A customer tag at Shopify for as long as it is held, as for early access; null: none. */
  customerTag: z.string().trim().min(1).max(255).nullable(),
  /** What Shopify itself gives customers with this level's tag, without a code. */
  perks: z
    .strictObject({
      freeShipping: z.boolean(),
      /** Off everything, in whole percent; null: nothing. */
      percent: z.int().min(1).max(99).nullable(),
      /** Returns and questions of theirs stand first in the queue. */
      priority: z.boolean(),
    })
    .default({ freeShipping: false, percent: null, priority: false }),
});

/** Levels of customers, the lowest first. */
export const tiersSchema = z.strictObject({
  /** Of what a level asks for: everything, or one of it. */
  match: z.enum(['all', 'any']),
  /** Local dates that count: all, the last twelve months with both ends, or the calendar year. */
  window: z.enum(['lifetime', 'rolling-12-months', 'calendar-year']),
  downgrade: z.enum(['never', 'period-end', 'immediate']),
  /** At the end of a period one level down at most. */
  oneStep: z.boolean(),
  /** Days that a level is kept beyond its period. */
  graceDays: z.int().min(0).max(365),
  levels: z.array(level).min(1).max(10),
});

export type Tiers = z.infer<typeof tiersSchema>;
export type Level = Tiers['levels'][number];

/** Do both say the same about who holds which level? Names, factors, entry points and tags say nothing about that. */
export function haveSameThresholds(a: Tiers, b: Tiers): boolean {
  return JSON.stringify(thresholds(a)) === JSON.stringify(thresholds(b));
}

function thresholds({ levels, ...rules }: Tiers) {
  return { ...rules, levels: levels.map(({ id, from }) => ({ id, from })) };
}
