import { describe, expect, it } from 'vitest';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { useLoyalty } from '../support/loyalty-shop.ts';
import { audited, redeemed, setUp, using } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();

describe('an order with an open return', () => {
  it('keeps its points pending until the return ends, then lets them go', async () => {
    const { shop } = await setUp(loyalty);
    const bea = await shop.customer();
    const order = await shop.place({ lines: [{ sku: 'A', price: '60.00', quantity: 2 }] }, bea);
    shop.at('2026-03-10T12:00:00Z');
    await shop.settle(order);
    shop.returning.add(order);
    await shop.loyalty.retimeOrder(shop.shopId, order);
    await shop.loyalty.retimeOrder(shop.shopId, order);
    shop.at('2026-04-20T12:00:00Z');
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.balance(bea)).toMatchObject({ available: 0n, pending: 120n });
    shop.returning.delete(order);
    await shop.loyalty.retimeOrder(shop.shopId, order);
    expect(await shop.balance(bea)).toMatchObject({ available: 120n, pending: 0n });
    const [lot] = await shop.lots(bea);
    expect(lot?.available_at.toString()).toBe('2026-04-20T12:00:00Z');
    // the time to use them counts from then: 20 April + 60 days
    expect(lot?.expires_at?.toString()).toBe('2026-06-20T04:00:00Z');
    expect(await shop.facts()).toContain('points-available 120 2026-04-20T12:00:00Z');
    await audited(shop);
  });

  it('goes on as planned when it ended before the points were due', async () => {
    const { shop } = await setUp(loyalty);
    const bea = await shop.customer();
    const order = await shop.place({ lines: [{ sku: 'A', price: '60.00' }] }, bea);
    shop.at('2026-03-10T12:00:00Z');
    await shop.settle(order);
    const [before] = await shop.lots(bea);
    shop.returning.add(order);
    await shop.loyalty.retimeOrder(shop.shopId, order);
    shop.returning.delete(order);
    await shop.loyalty.retimeOrder(shop.shopId, order);
    expect(await shop.lots(bea)).toEqual([before]);
  });

  it('lets them go also when its customer is taken over by another at that moment', async () => {
    const { shop, ana } = await setUp(loyalty);
    const bea = await shop.customer();
    const order = await shop.place({ lines: [{ sku: 'A', price: '60.00' }] }, bea);
    shop.at('2026-03-10T12:00:00Z');
    await shop.settle(order);
    shop.returning.add(order);
    await shop.loyalty.retimeOrder(shop.shopId, order);
    shop.returning.delete(order);
    const inTransaction: typeof shop.db.inTransaction = async (...work) => {
      await shop.loyalty.mergeAccounts(shop.shopId, bea, ana);
      return shop.db.inTransaction(...work);
    };
    const late = openLoyalty(shop.deps({ db: { ...shop.db, inTransaction } }));
    await late.retimeOrder(shop.shopId, order);
    shop.at('2026-04-20T12:00:00Z');
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.balance(ana)).toMatchObject({ available: 460n, pending: 0n });
    await audited(shop);
  });

  it('can be asked what it would take and give', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { code } = await redeemed(shop, ana, 'k', 200);
    const order = await shop.place(using(code, '10.00', { paidAt: '2026-04-25T12:05:00Z' }), ana);
    await shop.settle(order);
    const line = shop.order(order).snapshot.lines[0]?.shopifyId;
    if (line === undefined) throw new Error('It has a line');
    const effect = (quantity: number) =>
      shop.loyalty.effectOfReturn(shop.shopId, order, [{ lineShopifyId: line, quantity }], shop.now);
    expect(await effect(1)).toEqual({ clawed: 15n, restored: 100n });
    expect(await effect(2)).toEqual({ clawed: 30n, restored: 200n });
    expect(await effect(0)).toEqual({ clawed: 0n, restored: 0n });
    expect(await effect(99)).toEqual({ clawed: 30n, restored: 200n });
    const lines = (await shop.told(ana)).length;
    expect(await effect(1)).toEqual({ clawed: 15n, restored: 100n });
    expect((await shop.told(ana)).length).toBe(lines);
  });
});

describe('what the storefront shows', () => {
  it('is told of every customer whose points have moved, once', async () => {
    const { shop, ana } = await setUp(loyalty);
    await redeemed(shop, ana, 'k', 100);
    const [shown, ...others] = await shop.loyalty.listUnshown(shop.shopId, 10, shop.now);
    expect(others).toEqual([]);
    expect(shown).toMatchObject({
      customerId: ana,
      customerShopifyId: ana,
      balance: { available: 300n, held: 100n },
      worth: { minor: 1500n },
      redemption: { points: 100n },
    });
    if (shown === undefined) throw new Error('It is shown');
    const { id } = shown.redemption ?? { id: 0n };
    await shop.loyalty.releaseRedemption(shop.shopId, ana, id);
    await shop.loyalty.noteShown(shop.shopId, [shown]);
    const again = await shop.loyalty.listUnshown(shop.shopId, 10, shop.now);
    expect(again).toMatchObject([{ balance: { available: 400n, held: 0n }, redemption: null }]);
    await shop.loyalty.noteShown(shop.shopId, again);
    expect(await shop.loyalty.listUnshown(shop.shopId, 10, shop.now)).toEqual([]);
  });

  it('are rewards within reach', async () => {
    const { shop, ana } = await setUp(loyalty);
    const view = await shop.loyalty.rewardsFor(shop.shopId, ana, shop.now);
    expect(view.worth).toMatchObject({ minor: 2000n });
    expect(view.rewards.map(({ reward, spendable }) => `${reward.id} ${spendable}`)).toEqual([
      'five-off 400',
      'tenth-off 150',
      'no-shipping 50',
    ]);
    const guest = await shop.loyalty.rewardsFor(shop.shopId, null, shop.now);
    expect(guest).toMatchObject({ balance: null, live: true, worth: null, redemptions: [] });
  });
});
