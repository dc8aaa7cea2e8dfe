import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();
const goods = (amount: string, more: object = {}) => ({ lines: [{ sku: 'A', price: amount }], ...more });

describe('the programme', () => {
  it('is the default until one is saved, and a new version with every change', async () => {
    const shop = await loyalty.shop({ live: false });
    const { shopId } = shop;
    const shown = await shop.loyalty.getProgram(shopId);
    expect(shown).toMatchObject({ liveFrom: null, current: null, form: { points: '1', per: '1.00' } });
    const form = { ...shown.form, points: '5', expiry: { kind: 'days', days: '365', graceDays: '30' } };
    expect(await shop.loyalty.saveProgram(shopId, form, 'staff', shop.now)).toEqual({
      version: 1,
      changed: true,
    });
    shop.at('2026-03-02T09:00:00Z');
    expect(await shop.loyalty.saveProgram(shopId, form, 'staff', shop.now)).toEqual({
      version: 1,
      changed: false,
    });
    const other = { ...form, per: '2.50' };
    const saves = await Promise.all(
      [1, 2, 3].map(() => shop.loyalty.saveProgram(shopId, other, 'staff', shop.now)),
    );
    expect(saves.filter((saved) => 'changed' in saved && saved.changed)).toEqual([
      { version: 2, changed: true },
    ]);
    expect((await shop.loyalty.getProgram(shopId)).form).toEqual(other);
    const versions = await shop.loyalty.listVersions(shopId, { limit: 10 });
    expect(
      versions.map((version) => [version.version, version.effectiveAt.toString(), version.savedBy]),
    ).toEqual([
      [2, '2026-03-02T09:00:00Z', 'staff'],
      [1, '2026-03-01T15:00:00Z', 'staff'],
    ]);
    expect(await shop.loyalty.listVersions(shopId, { before: 2, limit: 10 })).toHaveLength(1);
  });

  it('says by field what is wrong with a form, and saves nothing', async () => {
    const shop = await loyalty.shop({ live: false });
    const { form } = await shop.loyalty.getProgram(shop.shopId);
    const wrong = {
      ...form,
      points: '0',
      per: '0.001',
      pendingDays: 'soon',
      multipliers: [{ skus: [], tags: [], collections: [], factor: '-1' }],
      expiry: { kind: 'days', days: '0', graceDays: '30' },
    };
    const saved = await shop.loyalty.saveProgram(shop.shopId, wrong, 'staff', shop.now);
    expect(saved).toMatchObject({ refused: 'bad-input' });
    expect(Object.keys('errors' in saved ? saved.errors : {}).sort()).toEqual([
      'expiry.days',
      'multipliers.0.factor',
      'multipliers.0.skus',
      'pendingDays',
      'per',
      'points',
    ]);
    expect(await shop.loyalty.listVersions(shop.shopId, { limit: 10 })).toEqual([]);
  });

  it('earns from going live on, by the default when none was saved, and nothing new once it is off', async () => {
    const shop = await loyalty.shop({ live: false });
    const ana = await shop.customer();
    const early = await shop.place(goods('10.00'), ana);
    await shop.settle(early);
    expect(await shop.loyalty.goLive(shop.shopId, shop.now, 'staff')).toEqual({ liveFrom: shop.now });
    shop.at('2026-03-02T00:00:00Z');
    expect(await shop.loyalty.goLive(shop.shopId, shop.now, 'staff')).toEqual({
      liveFrom: parseInstant('2026-03-01T15:00:00Z'),
    });
    const order = await shop.place(goods('20.00'), ana);
    await shop.settle(order);
    await shop.loyalty.goOffline(shop.shopId, shop.now, 'staff');
    await shop.settle(await shop.place(goods('30.00'), ana));
    expect(await shop.told(ana)).toEqual(['earn 20']);
    // what was earned is still taken back
    shop.change(order, goods('20.00', { cancelledAt: '2026-03-02T00:00:00Z' }));
    await shop.settle(order);
    expect(await shop.told(ana)).toEqual(['earn 20', 'clawback -20']);
    expect((await shop.facts()).filter((fact) => fact.startsWith('loyalty-'))).toHaveLength(2);
  });
});

describe('a catch-up', () => {
  /** 60 orders of 10.00 to 69.00 from before going live: more than one step. */
  async function withPast() {
    const shop = await loyalty.shop({ live: false });
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    for (let index = 0; index < 60; index++)
      await shop.place(goods(`${10 + index}.00`), index % 2 ? ben : ana);
    await shop.place(goods('500.00'), null);
    const unpaid = await shop.place(goods('7.00', { paidAt: null }), ana);
    shop.at('2026-03-20T12:00:00Z');
    await shop.loyalty.goLive(shop.shopId, shop.now, 'staff');
    return { shop, ana, ben, unpaid };
  }
  const from = parseInstant('2026-02-01T00:00:00Z');

  async function run(shop: TestShop, door = shop.loyalty) {
    for (let step = 0; step < 10; step++) {
      const progress = await door.runCatchUp(shop.shopId);
      if (progress === null || progress.finished) return progress;
    }
    throw new Error('It does not end');
  }

  it('shows first what it would give', async () => {
    const { shop } = await withPast();
    // 60 orders: 10 + 11 + … + 69 = 60 × 39.5
    expect(await shop.loyalty.catchUpPreview(shop.shopId, { from }, shop.now)).toMatchObject({
      orders: 60,
      customers: 2,
      points: 2370n,
      worth: { minor: 2370n },
      capped: false,
    });
    // Looking announces nothing: these two are of saving the programme and going live.
    expect(await shop.facts()).toHaveLength(2);
    const late = { from: parseInstant('2026-03-02T00:00:00Z') };
    expect(await shop.loyalty.catchUpPreview(shop.shopId, late, shop.now)).toMatchObject({
      orders: 0,
      points: 0n,
    });
    // 5.00 for 100 and 10.00 for 300: a point buys five cents at most
    const price = { kind: 'amount-off', multiples: true };
    const rewards = [
      { ...price, name: 'five off', points: '100', value: '5.00' },
      { ...price, name: 'ten off', points: '300', value: '10.00' },
      { name: 'tenth off', kind: 'percent', points: '1', value: '10' },
    ];
    const form = { rewards, holdMinutes: '60', unusedPart: 'returned' };
    await shop.loyalty.saveRewards(shop.shopId, form, 'staff', shop.now);
    expect(await shop.loyalty.catchUpPreview(shop.shopId, { from }, shop.now)).toMatchObject({
      points: 2370n,
      worth: { minor: 11850n },
    });
  });

  it('awards past orders once, as of its moment, and takes in those that are paid later', async () => {
    const { shop, ana, unpaid } = await withPast();
    const { shopId } = shop;
    expect(await shop.loyalty.startCatchUp(shopId, { from }, 'staff', shop.now)).toMatchObject({ looked: 0 });
    expect(await shop.loyalty.startCatchUp(shopId, { from }, 'staff', shop.now)).toEqual({
      refused: 'not-allowed',
    });
    expect(await shop.loyalty.runCatchUp(shopId)).toMatchObject({ looked: 50, awarded: 50, finished: false });
    expect(await run(shop)).toMatchObject({ looked: 62, awarded: 60, points: 2370n, finished: true });
    expect(await run(shop)).toMatchObject({ looked: 62, finished: true });
    const [first] = await shop.ledger(ana);
    expect(first).toMatchObject({ kind: 'earn', reason: 'catch-up', happened_at: shop.now });
    // paid on 1 March: pending until 31 March as if it had earned then
    expect((await shop.lots(ana))[0]?.available_at.toString()).toBe('2026-03-31T14:00:00Z');
    shop.change(unpaid, goods('7.00', { paidAt: '2026-03-25T12:00:00Z', updatedAt: '2026-03-25T12:00:00Z' }));
    await shop.settle(unpaid);
    expect((await shop.ledger(ana)).at(-1)).toMatchObject({ kind: 'earn', points: 7n });
    expect(await shop.loyalty.catchUpPreview(shopId, { from }, shop.now)).toMatchObject({ orders: 0 });
    expect(await shop.loyalty.audit(shopId)).toEqual([]);
  });

  it('goes on after it was lost between its orders, and counts each once', async () => {
    const { shop } = await withPast();
    await shop.loyalty.startCatchUp(shop.shopId, { from }, 'staff', shop.now);
    const deps = shop.deps();
    let calls = 0;
    const dying = openLoyalty({
      ...deps,
      db: {
        ...deps.db,
        prepared: (name, text, values) => {
          calls += 1;
          return calls === 41 ? Promise.reject(new Error('lost')) : deps.db.prepared(name, text, values);
        },
      },
    });
    await expect(dying.runCatchUp(shop.shopId)).rejects.toThrow('lost');
    expect(await run(shop)).toMatchObject({ looked: 62, awarded: 60, points: 2370n });
    expect((await shop.facts()).filter((fact) => fact.startsWith('points-granted'))).toHaveLength(60);
  });
});

describe('the statement', () => {
  it('explains every entry, newest first, page by page, with what has fallen due unswept', async () => {
    const shop = await loyalty.shop({ program: program({ expiry: { days: 10, graceDays: 30 } }) });
    const ana = await shop.customer();
    const order = await shop.place({ lines: [{ sku: 'A', price: '30.00', quantity: 2 }] }, ana);
    await shop.settle(order);
    shop.change(order, {
      lines: [{ sku: 'A', price: '30.00', quantity: 2 }],
      refunds: [{ lines: { A: 1 }, amount: '30.00' }],
    });
    await shop.settle(order);
    const early = await shop.loyalty.statement(shop.shopId, ana, { limit: 10 }, shop.now);
    expect(
      early.entries.map((entry) => [entry.number, entry.kind, entry.points, entry.balanceAfter]),
    ).toEqual([
      [2, 'clawback', -30n, 30n],
      [1, 'earn', 60n, 60n],
    ]);
    expect(early.entries[0]?.explanation.map((message) => message.key)).toEqual(['clawed', 'clawed-units']);
    expect(early.lots).toMatchObject([{ granted: 60n, remaining: 30n, state: 'pending', orderId: order }]);
    expect(early.lots[0]?.lastDay?.toString()).toBe('2026-04-10');
    shop.at('2026-06-01T00:00:00Z');
    const unswept = await shop.loyalty.statement(shop.shopId, ana, { limit: 2 }, shop.now);
    expect(unswept.entries.map((entry) => [entry.number, entry.kind, entry.balanceAfter])).toEqual([
      [3, 'expire', 0n],
      [2, 'clawback', 30n],
    ]);
    expect(unswept).toMatchObject({ next: 2, lots: [], balance: { available: 0n, pending: 0n } });
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.loyalty.statement(shop.shopId, ana, { limit: 2 }, shop.now)).toEqual(unswept);
    const rest = await shop.loyalty.statement(shop.shopId, ana, { limit: 2, before: 2 }, shop.now);
    expect(rest.entries.map((entry) => entry.number)).toEqual([1]);
    expect(rest.next).toBeNull();
  });

  it('is empty for somebody without points', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    expect(await shop.loyalty.statement(shop.shopId, ana, { limit: 10 }, shop.now)).toMatchObject({
      entries: [],
    });
    expect(await shop.balance(ana)).toEqual({ available: 0n, pending: 0n, held: 0n, debt: 0n });
  });
});

describe('the figures', () => {
  it('add up what is held and what happened in each local month', async () => {
    const shop = await loyalty.shop({ program: program({ expiry: { days: 10, graceDays: 30 } }) });
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    // 03:30 UTC on 1 March is still February in New York
    await shop.settle(await shop.place(goods('10.00', { paidAt: '2026-03-01T03:30:00Z' }), ana));
    const order = await shop.place(goods('25.00'), ben);
    await shop.settle(order);
    shop.change(
      order,
      goods('25.00', { cancelledAt: '2026-03-05T12:00:00Z', updatedAt: '2026-03-05T12:00:00Z' }),
    );
    await shop.settle(order);
    await shop.settle(await shop.place(goods('40.00', { paidAt: '2026-05-20T12:00:00Z' }), ben));
    shop.at('2026-05-21T12:00:00Z');
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    const figures = await shop.loyalty.figures(shop.shopId, shop.now);
    expect(figures).toMatchObject({
      available: 0n,
      pending: 40n,
      debt: 0n,
      members: { count: 2, capped: false },
    });
    expect(figures.months).toHaveLength(12);
    expect(figures.months.slice(-4)).toEqual([
      { month: '2026-02', granted: 10n, clawed: 0n, expired: 0n },
      { month: '2026-03', granted: 25n, clawed: 25n, expired: 0n },
      { month: '2026-04', granted: 0n, clawed: 0n, expired: 10n },
      { month: '2026-05', granted: 40n, clawed: 0n, expired: 0n },
    ]);
  });
});
