import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { shopId as asShopId } from '../../app/kernel/ids.ts';
import { openSettleOnce, readSettlement } from '../../app/modules/loyalty/settle-order.server.ts';
import { findAccount } from '../../app/modules/loyalty/store/accounts.server.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { concurrency, fill, noOrders, orderAt } from './points.ts';
import { type Comparison, compare, perSecond } from './rounds.ts';

const perRound = 1500;
/** At most 1.2 times as slow. */
const growth = 0.83;
const reads = 4000;
/** So many entries has an account, whatever the shop's size: six earned, the points of the first four used since. */
const perAccount = 10;
const earned = 6;
const left = 2;

/** Grants and balances in a shop with so many entries beside one with a thousand: growth must not be felt. */
export async function compareGrowth(
  urls: { readonly many: string; readonly few: string },
  entries: number,
  rounds: number,
): Promise<Comparison[]> {
  const orders = perRound * (rounds + 1);
  await grow(urls.many, orders, entries);
  await grow(urls.few, orders, 1000);
  const many = openDatabase({ url: urls.many, poolSize: concurrency, reactionsOf: () => [] });
  const few = openDatabase({ url: urls.few, poolSize: concurrency, reactionsOf: () => [] });
  try {
    const granting = { many: openGrants(many), few: openGrants(few) };
    const size = entries.toLocaleString('en');
    return [
      await compare(`grant: ${size} entries beside 1,000`, growth, rounds, granting.many, granting.few),
      await compare(
        `balance: ${size} entries beside 1,000`,
        growth,
        rounds,
        () => readAccounts(many, entries),
        () => readAccounts(few, 1000),
      ),
    ];
  } finally {
    await Promise.all([many.close(), few.close()]);
  }
}

function openGrants(db: Database): () => Promise<number> {
  const shop = asShopId(1n);
  const now = Temporal.Instant.from('2026-03-02T12:00:00Z');
  const settleOnce = openSettleOnce({ db, announcing: db.announcing, orders: noOrders });
  let done = 0;
  return async () => {
    const batch = await Promise.all(
      Array.from({ length: perRound }, async (_, index) => {
        const order = orderAt(done + index);
        return { order, stored: await readSettlement({ db }, shop, order) };
      }),
    );
    done += perRound;
    return perSecond(batch.length, concurrency, async (index) => {
      const one = batch[index];
      if (one && !(await settleOnce(shop, one.order, one.stored, now))?.granted)
        throw new Error('A grant was not written');
    });
  };
}

/** Accounts all over the shop, as visitors come. */
function readAccounts(db: Database, entries: number): Promise<number> {
  const accounts = entries / perAccount;
  return perSecond(reads, concurrency, (index) =>
    findAccount(db.sql, 1n, BigInt(1 + ((index * 7919) % accounts))),
  );
}

/** The shop of the other comparison, whose customers have earned and spent before; its accounts are the first ones. */
async function grow(url: string, orders: number, entries: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await fill(client, orders);
  const accounts = entries / perAccount;
  await client.query(
    `insert into commerce_customer (shop_id, shopify_id, created_at, updated_at)
     select 1, n, now(), now() from generate_series(1001, $1::int) n`,
    [accounts],
  );
  await client.query(
    `insert into loyalty_account (shop_id, customer_id, posted, entries, last_activity_at)
     select 1, n, $2::int * 48, $3::int, '2026-01-10' from generate_series(1, $1::int) n`,
    [accounts, left, perAccount],
  );
  await client.query(
    `insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, happened_at, trace)
     select 1, 1 + n % $2::int, number, case when number <= $3::int then 'earn' else 'redeem' end,
       case when number <= $3::int then 48 else -48 end,
       48 * case when number <= $3::int then number else 2 * $3::int - number end, 'past:' || n, '2026-01-10', '{}'
     from generate_series(0, $1::int - 1) n, lateral (select 1 + n / $2::int as number) as place`,
    [entries, accounts, earned],
  );
  await client.query(
    `insert into loyalty_lot (shop_id, customer_id, entry_id, granted, remaining, available_at, matured)
     select 1, customer_id, id, 48, case when number > $1::int then 48 else 0 end, '2026-01-10', true
     from loyalty_entry where shop_id = 1 and kind = 'earn'`,
    [earned - left],
  );
  await client.query('vacuum analyze');
  await client.end();
}
