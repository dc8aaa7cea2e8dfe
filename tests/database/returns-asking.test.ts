import { describe, expect, it } from 'vitest';
import { noLimits } from '../../app/modules/returns/policy/policy.ts';
import { rule, shirts, telling } from '../support/asking-for-returns.ts';
import { dollars, made, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();

describe('limits of a customer', () => {
  const limits = { ...noLimits, returns: { count: 1, days: 90 }, exceeded: 'decline' as const };

  it('refuse, and a person looks when the customer asks for one', async () => {
    const shop = await returns.shop({ limits });
    const order = await shop.place(shirts(4));
    made(await shop.ask(order));
    expect(await shop.ask(order)).toEqual({
      refused: 'limit-reached',
      values: { limit: 'returns', allowed: '1', days: '90', appeal: 'yes' },
    });
    const asked = {
      ...{
        orderShopifyId: order.snapshot.shopifyId,
        customerId: order.customerId,
        outcome: 'refund' as const,
      },
      lines: [{ lineShopifyId: shop.line(order), quantity: 1, reason: 'unwanted' }],
    };
    const looked = made(
      await shop.returns.request(
        shop.shopId,
        { ...asked, key: 'appeal', actor: 'shopper', askPerson: true },
        shop.now,
      ),
    );
    expect(looked).toMatchObject({
      state: 'requested',
      terms: { held: [{ code: 'limit-reached', values: { limit: 'returns' } }] },
    });
    const byStaff = made(
      await shop.returns.request(shop.shopId, { ...asked, key: 'staff', actor: 'ann' }, shop.now),
    );
    expect(byStaff).toMatchObject({ state: 'approved', origin: 'staff' });
  });

  it('go by the lists, which follow a customer into another account', async () => {
    const shop = await returns.shop({ limits: { ...limits, returns: { count: 0, days: 90 } } });
    const { returns: doors, shopId } = shop;
    const order = await shop.place(shirts(4));
    await doors.listCustomer(shopId, 7n, 'allow', 'ann', shop.now);
    expect(made(await shop.ask(order)).state).toBe('approved');
    await doors.listCustomer(shopId, 8n, 'block', 'ann', shop.now);
    await doors.mergeCustomers(shopId, 8n, 7n);
    expect(await shop.ask(order)).toEqual({ refused: 'blocked', values: { appeal: 'yes' } });
    expect((await doors.historyOf(shopId, 7n, 90, shop.now)).list).toBe('block');
    await doors.listCustomer(shopId, 7n, null, 'ann', shop.now);
    expect(await shop.ask(order)).toMatchObject({ refused: 'limit-reached' });
  });

  it('hold for review where the merchant wants that', async () => {
    const rate = { percent: '20', days: 365, atLeastUnits: 2 };
    const shop = await returns.shop({ limits: { ...noLimits, rate } });
    const order = await shop.place(shirts(4));
    const bought = (units: number) => telling(shop, {}, { unitsBoughtSince: async () => units });
    expect(made(await shop.ask(order, [{}], { by: bought(10) })).state).toBe('approved');
    expect(made(await shop.ask(order, [{ quantity: 2 }], { by: bought(10) })).state).toBe('requested');
  });
});

describe('what a reason asks for', () => {
  const broken = {
    ...{ id: 'broken', label: 'Broken', shopify: 'defective', parent: null },
    questions: [
      { id: 'where', text: 'Where?', options: [{ id: 'seam', label: 'At the seam' }], required: true },
      { id: 'how', text: 'How did it happen?', options: [], required: false },
    ],
    photo: 'required' as const,
    note: 'required' as const,
  };

  it('has to be there, and is kept with the return', async () => {
    const shop = await returns.shop({ reasons: [broken] });
    const order = await shop.place(shirts(2));
    const photoOf = async (customerId: bigint) => {
      const photo = await shop.returns.addPhoto(shop.shopId, {
        bytes: new Uint8Array([1]),
        by: { customerId },
      });
      if ('refused' in photo) throw new Error(photo.refused);
      return photo.id;
    };
    const ask = (change: object, key = 'k') =>
      shop.returns.request(
        shop.shopId,
        {
          ...{ orderShopifyId: order.snapshot.shopifyId, customerId: order.customerId },
          lines: [{ lineShopifyId: shop.line(order), quantity: 1, reason: 'broken', ...change }],
          ...{ outcome: 'refund', key, actor: 'shopper' },
        },
        shop.now,
      );
    const [own, others] = [await photoOf(7n), await photoOf(8n)];
    const missing = (what: string) => ({ refused: 'evidence-missing', values: { missing: what } });
    expect(await ask({ note: 'Torn' })).toMatchObject(missing('photo'));
    expect(await ask({ note: 'Torn', photos: [others] })).toMatchObject(missing('photo'));
    expect(await ask({ photos: [own] })).toMatchObject(missing('note'));
    expect(await ask({ photos: [own], note: 'Torn' })).toMatchObject(missing('where'));
    expect(await ask({ photos: [own], note: 'Torn', answers: { where: 'zip' } })).toMatchObject({
      refused: 'bad-input',
    });
    const asked = made(
      await ask({ photos: [own], note: 'Torn', answers: { where: 'seam', how: 'Pulled it on' } }),
    );
    expect(asked.lines[0]).toMatchObject({
      reasonLabel: 'Broken',
      note: 'Torn',
      photos: [{ id: own }],
      answers: [
        { question: 'Where?', answer: 'At the seam' },
        { question: 'How did it happen?', answer: 'Pulled it on' },
      ],
    });
    // Each picture belongs to one return.
    expect(await ask({ photos: [own], note: 'Torn', answers: { where: 'seam' } }, 'k2')).toMatchObject(
      missing('photo'),
    );
  });

  it('is bad input in texts that are too long or cannot be kept, and in too many photos', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const ask = (change: object) =>
      shop.returns.request(
        shop.shopId,
        {
          ...{ orderShopifyId: order.snapshot.shopifyId, customerId: order.customerId },
          lines: [{ lineShopifyId: shop.line(order), quantity: 1, reason: 'unwanted', ...change }],
          ...{ outcome: 'refund', key: 'k', actor: 'shopper' },
        },
        shop.now,
      );
    for (const change of [
      { answers: { q: 'x'.repeat(256) } },
      { answers: { q: 'a\u0000' } },
      { answers: { 'q\u0000': 'a' } },
      { photos: [1n, 2n, 3n, 4n, 5n, 6n] },
      { note: 'x'.repeat(256) },
    ])
      expect(await ask(change)).toEqual({ refused: 'bad-input' });
  });
});

describe('a quote', () => {
  it('holds what Shopify reckons beside ours, and goes without where it cannot be asked', async () => {
    const shop = await returns.shop({ exchange: true });
    const order = await shop.place(shirts(2));
    const asked = {
      ...{ orderShopifyId: order.snapshot.shopifyId, customerId: order.customerId },
      lines: [{ lineShopifyId: shop.line(order), quantity: 1, reason: 'unwanted' }],
    };
    const checked = shop.another({
      shopify: new Proxy(shop.shopify, {
        get: (target, name) =>
          name === 'calculate' ? async () => dollars('29.99') : Reflect.get(target, name).bind?.(target),
      }),
    });
    expect(await checked.quote(shop.shopId, asked, shop.now)).toMatchObject({ shopifys: dollars('29.99') });
    const away = shop.another({
      shopify: new Proxy(shop.shopify, {
        get: (target, name) =>
          name === 'calculate' || name === 'availableVariants'
            ? () => Promise.reject(new Error('away'))
            : Reflect.get(target, name).bind?.(target),
      }),
    });
    expect(await away.quote(shop.shopId, asked, shop.now)).toMatchObject({ shopifys: null });
    shop.variantOf(order, '30.00');
    const page = await away.orderReturns(shop.shopId, asked, shop.now);
    expect('refused' in page ? page : page.lines[0]).toMatchObject({ quantity: 2, variants: [] });
    const told = await shop.returns.orderReturns(shop.shopId, asked, shop.now);
    expect('refused' in told ? told : told.lines[0]?.variants).toMatchObject([{ title: 'L' }]);
  });

  it('is refused where lines get no outcome, or none in common', async () => {
    const onlyA = rule([{ field: 'line.skus', is: 'any-of', values: ['A'] }], { set: 'refund', to: false });
    const shop = await returns.shop({
      credit: false,
      exchange: false,
      keep: true,
      keepPercent: '10',
      rules: [onlyA],
    });
    const both = await shop.place({
      lines: [
        { sku: 'A', price: '30.00', quantity: 1 },
        { sku: 'B', price: '20.00', quantity: 1 },
      ],
    });
    expect(made(await shop.ask(both, [{ line: 0 }, { line: 1 }], { outcome: 'keep' })).outcome).toBe('keep');
    const apart = await returns.shop({
      ...{ credit: false, exchange: false },
      rules: [{ ...onlyA, then: [...onlyA.then, { set: 'keep', to: { percent: '10' } }] }],
    });
    const two = await apart.place({
      lines: [
        { sku: 'A', price: '30.00', quantity: 1 },
        { sku: 'B', price: '20.00', quantity: 1 },
      ],
    });
    expect(await apart.ask(two, [{ line: 0 }, { line: 1 }])).toEqual({ refused: 'not-combinable' });
    const none = await returns.shop({ credit: false, exchange: false, rules: [onlyA] });
    const three = await none.place(shirts(1));
    expect(await none.ask(three)).toMatchObject({
      ...{ refused: 'not-returnable', values: { cause: 'no-outcome' } },
    });
    expect(
      await none.ask(await none.place({ lines: [{ sku: 'B', price: '1.00' }] }), [{}], { outcome: 'credit' }),
    ).toEqual({
      refused: 'not-allowed',
      values: { outcome: 'credit' },
    });
  });
});
