import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup, restore } from '../../scripts/steps/dump.ts';
import { useDatabase } from '../support/database.ts';
import { fingerprint } from '../support/fingerprint.ts';

const source = useDatabase();
const target = useDatabase();
const other = useDatabase();
const key = Buffer.alloc(32, 7);
const file = path.join(mkdtempSync(path.join(tmpdir(), 'afterglow-backup-')), 'all.backup');
const open: pg.Client[] = [];

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  open.push(client);
  return client;
}

beforeAll(async () => {
  const client = await connect(source.url);
  await client.query(
    `insert into commerce_shop (domain, installed_at, name) values ('a.myshopify.com', now(), E'Tab\\tand\\nline \\\\ end')`,
  );
  await client.query(
    `insert into commerce_customer (shop_id, shopify_id, created_at, updated_at, tags) select 1, n, now(), now(), array['x', 'y,"z'] from generate_series(1, 500) n`,
  );
  await client.query(
    `insert into loyalty_account (shop_id, customer_id, posted, entries) select 1, id, 5, 1 from commerce_customer`,
  );
  await client.query(
    `insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, happened_at) select 1, id, 1, 'adjust', 5, 5, 'k' || id, now() from commerce_customer`,
  );
  await client.query(
    `insert into commerce_customer_profile (shop_id, customer_id, email_sealed) values (1, 1, '\\x0001ff')`,
  );
  await client.query(`select graphile_worker.add_job('handle-delivery', '{"shopId":"1"}')`);
  await backup(source.url, key, file);
});
afterAll(() => Promise.all(open.map((client) => client.end())));

describe('a backup', () => {
  it('restored into an empty database gives the same state, jobs included', async () => {
    await restore(target.url, key, file);
    expect(await fingerprint(await connect(target.url))).toEqual(
      await fingerprint(await connect(source.url)),
    );
  });

  it('lets new rows be added after the restore', async () => {
    const client = await connect(target.url);
    const { rows } = await client.query(
      `insert into commerce_customer (shop_id, shopify_id, created_at, updated_at) values (1, 9999, now(), now()) returning id`,
    );
    expect(Number(rows[0].id)).toBe(501);
  });

  it('is not restored over existing shops', async () => {
    await expect(restore(target.url, key, file)).rejects.toThrow('holds shops already');
  });

  it('holds nothing readable, and opens with its key and unchanged bytes only', async () => {
    expect(readFileSync(file).includes('myshopify')).toBe(false);
    await expect(restore(other.url, Buffer.alloc(32, 8), file)).rejects.toThrow();
    const changed = readFileSync(file);
    changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;
    writeFileSync(`${file}.changed`, changed);
    await expect(restore(other.url, key, `${file}.changed`)).rejects.toThrow();
    const { rows } = await (await connect(other.url)).query('select count(*)::int as n from commerce_shop');
    expect(rows).toEqual([{ n: 0 }]);
  });
});
