import { createHash } from 'node:crypto';
import type pg from 'pg';

const own = (table: string) => !table.startsWith('_prisma');

/** Tables of the app, with the column that names the shop (null: none). */
export async function listTables(client: pg.Client): Promise<{ table: string; shopColumn: string | null }[]> {
  const { rows } = await client.query<{ table_name: string; shop_column: string | null }>(`
    select t.table_name, (select column_name from information_schema.columns c
      where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'shop_id') as shop_column
    from information_schema.tables t where t.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1`);
  return rows
    .filter((row) => own(row.table_name))
    .map((row) => ({ table: row.table_name, shopColumn: row.shop_column }));
}

/** A hash per table over all rows, or over those of one shop. Jobs are included when no shop is given. */
export async function fingerprint(client: pg.Client, shopId?: bigint): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const { table, shopColumn } of await listTables(client)) {
    const where =
      shopId === undefined
        ? ''
        : shopColumn
          ? `where shop_id = ${shopId}`
          : table === 'commerce_shop'
            ? `where id = ${shopId}`
            : 'where false';
    const { rows } = await client.query<{ line: string }>(
      `select t::text as line from "${table}" t ${where} order by 1`,
    );
    result[table] = createHash('sha256')
      .update(rows.map((row) => row.line).join('\n'))
      .digest('hex');
  }
  if (shopId === undefined) {
    const { rows } = await client.query<{ line: string }>(
      "select task_identifier || coalesce(key, '') as line from graphile_worker.jobs order by 1",
    );
    result['graphile_worker.jobs'] = rows.map((row) => row.line).join('\n');
  }
  return result;
}
