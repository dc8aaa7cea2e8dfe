import { describe, expect, it } from 'vitest';
import { adjust, notes, numberOf, undo } from '../support/adjusting.ts';
import { program, useLoyalty } from '../support/loyalty-shop.ts';
import { audited, inLots, kinds, redeem, redeemed, setUp } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();

describe('points given by hand', () => {
  it('can be used at once, expire as the programme says, and stand on the statement', async () => {
    const shop = await loyalty.shop({ program: program({ expiry: { days: 60, graceDays: 30 } }) });
    const ana = await shop.customer();
    expect(await adjust(shop, ana, 100, { note: ' She waited long ' })).toEqual({
      entryNumber: 1,
      points: 100n,
    });
    expect(await shop.balance(ana)).toEqual({ available: 100n, pending: 0n, held: 0n, debt: 0n });
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.balance(ana)).toEqual({ available: 100n, pending: 0n, held: 0n, debt: 0n });
    expect(await kinds(shop)).toEqual(['points-adjusted', 'points-available']);
    const { entries, lots } = await shop.loyalty.statement(shop.shopId, ana, { limit: 10 }, shop.now);
    expect(entries).toMatchObject([
      {
        ...{ kind: 'adjust', points: 100n, actor: '7', reason: 'goodwill' },
        byHand: { note: 'She waited long', undo: 'possible' },
      },
    ]);
    expect(lots[0]?.lastDay?.toString()).toBe('2026-04-30');
    expect(await notes(shop)).toEqual([
      { customer_id: ana, about: 'entry:1', text: 'She waited long', written_by: '7' },
    ]);
    const facts = await shop.db.sql<{ data: unknown }>`select data from platform_fact
      where shop_id = ${shop.shopId} and kind = 'points-adjusted'`;
    expect(facts).toEqual([{ data: { points: '100', reason: 'goodwill' } }]);
    await shop.loyalty.eraseNotes(shop.shopId, ana);
    expect(await notes(shop)).toEqual([]);
    await audited(shop);
  });

  it('are given once for one key, in two tabs at once as well', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const all = await Promise.all(Array.from({ length: 8 }, () => adjust(shop, ana, 50, { key: 'same' })));
    expect(
      new Set(all.map((one) => JSON.stringify(one, (_key, v) => (typeof v === 'bigint' ? `${v}` : v)))),
    ).toEqual(new Set(['{"entryNumber":1,"points":"50"}']));
    expect(await adjust(shop, ana, 70, { key: 'same' })).toEqual({ entryNumber: 1, points: 50n });
    expect(await shop.told(ana)).toEqual(['adjust 50']);
    const ben = await shop.customer();
    expect(await adjust(shop, ben, 50, { key: 'same' })).toMatchObject({ points: 50n });
    await audited(shop);
  });

  it('repay what is owed before anything is available', async () => {
    const { shop, ana } = await setUp(loyalty);
    const order = await shop.place(
      {
        lines: [{ sku: 'A', price: '50.00' }],
        paidAt: '2026-03-01T12:00:00Z',
        updatedAt: '2026-03-01T12:00:00Z',
      },
      ana,
    );
    await shop.settle(order);
    await adjust(shop, ana, -450);
    shop.change(order, {
      lines: [{ sku: 'A', price: '50.00' }],
      paidAt: '2026-03-01T12:00:00Z',
      updatedAt: '2026-04-25T12:01:00Z',
      cancelledAt: '2026-04-25T12:01:00Z',
    });
    await shop.settle(order);
    expect(await shop.balance(ana)).toMatchObject({ available: 0n, debt: 50n });
    await adjust(shop, ana, 80);
    expect(await shop.balance(ana)).toMatchObject({ available: 30n, debt: 0n });
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect((await shop.told(ana)).slice(-2)).toEqual(['adjust 80', 'repay 0']);
    // What repaid is used.
    const { entries } = await shop.loyalty.statement(shop.shopId, ana, { limit: 2 }, shop.now);
    expect(entries[1]?.byHand).toEqual({ note: null, undo: 'spent' });
    await audited(shop);
  });

  it('cover what other orders take back', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    await adjust(shop, ana, 30);
    const order = await shop.place({ lines: [{ sku: 'A', price: '50.00' }] }, ana);
    await shop.settle(order);
    shop.at('2026-05-01T12:00:00Z');
    await adjust(shop, ana, -60);
    shop.change(order, {
      lines: [{ sku: 'A', price: '50.00' }],
      updatedAt: '2026-05-01T12:00:00Z',
      cancelledAt: '2026-05-01T12:00:00Z',
    });
    await shop.settle(order);
    expect(await shop.balance(ana)).toMatchObject({ available: 0n, debt: 30n });
    await audited(shop);
  });
});

describe('points taken by hand', () => {
  it('are used in the order of use and never reserved', async () => {
    const { shop, ana } = await setUp(loyalty);
    await redeemed(shop, ana, 'hold', 100);
    expect(await adjust(shop, ana, -301)).toEqual({ refused: 'insufficient-points', available: 300n });
    expect(await adjust(shop, ana, -120)).toMatchObject({ points: -120n });
    expect(await shop.balance(ana)).toEqual({ available: 180n, pending: 0n, held: 100n, debt: 0n });
    expect(await inLots(shop, ana)).toEqual([100n, 180n]);
    await audited(shop);
  });

  it('are never more than there are, however many ask at once', async () => {
    const { shop, ana } = await setUp(loyalty);
    const asks = Array.from({ length: 200 }, (_, index) =>
      index % 4 === 0
        ? redeem(shop, ana, `r${index}`, 100)
        : index % 4 === 1
          ? adjust(shop, ana, 5, { key: `give${index}` })
          : adjust(shop, ana, -30, { key: `take${index}` }),
    );
    const outcomes = await Promise.all(asks);
    const refused = outcomes.filter((one) => 'refused' in one);
    expect(refused.length).toBeGreaterThan(50);
    for (const one of refused) expect(one).toMatchObject({ refused: 'insufficient-points' });
    const balance = await shop.balance(ana);
    expect(balance.debt).toBe(0n);
    expect(balance.available).toBeGreaterThanOrEqual(0n);
    const moved = (await shop.ledger(ana)).reduce((sum, line) => sum + line.points, 0n);
    expect(balance.available + balance.held).toBe(moved);
    await audited(shop);
  }, 60_000);

  it('take nothing from whoever has nothing, and make them no account', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    expect(await adjust(shop, ana, -1)).toEqual({ refused: 'insufficient-points', available: 0n });
    expect(await shop.db.sql`select 1 as one from loyalty_account where shop_id = ${shop.shopId}`).toEqual(
      [],
    );
  });
});

describe('an adjustment that is undone', () => {
  it('is undone once, however many press', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const entry = await numberOf(adjust(shop, ana, 100));
    const all = await Promise.all(Array.from({ length: 6 }, () => undo(shop, ana, entry)));
    expect(all.filter((one) => 'entryNumber' in one)).toEqual([{ entryNumber: 2, points: -100n }]);
    expect(all.filter((one) => 'refused' in one)).toEqual(Array(5).fill({ refused: 'already-done' }));
    expect(await shop.balance(ana)).toMatchObject({ available: 0n, debt: 0n });
    expect(await shop.ledger(ana)).toMatchObject([
      { reason: 'goodwill' },
      { reason: 'undo', source_key: expect.stringMatching(/^adjust-undo:\d+$/) },
    ]);
    const { entries } = await shop.loyalty.statement(shop.shopId, ana, { limit: 9 }, shop.now);
    expect(entries.map(({ byHand }) => byHand?.undo)).toEqual(['never', 'done']);
    expect(await undo(shop, ana, 2)).toEqual({ refused: 'not-allowed' });
    await audited(shop);
  });

  it('takes back only what its own lot still has free', async () => {
    const { shop, ana } = await setUp(loyalty);
    const entry = await numberOf(adjust(shop, ana, 100));
    // 400 of others and 100 of these, which expire between the two of others: 60 days from 25 April.
    await redeemed(shop, ana, 'hold', 500);
    expect(await undo(shop, ana, entry)).toEqual({ refused: 'insufficient-points', available: 0n });
    const { entries } = await shop.loyalty.statement(shop.shopId, ana, { limit: 9 }, shop.now);
    expect(entries[0]?.byHand?.undo).toBe('spent');
    await audited(shop);
  });

  it('gives taken points back to their lots, with days of grace where those have expired', async () => {
    const { shop, ana } = await setUp(loyalty);
    const entry = await numberOf(adjust(shop, ana, -250));
    expect(await inLots(shop, ana)).toEqual([0n, 150n]);
    shop.at('2026-06-05T12:00:00Z');
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await undo(shop, ana, entry)).toMatchObject({ points: 250n });
    expect(await inLots(shop, ana)).toEqual([100n, 300n]);
    const [first] = await shop.lots(ana);
    // The end of 5 July in New York.
    expect(first?.expires_at?.toString()).toBe('2026-07-06T04:00:00Z');
    await audited(shop);
  });

  it('is nothing for other entries, other customers and numbers that are not there', async () => {
    const { shop, ana } = await setUp(loyalty);
    const entry = await numberOf(adjust(shop, ana, 100));
    const ben = await shop.customer();
    for (const [who, number] of [
      [ana, 1],
      [ana, 99],
      [ben, entry],
    ] as const)
      expect(await undo(shop, who, number)).toEqual({ refused: 'not-allowed' });
    const other = await loyalty.shop();
    expect(await undo(other, ana, entry)).toEqual({ refused: 'not-allowed' });
  });
});
