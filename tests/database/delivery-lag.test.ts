import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { readHourlyLag } from '../../app/platform/delivery-lag.server.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
let db: Database;

beforeAll(() => {
  db = openDatabase({ url: database.url, reactionsOf: () => [] });
});
afterAll(() => db.close());

/** The hour in which this began: it may end while the tests run. */
const thisHour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString();
let count = 0;

async function shop(): Promise<bigint> {
  count += 1;
  const [row] = await db.sql<{ id: bigint }>`insert into commerce_shop (domain, installed_at)
    values (${`shop-${count}.myshopify.com`}, now()) returning id`;
  return row?.id ?? 0n;
}

/** A delivery of so many whole hours ago, a minute into its hour; `ms` is how long it took, null still waits. */
async function delivered(shopId: bigint, hoursAgo: number, ms: number | null): Promise<void> {
  count += 1;
  await db.sql`insert into platform_delivery (shop_id, topic, event_id, webhook_id, payload, received_at, handled_at)
    select ${shopId}, 'orders/paid', ${`event-${count}`}, 'webhook', '{}', at, at + ${ms}::float8 * interval '1 millisecond'
    from (select ${thisHour}::timestamptz - make_interval(hours => ${hoursAgo}::int) + interval '1 minute' as at) received`;
}

it('tells each hour in which something was handled, oldest first, by its slow deliveries', async () => {
  const mine = await shop();
  for (let index = 1; index <= 20; index += 1) await delivered(mine, 5, 100);
  await delivered(mine, 5, 60_000);
  for (const ms of [200, 400]) await delivered(mine, 3, ms);
  const lag = await readHourlyLag(db, mine);
  // 95 of 100: of 21, the twentieth; of two, a twentieth of the way below the slower one.
  expect(lag.map(({ count: n, p95Milliseconds }) => [n, p95Milliseconds])).toEqual([
    [21, 100],
    [2, 390],
  ]);
  const [five, three] = lag.map(({ hour }) => hour.epochMilliseconds);
  expect(Number(three) - Number(five)).toBe(2 * 3_600_000);
  expect(Number(five) % 3_600_000).toBe(0);
});

it('leaves out what waits, what is older than a day, and other shops', async () => {
  const [mine, other] = [await shop(), await shop()];
  await delivered(mine, 4, null);
  await delivered(mine, 25, 100);
  await delivered(other, 4, 100);
  expect(await readHourlyLag(db, mine)).toEqual([]);
  expect(await readHourlyLag(db, other)).toMatchObject([{ count: 1, p95Milliseconds: 100 }]);
});
