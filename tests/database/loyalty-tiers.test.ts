import { describe, expect, it } from 'vitest';
import { parseInstant, parseLocalDate } from '../../app/kernel/calendar.ts';
import { sampleLevel, sampleRules } from '../../app/modules/loyalty/tiers/sample-tiers.ts';
import type { Tiers } from '../../app/modules/loyalty/tiers/tiers.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();

const levels = [
  sampleLevel('silver', 100, { factor: '1.5', entryPoints: 20 }),
  sampleLevel('gold', 300, { factor: '2', entryPoints: 50 }),
];
const withTiers = (change: Partial<Tiers> = {}) =>
  program({ tiers: { ...sampleRules({ levels }).tiers, ...change } });

const order = (price: string, at = '2026-03-01T15:00:00Z', more: object = {}) => ({
  ...{ at, lines: [{ sku: 'A', price }] },
  ...more,
});

const history = async (shop: TestShop, customer: bigint) =>
  (await shop.loyalty.tierHistory(shop.shopId, customer, 10)).map(
    ({ from, to, cause }) => `${from?.id ?? ''}>${to?.id ?? ''} ${cause}`,
  );

const tierOf = async (shop: TestShop, customer: bigint) =>
  (await shop.loyalty.tiersOf(shop.shopId, [customer], shop.now)).get(customer) ?? null;

describe('levels on the database', () => {
  it('are reached with an order, whose own points are by the level before it', async () => {
    const shop = await loyalty.shop({ program: withTiers() });
    const ana = await shop.customer();
    await shop.settle(await shop.place(order('150.00'), ana));
    expect(await shop.told(ana)).toEqual(['earn 150', 'entry-reward 20']);
    expect(await tierOf(shop, ana)).toMatchObject({ id: 'silver', name: 'silver', manual: null });
    shop.at('2026-03-02T15:00:00Z');
    const second = await shop.place(order('10.00', '2026-03-02T15:00:00Z'), ana);
    await shop.settle(second);
    expect(await shop.told(ana)).toEqual(['earn 150', 'entry-reward 20', 'earn 15']);
    expect(await shop.loyalty.tierBefore(shop.shopId, second)).toEqual({ id: 'silver', name: 'silver' });
    expect(await history(shop, ana)).toEqual(['>silver reached']);
    const { entries } = await shop.loyalty.statement(shop.shopId, ana, { limit: 5 }, shop.now);
    expect(entries.map(({ explanation }) => explanation.at(-1))).toMatchObject([
      { key: 'tier-factor', factor: '1.5', tier: 'silver' },
      { key: 'tier-reached', points: 20n, tier: 'silver' },
      { key: 'goods' },
    ]);
    expect(await shop.balance(ana)).toMatchObject({ available: 20n, pending: 165n });
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('keep the factor of an order through refunds and a lower level', async () => {
    const shop = await loyalty.shop({ program: withTiers() });
    const ana = await shop.customer();
    const first = await shop.place(order('150.00'), ana);
    await shop.settle(first);
    shop.at('2026-03-02T15:00:00Z');
    const second = await shop.place(order('40.00', '2026-03-02T15:00:00Z'), ana);
    await shop.settle(second);
    shop.at('2026-03-03T15:00:00Z');
    shop.change(first, order('150.00', undefined, { refunds: [{ lines: { A: 1 }, amount: '150.00' }] }));
    await shop.settle(first);
    expect(await tierOf(shop, ana)).toBe(null);
    expect(await history(shop, ana)).toEqual(['silver> refunded', '>silver reached']);
    await shop.settle(second);
    expect(await shop.told(ana)).toEqual(['earn 150', 'entry-reward 20', 'earn 60', 'clawback -150']);
  });

  it('give entry points once, however many review at once', async () => {
    const shop = await loyalty.shop({ program: withTiers() });
    const ana = await shop.customer();
    const orders = await Promise.all(
      ['60.00', '70.00', '200.00'].map((price) => shop.place(order(price), ana)),
    );
    await Promise.all([...orders, ...orders].map((id) => shop.settle(id)));
    await Promise.all(Array.from({ length: 8 }, () => shop.loyalty.reviewTier(shop.shopId, ana, shop.now)));
    const told = (await shop.told(ana)).filter((entry) => entry.startsWith('entry-reward'));
    expect(told).toContain('entry-reward 50');
    expect(new Set(told).size).toBe(told.length);
    expect(await tierOf(shop, ana)).toMatchObject({ id: 'gold' });
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('repay what is owed from entry points', async () => {
    const shop = await loyalty.shop({ program: withTiers() });
    const ana = await shop.customer();
    await shop.db.sql`insert into loyalty_account (shop_id, customer_id, debt, posted, entries)
      values (${shop.shopId}, ${ana}, 5, -5, 1)`;
    await shop.db
      .sql`insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, happened_at)
      values (${shop.shopId}, ${ana}, 1, 'clawback', -5, -5, 'owed', now())`;
    await shop.settle(await shop.place(order('150.00'), ana));
    expect(await shop.balance(ana)).toEqual({ available: 15n, pending: 150n, held: 0n, debt: 0n });
  });

  it('are what follows now even before anything was written, and are swept to that', async () => {
    const shop = await loyalty.shop({ program: withTiers() });
    const ana = await shop.customer();
    await shop.settle(await shop.place(order('150.00'), ana));
    shop.at('2027-03-02T05:00:00Z');
    expect(await tierOf(shop, ana)).toBe(null);
    expect(await shop.loyalty.sweepTiers(shop.shopId, shop.now)).toBe(1);
    expect(await shop.loyalty.sweepTiers(shop.shopId, shop.now)).toBe(0);
    expect(await history(shop, ana)).toEqual(['silver> window', '>silver reached']);
  });

  it('that somebody begins in by past orders have no entry points', async () => {
    const shop = await loyalty.shop({ program: withTiers() });
    const ana = await shop.customer();
    await shop.place(order('400.00', '2025-12-01T15:00:00Z'), ana);
    await shop.loyalty.reviewTiers(shop.shopId, null);
    expect(await history(shop, ana)).toEqual(['>gold programme']);
    shop.at('2026-12-05T15:00:00Z');
    await shop.settle(await shop.place(order('350.00', '2026-12-05T15:00:00Z'), ana));
    expect(await shop.told(ana)).toEqual(['earn 350']);
  });

  it('follow a programme that asks for something else', async () => {
    const shop = await loyalty.shop({ program: withTiers() });
    const ana = await shop.customer();
    await shop.settle(await shop.place(order('150.00'), ana));
    const view = await shop.loyalty.getProgram(shop.shopId);
    const dearer = {
      ...view.form,
      tiers: view.form.tiers && {
        ...view.form.tiers,
        levels: view.form.tiers.levels.map((one, index) => ({ ...one, spend: ['200.00', '300.00'][index] })),
      },
    };
    shop.at('2026-04-01T15:00:00Z');
    expect(await shop.loyalty.previewTiers(shop.shopId, dearer, shop.now)).toEqual({
      ...{ customers: 1, capped: false, up: 0, down: 1, points: 0n },
      levels: [
        { id: 'silver', before: 1, after: 0 },
        { id: 'gold', before: 0, after: 0 },
        { id: '', before: 0, after: 1 },
      ],
    });
    await shop.loyalty.saveProgram(shop.shopId, dearer, 'sam', shop.now);
    expect(await tierOf(shop, ana)).toBe(null);
    await shop.loyalty.sweepTiers(shop.shopId, shop.now);
    expect(await history(shop, ana)).toEqual(['silver> programme', '>silver reached']);
    await shop.loyalty.saveProgram(
      shop.shopId,
      { ...dearer, tiers: null },
      'sam',
      shop.now.add({ hours: 1 }),
    );
    expect(await shop.loyalty.tierProgress(shop.shopId, ana, shop.now.add({ hours: 2 }))).toBe(null);
  });

  it('can be given by hand with a reason, and taken back', async () => {
    const shop = await loyalty.shop({ program: withTiers() });
    const ana = await shop.customer();
    const give = (level: string, until: string | null, reason: string) =>
      shop.loyalty.setManualTier(
        shop.shopId,
        ana,
        { level, until: until === null ? null : parseLocalDate(until), reason },
        'sam',
        shop.now,
      );
    expect(await give('platinum', '2026-02-28', ' ')).toEqual({
      refused: 'bad-input',
      errors: { level: expect.any(String), until: expect.any(String), reason: expect.any(String) },
    });
    expect(await give('gold', '2026-03-31', 'A long wait')).toMatchObject({
      standing: { id: 'gold', manual: { reason: 'A long wait', by: 'sam' } },
      next: null,
    });
    expect(await shop.told(ana)).toEqual([]);
    shop.at('2026-03-20T15:00:00Z');
    const during = await shop.place(order('10.00', '2026-03-20T15:00:00Z'), ana);
    await shop.settle(during);
    expect(await shop.told(ana)).toEqual(['earn 20']);
    shop.at('2026-04-01T03:59:00Z');
    expect(await tierOf(shop, ana)).toMatchObject({ id: 'gold' });
    shop.at('2026-04-01T04:00:00Z');
    expect(await tierOf(shop, ana)).toBe(null);
    await shop.loyalty.sweepTiers(shop.shopId, shop.now);
    expect(await history(shop, ana)).toEqual(['gold> manual-ended', '>gold manual']);
    await give('silver', null, 'Again');
    expect(await shop.loyalty.clearManualTier(shop.shopId, ana, 'sam', shop.now)).toMatchObject({
      standing: null,
      next: { id: 'silver', missing: { spendMinor: 9000n } },
    });
  });

  it('go with a merge: the better level, without entry points again', async () => {
    const shop = await loyalty.shop({ program: withTiers({ downgrade: 'never' }) });
    const [ana, eve] = [await shop.customer(), await shop.customer()];
    const hers = await shop.place(order('150.00'), eve);
    await shop.settle(hers);
    shop.change(hers, null, ana);
    await shop.loyalty.mergeAccounts(shop.shopId, eve, ana);
    await shop.settle(hers);
    expect(await tierOf(shop, ana)).toMatchObject({ id: 'silver' });
    expect(await tierOf(shop, eve)).toBe(null);
    expect(await history(shop, eve)).toEqual(['silver> merged', '>silver reached']);
    shop.at('2026-03-10T15:00:00Z');
    await shop.settle(await shop.place(order('200.00', '2026-03-10T15:00:00Z'), ana));
    const told = [...(await shop.told(eve)), ...(await shop.told(ana))];
    expect(told.filter((entry) => entry.startsWith('entry'))).toEqual(['entry-reward 20', 'entry-reward 50']);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('are told as they would be after a return', async () => {
    const shop = await loyalty.shop({ program: withTiers() });
    const ana = await shop.customer();
    const id = await shop.place(order('150.00'), ana);
    await shop.settle(id);
    const line = shop.order(id).snapshot.lines[0]?.shopifyId;
    if (line === undefined) throw new Error('The order has a line');
    const units = [{ lineShopifyId: line, quantity: 1 }];
    expect(await shop.loyalty.tierAfterReturn(shop.shopId, id, units, shop.now)).toEqual({
      now: { id: 'silver', name: 'silver' },
      after: null,
    });
  });

  it('set their tag at Shopify and take it away again, once that is allowed', async () => {
    const tagged = levels.map((one) => ({ ...one, customerTag: `is-${one.id}` }));
    const shop = await loyalty.shop({ program: withTiers({ levels: tagged }) });
    const ana = await shop.customer();
    const [first, second] = [await shop.place(order('150.00'), ana), await shop.place(order('200.00'), ana)];
    shop.tags.granted = false;
    await shop.settle(first);
    await shop.loyalty.tagCustomer(shop.shopId, ana);
    expect([...shop.tags.set]).toEqual([]);
    shop.tags.granted = true;
    for (const id of [first, second]) {
      await shop.settle(id);
      await shop.loyalty.tagCustomer(shop.shopId, ana);
      await shop.loyalty.tagCustomer(shop.shopId, ana);
    }
    expect([...shop.tags.set]).toEqual([`${ana} is-gold`]);
    shop.at('2027-03-02T05:00:00Z');
    await shop.loyalty.sweepTiers(shop.shopId, shop.now);
    await shop.loyalty.tagCustomer(shop.shopId, ana);
    expect([...shop.tags.set]).toEqual([]);
    // Of two jobs at once each would leave its own tag.
    const jobs = await shop.db.sql<{ queue_name: string }>`select queue_name
      from graphile_worker.jobs where task_identifier = 'tag-customer' and key = ${`tag-customer:${shop.shopId}:${ana}`}`;
    expect(jobs).toEqual([{ queue_name: `tags:${shop.shopId}:${ana % 8n}` }]);
    await shop.loyalty.retagCustomers(shop.shopId);
    expect(await shop.loyalty.sweepTiers(shop.shopId, shop.now)).toBe(1);
  });

  it('of an order that is placed before others are paid do not count those', async () => {
    const shop = await loyalty.shop({ program: withTiers() });
    const ana = await shop.customer();
    shop.at('2026-03-10T15:00:00Z');
    const late = await shop.place(
      order('150.00', '2026-03-01T15:00:00Z', { paidAt: '2026-03-08T15:00:00Z' }),
      ana,
    );
    const second = await shop.place(
      order('10.00', '2026-03-02T15:00:00Z', { paidAt: '2026-03-09T15:00:00Z' }),
      ana,
    );
    await shop.settle(late);
    await shop.settle(second);
    expect(await shop.told(ana)).toEqual(['earn 150', 'entry-reward 20', 'earn 10']);
    expect((await tierOf(shop, ana))?.since).toEqual(parseInstant('2026-03-08T15:00:00Z'));
  });
});
