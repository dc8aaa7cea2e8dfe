import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { PassThrough, Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

// A dump through COPY: the embedded server brings no pg_dump. One file: magic, nonce, then AES-256-GCM over gzip over
// lines (a JSON header per table, its rows as COPY's text, a line `\.`), and the tag at the end. The schema is not in
// it: a dump is restored into a database migrated to the same point.

const magic = Buffer.from('AGDUMP1\n');
const tagBytes = 16;
const keyOf = (key: Uint8Array) =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'afterglow dump', 32));

interface Table {
  name: string;
  columns: string[];
}

/** Every table that holds state, the queue's own included; generated columns are left out. */
async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select format('%I.%I', c.table_schema, c.table_name) as name, array_agg(format('%I', c.column_name) order by c.ordinal_position) as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.table_schema in ('public', 'graphile_worker')
      and c.table_name not in ('_prisma_migrations', 'migrations')
    group by c.table_schema, c.table_name order by 1`);
  return rows;
}

const migrationsOf = async (client: pg.Client) =>
  (
    await client.query<{ name: string }>(
      'select migration_name as name from _prisma_migrations where finished_at is not null order by 1',
    )
  ).rows.map((row) => row.name);

/** Writes all state at one moment to `file`. Returns the number of tables. */
export async function backup(url: string, key: Uint8Array, file: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables = await listTables(client);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce);
    const output = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    output.write(Buffer.concat([magic, nonce]));
    const lines = new PassThrough();
    const written = pipeline(lines, createGzip(), cipher, output, { end: false });
    const write = async (text: string) => {
      if (!lines.write(text)) await new Promise((resolve) => lines.once('drain', resolve));
    };
    await write(
      `${JSON.stringify({ migrations: await migrationsOf(client), takenAt: new Date().toISOString() })}\n`,
    );
    for (const { name, columns } of tables) {
      await write(`${JSON.stringify({ table: name, columns })}\n`);
      const rows = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`));
      for await (const chunk of rows)
        if (!lines.write(chunk)) await new Promise((resolve) => lines.once('drain', resolve));
      await write('\\.\n');
    }
    lines.end();
    await written;
    output.end(cipher.getAuthTag());
    await finished(output);
    return tables.length;
  } finally {
    await client.end();
  }
}

function open(file: string, key: Uint8Array): Readable {
  const size = statSync(file).size;
  const start = magic.length + 12;
  const handle = openSync(file, 'r');
  const head = Buffer.alloc(start);
  const tag = Buffer.alloc(tagBytes);
  readSync(handle, head, 0, start, 0);
  readSync(handle, tag, 0, tagBytes, size - tagBytes);
  closeSync(handle);
  if (!head.subarray(0, magic.length).equals(magic)) throw new Error(`${file} is not a backup of Afterglow`);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), head.subarray(magic.length));
  decipher.setAuthTag(tag);
  const lines = createGunzip();
  // A wrong key or a changed file surfaces here, before anything is committed.
  pipeline(createReadStream(file, { start, end: size - tagBytes - 1 }), decipher, lines).catch(
    (error: Error) => lines.destroy(error),
  );
  return lines;
}

async function restoreSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('select setval(%L, greatest(coalesce((select max(%I) from %s), 0) + 1, 1), false)', s.oid::regclass, a.attname, d.refobjid::regclass) as statement
    from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    where s.relkind = 'S'`);
  for (const { statement } of rows) await client.query(statement);
  await client.query(
    `select setval('commerce_read_seq', greatest(coalesce((select max(read_seq) from commerce_order), 0) + 1, 1), false)`,
  );
}

/** Fills an empty, migrated database from `file`, in one transaction. Throws and changes nothing when it cannot. */
export async function restore(url: string, key: Uint8Array, file: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let tables = 0;
  try {
    await client.query('begin');
    const { rowCount } = await client.query('select 1 from commerce_shop limit 1');
    if (rowCount) throw new Error('The database holds shops already: restore into an empty one');
    // Triggers and foreign keys would refuse rows that were valid together.
    await client.query('set local session_replication_role = replica');
    await client.query('delete from graphile_worker._private_tasks');
    const lines = createInterface({ input: open(file, key), crlfDelay: Number.POSITIVE_INFINITY })[
      Symbol.asyncIterator
    ]();
    const head = JSON.parse((await lines.next()).value ?? '{}');
    const here = await migrationsOf(client);
    if (JSON.stringify(head.migrations) !== JSON.stringify(here))
      throw new Error(
        `The backup was taken at migration ${head.migrations?.at(-1)}; this database is at ${here.at(-1)}`,
      );
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      const { table, columns } = JSON.parse(line.value);
      const rows = async function* () {
        for (let row = await lines.next(); !row.done && row.value !== '\\.'; row = await lines.next())
          yield `${row.value}\n`;
      };
      await pipeline(
        Readable.from(rows()),
        client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)),
      );
      tables++;
    }
    await restoreSequences(client);
    await client.query('commit');
    return tables;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}
