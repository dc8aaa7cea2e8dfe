import { describe, expect, it } from 'vitest';
import type { PolicyForm } from '../../app/modules/returns/policy/forms.ts';
import { made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const shirts = (quantity = 1) => ({ lines: [{ sku: 'A', price: '30.00', quantity }] });
const ana = 7n;

/** Newest first; orders of a test shop come on 1 March. */
const windows = async (shop: ReturnsTestShop, customer = ana) =>
  (await shop.returns.orderWindows(shop.shopId, customer, shop.now)).map(({ standing, until }) =>
    `${standing} ${until ?? ''}`.trim(),
  );

const guarantee: PolicyForm['rules'] = [
  {
    ...{ id: 'guarantee', name: '', on: true },
    when: [{ field: 'return.reason', is: 'any-of', values: ['defective'] }],
    then: [{ set: 'window', days: null, months: 24, from: null, transitDays: null, until: null }],
  },
];

describe('until when a customer’s orders can come back', () => {
  it('is the last day on which something of each can, newest first, and nobody else’s', async () => {
    const shop = await returns.shop({ days: '30' });
    const both = {
      lines: [
        { sku: 'A', price: '30.00', quantity: 1 },
        { sku: 'B', price: '30.00', quantity: 1 },
      ],
    };
    await shop.place(both, { deliveredAt: '2026-02-01T15:00:00Z' });
    await shop.place(both);
    await shop.place(shirts(), { sent: 0 });
    await shop.place(shirts(), { customerId: 8n });
    expect(await windows(shop)).toEqual(['not-yet', 'open 2026-03-31', 'over']);
    expect(await windows(shop, 8n)).toEqual(['open 2026-03-31']);
    expect(await windows(shop, 9n)).toEqual([]);
  });

  it('ends with the last unit that is asked for', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const first = made(await shop.ask(order));
    expect(await windows(shop)).toEqual(['open 2026-03-31']);
    made(await shop.ask(order));
    expect(await windows(shop)).toEqual(['over']);
    made(await shop.returns.cancel(shop.shopId, first.id, 'shopper', shop.now));
    expect(await windows(shop)).toEqual(['open 2026-03-31']);
  });

  it('goes by the policy under which each was bought, and says where only some reasons are left', async () => {
    const shop = await returns.shop({ days: '5', rules: guarantee });
    await shop.place(shirts());
    expect(await windows(shop)).toEqual(['some-reasons 2028-03-01']);
    await shop.policy({ days: '60' }, '2026-03-09T00:00:00Z');
    expect(await windows(shop)).toEqual(['some-reasons 2028-03-01']);
  });

  it('is what each order says by itself', async () => {
    const limits: PolicyForm['limits'] = {
      ...{ returns: { count: 5, days: 30 }, rate: null, kept: null, exceeded: 'decline' },
    };
    const shop = await returns.shop({ rules: guarantee, limits });
    const orders = [
      await shop.place(shirts(3), { deliveredAt: '2026-03-04T15:00:00Z' }),
      await shop.place(shirts(), { deliveredAt: '2026-01-04T15:00:00Z' }),
      await shop.place(shirts(2), { deliveredAt: null }),
    ];
    for (const order of orders.slice(0, 1)) made(await shop.ask(order));
    const each = await Promise.all(
      orders.toReversed().map(async ({ snapshot: { shopifyId }, customerId }) => {
        const asked = { orderShopifyId: shopifyId, customerId };
        const { lines } = made(await shop.returns.orderReturns(shop.shopId, asked, shop.now));
        return lines[0]?.until?.toString() ?? null;
      }),
    );
    const all = await shop.returns.orderWindows(shop.shopId, ana, shop.now);
    expect(all.map(({ until }) => until?.toString() ?? null)).toEqual(each);
  });

  it('is nothing while the area is off', async () => {
    const shop = await returns.shop();
    await shop.place(shirts());
    await shop.returns.goOffline(shop.shopId, shop.now, 'staff');
    expect(await windows(shop)).toEqual([]);
  });

  it('is read in as many reads for ten orders as for one, and no more than ten are told', async () => {
    const shop = await returns.shop({ rules: guarantee });
    let reads = 0;
    const sql: typeof shop.db.sql = (...given) => {
      reads += 1;
      return shop.db.sql(...given);
    };
    const counting = shop.another({ db: { ...shop.deps.db, sql } });
    const ask = async () => {
      reads = 0;
      return (await counting.orderWindows(shop.shopId, ana, shop.now)).length;
    };
    await shop.place(shirts());
    expect(await ask()).toBe(1);
    const one = reads;
    for (let count = 0; count < 11; count++) await shop.place(shirts());
    expect(await ask()).toBe(10);
    expect(reads).toBe(one);
  });
});
