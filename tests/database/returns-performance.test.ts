import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { money } from '../../app/kernel/money.ts';
import { rational } from '../../app/kernel/rational.ts';
import type { ReturnDetail } from '../../app/modules/returns/door.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const shirts = { lines: [{ sku: 'A', price: '30.00', quantity: 3 }] };

const ask = async (shop: ReturnsTestShop, at: string, quantity = 1) => {
  const order = await shop.place(shirts, { deliveredAt: null });
  return made(await shop.at(at).ask(order, [{ quantity }]));
};

/** Settled, with what it paid: sums in cents. */
const settled = (
  shop: ReturnsTestShop,
  one: ReturnDetail,
  at: string,
  { refunded = 0, credited = 0, bonus = 0 } = {},
) => {
  const amount = (cents: number) => ({ amount: (cents / 100).toFixed(2), currencyCode: 'USD' });
  const paid = JSON.stringify({ credited: amount(credited), bonus: amount(bonus) });
  return shop.db
    .sql`update returns_return set state = 'settled', tab = 'done', settled_at = ${at}::timestamptz,
    refunded_shop_minor = ${refunded}, credited_shop_minor = ${credited}, paid = ${paid}::jsonb
    where shop_id = ${shop.shopId} and id = ${one.id}`;
};

/** It became an exchange for something of that price. */
const exchanged = async (shop: ReturnsTestShop, one: ReturnDetail, minor: number, currency = 'USD') => {
  await shop.db
    .sql`insert into returns_exchange (shop_id, return_id, position, variant_shopify_id, title, quantity,
    list_minor, price_minor, tax_minor) values (${shop.shopId}, ${one.id}, 0, 5, 'L', 1, ${minor}, ${minor}, 0)`;
  await shop.db.sql`update returns_return set outcome = 'exchange', currency = ${currency}
    where shop_id = ${shop.shopId} and id = ${one.id}`;
};

const none = {
  ...{ sold: 0, returned: 0, settled: 0, medianSeconds: null },
  ...{ refunded: dollars('0.00'), credited: dollars('0.00'), exchanged: dollars('0.00') },
};

describe('how a shop does with returns', () => {
  it('is nothing where nothing happened, in twelve months of the shop’s zone', async () => {
    const shop = await returns.shop();
    const { days, last, months } = await shop.returns.performance(
      shop.shopId,
      // In New York it is still February.
      parseInstant('2026-03-01T04:00:00Z'),
    );
    expect(days).toBe(90);
    expect(last).toEqual(none);
    expect(months).toHaveLength(12);
    expect(months.at(-1)).toEqual({ month: '2026-02', ...none });
    expect(months[0]?.month).toBe('2025-03');
  });

  it('counts units asked back among those sold, and nothing that came to nothing', async () => {
    const shop = await returns.shop({ keep: true, keepPercent: '30' });
    shop.sold = [
      { day: '2025-12-09', units: 5 },
      { day: '2025-12-10', units: 7 },
      { day: '2026-03-09', units: 40 },
    ];
    await ask(shop, '2026-03-09T10:00:00Z', 2);
    await ask(shop, '2026-03-01T04:59:59Z');
    const gone = await ask(shop, '2026-03-09T11:00:00Z');
    made(await shop.returns.cancel(shop.shopId, gone.id, 'shopper', shop.now));
    const kept = await shop.at('2026-03-09T12:00:00Z').place(shirts);
    made(await shop.ask(kept, [{}], { outcome: 'keep' }));
    const { last, months } = await shop.returns.performance(
      shop.shopId,
      parseInstant('2026-03-10T15:00:00Z'),
    );
    // 90 days back is 10 December.
    expect(last).toMatchObject({ sold: 47, returned: 3 });
    expect(months.slice(-4).map(({ month, sold, returned }) => [month, sold, returned])).toEqual([
      ['2025-12', 12, 0],
      ['2026-01', 0, 0],
      ['2026-02', 0, 1],
      ['2026-03', 40, 2],
    ]);
  });

  it('adds up what was paid back and what stayed, and tells the middle of the times it took', async () => {
    const shop = await returns.shop();
    const [a, b, c, d] = [
      await ask(shop, '2026-03-02T10:00:00Z'),
      await ask(shop, '2026-03-02T10:00:00Z'),
      await ask(shop, '2026-03-02T10:00:00Z'),
      await ask(shop, '2026-02-02T10:00:00Z'),
    ];
    await settled(shop, a, '2026-03-03T10:00:00Z', { refunded: 3000 });
    // 33.00 as credit, of which 3.00 are a bonus.
    await settled(shop, b, '2026-03-05T10:00:00Z', { credited: 3300, bonus: 300 });
    await exchanged(shop, c, 4500);
    await settled(shop, c, '2026-03-08T10:00:00Z');
    await settled(shop, d, '2026-02-03T10:00:00Z', { refunded: 1250 });
    const { last, months } = await shop.returns.performance(
      shop.shopId,
      parseInstant('2026-03-10T15:00:00Z'),
    );
    const day = 86_400;
    expect(months.at(-1)).toMatchObject({
      ...{ settled: 3, medianSeconds: 3 * day },
      ...{ refunded: dollars('30.00'), credited: dollars('30.00'), exchanged: dollars('45.00') },
    });
    expect(months.at(-2)).toMatchObject({ settled: 1, refunded: dollars('12.50'), medianSeconds: day });
    // Between two of four: one day and three days.
    expect(last).toMatchObject({ settled: 4, refunded: dollars('42.50'), medianSeconds: 2 * day });
  });

  it('brings what went out in exchange into the shop’s currency at the order’s rate', async () => {
    const shop = await returns.shop();
    const one = await ask(shop, '2026-03-02T10:00:00Z');
    await exchanged(shop, one, 3001, 'JPY');
    await settled(shop, one, '2026-03-03T10:00:00Z');
    const { orders } = shop.deps;
    const inYen = shop.another({
      orders: {
        ...orders,
        // 150 yen for a dollar: 1.5 yen for a cent.
        orders: async (id, ids) =>
          (await orders.orders(id, ids)).map((order) => ({ ...order, rate: rational(3n, 2n) })),
      },
    });
    const { last } = await inYen.performance(shop.shopId, parseInstant('2026-03-10T15:00:00Z'));
    expect(last.exchanged).toEqual(money(2001n, currencyCode('USD')));
  });

  it('is of one shop only', async () => {
    const shop = await returns.shop();
    await settled(shop, await ask(shop, '2026-03-02T10:00:00Z'), '2026-03-03T10:00:00Z', { refunded: 100 });
    const other = await returns.shop();
    const { last } = await other.returns.performance(other.shopId, parseInstant('2026-03-10T15:00:00Z'));
    expect(last).toEqual(none);
  });
});
