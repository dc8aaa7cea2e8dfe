import { describe, expect, it } from 'vitest';
import type { Program } from '../../app/modules/loyalty/earning/program.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();

async function earned(shop: TestShop, customer: bigint, amount: string, more: object = {}): Promise<void> {
  await shop.settle(await shop.place({ lines: [{ sku: 'A', price: amount }], ...more }, customer));
}

/** Three customers with points of different ages, one in debt among them. */
async function filled(expiry: Program['expiry']) {
  const shop = await loyalty.shop({ zone: 'Europe/Berlin', program: program({ expiry }) });
  const [ana, ben, cyd] = [await shop.customer(), await shop.customer(), await shop.customer()];
  await earned(shop, ana, '48.00');
  await earned(shop, ana, '20.00', { paidAt: '2026-03-20T12:00:00Z' });
  await earned(shop, ben, '7.00', { paidAt: '2026-04-02T12:00:00Z' });
  await earned(shop, cyd, '30.00');
  await shop.db.sql`with account as (
      update loyalty_account set debt = debt + 5, posted = posted - 5, entries = entries + 1
      where shop_id = ${shop.shopId} and customer_id = ${cyd} returning entries, posted)
    insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, happened_at)
    select ${shop.shopId}, ${cyd}, entries, 'adjust', -5, posted, 'owed', '2026-03-02T00:00:00Z' from account`;
  return { shop, customers: [ana, ben, cyd] };
}

const moments = [
  '2026-03-01T15:00:00Z',
  // the first points are available
  '2026-03-31T14:00:00Z',
  '2026-04-10T21:59:59Z',
  // the day after their last one
  '2026-04-10T22:00:00Z',
  '2026-06-30T00:00:00Z',
];

describe('the balances of a list', () => {
  it.each<Program['expiry']>([null, { days: 10, graceDays: 30 }, { inactivityDays: 40 }])(
    'are what each customer is told alone, at every moment, swept or not, with expiry %j',
    async (expiry) => {
      const { shop, customers } = await filled(expiry);
      const seen = new Set<string>();
      for (const moment of moments) {
        shop.at(moment);
        for (const swept of [false, true]) {
          if (swept) await shop.loyalty.sweepDue(shop.shopId, shop.now);
          const alone = await Promise.all(
            customers.map(async (customer) => [customer, await shop.balance(customer)] as const),
          );
          const listed = await shop.loyalty.balances(shop.shopId, customers, shop.now);
          expect(new Map(listed), `${moment}, ${swept ? 'swept' : 'not swept'}`).toEqual(new Map(alone));
          seen.add(alone.map(([, { available, pending, debt }]) => `${available} ${pending} ${debt}`).join());
        }
      }
      expect(seen.size, 'different balances were compared').toBeGreaterThanOrEqual(3);
    },
  );

  it('are those of the customers asked for who have an account, and of no other shop', async () => {
    const mine = await filled(null);
    const other = await filled(null);
    const [ana = 0n, ben = 0n] = mine.customers;
    const without = await mine.shop.customer();
    const asked = [ana, without, ...other.customers];
    const listed = await mine.shop.loyalty.balances(mine.shop.shopId, asked, mine.shop.now);
    expect([...listed.keys()]).toEqual([ana]);
    expect(listed.has(ben), 'it was not asked for').toBe(false);
    const none = await mine.shop.loyalty.balances(mine.shop.shopId, [], mine.shop.now);
    expect(none.size).toBe(0);
  });
});
