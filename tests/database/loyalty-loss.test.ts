import { describe, expect, it } from 'vitest';
import type { Tx } from '../../app/kernel/transaction.ts';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();
const shirts = (quantity: number, more: object = {}) => ({
  lines: [{ sku: 'A', price: '30.00', quantity }],
  ...more,
});

/** Everything of a shop that settling may write, without ids and times of recording. */
async function written(shop: TestShop) {
  const { shopId, db } = shop;
  return {
    accounts:
      await db.sql`select customer_id, posted, entries, debt, due_at from loyalty_account where shop_id = ${shopId} and entries > 0 order by 1`,
    entries:
      await db.sql`select customer_id, number, kind, points, balance_after, source_key from loyalty_entry where shop_id = ${shopId} order by 1, 2`,
    lots: await db.sql`select customer_id, granted, remaining, matured from loyalty_lot where shop_id = ${shopId} order by customer_id, granted, remaining`,
    orders:
      await db.sql`select order_id, customer_id, granted, clawed, settlements from loyalty_order where shop_id = ${shopId} and settlements > 0 order by 1`,
    facts: await db.sql`select key, kind from platform_fact where shop_id = ${shopId} order by 1`,
    jobs: await shop.jobs(),
  };
}

/** A transaction that is lost after so many of its statements. */
function lostAfter(tx: Tx, statements: number): Tx {
  let left = statements;
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    if (left === 0) throw new Error('lost');
    left -= 1;
    return work();
  };
  return {
    shopId: tx.shopId,
    sql: (text, ...values) => counted(() => tx.sql(text, ...values)),
    announce: (facts) => counted(() => tx.announce(facts)),
    enqueue: (job) => counted(() => tx.enqueue(job)),
  };
}

describe('a settlement that is lost half-way', () => {
  it('writes nothing, and the next one writes everything', async () => {
    for (let statements = 0; ; statements++) {
      const shop = await loyalty.shop();
      const ana = await shop.customer();
      const [kept, order] = [await shop.place(shirts(1), ana), await shop.place(shirts(2), ana)];
      await shop.settle(kept);
      await shop.settle(order);
      // a month later both lots have fallen due unswept, and one unit comes back
      shop
        .at('2026-04-02T12:00:00Z')
        .change(
          order,
          shirts(2, { refunds: [{ at: '2026-04-02T11:00:00Z', lines: { A: 1 }, amount: '30.00' }] }),
        );
      const before = await written(shop);
      const deps = shop.deps();
      let finished = false;
      const dying = openLoyalty({
        ...deps,
        db: {
          ...deps.db,
          inTransaction: (shopId, work) =>
            deps.db.inTransaction(shopId, async (tx) => {
              const result = await work(lostAfter(tx, statements));
              finished = true;
              return result;
            }),
        },
      });
      await dying.settleOrder(shop.shopId, order).catch((error: Error) => expect(error.message).toBe('lost'));
      if (!finished) expect(await written(shop)).toEqual(before);
      await shop.settle(order);
      expect(await shop.told(ana)).toEqual(['earn 30', 'earn 60', 'clawback -30']);
      expect(await shop.facts()).toEqual([
        'points-granted 30 2026-03-01T15:00:00Z',
        'points-granted 60 2026-03-01T15:00:00Z',
        'points-available 30 2026-03-31T14:00:00Z',
        'points-available 60 2026-03-31T14:00:00Z',
        'points-clawed 30 2026-04-02T11:00:00Z',
      ]);
      expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
      if (finished) {
        expect(statements).toBeGreaterThan(4);
        return;
      }
    }
  });
});
