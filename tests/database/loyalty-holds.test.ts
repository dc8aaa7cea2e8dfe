import { describe, expect, it } from 'vitest';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { useLoyalty } from '../support/loyalty-shop.ts';
import { audited, kinds, redeemed, setUp, state, using } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();

describe('a hold that ends', () => {
  it('has its code taken out of use before its points are free', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 300);
    expect(await shop.loyalty.releaseRedemption(shop.shopId, ana, id)).toMatchObject({
      redemption: { state: 'voided' },
    });
    expect(shop.discounts.kept.get(code)?.active).toBe(false);
    expect(shop.discounts.calls.map((call) => call.split(' ')[0])).toEqual([
      'create',
      'deactivate',
      'findOrder',
    ]);
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
    expect(await shop.loyalty.releaseRedemption(shop.shopId, ana, id)).toMatchObject({
      redemption: { state: 'voided' },
    });
    expect((await kinds(shop)).filter((kind) => kind === 'points-released').length).toBe(1);
    const stranger = await shop.customer();
    expect(await shop.loyalty.releaseRedemption(shop.shopId, stranger, id)).toEqual({ refused: 'not-yours' });
    await audited(shop);
  });

  it('keeps its points while Shopify cannot be asked, and ends with the job', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id } = await redeemed(shop, ana, 'k', 300);
    shop.discounts.fail('deactivate', 'before');
    expect(await shop.loyalty.releaseRedemption(shop.shopId, ana, id)).toMatchObject({
      redemption: { state: 'held' },
    });
    expect(await shop.balance(ana)).toMatchObject({ held: 300n });
    expect([...shop.waiting]).toEqual([`end-hold:${shop.shopId}:${id}`]);
    shop.discounts.fail('findOrder', 'before');
    await expect(shop.loyalty.endHold(shop.shopId, id)).rejects.toThrow('did not hear');
    expect(await shop.balance(ana)).toMatchObject({ held: 300n });
    await shop.loyalty.endHold(shop.shopId, id);
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
  });

  it('ends with its job when the process died while it was released', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 300);
    const hanging = { ...shop.discounts, deactivate: () => new Promise<void>(() => {}) };
    void openLoyalty(shop.deps({ discounts: hanging })).releaseRedemption(shop.shopId, ana, id);
    const jobs = () =>
      shop.db.sql`select 1 as one from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'end-hold' and payload ->> 'redemptionId' = ${id.toString()}
          and payload ->> 'shopId' = ${shop.shopId.toString()}`;
    await expect.poll(async () => (await jobs()).length).toBe(1);
    expect(await shop.balance(ana)).toMatchObject({ held: 300n });
    await shop.loyalty.endHold(shop.shopId, id);
    expect(shop.discounts.kept.get(code)?.active).toBe(false);
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
  });

  it('takes the points when an order has used the code of which nobody told us', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 200);
    const order = await shop.place(using(code, '10.00'), ana);
    shop.discounts.orders.set(code, shop.order(order).snapshot.shopifyId);
    expect(await shop.loyalty.releaseRedemption(shop.shopId, ana, id)).toEqual({ refused: 'already-done' });
    expect(await state(shop, id)).toMatchObject({ state: 'posted', late: false, used: 200n });
    await audited(shop);
  });

  it('is one or the other when an order comes at the same time', async () => {
    for (let round = 0; round < 6; round++) {
      const { shop, ana } = await setUp(loyalty);
      const { id, code } = await redeemed(shop, ana, 'k', 200);
      const order = await shop.place(using(code, '10.00'), ana);
      await Promise.all([
        shop.loyalty.releaseRedemption(shop.shopId, ana, id),
        shop.settle(order),
        shop.loyalty.endHold(shop.shopId, id),
      ]);
      await shop.settle(order);
      expect(await state(shop, id)).toMatchObject({ state: 'posted', used: 200n, owed: 0n });
      expect(await shop.balance(ana)).toEqual({ available: 200n, pending: 0n, held: 0n, debt: 0n });
      await audited(shop);
    }
  });

  it('is swept at its time, once, and by whoever comes after a job that was given up', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id } = await redeemed(shop, ana, 'k', 300);
    expect(await shop.loyalty.sweepHolds(shop.shopId, shop.now)).toBe(0);
    shop.at('2026-04-25T13:00:00Z');
    const swept = await Promise.all([1, 2, 3].map(() => shop.loyalty.sweepHolds(shop.shopId, shop.now)));
    expect(swept.reduce((sum, count) => sum + count, 0)).toBe(1);
    await shop.loyalty.reviveHolds(shop.shopId);
    expect(await shop.loyalty.sweepHolds(shop.shopId, shop.now)).toBe(1);
    await shop.loyalty.endHold(shop.shopId, id);
    await shop.loyalty.endHold(shop.shopId, id);
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
    await shop.loyalty.reviveHolds(shop.shopId);
    expect(await shop.loyalty.sweepHolds(shop.shopId, shop.now)).toBe(0);
  });

  it('lets points go whose time ran out while they were reserved', async () => {
    const { shop, ana } = await setUp(loyalty, { holdMinutes: '43200' });
    shop.at('2026-05-20T12:00:00Z');
    const { id } = await redeemed(shop, ana, 'k', 200);
    shop.at('2026-06-05T12:00:00Z');
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.balance(ana)).toMatchObject({ available: 200n, held: 200n });
    await shop.loyalty.releaseRedemption(shop.shopId, ana, id);
    expect(await shop.balance(ana)).toMatchObject({ available: 300n, held: 0n });
    expect(await shop.told(ana)).toEqual(['earn 100', 'earn 300', 'expire -100']);
    await audited(shop);
  });

  it('ends by itself when the merchant no longer lets us end codes', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id } = await redeemed(shop, ana, 'k', 300);
    shop.discounts.granted = false;
    await expect(shop.loyalty.endHold(shop.shopId, id)).rejects.toThrow('no longer lets us');
    shop.at('2026-04-25T13:00:00Z');
    await shop.loyalty.endHold(shop.shopId, id);
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
  });
});

describe('redemptions of customers who are merged', () => {
  it('go along, whatever state they are in', async () => {
    const { shop, ana } = await setUp(loyalty);
    const held = await redeemed(shop, ana, 'held', 100);
    const used = await redeemed(shop, ana, 'used', 200);
    const order = await shop.place(using(used.code, '10.00'), ana);
    await shop.settle(order);
    const bea = await shop.customer();
    await shop.loyalty.mergeAccounts(shop.shopId, ana, bea);
    await audited(shop);
    shop.change(
      order,
      using(used.code, '10.00', { cancelledAt: '2026-04-25T12:30:00Z', updatedAt: '2026-04-25T12:30:00Z' }),
      bea,
    );
    await shop.settle(order);
    expect(await shop.balance(bea)).toEqual({ available: 300n, pending: 0n, held: 100n, debt: 0n });
    expect(await shop.loyalty.releaseRedemption(shop.shopId, bea, held.id)).toMatchObject({
      redemption: { state: 'voided' },
    });
    expect(await shop.balance(bea)).toMatchObject({ available: 400n, held: 0n });
    expect(await shop.balance(ana)).toEqual({ available: 0n, pending: 0n, held: 0n, debt: 0n });
    await audited(shop);
  });
});
