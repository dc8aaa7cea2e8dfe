import { describe, expect, it } from 'vitest';
import { NO_POINTS, points } from '../../app/kernel/points.ts';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import type { MembersFilter } from '../../app/modules/loyalty/members/door.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { audited } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();
const everybody: MembersFilter = { atLeast: null, expiring: false, owing: false, level: null };

/** So many customers, the n-th with 10 × n points that end after 60 days. */
async function crowd(count: number, options: Parameters<typeof loyalty.shop>[0] = {}) {
  const shop = await loyalty.shop({ program: program({ expiry: { days: 60, graceDays: 30 } }), ...options });
  const people: bigint[] = [];
  for (let index = 1; index <= count; index++) {
    const customer = await shop.customer();
    people.push(customer);
    await give(shop, customer, 10 * index);
  }
  return { shop, people };
}

const give = (shop: TestShop, customer: bigint, change: number, key = `k${change}`) =>
  shop.loyalty.adjustPoints(
    shop.shopId,
    customer,
    { points: BigInt(change), reason: 'goodwill', note: '', key },
    { actor: '7', limit: null },
    shop.now,
  );

async function listed(shop: TestShop, change: Partial<MembersFilter> = {}, limit = 250) {
  const found: bigint[] = [];
  let after: bigint | null = null;
  do {
    const query = { filter: { ...everybody, ...change }, customers: null, after, limit };
    const page = await shop.loyalty.listMembers(shop.shopId, query, shop.now);
    expect(page.members.length).toBeLessThanOrEqual(limit);
    found.push(...page.members.map(({ customerId }) => customerId));
    after = page.next;
  } while (after !== null);
  return found;
}

const start = (shop: TestShop, change: object = {}) =>
  shop.loyalty.startRun(
    shop.shopId,
    {
      ...{ filter: everybody, customers: null, points: points(5n) },
      ...{ reason: 'promotion', key: 'spring', actor: '7' },
      ...change,
    },
    shop.now,
  );

async function runThrough(shop: TestShop): Promise<number> {
  let steps = 0;
  while ((await shop.loyalty.continueRun(shop.shopId)) !== null) steps++;
  return steps;
}

describe('members', () => {
  it('are listed newest first, page by page, with balances and what ends soonest', async () => {
    const { shop, people } = await crowd(7);
    await shop.customer();
    expect(await listed(shop, {}, 3)).toEqual(people.toReversed());
    const { members } = await shop.loyalty.listMembers(
      shop.shopId,
      { filter: everybody, customers: people.slice(0, 2), after: null, limit: 10 },
      shop.now,
    );
    expect(members).toMatchObject([
      { customerId: people[1], balance: { available: 20n }, ends: { points: 20n } },
      { customerId: people[0], balance: { available: 10n, debt: NO_POINTS } },
    ]);
    expect(members[0]?.ends?.lastDay.toString()).toBe('2026-04-30');
  });

  it('are narrowed by balance, by points about to go, by debt and by level', async () => {
    const { shop, people } = await crowd(4);
    const [first, second] = [people[0] ?? 0n, people[1] ?? 0n];
    expect(await listed(shop, { atLeast: points(30n) })).toEqual(people.slice(2).toReversed());
    expect(await listed(shop, { expiring: true })).toEqual([]);
    shop.at('2026-03-31T12:00:00Z');
    expect(await listed(shop, { expiring: true })).toEqual(people.toReversed());
    shop.at('2026-03-30T12:00:00Z');
    expect(await listed(shop, { expiring: true })).toEqual([]);
    await shop.db
      .sql`update loyalty_account set debt = 25 where shop_id = ${shop.shopId} and customer_id = ${first}`;
    expect(await listed(shop, { owing: true })).toEqual([first]);
    await shop.db.sql`insert into loyalty_tier (shop_id, customer_id, level, since)
      values (${shop.shopId}, ${second}, 'gold', now())`;
    expect(await listed(shop, { level: 'gold' })).toEqual([second]);
    expect(await listed(shop, { level: 'silver' })).toEqual([]);
    // What is due counts before a sweep has written it.
    shop.at('2026-05-01T12:00:00Z');
    expect(await listed(shop, { atLeast: points(1n) })).toEqual([]);
  });

  it('are those whom nobody took over and whom Shopify still knows', async () => {
    const { shop, people } = await crowd(3);
    const [first, second, third] = [people[0] ?? 0n, people[1] ?? 0n, people[2] ?? 0n];
    await shop.loyalty.mergeAccounts(shop.shopId, first, second);
    expect(await listed(shop)).toEqual([third, second]);
    const known = openLoyalty(
      shop.deps({
        orders: {
          ...shop.deps().orders,
          customerShopifyIds: async (shopId, ids) =>
            shop.deps().orders.customerShopifyIds(
              shopId,
              ids.filter((id) => id !== third),
            ),
        },
      }),
    );
    const query = { filter: everybody, customers: null, after: null, limit: 50 };
    const page = await known.listMembers(shop.shopId, query, shop.now);
    expect(page.members.map(({ customerId }) => customerId)).toEqual([second]);
  });
});

describe('points for many', () => {
  it('are previewed with their cost, given once to each who matches, and told afterwards', async () => {
    const { shop, people } = await crowd(6);
    await shop.loyalty.saveRewards(
      shop.shopId,
      {
        rewards: [{ name: 'five off', kind: 'amount-off', points: '100', value: '5.00' }],
        holdMinutes: '60',
        unusedPart: 'returned',
      },
      'test',
      shop.now,
    );
    const filter = { ...everybody, atLeast: points(30n) };
    const preview = await shop.loyalty.previewRun(
      shop.shopId,
      { filter, customers: null, points: points(20n) },
      shop.now,
    );
    expect(preview).toMatchObject({ customers: 4, capped: false, points: 80n, worth: { minor: 400n } });
    expect(await start(shop, { filter, points: points(20n) })).toMatchObject({
      ...{ each: 20n, reason: 'promotion', expected: 4, given: 0, finished: false, startedBy: '7' },
    });
    expect(await runThrough(shop)).toBe(1);
    for (const [index, customer] of people.entries())
      expect((await shop.balance(customer)).available).toBe(
        10n * BigInt(index + 1) + (index >= 2 ? 20n : 0n),
      );
    expect(await shop.loyalty.listRuns(shop.shopId)).toMatchObject([
      { expected: 4, given: 4, finished: true },
    ]);
    const { entries } = await shop.loyalty.statement(shop.shopId, people[5] ?? 0n, { limit: 1 }, shop.now);
    expect(entries[0]).toMatchObject({ kind: 'adjust', reason: 'promotion', actor: '7', points: 20n });
    await audited(shop);
  });

  it('come once to each in many steps, with steps done twice and at once', async () => {
    const { shop, people } = await crowd(0);
    await shop.db.sql`
      with made as (insert into commerce_customer (shop_id, shopify_id, created_at, updated_at)
        select ${shop.shopId}, nextval('commerce_read_seq') + 9000000, now(), now() from generate_series(1, 260) returning id
      ), account as (insert into loyalty_account (shop_id, customer_id, entries, posted)
        select ${shop.shopId}, id, 1, 7 from made returning customer_id
      ), entry as (insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key,
          happened_at, trace)
        select ${shop.shopId}, id, 1, 'adjust', 7, 7, 'seed:' || id, ${shop.now}, '{}' from made returning id, customer_id)
      select 1 as one`;
    await shop.db
      .sql`insert into loyalty_lot (shop_id, customer_id, entry_id, granted, remaining, available_at, matured)
      select shop_id, customer_id, id, 7, 7, happened_at, true from loyalty_entry where shop_id = ${shop.shopId}`;
    expect(people).toEqual([]);
    await start(shop);
    for (let round = 0; round < 4; round++)
      await Promise.all(Array.from({ length: 3 }, () => shop.loyalty.continueRun(shop.shopId)));
    expect(await shop.loyalty.listRuns(shop.shopId)).toMatchObject([
      { expected: 260, given: 260, finished: true },
    ]);
    const rows = await shop.db.sql`select posted, count(*)::int as n from loyalty_account
      where shop_id = ${shop.shopId} group by posted`;
    expect(rows).toEqual([{ posted: 12n, n: 260 }]);
    await audited(shop);
  });

  it('go to the chosen ones only', async () => {
    const { shop, people } = await crowd(3);
    await start(shop, { customers: [people[1], 999_999n] });
    await runThrough(shop);
    expect(await shop.told(people[0] ?? 0n)).toEqual(['adjust 10']);
    expect(await shop.told(people[1] ?? 0n)).toEqual(['adjust 20', 'adjust 5']);
    expect(await shop.loyalty.listRuns(shop.shopId)).toMatchObject([{ expected: 1, given: 1 }]);
  });

  it('are one run for one key, and one at a time', async () => {
    const { shop } = await crowd(1);
    const both = await Promise.all([start(shop), start(shop)]);
    expect(both.map((one) => 'id' in one && one.id)).toEqual([expect.any(BigInt), expect.any(BigInt)]);
    expect(await shop.loyalty.listRuns(shop.shopId)).toHaveLength(1);
    expect(await start(shop, { key: 'other' })).toEqual({ refused: 'already-done' });
    await runThrough(shop);
    expect(await start(shop, { key: 'other' })).toMatchObject({ given: 0 });
    expect(await start(shop)).toMatchObject({ finished: true, given: 1 });
  });

  it('are refused for what is no gift, for nobody, and while loyalty is off', async () => {
    const { shop } = await crowd(1);
    const wrongs = [
      { points: points(0n) },
      { points: points(-5n) },
      { points: points(10n ** 18n) },
      { customers: [] },
      { customers: Array.from({ length: 251 }, (_, index) => BigInt(index + 1)) },
      { key: 'a b' },
    ];
    for (const wrong of wrongs) expect(await start(shop, wrong)).toEqual({ refused: 'bad-input' });
    const off = await loyalty.shop({ live: false });
    expect(await start(off)).toEqual({ refused: 'not-allowed' });
    expect(await shop.loyalty.listRuns(shop.shopId)).toEqual([]);
  });

  it('stop when loyalty goes off meanwhile', async () => {
    const { shop, people } = await crowd(2);
    await start(shop);
    await shop.loyalty.goOffline(shop.shopId, shop.now, '7');
    await runThrough(shop);
    expect(await shop.told(people[0] ?? 0n)).toEqual(['adjust 10']);
    expect(await shop.loyalty.listRuns(shop.shopId)).toMatchObject([{ given: 0, finished: true }]);
  });
});
