import { describe, expect, it } from 'vitest';
import type { SampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { useLoyalty } from '../support/loyalty-shop.ts';
import { audited, inLots, kinds, redeemed, setUp, state, using } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();

describe('an order that used a code', () => {
  it('takes the points once, however often and out of order it is told', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 200);
    const order = await shop.place(using(code, '10.00'), ana);
    await Promise.all(Array.from({ length: 5 }, () => shop.settle(order)));
    expect(await state(shop, id)).toMatchObject({ state: 'posted', used: 200n, late: false });
    expect(await shop.told(ana)).toEqual(['earn 100', 'earn 300', 'redeem -200']);
    expect(await shop.balance(ana)).toEqual({ available: 200n, pending: 0n, held: 0n, debt: 0n });
    shop.change(
      order,
      using(code, '10.00', { paidAt: '2026-04-25T12:10:00Z', updatedAt: '2026-04-25T12:10:00Z' }),
    );
    await shop.settle(order);
    // 2 × 20.00 − 10.00
    expect(await shop.told(ana)).toEqual(['earn 100', 'earn 300', 'redeem -200', 'earn 30']);
    await audited(shop);
  });

  it('pays for what it used and frees the rest, unless the merchant keeps it', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 300);
    // 15.00 for 300 points; 8.01 used costs ceil(801 ÷ 1500 × 300) = ceil(160.2)
    await shop.settle(await shop.place(using(code, '8.01'), ana));
    expect(await state(shop, id)).toMatchObject({ used: 161n });
    expect(await shop.balance(ana)).toMatchObject({ available: 239n, held: 0n });
    expect(await inLots(shop, ana)).toEqual([0n, 239n]);
    await audited(shop);

    const { shop: keeping, ana: bea } = await setUp(loyalty, { unusedPart: 'forfeited' });
    const whole = await redeemed(keeping, bea, 'k', 300);
    await keeping.settle(await keeping.place(using(whole.code, '8.01'), bea));
    expect(await state(keeping, whole.id)).toMatchObject({ used: 300n });
  });

  it('pays whole for a percentage and for free shipping', async () => {
    const { shop, ana } = await setUp(loyalty);
    const tenth = await redeemed(shop, ana, 'a', undefined, 'tenth-off');
    const free = await redeemed(shop, ana, 'b', undefined, 'no-shipping');
    expect(shop.discounts.kept.get(free.code)?.minSubtotal).toMatchObject({ minor: 2000n });
    const codes: SampleOrder['codes'] = { [tenth.code]: { A: '0.40' }, [free.code]: {} };
    const lines = [{ sku: 'A', price: '4.00', discount: '0.40' }];
    await shop.settle(await shop.place({ lines, codes, paidAt: null }, ana));
    expect(await state(shop, tenth.id)).toMatchObject({ state: 'posted', used: 150n });
    expect(await state(shop, free.id)).toMatchObject({ state: 'posted', used: 50n });
    await audited(shop);
  });

  it('that comes after the points were given free takes them where they are, and is told', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 300);
    await shop.loyalty.releaseRedemption(shop.shopId, ana, id);
    const other = await redeemed(shop, ana, 'other', 200);
    const order = await shop.place(using(code, '15.00'), ana);
    await shop.settle(order);
    await shop.settle(order);
    // 200 are reserved for another code and stay so; 200 are free, 100 are owed
    expect(await state(shop, id)).toMatchObject({ state: 'posted', late: true, used: 300n, owed: 100n });
    expect(await shop.balance(ana)).toEqual({ available: 0n, pending: 0n, held: 200n, debt: 100n });
    expect(await shop.told(ana)).toEqual(['earn 100', 'earn 300', 'redeem-late -300']);
    expect(await kinds(shop)).toContain('redemption-late');
    const told = { id, customerId: ana, orderId: order, points: 300n, owed: 100n, at: shop.now };
    expect(await shop.loyalty.listLate(shop.shopId, { limit: 5 }, shop.now)).toEqual([told]);
    await audited(shop);
    // cancelled: what was owed goes first, the rest to the lots
    shop.change(
      order,
      using(code, '15.00', { cancelledAt: '2026-04-25T12:30:00Z', updatedAt: '2026-04-25T12:30:00Z' }),
    );
    await shop.settle(order);
    expect(await shop.balance(ana)).toEqual({ available: 200n, pending: 0n, held: 200n, debt: 0n });
    expect(await state(shop, other.id)).toMatchObject({ state: 'held' });
    // given back whole: nobody need look
    expect(await shop.loyalty.listLate(shop.shopId, { limit: 5 }, shop.now)).toEqual([]);
    await audited(shop);
  });

  it('that came late is listed, newest first, for 30 days or until it is seen', async () => {
    const { shop, ana } = await setUp(loyalty);
    const late = async (key: string) => {
      const { id, code } = await redeemed(shop, ana, key, 100);
      await shop.loyalty.releaseRedemption(shop.shopId, ana, id);
      await shop.settle(await shop.place(using(code, '5.00'), ana));
      return id;
    };
    const list = async (page: { before?: bigint } = {}) =>
      (await shop.loyalty.listLate(shop.shopId, { limit: 2, ...page }, shop.now)).map(({ id }) => id);
    const [first, second, third] = [await late('a'), await late('b'), await late('c')];
    expect(await list()).toEqual([third, second]);
    expect(await list({ before: second })).toEqual([first]);
    expect(await shop.loyalty.dismissLate(shop.shopId, second, shop.now)).toBe(true);
    expect(await shop.loyalty.dismissLate(shop.shopId, second, shop.now)).toBe(true);
    expect(await list()).toEqual([third, first]);
    const { id: held } = await redeemed(shop, ana, 'd', 100);
    expect(await shop.loyalty.dismissLate(shop.shopId, held, shop.now)).toBe(false);
    shop.at('2026-05-26T12:00:00Z');
    expect(await list()).toEqual([]);
  });

  it('gives them back as units come back, all with the last one, to the same lots', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 200);
    const order = await shop.place(using(code, '9.99', { paidAt: '2026-04-25T12:05:00Z' }), ana);
    await shop.settle(order);
    // 200 × 9.99 ÷ 10.00 = 199.8, rounded up
    expect(await state(shop, id)).toMatchObject({ used: 200n });
    const refunds = [{ lines: { A: 1 }, amount: '15.00', at: '2026-05-02T12:00:00Z' }];
    shop
      .at('2026-05-02T12:00:00Z')
      .change(
        order,
        using(code, '9.99', { paidAt: '2026-04-25T12:05:00Z', updatedAt: '2026-05-02T12:00:00Z', refunds }),
      );
    await shop.settle(order);
    // the first unit's share is round(9.99 ÷ 2) = 5.00: floor(200 × 5.00 ÷ 9.99) = floor(100.1)
    expect(await state(shop, id)).toMatchObject({ restored: 100n });
    expect(await shop.told(ana)).toEqual([
      'earn 100',
      'earn 300',
      'redeem -200',
      'earn 30',
      'restore 100',
      'clawback -15',
    ]);
    const both = [...refunds, { lines: { A: 1 }, amount: '15.01', at: '2026-05-03T12:00:00Z' }];
    shop.at('2026-05-03T12:00:00Z').change(
      order,
      using(code, '9.99', {
        paidAt: '2026-04-25T12:05:00Z',
        updatedAt: '2026-05-03T12:00:00Z',
        refunds: both,
      }),
    );
    await shop.settle(order);
    await shop.settle(order);
    expect(await state(shop, id)).toMatchObject({ restored: 200n });
    expect(await shop.balance(ana)).toEqual({ available: 400n, pending: 0n, held: 0n, debt: 0n });
    expect(await inLots(shop, ana)).toEqual([100n, 300n, 0n]);
    await audited(shop);
  });

  it('gives points whose time ran out meanwhile the days of grace', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { code } = await redeemed(shop, ana, 'k', 100);
    const order = await shop.place(using(code, '5.00', { paidAt: '2026-04-25T12:05:00Z' }), ana);
    await shop.settle(order);
    // available 31 March + 60 days: the last day was 30 May
    shop.at('2026-06-10T12:00:00Z');
    shop.change(
      order,
      using(code, '5.00', {
        paidAt: '2026-04-25T12:05:00Z',
        cancelledAt: '2026-06-10T11:00:00Z',
        updatedAt: '2026-06-10T11:00:00Z',
      }),
    );
    await shop.settle(order);
    const lots = await shop.lots(ana);
    // 10 June + 30 days, inclusive
    expect(`${lots[0]?.remaining} ${lots[0]?.expires_at}`).toBe('100 2026-07-11T04:00:00Z');
    const [entry] = (await shop.loyalty.statement(shop.shopId, ana, { limit: 5 }, shop.now)).entries.filter(
      ({ kind }) => kind === 'restore',
    );
    expect(entry?.explanation.map(({ key }) => key)).toEqual([
      'restored',
      'restored-cancelled',
      'restored-graced',
    ]);
    await audited(shop);
  });

  it('first seen when it was cancelled already has taken and given back', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 200);
    const order = await shop.place(using(code, '10.00', { cancelledAt: '2026-04-25T12:30:00Z' }), ana);
    await shop.settle(order);
    expect(await state(shop, id)).toMatchObject({ state: 'posted', used: 200n, restored: 200n });
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
    await audited(shop);
  });
});
