import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { Expiry } from '../../earning/program.ts';
import { type CustomEvent, programSchema, type Way } from '../../earning/program.ts';

export interface WaysThen {
  readonly ways: readonly Way[];
  readonly events: readonly CustomEvent[];
  readonly expiry: Expiry;
}

/** What a shop that was live gave for by the programme in force then; null: it was not live, or has no programme. */
export async function findWaysAt(sql: Sql, shopId: bigint, at: Instant): Promise<WaysThen | null> {
  const [row] = await sql<{ program: unknown }>`select v.program from loyalty_program_version v
    join loyalty_state s on s.shop_id = v.shop_id and s.live_from <= ${at}
    where v.shop_id = ${shopId} and v.effective_at <= ${at}
    order by v.effective_at desc, v.version desc limit 1`;
  if (row === undefined) return null;
  const { ways, events, expiry } = programSchema.parse(row.program);
  return { ways, events, expiry };
}

/** Those of these source keys that have written an entry. */
export async function listWritten(
  sql: Sql,
  shopId: bigint,
  sourceKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ source_key: string }>`select source_key from loyalty_entry
    where shop_id = ${shopId} and source_key = any(${sourceKeys}::text[])`;
  return new Set(rows.map((row) => row.source_key));
}
