import { describe, expect, it } from 'vitest';
import { points } from '../../app/kernel/points.ts';
import type { SampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();

const rewards = {
  rewards: [
    { name: 'five off', kind: 'amount-off', points: '100', value: '5.00', multiples: true },
    { name: 'tenth off', kind: 'percent', points: '150', value: '10' },
    { name: 'no shipping', kind: 'free-shipping', points: '50', minSubtotal: '20.00' },
  ],
  holdMinutes: '60',
  unusedPart: 'returned',
};

/** A shop where Ana has 400 points, of which 100 expire in June and 300 in July. */
async function setUp(change: object = {}) {
  const shop = await loyalty.shop({
    program: program({ expiry: { days: 60, graceDays: 30 } }, { pendingDays: 30 }),
  });
  await shop.loyalty.saveRewards(shop.shopId, { ...rewards, ...change }, 'test', shop.now);
  const ana = await shop.customer();
  const paid = (at: string, price: string) => ({ lines: [{ sku: 'A', price }], paidAt: at, updatedAt: at });
  await shop.settle(await shop.place(paid('2026-03-01T15:00:00Z', '100.00'), ana));
  await shop.settle(await shop.place(paid('2026-03-20T15:00:00Z', '300.00'), ana));
  shop.at('2026-04-25T12:00:00Z');
  await shop.loyalty.sweepDue(shop.shopId, shop.now);
  return { shop, ana };
}

function redeem(shop: TestShop, customer: bigint, key: string, spent?: number, reward = 'five-off') {
  const asked = {
    reward,
    points: spent === undefined ? null : points(BigInt(spent)),
    key,
    place: 'cart',
  } as const;
  return shop.loyalty.redeem(shop.shopId, customer, asked, shop.now);
}

async function redeemed(shop: TestShop, customer: bigint, key: string, spent?: number, reward?: string) {
  const outcome = await redeem(shop, customer, key, spent, reward);
  if ('refused' in outcome) throw new Error(outcome.refused);
  const { id, code } = outcome.redemption;
  return { id, code: code ?? '' };
}

/** An order of two shirts at 20.00 that used a code for so much. */
const using = (code: string, off: string, more: object = {}) => ({
  lines: [{ sku: 'A', price: '20.00', quantity: 2, discount: off }],
  codes: { [code]: { A: off } },
  paidAt: null,
  updatedAt: '2026-04-25T12:05:00Z',
  ...more,
});

const state = async (shop: TestShop, id: bigint) => {
  const [row] = await shop.db.sql<{
    state: string;
    used: bigint;
    restored: bigint;
    owed: bigint;
    late: boolean;
  }>`
    select state, used, restored, owed, late from loyalty_redemption where shop_id = ${shop.shopId} and id = ${id}`;
  return row;
};
const kinds = async (shop: TestShop) => (await shop.facts()).map((fact) => fact.split(' ')[0]);
const inLots = async (shop: TestShop, ana: bigint) => (await shop.lots(ana)).map((lot) => lot.remaining);
const audited = async (shop: TestShop) => expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);

describe('points that a shopper redeems', () => {
  it('are reserved, soonest expiry first, for a code of one customer and one use', async () => {
    const { shop, ana } = await setUp();
    const { code } = await redeemed(shop, ana, 'k1', 200);
    expect(await shop.balance(ana)).toEqual({ available: 200n, pending: 0n, held: 200n, debt: 0n });
    const kept = shop.discounts.kept.get(code);
    expect(code).toMatch(/^LOY-[0-9A-Z]{12}$/);
    expect(kept).toMatchObject({ title: `five off (${code})`, customer: ana, active: true });
    expect(kept?.value).toMatchObject({ kind: 'amount-off', amount: { minor: 1000n } });
    expect(kept?.endsAt.toString()).toBe('2026-04-25T13:00:00Z');
    expect(shop.waiting.size).toBe(0);
    expect(await kinds(shop)).toContain('points-reserved');
    const parts = await shop.db
      .sql`select reserved from loyalty_redemption_lot where shop_id = ${shop.shopId} order by place`;
    expect(parts).toEqual([{ reserved: 100n }, { reserved: 100n }]);
    await audited(shop);
  });

  it('are reserved once for one key, however often and at once it is sent', async () => {
    const { shop, ana } = await setUp();
    const all = await Promise.all(Array.from({ length: 8 }, () => redeemed(shop, ana, 'same', 300)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await shop.balance(ana)).toMatchObject({ available: 100n, held: 300n });
    expect(shop.discounts.kept.size).toBe(1);
    await audited(shop);
  });

  it('cannot be spent in two tabs', async () => {
    const { shop, ana } = await setUp();
    const all = await Promise.all(['a', 'b', 'c'].map((key) => redeem(shop, ana, key, 300)));
    const refused = all.filter((one) => 'refused' in one);
    expect(refused).toEqual([
      { refused: 'insufficient-points', available: 100n },
      { refused: 'insufficient-points', available: 100n },
    ]);
    expect(await shop.balance(ana)).toMatchObject({ available: 100n, held: 300n });
    await audited(shop);
  });

  it('are refused for what is no price, no reward, or while nothing may be redeemed', async () => {
    const { shop, ana } = await setUp();
    expect(await redeem(shop, ana, 'k', 150)).toEqual({ refused: 'bad-input' });
    expect(await redeem(shop, ana, 'k', 0)).toEqual({ refused: 'bad-input' });
    expect(await redeem(shop, ana, 'k', 300, 'tenth-off')).toEqual({ refused: 'bad-input' });
    expect(await redeem(shop, ana, 'k', 100, 'ten-off')).toEqual({ refused: 'bad-input' });
    const stranger = await shop.customer();
    expect(await redeem(shop, stranger, 'k')).toEqual({ refused: 'insufficient-points', available: 0n });
    shop.discounts.granted = false;
    expect(await redeem(shop, ana, 'k')).toEqual({ refused: 'not-allowed' });
    shop.discounts.granted = true;
    await shop.loyalty.goOffline(shop.shopId, shop.now, 'test');
    expect(await redeem(shop, ana, 'k')).toEqual({ refused: 'not-allowed' });
    expect(await shop.db.sql`select 1 as one from loyalty_account where customer_id = ${stranger}`).toEqual(
      [],
    );
    expect(shop.discounts.calls).toEqual([]);
  });

  it('are free again at once when Shopify will not make the code, and the same key says so again', async () => {
    const { shop, ana } = await setUp();
    shop.discounts.refusal = 'INVALID';
    expect(await redeem(shop, ana, 'k')).toEqual({ refused: 'not-allowed' });
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
    shop.discounts.refusal = null;
    expect(await redeem(shop, ana, 'k')).toEqual({ refused: 'not-allowed' });
    expect('redemption' in (await redeem(shop, ana, 'another'))).toBe(true);
    await audited(shop);
  });

  it('stay reserved when the answer is lost; what is there is found before anything is made again', async () => {
    const { shop, ana } = await setUp();
    shop.discounts.fail('create', 'after');
    const first = await redeem(shop, ana, 'k', 200);
    expect(first).toMatchObject({ redemption: { state: 'held', code: null } });
    expect([...shop.waiting].length).toBe(1);
    if ('refused' in first) throw new Error('refused');
    await shop.loyalty.makeDiscount(shop.shopId, first.redemption.id);
    expect(shop.discounts.calls.map((call) => call.split(' ')[0])).toEqual(['create', 'find']);
    expect(await redeem(shop, ana, 'k', 200)).toMatchObject({ redemption: { state: 'held' } });
    expect(shop.discounts.kept.size).toBe(1);
    expect(await shop.balance(ana)).toMatchObject({ available: 200n, held: 200n });
  });

  it('have their code made by the job when the process died after the commit', async () => {
    const { shop, ana } = await setUp();
    const { discounts } = shop;
    const dying = openLoyalty(
      shop.deps({ discounts: { ...discounts, create: () => new Promise(() => {}) } }),
    );
    const asked = { reward: 'five-off', points: null, key: 'k', place: 'account' } as const;
    void dying.redeem(shop.shopId, ana, asked, shop.now);
    await expect.poll(() => shop.balance(ana)).toMatchObject({ held: 100n });
    const jobs = await shop.db.sql<{ payload: { redemptionId: string } }>`
      select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'make-discount' and payload ->> 'shopId' = ${shop.shopId.toString()}`;
    expect(jobs.length).toBe(1);
    await shop.loyalty.makeDiscount(shop.shopId, BigInt(jobs[0]?.payload.redemptionId ?? 0));
    expect(discounts.kept.size).toBe(1);
  });

  it('are given free when the code that Shopify has is not ours', async () => {
    const { shop, ana } = await setUp();
    const code = shop.deps().codeFor(shop.shopId, ana, 'k');
    const made = await redeemed(shop, ana, 'other');
    const kept = shop.discounts.kept.get(made.code);
    if (kept === undefined) throw new Error('It was made');
    shop.discounts.kept.set(code, { ...kept, code, title: 'SUMMER' });
    expect(await redeem(shop, ana, 'k')).toEqual({ refused: 'not-allowed' });
    expect(await shop.balance(ana)).toMatchObject({ available: 300n, held: 100n });
  });
});

describe('an order that used a code', () => {
  it('takes the points once, however often and out of order it is told', async () => {
    const { shop, ana } = await setUp();
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
    const { shop, ana } = await setUp();
    const { id, code } = await redeemed(shop, ana, 'k', 300);
    // 15.00 for 300 points; 8.01 used costs ceil(801 ÷ 1500 × 300) = ceil(160.2)
    await shop.settle(await shop.place(using(code, '8.01'), ana));
    expect(await state(shop, id)).toMatchObject({ used: 161n });
    expect(await shop.balance(ana)).toMatchObject({ available: 239n, held: 0n });
    expect(await inLots(shop, ana)).toEqual([0n, 239n]);
    await audited(shop);

    const { shop: keeping, ana: bea } = await setUp({ unusedPart: 'forfeited' });
    const whole = await redeemed(keeping, bea, 'k', 300);
    await keeping.settle(await keeping.place(using(whole.code, '8.01'), bea));
    expect(await state(keeping, whole.id)).toMatchObject({ used: 300n });
  });

  it('pays whole for a percentage and for free shipping', async () => {
    const { shop, ana } = await setUp();
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
    const { shop, ana } = await setUp();
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
    await audited(shop);
    // cancelled: what was owed goes first, the rest to the lots
    shop.change(
      order,
      using(code, '15.00', { cancelledAt: '2026-04-25T12:30:00Z', updatedAt: '2026-04-25T12:30:00Z' }),
    );
    await shop.settle(order);
    expect(await shop.balance(ana)).toEqual({ available: 200n, pending: 0n, held: 200n, debt: 0n });
    expect(await state(shop, other.id)).toMatchObject({ state: 'held' });
    await audited(shop);
  });

  it('gives them back as units come back, all with the last one, to the same lots', async () => {
    const { shop, ana } = await setUp();
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
    shop
      .at('2026-05-03T12:00:00Z')
      .change(
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
    const { shop, ana } = await setUp();
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
    const { shop, ana } = await setUp();
    const { id, code } = await redeemed(shop, ana, 'k', 200);
    const order = await shop.place(using(code, '10.00', { cancelledAt: '2026-04-25T12:30:00Z' }), ana);
    await shop.settle(order);
    expect(await state(shop, id)).toMatchObject({ state: 'posted', used: 200n, restored: 200n });
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
    await audited(shop);
  });
});

describe('a hold that ends', () => {
  it('has its code taken out of use before its points are free', async () => {
    const { shop, ana } = await setUp();
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
    const { shop, ana } = await setUp();
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

  it('takes the points when an order has used the code of which nobody told us', async () => {
    const { shop, ana } = await setUp();
    const { id, code } = await redeemed(shop, ana, 'k', 200);
    const order = await shop.place(using(code, '10.00'), ana);
    shop.discounts.orders.set(code, shop.order(order).snapshot.shopifyId);
    expect(await shop.loyalty.releaseRedemption(shop.shopId, ana, id)).toEqual({ refused: 'already-done' });
    expect(await state(shop, id)).toMatchObject({ state: 'posted', late: false, used: 200n });
    await audited(shop);
  });

  it('is one or the other when an order comes at the same time', async () => {
    for (let round = 0; round < 6; round++) {
      const { shop, ana } = await setUp();
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
    const { shop, ana } = await setUp();
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
    const { shop, ana } = await setUp({ holdMinutes: '43200' });
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
    const { shop, ana } = await setUp();
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
    const { shop, ana } = await setUp();
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

describe('an order with an open return', () => {
  it('keeps its points pending until the return ends, then lets them go', async () => {
    const { shop } = await setUp();
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
    const { shop } = await setUp();
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

  it('can be asked what it would take and give', async () => {
    const { shop, ana } = await setUp();
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
    const { shop, ana } = await setUp();
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
    const { shop, ana } = await setUp();
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
