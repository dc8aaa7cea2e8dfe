import type { Tx } from '#app/kernel/transaction.ts';

/** Append-only tables and what hangs on them: only the redaction role may take their rows away. */
const guarded = [
  'loyalty_tier_change',
  'loyalty_lot_use',
  'loyalty_lot',
  'loyalty_entry',
  'loyalty_account',
  'platform_fact',
];

/**
 * Removes every row of the transaction's shop in every table but the shop's own: what a shop's redaction means. The
 * tables come from the catalogue, so that a new one cannot be forgotten; foreign keys decide their order.
 */
export async function eraseShop(tx: Tx): Promise<void> {
  const tables = await tx.sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'shop_id' and t.table_type = 'BASE TABLE'`;
  await tx.sql`set local role afterglow_redaction`;
  for (const name of guarded) await eraseFrom(tx, name);
  await tx.sql`reset role`;
  const rest = tables.map((table) => table.name).filter((name) => !guarded.includes(name));
  for (let waiting = rest; waiting.length > 0; ) {
    const blocked: string[] = [];
    for (const name of waiting) if (await isReferenced(tx, name, waiting)) blocked.push(name);
    if (blocked.length === waiting.length)
      throw new Error(`Tables refer to each other in a circle: ${blocked.join(', ')}`);
    for (const name of waiting) if (!blocked.includes(name)) await eraseFrom(tx, name);
    waiting = blocked;
  }
}

/** Does another table that still holds rows refer to this one? */
async function isReferenced(tx: Tx, table: string, waiting: readonly string[]): Promise<boolean> {
  const others = waiting.filter((name) => name !== table);
  const rows = await tx.sql`
    select 1 from pg_constraint where contype = 'f' and confrelid = ${table}::regclass
      and conrelid in (select name::regclass from unnest(${others}::text[]) as t(name)) limit 1`;
  return rows.length > 0;
}

/** A table's name cannot be a parameter; these come from the catalogue. */
async function eraseFrom(tx: Tx, table: string): Promise<void> {
  const text = Object.assign([`delete from "${table}" where shop_id = `, ''], { raw: ['', ''] });
  await tx.sql(text, tx.shopId);
}
