import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../support/fingerprint.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();
const goods = (amount: string, more: object = {}) => ({ lines: [{ sku: 'A', price: amount }], ...more });

async function earned(shop: TestShop, customer: bigint, amount: string, more: object = {}): Promise<bigint> {
  const order = await shop.place(goods(amount, more), customer);
  await shop.settle(order);
  return order;
}

/** An adjustment that somebody has used up: available points become debt. */
async function owe(shop: TestShop, customer: bigint, points: bigint): Promise<void> {
  await shop.db.sql`with account as (
      update loyalty_account set debt = debt + ${points}, posted = posted - ${points}, entries = entries + 1
      where shop_id = ${shop.shopId} and customer_id = ${customer} returning entries, posted)
    insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, happened_at)
    select ${shop.shopId}, ${customer}, entries, 'adjust', -${points}::bigint, posted, ${`owed:${customer}`}, '2026-03-01T00:00:00Z' from account`;
}

describe('merging two accounts', () => {
  it('moves points, debt and orders, and repays what is owed from what is available', async () => {
    const shop = await loyalty.shop();
    const [ana, old] = [await shop.customer(), await shop.customer()];
    const order = await earned(shop, old, '50.00');
    await earned(shop, old, '20.00', { paidAt: '2026-04-01T12:00:00Z' });
    await earned(shop, ana, '5.00', { paidAt: '2026-04-01T12:00:00Z' });
    await owe(shop, ana, 8n);
    // the 50 have fallen due and were not swept yet
    shop.at('2026-04-10T12:00:00Z');
    await shop.loyalty.mergeAccounts(shop.shopId, old, ana);
    expect(await shop.balance(old)).toEqual({ available: 0n, pending: 0n, held: 0n, debt: 0n });
    expect(await shop.balance(ana)).toEqual({ available: 42n, pending: 25n, held: 0n, debt: 0n });
    expect(await shop.told(old)).toEqual(['earn 50', 'earn 20', 'merge -70']);
    expect(await shop.told(ana)).toEqual(['earn 5', 'adjust -8', 'merge 70', 'repay 0']);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
    // what the order loses from here on is taken from the account that has its points: 42 available, 8 pending
    shop.change(order, goods('50.00', { cancelledAt: '2026-04-11T12:00:00Z' }), ana);
    await shop.settle(order);
    expect(await shop.balance(ana)).toEqual({ available: 0n, pending: 17n, held: 0n, debt: 0n });
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('does nothing a second time, and takes over what came since', async () => {
    const shop = await loyalty.shop();
    const [ana, old] = [await shop.customer(), await shop.customer()];
    await earned(shop, old, '50.00');
    await Promise.all([1, 2, 3].map(() => shop.loyalty.mergeAccounts(shop.shopId, old, ana)));
    expect(await shop.told(ana)).toEqual(['merge 50']);
    await earned(shop, old, '7.00');
    await shop.loyalty.mergeAccounts(shop.shopId, old, ana);
    expect(await shop.told(ana)).toEqual(['merge 50', 'merge 7']);
    expect(await shop.balance(ana)).toMatchObject({ pending: 57n });
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('writes what has just expired, where nothing else is left to take over', async () => {
    const shop = await loyalty.shop({ program: program({ expiry: { days: 20, graceDays: 5 } }) });
    const [ana, old] = [await shop.customer(), await shop.customer()];
    await earned(shop, old, '50.00');
    shop.at('2026-06-01T12:00:00Z');
    await shop.loyalty.mergeAccounts(shop.shopId, old, ana);
    expect(await shop.told(old)).toEqual(['earn 50', 'expire -50', 'merge 0']);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('ends the same when an order is settled for the one who stays before the accounts are merged', async () => {
    const shop = await loyalty.shop();
    const [ana, old] = [await shop.customer(), await shop.customer()];
    const order = await earned(shop, old, '50.00');
    shop.change(order, null, ana);
    await Promise.all([shop.settle(order), shop.loyalty.mergeAccounts(shop.shopId, old, ana)]);
    expect(await shop.balance(ana)).toMatchObject({ pending: 50n, debt: 0n });
    expect(await shop.balance(old)).toMatchObject({ pending: 0n, debt: 0n });
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });
});

describe('the audit', () => {
  it('names each sum that does not agree', async () => {
    const shop = await loyalty.shop();
    const [ana, ben, cyd, dan] = [
      await shop.customer(),
      await shop.customer(),
      await shop.customer(),
      await shop.customer(),
    ];
    for (const customer of [ana, ben, cyd]) await earned(shop, customer, '50.00');
    const order = await earned(shop, dan, '50.00');
    const { db, shopId } = shop;
    expect(await shop.loyalty.audit(shopId)).toEqual([]);
    await db.sql`update loyalty_account set posted = 51 where shop_id = ${shopId} and customer_id = ${ana}`;
    await db.sql`update loyalty_lot set remaining = 40 where shop_id = ${shopId} and customer_id = ${ben}`;
    await db.sql`insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, happened_at)
      values (${shopId}, ${cyd}, 3, 'adjust', 0, 49, 'x', now())`;
    await db.sql`update loyalty_order set granted = 60 where shop_id = ${shopId} and order_id = ${order}`;
    const found = await shop.loyalty.audit(shopId);
    expect(found.map((difference) => [difference.kind, difference.customerId]).sort()).toEqual(
      [
        ['posted', ana],
        ['lots', ben],
        ['numbers', cyd],
        ['chain', cyd],
        ['order', dan],
      ].sort(),
    );
    expect(found.find(({ kind }) => kind === 'order')).toMatchObject({
      orderId: order,
      expected: 50n,
      found: 60n,
    });
  });
});

describe('another shop', () => {
  it('is neither read nor written by any call', async () => {
    const [mine, other] = [
      await loyalty.shop(),
      await loyalty.shop({ program: program({}, { pendingDays: 0 }) }),
    ];
    const [ana, ben, cyd] = [await mine.customer(), await other.customer(), await other.customer()];
    await earned(mine, ana, '10.00');
    const order = await earned(other, ben, '90.00');
    await earned(other, cyd, '90.00');
    const later = mine.at('2026-06-01T00:00:00Z').now;
    const client = new pg.Client({ connectionString: loyalty.db.pool.options.connectionString });
    await client.connect();
    try {
      const before = await fingerprint(client, other.shopId);
      const { loyalty: door, shopId } = mine;
      await door.settleOrder(shopId, order);
      await door.mergeAccounts(shopId, ben, ana).catch(() => {});
      await door.mergeAccounts(shopId, ana, ben).catch(() => {});
      expect(await door.balance(shopId, ben, later)).toEqual({
        available: 0n,
        pending: 0n,
        held: 0n,
        debt: 0n,
      });
      expect((await door.statement(shopId, ben, { limit: 10 }, later)).entries).toEqual([]);
      await door.sweepDue(shopId, later);
      expect(await door.nextDue(shopId)).toBeNull();
      await door.saveProgram(shopId, (await door.getProgram(shopId)).form, 'staff', later);
      await door.goOffline(shopId, later, 'staff');
      await door.goLive(shopId, later, 'staff');
      await door.startCatchUp(shopId, { from: mine.now }, 'staff', later);
      await door.runCatchUp(shopId);
      expect(await door.figures(shopId, later)).toMatchObject({ available: 10n, members: { count: 1 } });
      expect(await door.audit(shopId)).toEqual([]);
      expect(await door.listVersions(shopId, { limit: 10 })).toHaveLength(1);
      expect(await fingerprint(client, other.shopId)).toEqual(before);
    } finally {
      await client.end();
    }
  });
});
