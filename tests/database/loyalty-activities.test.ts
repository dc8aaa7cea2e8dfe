import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import type { Way } from '../../app/modules/loyalty/earning/program.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();

const ways: Way[] = [
  { way: 'sign-up', points: 100 },
  { way: 'newsletter', points: 30 },
  { way: 'review', points: 50 },
  { way: 'birthday', points: 200 },
  { way: 'order-anniversary', points: 75 },
];

const given = () => loyalty.shop({ program: program({ ways, expiry: { days: 10, graceDays: 30 } }) });

function award(shop: TestShop, customer: bigint, way: Way['way'], key = '', at = shop.now.toString()) {
  const activity = { way, key, happenedAt: parseInstant(at) };
  return shop.loyalty.awardActivity(shop.shopId, customer, activity, shop.now);
}

describe('what customers do beside orders', () => {
  it('earns once, available at once, and expires like other points', async () => {
    const shop = await given();
    const ana = await shop.customer();
    expect(await award(shop, ana, 'sign-up')).toEqual({ granted: 100n });
    expect(await award(shop, ana, 'sign-up')).toEqual({ nothing: 'already-done' });
    expect(await shop.told(ana)).toEqual(['activity 100']);
    expect(await shop.balance(ana)).toMatchObject({ available: 100n, pending: 0n });
    shop.at('2026-03-12T05:00:00Z');
    expect(await shop.balance(ana)).toMatchObject({ available: 0n });
    expect(await shop.facts()).toContain('points-granted 100 2026-03-01T15:00:00Z');
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('earns once however often it is told at the same time', async () => {
    const shop = await given();
    const ana = await shop.customer();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => award(shop, ana, 'newsletter')));
    expect(outcomes.filter((outcome) => 'granted' in outcome)).toHaveLength(1);
    expect(await shop.told(ana)).toEqual(['activity 30']);
  });

  it('earns nothing from before going live, while off, or for what the programme does not give', async () => {
    const shop = await given();
    const ana = await shop.customer();
    expect(await award(shop, ana, 'sign-up', '', '2025-12-31T00:00:00Z')).toEqual({ nothing: 'off' });
    await shop.save(program(), '2026-03-01T15:00:00Z');
    expect(await award(shop, ana, 'sign-up')).toEqual({ nothing: 'off' });
    await shop.db.sql`update loyalty_state set live_from = null where shop_id = ${shop.shopId}`;
    expect(await award(shop, ana, 'sign-up', '', '2026-02-01T00:00:00Z')).toEqual({ nothing: 'off' });
    expect(await shop.told(ana)).toEqual([]);
  });

  it('counts each reviewed line once, and a merged customer does not earn again', async () => {
    const shop = await given();
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    expect(await award(shop, ana, 'review', '44')).toEqual({ granted: 50n });
    expect(await award(shop, ben, 'review', '44')).toEqual({ nothing: 'already-done' });
    expect(await award(shop, ana, 'review', '45')).toEqual({ granted: 50n });
    await award(shop, ana, 'newsletter');
    await shop.loyalty.mergeAccounts(shop.shopId, ana, ben);
    shop.takenOver.set(ben, [ana]);
    expect(await award(shop, ben, 'newsletter')).toEqual({ nothing: 'already-done' });
    expect(await shop.balance(ben)).toMatchObject({ available: 130n });
    expect(await shop.told(ana)).toEqual(['review 50', 'review 50', 'activity 30', 'merge -130']);
  });
});

describe('a birthday', () => {
  const set = (shop: TestShop, customer: bigint, month: number, day: number) =>
    shop.loyalty.setBirthday(shop.shopId, customer, { month, day }, shop.now);
  const sweep = (shop: TestShop, at: string) => {
    shop.at(at);
    return shop.loyalty.sweepOccasions(shop.shopId, shop.now);
  };

  it('earns on its local day, once a year, also where a jump of the clock passes several', async () => {
    const shop = await given();
    const ana = await shop.customer();
    expect(await set(shop, ana, 6, 15)).toMatchObject({ next: expect.anything() });
    expect(await sweep(shop, '2026-06-15T03:59:59Z')).toBe(0);
    expect(await sweep(shop, '2026-06-15T04:00:00Z')).toBe(1);
    expect(await sweep(shop, '2026-06-16T04:00:00Z')).toBe(0);
    expect(await sweep(shop, '2028-06-16T04:00:00Z')).toBe(2);
    expect(await shop.told(ana)).toEqual(expect.arrayContaining(['activity 200']));
    expect((await shop.ledger(ana)).filter(({ kind }) => kind === 'activity')).toHaveLength(3);
    expect((await shop.ledger(ana)).map(({ source_key }) => source_key)).toContain(`birthday:${ana}:2027`);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('told on the day itself, or changed, counts from next year; forgotten, no more', async () => {
    const shop = await given();
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    expect(String(Object.values(await set(shop, ana, 3, 1))[0])).toBe('2027-03-01');
    expect(String(Object.values(await set(shop, ben, 3, 5))[0])).toBe('2026-03-05');
    expect(String(Object.values(await set(shop, ben, 3, 5))[0])).toBe('2026-03-05');
    expect(String(Object.values(await set(shop, ben, 3, 9))[0])).toBe('2027-03-09');
    expect(await set(shop, ana, 2, 30)).toEqual({ refused: 'bad-input' });
    await shop.loyalty.eraseOccasions(shop.shopId, ana);
    expect(await sweep(shop, '2027-03-10T12:00:00Z')).toBe(1);
    expect(await shop.told(ana)).toEqual([]);
  });

  it('and what has been used is told to the shopper', async () => {
    const shop = await given();
    const ana = await shop.customer();
    await set(shop, ana, 6, 15);
    await award(shop, ana, 'newsletter');
    const { ways: told, birthday } = await shop.loyalty.waysFor(shop.shopId, ana, shop.now);
    expect(told.filter(({ done }) => done).map(({ way }) => way.way)).toEqual(['newsletter']);
    expect(birthday).toMatchObject({ month: 6, day: 15 });
    const guest = await shop.loyalty.waysFor(shop.shopId, null, shop.now);
    expect(guest.ways.map(({ way }) => way.way)).toEqual(ways.map(({ way }) => way));
  });
});

describe('the anniversary of the first order', () => {
  it('earns in the years after, while the order still counts', async () => {
    const shop = await given();
    const ana = await shop.customer();
    const order = await shop.place({ lines: [{ sku: 'A', price: '30.00' }] }, ana);
    await shop.loyalty.noteFirstOrder(shop.shopId, ana, shop.now);
    shop.at('2027-03-02T12:00:00Z');
    expect(await shop.loyalty.sweepOccasions(shop.shopId, shop.now)).toBe(1);
    expect((await shop.ledger(ana)).map(({ source_key }) => source_key)).toContain(
      `order-anniversary:${ana}:2027`,
    );
    shop.change(order, { lines: [{ sku: 'A', price: '30.00' }], cancelledAt: '2027-03-03T12:00:00Z' });
    shop.at('2028-03-02T12:00:00Z');
    expect(await shop.loyalty.sweepOccasions(shop.shopId, shop.now)).toBe(0);
  });
});
