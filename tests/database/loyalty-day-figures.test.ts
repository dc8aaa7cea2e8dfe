import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLocalDays, type Instant, parseInstant } from '../../app/kernel/calendar.ts';
import { flowOf } from '../../app/modules/loyalty/counting/measures.ts';
import { sampleLevel, sampleRules } from '../../app/modules/loyalty/tiers/sample-tiers.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();

const start = parseInstant('2026-01-02T15:00:00Z');
const levels = [
  sampleLevel('silver', 100, { factor: '1.5', entryPoints: 20 }),
  sampleLevel('gold', 300, { factor: '2', entryPoints: 50 }),
];
const tiers = sampleRules({ levels }).tiers;
const busy = program({ tiers, expiry: { days: 60, graceDays: 30 } }, { pendingDays: 3 });

interface FigureRow {
  day: string;
  measure: string;
  part: string;
  points: bigint;
  count: bigint;
}

const figures = ({ db, shopId }: TestShop): Promise<FigureRow[]> => db.sql<FigureRow>`
  select day::text as day, measure, part, points, count from loyalty_day_figure where shop_id = ${shopId}
  order by day, measure, part`;

const printed = async (shop: TestShop) =>
  (await figures(shop))
    .filter(({ measure }) => measure !== 'buyers')
    .map(({ day, measure, part, points, count }) =>
      [day, measure, ...(part === '' ? [] : [part]), points, count].join(' '),
    );

const count = (shop: TestShop) => shop.loyalty.countDays(shop.shopId, shop.now);
const order = (price: string, at: Instant) => ({ at: at.toString(), lines: [{ sku: 'A', price }] });

async function buy(shop: TestShop, customer: bigint, price: string, at = shop.now) {
  const id = await shop.place(order(price, at), customer);
  await shop.settle(id);
  return id;
}

describe('figures of days', () => {
  it('count each entry on its local day, with the level it was earned by and what became of the points', async () => {
    const shop = await loyalty.shop({ program: busy });
    const ana = await shop.customer();
    // Half past eleven in the evening in New York.
    shop.at('2026-01-03T04:30:00Z');
    const first = await buy(shop, ana, '150.00');
    shop.at('2026-01-04T15:00:00Z');
    await buy(shop, ana, '10.00');
    shop.at('2026-01-05T15:00:00Z');
    shop.change(first, {
      ...order('150.00', parseInstant('2026-01-03T04:30:00Z')),
      updatedAt: '2026-01-05T15:00:00Z',
      refunds: [{ at: '2026-01-05T15:00:00Z', lines: { A: 1 }, amount: '150.00' }],
    });
    await shop.settle(first);
    expect(await count(shop)).toEqual({ done: true });
    expect(await printed(shop)).toEqual([
      '2026-01-02 earn 150 1',
      '2026-01-02 entry-reward silver 20 1',
      '2026-01-02 lot-granted 170 2',
      '2026-01-02 lot-taken 150 1',
      '2026-01-02 tier-entered silver 0 1',
      '2026-01-04 earn silver 15 1',
      '2026-01-04 lot-granted 15 1',
      '2026-01-05 clawback -150 1',
      '2026-01-05 tier-left silver 0 1',
    ]);
  });

  it('are the same after a second count, two at once, and one that was stopped', async () => {
    const shop = await loyalty.shop({ program: busy });
    for (const price of ['20.00', '40.00', '120.00']) await buy(shop, await shop.customer(), price);
    await Promise.all([count(shop), count(shop), count(shop)]);
    const once = await figures(shop);
    await count(shop);
    expect(await figures(shop)).toEqual(once);
    expect(once.find(({ measure, part }) => measure === 'earn' && part === '')).toMatchObject({
      points: 180n,
      count: 3n,
    });
  });

  it('add what is learned late to its own day', async () => {
    const shop = await loyalty.shop({ program: busy });
    const ana = await shop.customer();
    shop.at('2026-02-10T15:00:00Z');
    await buy(shop, ana, '10.00');
    await count(shop);
    await buy(shop, ana, '30.00', parseInstant('2026-02-01T15:00:00Z'));
    await count(shop);
    expect((await printed(shop)).filter((line) => line.includes('earn'))).toEqual([
      '2026-02-01 earn 30 1',
      '2026-02-10 earn 10 1',
    ]);
  });

  it('wait for who is still writing, so that no number is passed over', async () => {
    const shop = await loyalty.shop({ program: busy });
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    await buy(shop, ana, '10.00');
    await shop.db.inTransaction(shop.shopId, async (tx) => {
      // Draws its number first and can be seen last.
      await tx.sql`insert into loyalty_account (shop_id, customer_id, posted, entries) values (${shop.shopId}, ${ben}, 7, 1)`;
      await tx.sql`insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, happened_at)
        values (${shop.shopId}, ${ben}, 1, 'activity', 7, 7, 'slow', ${shop.now})`;
      await buy(shop, ana, '20.00');
      await count(shop);
      expect(await printed(shop)).toEqual([]);
    });
    await count(shop);
    expect((await printed(shop)).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      'activity 7 1',
      'earn 30 2',
      'lot-granted 37 3',
    ]);
  });

  it('know days of 23 and 25 hours', async () => {
    const shop = await loyalty.shop({ zone: 'Europe/Berlin', program: program() });
    const ana = await shop.customer();
    for (const at of ['2026-03-29T00:30:00Z', '2026-03-29T21:59:00Z', '2026-03-29T22:00:00Z'])
      await buy(shop, ana, '10.00', parseInstant(at));
    shop.at('2026-10-27T00:00:00Z');
    for (const at of ['2026-10-24T22:00:00Z', '2026-10-25T22:59:00Z', '2026-10-25T23:00:00Z'])
      await buy(shop, ana, '10.00', parseInstant(at));
    await count(shop);
    expect((await printed(shop)).filter((line) => line.includes('earn'))).toEqual([
      '2026-03-29 earn 20 2',
      '2026-03-30 earn 10 1',
      '2026-10-25 earn 20 2',
      '2026-10-26 earn 10 1',
    ]);
  });

  it('say who bought and bought again, members and others, once a day', async () => {
    const shop = await loyalty.shop({ program: busy });
    const [ana, ben, cem] = [await shop.customer(), await shop.customer(), await shop.customer()];
    await buy(shop, ana, '10.00');
    await buy(shop, ana, '10.00');
    await buy(shop, ben, '10.00');
    // Not settled: has no account.
    await shop.place(order('10.00', shop.now), cem);
    await count(shop);
    const { buyers, until } = await shop.loyalty.analytics(shop.shopId, shop.now);
    expect(until?.toString()).toBe('2026-02-28');
    expect(buyers?.counts).toEqual({
      ...{ member: 2, 'member-repeat': 1, other: 1, 'other-repeat': 0, redeemer: 0, 'redeemer-repeat': 0 },
    });
    await shop.place(order('10.00', shop.now), cem);
    await count(shop);
    expect((await shop.loyalty.analytics(shop.shopId, shop.now)).buyers).toEqual(buyers);
    shop.now = addLocalDays(shop.now, shop.zone, 1);
    await count(shop);
    expect((await shop.loyalty.analytics(shop.shopId, shop.now)).buyers?.counts).toMatchObject({
      'other-repeat': 1,
    });
  });

  it('add up to the ledger, to the lots and to the history, whatever happened and whenever it was counted', async () => {
    const step = fc.record({
      customer: fc.nat(2),
      price: fc.integer({ min: 1, max: 200 }),
      days: fc.nat(40),
      late: fc.nat(10),
      refunded: fc.boolean(),
      by: fc.integer({ min: -30, max: 30 }),
      counts: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const shop = await loyalty.shop({ program: busy });
        const people = [await shop.customer(), await shop.customer(), await shop.customer()];
        shop.now = start;
        for (const [index, one] of steps.entries()) {
          shop.now = addLocalDays(shop.now, shop.zone, one.days);
          const customer = people[one.customer] ?? 0n;
          const at = addLocalDays(shop.now, shop.zone, -one.late);
          const id = await buy(shop, customer, `${one.price}.00`, at);
          const refund = { at: shop.now.toString(), lines: { A: 1 }, amount: `${one.price}.00` };
          if (one.refunded) {
            const sold = order(`${one.price}.00`, at);
            shop.change(id, { ...sold, updatedAt: shop.now.toString(), refunds: [refund] });
            await shop.settle(id);
          }
          if (one.by !== 0) {
            const asked = {
              points: BigInt(one.by),
              reason: 'goodwill',
              note: 'why not',
              key: `k${index}`,
            } as const;
            await shop.loyalty.adjustPoints(
              shop.shopId,
              customer,
              asked,
              { actor: 'a', limit: null },
              shop.now,
            );
          }
          if (one.by > 20)
            await shop.loyalty.mergeAccounts(shop.shopId, customer, people[(one.customer + 1) % 3] ?? 0n);
          await shop.loyalty.sweepDue(shop.shopId, shop.now);
          await shop.loyalty.sweepTiers(shop.shopId, shop.now);
          if (one.counts) await count(shop);
        }
        await count(shop);
        await agree(shop);
      }),
      { numRuns: 25 },
    );
  });
});

/** Recounts everything from the facts. */
async function agree(shop: TestShop): Promise<void> {
  const { db, shopId } = shop;
  const rows = await figures(shop);
  const total = (keep: (row: FigureRow) => boolean, of: 'points' | 'count' = 'points') =>
    rows.filter(keep).reduce((sum, row) => sum + row[of], 0n);
  const kinds = await db.sql<{ kind: string; points: bigint; count: bigint }>`
    select kind, sum(points)::bigint as points, count(*) as count from loyalty_entry where shop_id = ${shopId} group by 1`;
  for (const { kind, points, count: lines } of kinds) {
    expect(total(({ measure }) => measure === kind)).toBe(points);
    expect(total(({ measure }) => measure === kind, 'count')).toBe(lines);
  }
  const [lots] = await db.sql<{ granted: bigint; remaining: bigint; count: bigint }>`
    select coalesce(sum(granted), 0)::bigint as granted, coalesce(sum(remaining), 0)::bigint as remaining,
      count(*) as count from loyalty_lot where shop_id = ${shopId}`;
  const lot = (name: string) => total(({ measure }) => measure === `lot-${name}`);
  expect(lot('granted')).toBe(lots?.granted);
  expect(lot('granted') - lot('used') - lot('lapsed') - lot('taken')).toBe(lots?.remaining);
  const [changes] = await db.sql<{ entered: bigint; left: bigint }>`
    select count(to_level) as entered, count(from_level) as left from loyalty_tier_change where shop_id = ${shopId}`;
  expect(total(({ measure }) => measure === 'tier-entered', 'count')).toBe(changes?.entered);
  expect(total(({ measure }) => measure === 'tier-left', 'count')).toBe(changes?.left);
  const { outstanding, months } = await shop.loyalty.analytics(shopId, shop.now);
  const [posted] = await db.sql<{ posted: bigint }>`
    select coalesce(sum(posted), 0)::bigint as posted from loyalty_account where shop_id = ${shopId}`;
  expect(outstanding).toBe(posted?.posted);
  expect(outstanding).toBe(total(({ measure, part }) => flowOf(measure, part) !== null));
  expect(months.at(-1)?.outstanding).toBe(outstanding);
}
