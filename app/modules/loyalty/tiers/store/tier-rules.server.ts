import { compareInstants, type Instant, laterOf } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { TierRules } from '../path.ts';
import { haveSameThresholds, tiersSchema } from '../tiers.ts';

interface Row {
  live_from: Instant | null;
  effective_at: Instant;
  tiers: unknown;
  include_tax: boolean;
}

/** All but the shop's zone. */
type InForce = Omit<TierRules, 'zone'>;

const storedTiers = tiersSchema.nullish();
const page = 50;

/**
 * The levels in force at a moment, and since when they take what they take; null: there are none, or the area is
 * off or was not live yet.
 */
export async function findTierRules(sql: Sql, shopId: bigint, at: Instant): Promise<InForce | null> {
  let rules: InForce | null = null;
  for (let offset = 0; ; offset += page) {
    const rows = await sql<Row>`select s.live_from, v.effective_at, v.program -> 'tiers' as tiers,
        (v.program -> 'earn' ->> 'includeTax')::boolean as include_tax
      from loyalty_program_version v join loyalty_state s on s.shop_id = v.shop_id
      where v.shop_id = ${shopId} and v.effective_at <= ${at}
      order by v.effective_at desc, v.version desc limit ${page} offset ${offset}`;
    for (const row of rows) {
      const tiers = storedTiers.parse(row.tiers) ?? null;
      const { live_from: live, effective_at: start, include_tax: includeTax } = row;
      if (rules === null) {
        if (tiers === null || live === null || compareInstants(live, at) > 0) return null;
        rules = { tiers, start: laterOf(start, live), includeTax };
      } else {
        if (tiers === null || !haveSameThresholds(tiers, rules.tiers)) return rules;
        rules = { tiers: rules.tiers, includeTax: rules.includeTax, start: laterOf(start, live ?? start) };
      }
    }
    if (rows.length < page) return rules;
  }
}
