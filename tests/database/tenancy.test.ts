import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { useDatabase } from '../support/database.ts';
import { commerceCalls, loyaltyCalls, type Numbers } from '../support/door-calls.ts';
import { type Doors, type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint, listTables } from '../support/fingerprint.ts';
import { messagesCalls } from '../support/messages-calls.ts';
import { returnsCalls } from '../support/returns-calls.ts';
import { reviewsCalls } from '../support/reviews-calls.ts';

/*
 * No shop reaches into another. Everything here is generated: from the catalogue of the database and from what the
 * doors offer, so that a new table or a new use case is held to it without anybody thinking of it.
 */

const database = useDatabase();
let client: pg.Client;
let db: Database;
let doors: Doors;
let a: FilledShop;
let b: FilledShop;

/** Our own numbers of shop B lie between these, so that one of them in an answer to shop A can be recognised. */
const [firstOfB, lastOfB] = [770_000_000n, 779_999_999n];
const nameOfB = 'bravo-the-other-shop';

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  db = openDatabase({ url: database.url, reactionsOf });
  doors = openDoors(db);
  a = await fillShop(doors, 'alpha', 1_000n);
  await countFrom(firstOfB);
  b = await fillShop(doors, nameOfB, 2_000n);
  await countFrom(lastOfB);
});
afterAll(async () => {
  await db.close();
  await client.end();
});

async function countFrom(number: bigint): Promise<void> {
  const { rows } = await client.query(`select sequencename from pg_sequences where schemaname = 'public'`);
  for (const { sequencename } of rows) await client.query('select setval($1, $2)', [sequencename, number]);
}

/** Tables that belong to no shop, and why. */
const shared: Record<string, string> = {
  session: "Shopify's library keys it by session and domain; tokens are sealed",
  platform_test_clock: 'moved before the shop is known; empty in production',
  platform_worker_beat: 'processes of ours',
  commerce_shop: 'the tenants themselves',
};

interface Reference {
  name: string;
  from: string;
  to: string;
  columns: string[];
  referred: string[];
}

async function listReferences(): Promise<Reference[]> {
  const columns = (keys: string, table: string) => `(select array_agg(a.attname::text order by k.position)
    from unnest(c.${keys}) with ordinality k(number, position)
    join pg_attribute a on a.attrelid = c.${table} and a.attnum = k.number)`;
  const { rows } = await client.query<Reference>(`
    select c.conname as name, c.conrelid::regclass::text as from, c.confrelid::regclass::text as to,
      ${columns('conkey', 'conrelid')} as columns, ${columns('confkey', 'confrelid')} as referred
    from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by 1`);
  return rows;
}

describe('the tables', () => {
  it('begin their key with the shop', async () => {
    const { rows } = await client.query<{ name: string; first: string }>(`
      select i.indrelid::regclass::text as name, a.attname::text as first from pg_index i
      join pg_class t on t.oid = i.indrelid and t.relnamespace = 'public'::regnamespace
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indisprimary`);
    const first = new Map(rows.map((row) => [row.name, row.first]));
    const tables = (await listTables(client)).map(({ table }) => table).filter((name) => !(name in shared));
    expect(tables.length).toBeGreaterThan(15);
    for (const table of tables)
      expect(`${table} begins with ${first.get(table)}`).toBe(`${table} begins with shop_id`);
  });

  it('that are shared exist', async () => {
    const tables = new Set((await listTables(client)).map(({ table }) => table));
    for (const name of Object.keys(shared)) expect(tables.has(name), name).toBe(true);
  });

  it('refer to each other by shop and number', async () => {
    const references = await listReferences();
    expect(references.length).toBeGreaterThan(15);
    for (const { name, to, columns, referred } of references) {
      expect(columns[0], name).toBe('shop_id');
      expect(referred[0], name).toBe(to === 'commerce_shop' ? 'id' : 'shop_id');
    }
  });

  it('hold something of both shops, or what follows here would prove nothing', async () => {
    for (const { table } of (await listTables(client)).filter((found) => !(found.table in shared))) {
      const { rows } = await client.query(`select distinct shop_id::text from "${table}"`);
      expect(rows.map((row) => row.shop_id).sort(), table).toEqual([String(a.shopId), String(b.shopId)]);
    }
  });

  it('take no row of one shop that refers to a row of another', async () => {
    const links = (await listReferences()).filter((found) => found.to !== 'commerce_shop');
    expect(links.length).toBeGreaterThan(5);
    await client.query('begin');
    // The trigger that keeps facts and ledger unchanged would come first.
    for (const { table } of await listTables(client))
      await client.query(`alter table "${table}" disable trigger user`);
    for (const { name, from, to, columns, referred } of links) {
      const set = columns.slice(1).map((column, index) => `"${column}" = theirs."${referred[index + 1]}"`);
      // One that refers to something, where there is one: others may have to be without for reasons of their own.
      const first = columns.slice(1).map((column) => `"${column}" is null`);
      await client.query('savepoint before');
      const linked = client.query(`update ${from} set ${set.join(', ')}
        from (select * from ${to} where shop_id = ${b.shopId} limit 1) theirs
        where ${from}.ctid = (select ctid from ${from} where shop_id = ${a.shopId}
          order by ${first.join(', ')} limit 1)`);
      const refusal = await linked.then(
        () => 'taken',
        (error: { code?: string; constraint?: string }) => `${error.code} ${error.constraint}`,
      );
      expect.soft(refusal).toBe(`23503 ${name}`);
      await client.query('rollback to before');
    }
    await client.query('rollback');
  });
});

/** Looks over all shops on purpose: sweeps ask it. */
const overAllShops = new Set(['listActiveShops']);

/** Every text and number in an answer, however deep. */
function* leaves(value: unknown): Iterable<unknown> {
  if (value instanceof Map) for (const pair of value) yield* leaves(pair);
  else if (Array.isArray(value)) for (const one of value) yield* leaves(one);
  else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) yield String(value);
    for (const [key, one] of entries) yield* leaves([key, one].slice(typeof key === 'string' ? 1 : 0));
  } else yield value;
}

const isOfB = (leaf: unknown) =>
  (typeof leaf === 'bigint' && leaf >= firstOfB && leaf <= lastOfB) ||
  (typeof leaf === 'string' && (leaf.includes(nameOfB) || /\b77\d{7}\b/.test(leaf)));

async function stateOfB() {
  const { rows: jobs } = await client.query(
    `select payload from graphile_worker._private_jobs where payload->>'shopId' = $1 order by id`,
    [String(b.shopId)],
  );
  return { tables: await fingerprint(client, b.shopId), jobs };
}

const doorNames = ['commerce', 'loyalty', 'returns', 'messages', 'reviews'] as const;
const callsOf = (door: (typeof doorNames)[number]): Record<string, (given: Numbers) => unknown[]> => {
  const calls = {
    commerce: commerceCalls,
    loyalty: loyaltyCalls,
    returns: returnsCalls,
    messages: messagesCalls,
    reviews: reviewsCalls,
  };
  return calls[door](doors, a);
};

/** What came back: a refusal may name the number that was asked for, an answer may not. */
async function call(door: (typeof doorNames)[number], name: string, given: Numbers): Promise<unknown> {
  const offered: Record<string, unknown> = { ...doors[door] };
  const useCase = offered[name];
  if (typeof useCase !== 'function') throw new Error(`${door} has no ${name}`);
  const args = callsOf(door)[name]?.(given);
  if (args === undefined) throw new Error(`Say in door-calls.ts what ${door}.${name} is called with`);
  try {
    return await useCase(...args);
  } catch {
    return 'refused';
  }
}

describe.each(doorNames)('the door of %s', (door) => {
  it('is known to this test, function by function', () => {
    expect(Object.keys(callsOf(door)).sort()).toEqual(Object.keys(doors[door]).sort());
  });

  it.each(Object.keys(callsOf(door)))('keeps %s of one shop away from another', async (name) => {
    const before = await stateOfB();
    for (const given of [a, b]) {
      const answer = await call(door, name, given);
      if (given === a) expect(answer, 'its own numbers are taken').not.toBe('refused');
      expect(await stateOfB(), `${name} with the numbers of ${given.domain}`).toEqual(before);
      if (!overAllShops.has(name)) expect([...leaves(answer)].filter(isOfB)).toEqual([]);
    }
  });
});

describe('the test itself', () => {
  it('recognises what belongs to the other shop', async () => {
    const seen = await doors.commerce.exportCustomer(b.shopId, b.customer);
    expect([...leaves(seen)].filter(isOfB).length).toBeGreaterThan(5);
    const before = await stateOfB();
    await doors.commerce.hideOnboarding(b.shopId);
    expect(await stateOfB()).not.toEqual(before);
  });
});
