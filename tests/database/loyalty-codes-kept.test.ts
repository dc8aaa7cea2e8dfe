import { describe, expect, it } from 'vitest';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { dyingLoyalty } from '../support/dying-loyalty.ts';
import { type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { audited, redeemed, setUp, state, using } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();

/** A code that its customer gave back at noon of 25 April. */
async function dead(shop: TestShop, ana: bigint, key: string) {
  const made = await redeemed(shop, ana, key, 100);
  await shop.loyalty.releaseRedemption(shop.shopId, ana, made.id);
  return made;
}

const tidied = async (shop: TestShop) =>
  (
    await shop.db.sql<{ id: bigint }>`select id from loyalty_redemption
      where shop_id = ${shop.shopId} and tidied_at is not null order by id`
  ).map((row) => row.id);

const tidy = (shop: TestShop, iso: string) => shop.loyalty.tidyCodes(shop.shopId, shop.at(iso).now);

describe('codes that ended without an order', () => {
  it('are deleted at Shopify after 30 days of business time, once', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await dead(shop, ana, 'k');
    expect(await tidy(shop, '2026-05-25T11:59:59Z')).toBe(0);
    expect(shop.discounts.kept.has(code)).toBe(true);
    expect(await tidy(shop, '2026-05-25T12:00:00Z')).toBe(1);
    expect(shop.discounts.kept.has(code)).toBe(false);
    expect(await tidied(shop)).toEqual([id]);
    expect(await tidy(shop, '2026-06-25T12:00:00Z')).toBe(0);
    expect(shop.discounts.calls.filter((call) => call.startsWith('remove')).length).toBe(1);
  });

  it('stay while they hold points, and once an order has used them', async () => {
    const { shop, ana } = await setUp(loyalty, { holdMinutes: '43200' });
    await redeemed(shop, ana, 'held', 100);
    const used = await redeemed(shop, ana, 'used', 100);
    const order = await shop.place(using(used.code, '5.00'), ana);
    await shop.settle(order);
    expect(await state(shop, used.id)).toMatchObject({ state: 'posted' });
    expect(await tidy(shop, '2026-08-25T12:00:00Z')).toBe(0);
    expect(shop.discounts.kept.size).toBe(2);
  });

  it('stay when it turns out that an order has used one after all, whose points are taken then', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await dead(shop, ana, 'k');
    const order = await shop.place(using(code, '5.00'), ana);
    shop.discounts.orders.set(code, shop.order(order).snapshot.shopifyId);
    await tidy(shop, '2026-05-26T12:00:00Z');
    expect(await state(shop, id)).toMatchObject({ state: 'posted', late: true });
    expect(shop.discounts.kept.has(code)).toBe(true);
    expect(await tidied(shop)).toEqual([]);
    await audited(shop);
  });

  it('that staff have deleted count as done, and without access nothing is asked', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await dead(shop, ana, 'k');
    shop.discounts.granted = false;
    const calls = shop.discounts.calls.length;
    expect(await tidy(shop, '2026-05-26T12:00:00Z')).toBe(0);
    expect(shop.discounts.calls.length).toBe(calls);
    shop.discounts.granted = true;
    shop.discounts.kept.delete(code);
    expect(await tidy(shop, '2026-05-26T12:00:00Z')).toBe(1);
    expect(await tidied(shop)).toEqual([id]);
  });

  it('are deleted wherever a run dies, and by two runs at once', async () => {
    let deaths = 0;
    for (let n = 1; ; n++) {
      const { shop, ana } = await setUp(loyalty);
      const made = [await dead(shop, ana, 'k'), await dead(shop, ana, 'l')];
      shop.at('2026-05-26T12:00:00Z');
      const dying = dyingLoyalty(shop.deps(), n);
      await openLoyalty(dying.deps)
        .tidyCodes(shop.shopId, shop.now)
        .catch(() => {});
      await Promise.all([1, 2].map(() => shop.loyalty.tidyCodes(shop.shopId, shop.now)));
      expect(await tidied(shop)).toEqual(made.map(({ id }) => id));
      expect(shop.discounts.kept.size).toBe(0);
      if (!dying.died()) break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(5);
  }, 60_000);
});

describe('codes of a shop that comes back', () => {
  it('are captured where an order used them meanwhile, once', async () => {
    const { shop, ana } = await setUp(loyalty, { holdMinutes: '43200' });
    const used = await redeemed(shop, ana, 'used', 100);
    const still = await redeemed(shop, ana, 'still', 100);
    const order = await shop.place(using(used.code, '5.00'), ana);
    shop.discounts.orders.set(used.code, shop.order(order).snapshot.shopifyId);
    await shop.loyalty.startReconciliation(shop.shopId);
    expect([...shop.waiting]).toEqual([`reconcile-holds:${shop.shopId}:0`]);
    await Promise.all([1, 2].map(() => shop.loyalty.reconcileHolds(shop.shopId, 0n)));
    expect(await state(shop, used.id)).toMatchObject({ state: 'posted', late: false, used: 100n });
    expect(await state(shop, still.id)).toMatchObject({ state: 'held' });
    expect((await shop.told(ana)).filter((line) => line.startsWith('redeem'))).toEqual(['redeem -100']);
    expect([...shop.waiting]).toContain(`recall-codes:${shop.shopId}:`);
    expect(shop.discounts.kept.get(still.code)?.active).toBe(true);
    await audited(shop);
  });

  it('break off while Shopify cannot be asked, and go on with the job', async () => {
    const { shop, ana } = await setUp(loyalty);
    await redeemed(shop, ana, 'k', 100);
    shop.discounts.fail('findOrder', 'before');
    await expect(shop.loyalty.reconcileHolds(shop.shopId, 0n)).rejects.toThrow('did not hear');
    expect([...shop.waiting]).toEqual([]);
    await shop.loyalty.reconcileHolds(shop.shopId, 0n);
    expect([...shop.waiting]).toEqual([`recall-codes:${shop.shopId}:`]);
  });

  it('are ended where their hold ended without us, or is not known here any more', async () => {
    const { shop, ana } = await setUp(loyalty);
    const held = await redeemed(shop, ana, 'held', 100);
    const ended = await redeemed(shop, ana, 'ended', 100);
    await shop.loyalty.releaseRedemption(shop.shopId, ana, ended.id);
    const left = shop.discounts.kept.get(ended.code);
    if (left === undefined) throw new Error('It is kept');
    left.active = true;
    const code = 'LOY-0123456789AB';
    const put = (title: string, its: string) =>
      shop.discounts.kept.set(its, { ...left, id: shop.discounts.nextId(), title, code: its, active: true });
    put(`five off (${code})`, code);
    put('Summer sale', 'SUMMER');
    put('Summer sale (SUMMER2)', 'SUMMER2');
    put('A code of theirs', 'LOY-ABCDEFGH1234');
    for (let after: string | null = null, pages = 0; pages < 10; pages++) {
      shop.waiting.clear();
      await shop.loyalty.recallCodes(shop.shopId, after);
      const [next] = [...shop.waiting];
      if (next === undefined) break;
      after = next.split(':').at(-1) ?? null;
    }
    const active = [...shop.discounts.kept.values()].filter((one) => one.active).map((one) => one.code);
    expect(active.toSorted()).toEqual([held.code, 'SUMMER', 'SUMMER2', 'LOY-ABCDEFGH1234'].toSorted());
  });

  it('are left alone without access', async () => {
    const { shop, ana } = await setUp(loyalty);
    await redeemed(shop, ana, 'k', 100);
    shop.discounts.granted = false;
    const calls = shop.discounts.calls.length;
    await shop.loyalty.recallCodes(shop.shopId, null);
    expect(shop.discounts.calls.length).toBe(calls);
    expect([...shop.waiting]).toEqual([]);
  });
});
