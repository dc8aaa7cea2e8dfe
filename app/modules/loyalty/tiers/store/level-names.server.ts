import type { Sql } from '#app/kernel/transaction.ts';

/** Names of all levels that there ever were, each as it was called last, by id. */
export async function findNames(sql: Sql, shopId: bigint): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; name: string }>`
    select distinct on (level ->> 'id') level ->> 'id' as id, level ->> 'name' as name
    from loyalty_program_version v
    cross join lateral jsonb_array_elements(
      case when jsonb_typeof(v.program -> 'tiers' -> 'levels') = 'array' then v.program -> 'tiers' -> 'levels'
        else '[]' end) as level
    where v.shop_id = ${shopId} order by level ->> 'id', v.version desc`;
  return new Map(rows.map((row) => [row.id, row.name]));
}
