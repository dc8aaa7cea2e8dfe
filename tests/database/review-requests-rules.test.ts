import { describe, expect, it } from 'vitest';
import type { OrderTraits } from '../../app/modules/reviews/requests/traits.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings, type RequestRule } from '../../app/modules/reviews/settings/settings.ts';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const delivered = { sent: '2026-03-02T15:00:00Z', delivered: '2026-03-04T20:30:00Z' };

const traits = (change: Partial<OrderTraits> = {}): OrderTraits => ({
  ...{ country: 'US', channel: 'web', tags: [], codes: [], valueMinor: 5_000n },
  customer: { tags: [], orders: 1 },
  ...change,
});
const tagged = (...tags: string[]) => ({
  sku: null,
  product: { tags, collections: [], type: '', vendor: '' },
  priceMinor: null,
});
const rule = (change: Partial<RequestRule>): RequestRule => ({
  ...{ id: 'rule-1', name: '', on: true, when: [] },
  then: [{ set: 'skip' }],
  ...change,
});

describe('rules of requests', () => {
  it('leave out products, whose order is asked about with the rest', async () => {
    const shop = await bench.shop();
    const samples = rule({ when: [{ field: 'line.tags', is: 'any-of', values: ['sample'] }] });
    await shop.live({ rules: [samples] });
    const order = await shop.place({ products: [1n, 2n] }, await shop.customer());
    const { lines } = shop.order(order);
    await shop.change(order, {
      lines: lines.map((line, n) => ({ ...line, traits: n === 0 ? tagged('Sample') : tagged() })),
    });
    await shop.parcels(order, [delivered]);
    shop.at('2026-03-12T15:00:00Z');
    await shop.sweep();
    expect(shop.mails).toHaveLength(1);
    expect(shop.mails[0]?.text).toContain('Product 2');
    expect(shop.mails[0]?.text).not.toContain('Product 1');
    await shop.reviews.noteRequested(shop.shopId, order, shop.now);
    const { outcomes } = await shop.reviews.figures(shop.shopId, shop.now);
    expect(outcomes.find(({ purchase }) => purchase === 'kept')).toMatchObject({ asked: 1, leftOut: 1 });
  });

  it('leave out an order by its customer’s tags as they are when it falls due', async () => {
    const shop = await bench.shop();
    const ours = rule({ when: [{ field: 'customer.tags', is: 'any-of', values: ['staff'] }] });
    await shop.live({ rules: [ours] });
    const order = await shop.place({ change: { traits: traits() } }, await shop.customer());
    await shop.parcels(order, [delivered]);
    await shop.change(order, { traits: traits({ customer: { tags: ['Staff'], orders: 1 } }) });
    shop.purchases.set(`${order}:1`, 'returned');
    shop.at('2026-03-12T15:00:00Z');
    expect(await shop.sweep()).toMatchObject([{ state: 'not-sent', reason: 'skipped-by-rule' }]);
    expect(await shop.facts()).toContain('review-request-due');
    const leftOut = async () =>
      (await shop.reviews.figures(shop.shopId, shop.now)).outcomes.map((one) => one.leftOut);
    expect(await leftOut()).toEqual([0, 0, 1]);
    // Looked at again, it counts as it is looked at last.
    await shop.change(order, { traits: traits() });
    await shop.reviews.prepareRequest(shop.shopId, order, shop.now);
    expect(await leftOut()).toEqual([0, 0, 0]);
  });

  it('ask first orders and those abroad at other times, and the whole order once, at its last moment', async () => {
    const shop = await bench.shop();
    await shop.live({
      rules: [
        rule({
          ...{ id: 'abroad', when: [{ field: 'order.country', is: 'none-of', values: ['US'] }] },
          then: [{ set: 'time', trigger: 'delivered', delayDays: 14, fallbackDays: null }],
        }),
        rule({
          ...{ id: 'machines', when: [{ field: 'line.tags', is: 'any-of', values: ['machine'] }] },
          then: [{ set: 'time', trigger: 'delivered', delayDays: 10, fallbackDays: null }],
        }),
        rule({
          ...{ id: 'first', when: [{ field: 'customer.orders', is: 'below', count: 2, days: null }] },
          then: [{ set: 'time', trigger: 'delivered', delayDays: 3, fallbackDays: null }],
        }),
      ],
    });
    const [abroad, mixed, again, unknown] = [
      await shop.place({ change: { traits: traits({ country: 'CA' }) } }, await shop.customer()),
      await shop.place({ products: [1n, 2n], change: { traits: traits() } }, await shop.customer()),
      await shop.place(
        { change: { traits: traits({ customer: { tags: [], orders: 2 } }) } },
        await shop.customer(),
      ),
      await shop.place({}, await shop.customer()),
    ];
    const { lines } = shop.order(mixed);
    await shop.change(mixed, {
      lines: lines.map((line, n) => ({ ...line, traits: n === 0 ? tagged('machine') : tagged() })),
    });
    for (const order of [abroad, mixed, again, unknown]) await shop.parcels(order, [delivered]);
    expect(
      (await shop.told()).map((line) => line.slice('waiting '.length, 'waiting 2026-03-18'.length)).sort(),
    ).toEqual(['2026-03-11', '2026-03-11', '2026-03-14', '2026-03-18']);
  });

  it('that name stars or a mood are refused, and nothing is saved', async () => {
    const shop = await bench.shop();
    const form = settingsForm(defaultSettings);
    const rated = { field: 'review.rating', is: 'at-least', count: 4, days: null };
    const saved = await shop.reviews.saveSettings(
      shop.shopId,
      { ...form, request: { ...form.request, rules: [{ ...rule({}), when: [rated] }] } },
      'staff',
      shop.now,
    );
    expect(saved).toMatchObject({ refused: 'bad-input' });
    expect(JSON.stringify(saved)).toContain('16 CFR 465.7');
    expect(await shop.reviews.listVersions(shop.shopId, { limit: 10 })).toEqual([]);
  });
});

describe('settings tried on the past', () => {
  it('say when each order of the month would have been asked about, and store nothing', async () => {
    const shop = await bench.shop();
    const ids = [];
    for (const change of [
      {},
      { standing: 'cancelled' as const },
      { imported: true },
      { standing: 'test' as const },
    ])
      ids.push(await shop.place({ change, parcels: [delivered] }, await shop.customer()));
    const unsent = await shop.place({}, await shop.customer());
    const silent = await shop.place({ parcels: [{ sent: delivered.sent }] }, await shop.customer());
    const back = await shop.place({ parcels: [delivered] }, await shop.customer());
    shop.openReturns.add(back);
    shop.at('2026-03-20T12:00:00Z');
    const form = settingsForm({
      ...defaultSettings,
      request: { ...defaultSettings.request, fallbackDays: null },
    });
    const tried = await shop.reviews.tryRequests(shop.shopId, form, null, shop.now);
    if ('refused' in tried) throw new Error(JSON.stringify(tried.errors));
    expect(tried.orders.map(({ orderId, outcome }) => [orderId, outcome])).toEqual([
      [ids[0], 'asked'],
      [ids[1], 'cancelled'],
      [ids[2], 'asked'],
      [unsent, 'not-sent'],
      [silent, 'unreported'],
      [back, 'paused'],
    ]);
    expect(tried.next).toBeNull();
    expect(await shop.told()).toEqual([]);
    const rest = await shop.reviews.tryRequests(shop.shopId, form, silent, shop.now);
    expect('orders' in rest && rest.orders.map(({ orderId }) => orderId)).toEqual([back]);
  });
});
