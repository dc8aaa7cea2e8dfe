import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../app/kernel/currency.ts';
import { shopifyId } from '../../app/kernel/ids.ts';
import type { SampleOrder } from '../../app/modules/commerce/sample-order.ts';
import type { Simulation } from '../../app/modules/returns/door.ts';
import { type PolicyForm, policyForm } from '../../app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '../../app/modules/returns/policy/policy.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const plain = policyForm(defaultPolicy(), currencyCode('USD'));
const shirts = (quantity: number, price = '30.00'): SampleOrder => ({
  lines: [{ sku: 'A', price, quantity }],
});

async function simulated(shop: ReturnsTestShop, change: Partial<PolicyForm> | null): Promise<Simulation> {
  const form = change === null ? null : { ...plain, ...change };
  return made(await shop.returns.simulate(shop.shopId, { form, days: 90 }, shop.now));
}

describe('a policy tried on the past', () => {
  it('says what it would have answered to the same requests, and why', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    made(await shop.ask(order, [{ quantity: 2 }], { outcome: 'credit' }));
    const { before, after, changes, more } = await simulated(shop, { days: '5', bonusPercent: '10' });
    expect(before).toEqual({
      ...{ requests: 1, accepted: 1, refused: 0, looked: 0 },
      ...{ refund: dollars('60.00'), fees: dollars('0.00'), bonus: dollars('0.00') },
    });
    expect(after).toMatchObject({ requests: 1, accepted: 0, refused: 1, refund: dollars('0.00') });
    expect(more).toBe(false);
    expect(changes).toMatchObject([
      {
        orderId: order.id,
        orderName: '#1001',
        of: 'return',
        before: { answer: 'accepted', refused: null, outcome: 'credit', refund: dollars('60.00') },
        after: { answer: 'refused', refused: 'window-closed', refund: dollars('0.00') },
      },
    ]);
    expect(changes[0]?.after.why[0]).toMatchObject({
      code: 'window-closed',
      values: { until: '2026-03-06' },
    });
    expect(changes[0]?.after.why.map(({ code }) => code)).toContain('terms-window');
    expect(changes[0]?.before.why.map(({ code }) => code)).toContain('goods-as-sold');
  });

  it('changes nothing where it says the same', async () => {
    const shop = await returns.shop({ restockingPercent: '10' });
    made(await shop.ask(await shop.place(shirts(2))));
    const same = await simulated(shop, null);
    expect(same.changes).toEqual([]);
    expect(same.after).toEqual(same.before);
    expect(same.before).toMatchObject({ refund: dollars('27.00'), fees: dollars('3.00') });
  });

  it('goes by the version under which each order was bought, and the draft for all of them', async () => {
    const shop = await returns.shop({ returnShipping: '5.00' });
    made(await shop.ask(await shop.place(shirts(1))));
    await shop.policy({ returnShipping: '9.00' }, '2026-03-05T00:00:00Z');
    const { before, after } = await simulated(shop, null);
    expect([before.fees, after.fees]).toEqual([dollars('5.00'), dollars('9.00')]);
  });

  it('gives later requests the units that earlier ones would not have got', async () => {
    const shop = await returns.shop();
    const order = await shop.place({ lines: [{ sku: 'A', price: '33.34', quantity: 3, discount: '0.02' }] });
    const first = made(await shop.ask(order, [{ reason: 'defective' }]));
    const second = made(await shop.ask(order, [{ reason: 'unwanted' }]));
    expect([first.quoted, second.quoted]).toEqual([dollars('33.33'), dollars('33.34')]);
    const rules: PolicyForm['rules'] = [
      {
        ...{ id: 'broken', name: '', on: true },
        when: [{ field: 'return.reason', is: 'any-of', values: ['defective'] }],
        then: [{ set: 'decline', reason: 'OTHER', note: '' }],
      },
    ];
    const { after, changes } = await simulated(shop, { rules });
    expect(after).toMatchObject({ accepted: 1, refused: 1, refund: dollars('33.33') });
    expect(changes.map((change) => change.after.refused)).toEqual([null, 'not-returnable']);
    const counts = await shop.returns.countFirings(
      shop.shopId,
      { form: { ...plain, rules }, days: 90 },
      shop.now,
    );
    expect(counts).toEqual(new Map([['broken', 1]]));
  });

  it('decides again what staff took back without a request, for a reason that no rule names', async () => {
    const shop = await returns.shop();
    const order = await shop.place({
      ...shirts(2),
      refunds: [{ at: '2026-03-09T10:00:00Z', lines: { A: 1 }, amount: '30.00', restockType: 'return' }],
    });
    const { before, after, changes } = await simulated(shop, { days: '5' });
    expect(before).toMatchObject({ requests: 1, accepted: 1, refund: dollars('30.00') });
    expect(after).toMatchObject({ requests: 1, refused: 1 });
    expect(changes).toMatchObject([
      { orderId: order.id, of: 'refunded', after: { refused: 'window-closed' } },
    ]);
  });

  it('leaves out what was refunded before anything was sent, and what nobody sent back in the end', async () => {
    const shop = await returns.shop();
    await shop.place({
      ...shirts(2),
      refunds: [{ at: '2026-03-09T10:00:00Z', lines: { A: 1 }, amount: '30.00', restockType: 'cancel' }],
    });
    const order = await shop.place(shirts(1));
    const one = made(await shop.ask(order));
    made(await shop.returns.cancel(shop.shopId, one.id, 'staff', shop.now));
    expect((await simulated(shop, { days: '5' })).after.requests).toBe(0);
  });

  it('asks a settled return as if it had not been paid yet', async () => {
    const shop = await returns.shop({ settleOn: 'received' });
    const order = await shop.place(shirts(2));
    shop.expected = dollars('60.00');
    const one = made(await shop.ask(order, [{ quantity: 2 }]));
    made(await shop.returns.receive(shop.shopId, one.id, null, 'staff', shop.now));
    const settled = made(
      await shop.returns.settle(shop.shopId, one.id, { despite: true }, 'staff', shop.now),
    );
    expect(settled.state).toBe('settled');
    const [refundId] = (
      await shop.db.sql<{ refund_ids: bigint[] }>`select refund_ids from returns_return where id = ${one.id}`
    ).flatMap((row) => row.refund_ids);
    // The mirror hears of the refund.
    const [line] = order.snapshot.lines;
    if (line === undefined || refundId === undefined) throw new Error('Nothing was refunded');
    const both = { shop: dollars('60.00'), presentment: dollars('60.00') };
    order.snapshot = {
      ...order.snapshot,
      lines: [{ ...line, currentQuantity: 0 }],
      totals: { ...order.snapshot.totals, refunded: both },
      refunds: [
        {
          shopifyId: shopifyId(refundId),
          processedAt: shop.now,
          amount: both,
          lines: [
            {
              ...{ lineShopifyId: line.shopifyId, quantity: 2, restockType: 'return' },
              ...{ subtotal: both, tax: { shop: dollars('0.00'), presentment: dollars('0.00') } },
            },
          ],
        },
      ],
    };
    const { before, after } = await simulated(shop, { restockingPercent: '10' });
    expect(before).toMatchObject({ requests: 1, accepted: 1, refund: dollars('60.00') });
    expect(after).toMatchObject({
      requests: 1,
      accepted: 1,
      refund: dollars('54.00'),
      fees: dollars('6.00'),
    });
  });

  it('takes another outcome where the one asked for is not offered', async () => {
    const shop = await returns.shop();
    made(await shop.ask(await shop.place(shirts(1))));
    const { changes } = await simulated(shop, { refund: false, bonusPercent: '10' });
    expect(changes[0]?.after).toMatchObject({ outcome: 'credit', bonus: dollars('3.00') });
  });

  it('counts history as it would have been', async () => {
    const shop = await returns.shop();
    for (let count = 0; count < 3; count++) made(await shop.ask(await shop.place(shirts(1))));
    const limits: PolicyForm['limits'] = {
      ...{ returns: { count: 1, days: 30 }, rate: null, kept: null },
      exceeded: 'decline',
    };
    const { after } = await simulated(shop, { limits });
    expect(after).toMatchObject({ accepted: 1, refused: 2 });
    const looked = await simulated(shop, { limits: { ...limits, exceeded: 'manual' } });
    expect(looked.after).toMatchObject({ accepted: 3, looked: 2 });
  });

  it('knows reasons that a draft has done away with, and those that it divides', async () => {
    const shop = await returns.shop();
    made(await shop.ask(await shop.place(shirts(1)), [{ reason: 'too-small' }]));
    made(await shop.ask(await shop.place(shirts(1)), [{ reason: 'unwanted' }]));
    const [first] = plain.reasons;
    if (first === undefined) throw new Error('No reason');
    const reasons = [first, { ...first, id: 'colour', label: 'Colour', parent: first.id }];
    const { after } = await simulated(shop, { reasons, waivedFor: ['unwanted'], returnShipping: '5.00' });
    expect(after).toMatchObject({ accepted: 2, fees: dollars('5.00') });
  });

  it('is the same each time, writes nothing and calls nobody', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    made(await shop.ask(order));
    const calls = shop.shopify.calls.length;
    const rows = () => shop.db
      .sql`select r.*, s.number from returns_return r join returns_step s using (shop_id)
      where r.shop_id = ${shop.shopId} order by s.number`;
    const before = await rows();
    const once = await simulated(shop, { days: '5' });
    expect(await simulated(shop, { days: '5' })).toEqual(once);
    expect(await rows()).toEqual(before);
    expect(shop.shopify.calls.length).toBe(calls);
  });

  it('is refused with what is wrong, field by field', async () => {
    const shop = await returns.shop();
    const wrong = { form: { ...plain, days: 'many' }, days: 90 };
    expect(await shop.returns.simulate(shop.shopId, wrong, shop.now)).toMatchObject({
      refused: 'bad-input',
      errors: { days: expect.any(String) },
    });
    for (const days of [0, 366, 1.5, Number.NaN])
      expect(await shop.returns.countFirings(shop.shopId, { form: null, days }, shop.now)).toMatchObject({
        refused: 'bad-input',
      });
  });
});

describe('an order tried under a policy', () => {
  it('is its shopper’s page, and nothing is kept', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const asked = {
      form: { ...plain, restockingPercent: '50' },
      orderId: order.id,
      lines: [{ lineShopifyId: shop.line(order), quantity: 1, reason: 'unwanted' }],
    };
    const tried = await shop.returns.tryOne(shop.shopId, asked, shop.now);
    expect(tried).toMatchObject({
      order: { order: { id: order.id }, policy: { policy: { fees: { restockingPercent: '50' } } } },
      quote: { outcomes: [{ outcome: 'refund', total: dollars('15.00') }, { outcome: 'credit' }] },
    });
    expect(
      await shop.returns.tryOne(shop.shopId, { ...asked, form: { ...plain, days: '1' } }, shop.now),
    ).toMatchObject({ quote: { refused: 'window-closed' } });
    expect(await shop.returns.tryOne(shop.shopId, { ...asked, lines: [] }, shop.now)).toMatchObject({
      quote: null,
    });
    expect(await shop.returns.tryOne(shop.shopId, { ...asked, orderId: 1n }, shop.now)).toBe(null);
    expect(await shop.returns.tryOne(shop.shopId, { ...asked, form: {} }, shop.now)).toMatchObject({
      refused: 'bad-input',
    });
    expect(await shop.returns.listOfOrder(shop.shopId, order.id)).toEqual([]);
  });
});
