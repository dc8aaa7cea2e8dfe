import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`insert into commerce_shop (domain, installed_at) values ('a.myshopify.com', now())`);
  await client.query(
    `insert into platform_fact (shop_id, key, kind, happened_at) values (1, 'k', 'order-paid', now())`,
  );
});
afterAll(() => client.end());

describe('facts and ledger', () => {
  it.each(['platform_fact', 'loyalty_entry'])('refuse update, delete and truncate on %s', async (table) => {
    if (table === 'platform_fact') {
      await expect(client.query(`update ${table} set kind = 'x'`)).rejects.toThrow('append-only');
      await expect(client.query(`delete from ${table}`)).rejects.toThrow('append-only');
    }
    await expect(client.query(`truncate ${table} cascade`)).rejects.toThrow('append-only');
  });

  it('cannot be removed through their shop', async () => {
    await expect(client.query('delete from commerce_shop')).rejects.toThrow('append-only');
  });

  it('give way to the redaction role', async () => {
    await client.query('begin; set local role afterglow_redaction');
    await client.query('delete from platform_fact where shop_id = 1');
    await client.query('commit');
    const { rows } = await client.query('select count(*)::int as n from platform_fact');
    expect(rows).toEqual([{ n: 0 }]);
  });
});
