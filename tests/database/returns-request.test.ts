import { describe, expect, it } from 'vitest';
import { dollars, made, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const shirts = (quantity: number, more: object = {}) => ({
  lines: [{ sku: 'A', price: '30.00', quantity, ...more }],
});

describe('a request', () => {
  it('opens a case, approves it and makes one return at Shopify', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const one = made(await shop.ask(order, [{ quantity: 1, note: 'Too thin' }]));
    expect(one).toMatchObject({ name: '#1001-R1', state: 'approved', working: false, hold: null });
    expect(one.quoted).toEqual(dollars('30.00'));
    expect(one.lines[0]).toMatchObject({ quantity: 1, reasonLabel: 'Changed my mind', note: 'Too thin' });
    const [native] = shop.shopify.returns.values();
    expect(native?.lines.map((line) => line.note)).toEqual(['#1001-R1: Changed my mind · Too thin']);
    expect(await shop.facts()).toEqual(['return-requested', 'return-approved']);
    expect(one.timeline.map((step) => step.kind)).toEqual(['requested', 'approved', 'created-at-shopify']);
  });

  it('waits for a person where the policy says so', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const order = await shop.place(shirts(1));
    const one = made(await shop.ask(order));
    expect(one.state).toBe('requested');
    expect(shop.shopify.calls).toEqual([]);
    const approved = made(await shop.returns.approve(shop.shopId, one.id, 'staff', shop.now));
    expect(approved.state).toBe('approved');
    expect(await shop.returns.approve(shop.shopId, one.id, 'staff', shop.now)).toEqual({
      refused: 'already-done',
    });
    expect(shop.shopify.count('createReturn')).toBe(1);
  });

  it('with the same key again is the same return', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(3));
    const first = made(await shop.ask(order, [{}], { key: 'tap' }));
    const again = made(await shop.ask(order, [{}], { key: 'tap' }));
    expect(again.id).toBe(first.id);
    expect(shop.shopify.count('createReturn')).toBe(1);
  });

  it('with the same key at the same time is one return', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(3));
    const all = await Promise.all(Array.from({ length: 6 }, () => shop.ask(order, [{}], { key: 'tap' })));
    expect(new Set(all.map((one) => made(one).id)).size).toBe(1);
    expect(shop.shopify.count('createReturn')).toBe(1);
  });

  it('takes the last unit once, however many ask at the same time', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const all = await Promise.all(Array.from({ length: 8 }, () => shop.ask(order)));
    const words = all.map((one) => ('refused' in one ? one.refused : 'ok')).sort();
    expect(words).toEqual([...Array.from({ length: 6 }, () => 'already-returned'), 'ok', 'ok']);
    const [units] = await shop.db.sql<{ n: bigint; names: bigint }>`
      select count(*) as n, count(distinct (line_shopify_id, ordinal)) as names from returns_unit where shop_id = ${shop.shopId}`;
    expect(units).toEqual({ n: 2n, names: 2n });
  });

  it('counts what is returned already, however often others were called off since', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const order = await shop.place(shirts(2));
    const kept = made(await shop.ask(order));
    await shop.db
      .sql`insert into returns_return (shop_id, order_id, order_shopify_id, order_name, customer_id, number, name,
        key, state, tab, outcome, policy_version, currency, quoted_minor, quote, requested_at, since)
      select shop_id, order_id, order_shopify_id, order_name, customer_id, number + n, name || '-' || n, key || n,
        'cancelled', 'done', outcome, policy_version, currency, quoted_minor, quote, requested_at, since
      from returns_return, generate_series(1, 150) as n where shop_id = ${shop.shopId} and id = ${kept.id}`;
    made(await shop.ask(order));
    expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
    const listed = await shop.returns.listOfOrder(shop.shopId, order.id);
    expect(listed).toHaveLength(102);
    expect(listed.at(-1)?.id).toBe(kept.id);
  });

  it('of three units with an indivisible discount one by one adds up to the line', async () => {
    const shop = await returns.shop();
    // 3 × 33.33 − 10.00 = 89.99: 30.00, 29.99 and 30.00, each with a tax of 2.50
    const order = await shop.place(shirts(3, { price: '33.33', discount: '10.00', tax: '7.50' }));
    const totals: bigint[] = [];
    for (let unit = 0; unit < 3; unit++) totals.push(made(await shop.ask(order)).quoted.minor);
    expect(totals).toEqual([3250n, 3249n, 3250n]);
  });

  it('frees its units when it is called off, here and at Shopify', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    const one = made(await shop.ask(order));
    const asked = { returnId: one.id, customerId: 7n };
    const gone = made(await shop.returns.cancelAsShopper(shop.shopId, asked, shop.now));
    expect(gone.state).toBe('cancelled');
    expect([...shop.shopify.returns.values()].map((native) => native.status)).toEqual(['canceled']);
    expect(made(await shop.ask(order)).name).toBe('#1001-R2');
  });

  it('is refused what is not there, not theirs, or makes no sense, and keeps nothing', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const refused = async (...args: Parameters<typeof shop.ask>) => {
      const answer = await shop.ask(...args);
      return 'refused' in answer ? answer.refused : 'ok';
    };
    for (const quantity of [0, -1, 1.5, 1e9, Number.NaN])
      expect(await refused(order, [{ quantity }])).toBe('bad-input');
    expect(await refused(order, [])).toBe('bad-input');
    expect(await refused(order, [{ reason: 'bored' }])).toBe('unknown-reason');
    expect(await refused(order, [{ note: 'x'.repeat(256) }])).toBe('bad-input');
    expect(await refused(order, [{ note: '\u0000' }])).toBe('bad-input');
    expect(await refused(order, [{}], { key: '' })).toBe('bad-input');
    expect(await refused(order, [{}], { customerId: 8n })).toBe('not-yours');
    expect(await refused(order, [{}], { customerId: null })).toBe('not-yours');
    const other = await returns.shop();
    expect(await other.ask(order)).toEqual({ refused: 'not-yours' });
    expect(await shop.facts()).toEqual([]);
  });

  it('is refused while returns are off', async () => {
    const shop = await returns.shop(null);
    const order = await shop.place(shirts(1));
    expect(await shop.ask(order)).toEqual({ refused: 'not-allowed' });
    await shop.policy();
    await shop.returns.goOffline(shop.shopId, shop.now, 'staff');
    expect(await shop.ask(order)).toEqual({ refused: 'not-allowed' });
  });

  it('is decided at the end of the last local day, also when the clocks change', async () => {
    // delivered on 1 March in New York: 7 days end with 8 March, a day of 23 hours that ends at 04:00 UTC
    const shop = await returns.shop({ days: '7' });
    const order = await shop.place(shirts(2));
    shop.at('2026-03-09T03:59:59Z');
    expect(made(await shop.ask(order)).state).toBe('approved');
    shop.at('2026-03-09T04:00:00Z');
    expect(await shop.ask(order)).toMatchObject({
      refused: 'window-closed',
      values: { until: '2026-03-08' },
    });
  });

  it('goes by the policy in force when it was bought, an older order by the first one', async () => {
    const shop = await returns.shop(null);
    await shop.policy({ days: '3' }, '2026-03-05T00:00:00Z');
    await shop.policy({ days: '60' }, '2026-03-06T00:00:00Z');
    const order = await shop.place(shirts(1));
    expect(await shop.ask(order)).toMatchObject({ refused: 'window-closed' });
  });

  it('meets what staff refunded as already returned', async () => {
    const shop = await returns.shop();
    const order = await shop.place({ ...shirts(2), refunds: [{ lines: { A: 1 }, amount: '30.00' }] });
    expect(await shop.ask(order, [{ quantity: 2 }])).toMatchObject({ refused: 'already-returned' });
    expect(made(await shop.ask(order)).state).toBe('approved');
    expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
  });
});

describe("Shopify's own screens", () => {
  it('take units that are then already returned, until the return is called off there', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    const native = shop.shopify.nextId();
    shop.shopify.returns.set(native, {
      id: native,
      orderShopifyId: order.snapshot.shopifyId,
      status: 'open',
      createdAt: shop.now,
      approvedAt: null,
      closedAt: null,
      refunds: [],
      returnShippingFee: null,
      exchangeLines: [],
      lines: [
        {
          id: shop.shopify.nextId(),
          lineShopifyId: shop.line(order),
          fulfillmentLineShopifyId: null,
          reverseLineShopifyId: null,
          quantity: 1,
          processedQuantity: 0,
          refundedQuantity: 0,
          note: '',
          reasonHandle: null,
          restockingPercent: null,
          disposed: [],
        },
      ],
    });
    await shop.returns.followShopify(shop.shopId, native);
    expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
    shop.shopify.end(native, 'canceled');
    await shop.returns.followShopify(shop.shopId, native);
    expect(made(await shop.ask(order)).state).toBe('approved');
  });

  it.each([
    ['canceled', 'cancelled'],
    ['declined', 'declined'],
    ['closed', 'closed'],
  ] as const)('end ours as %s', async (status, state) => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    const one = made(await shop.ask(order));
    const [native] = shop.shopify.returns.keys();
    if (native === undefined) throw new Error('There is no return');
    shop.shopify.end(native, status);
    await shop.returns.followShopify(shop.shopId, native);
    await shop.returns.followShopify(shop.shopId, native);
    expect(await shop.returns.find(shop.shopId, one.id)).toMatchObject({ state });
    expect(await shop.returns.openReturns(shop.shopId, order.id)).toBe(false);
    const again = await shop.ask(order);
    // what a closed return holds stays in it
    expect('refused' in again ? again.refused : again.state).toBe(
      status === 'closed' ? 'already-returned' : 'approved',
    );
  });
});

describe('making the return at Shopify', () => {
  it('is not done twice when its answer is not heard', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    shop.shopify.unheard.add('createReturn');
    const one = made(await shop.ask(order));
    expect(one).toMatchObject({ state: 'approved', working: true, shopifyId: null });
    // its webhook comes before we know that it is ours
    const [native] = shop.shopify.returns.keys();
    if (native === undefined) throw new Error('There is no return');
    await shop.returns.followShopify(shop.shopId, native);
    await shop.returns.perform(shop.shopId, one.id);
    expect(await shop.returns.find(shop.shopId, one.id)).toMatchObject({ working: false, shopifyId: native });
    expect(shop.shopify.count('createReturn')).toBe(1);
    expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
  });

  it('is tried again when it never arrived', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    shop.shopify.lost.add('createReturn');
    const one = made(await shop.ask(order));
    await shop.returns.perform(shop.shopId, one.id);
    expect(shop.shopify.returns.size).toBe(1);
    expect(await shop.returns.find(shop.shopId, one.id)).toMatchObject({ working: false });
  });

  it('waits for a person when Shopify refuses, with its words, and can be tried again', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    shop.shopify.refusing.set('createReturn', 'No more of these.');
    const one = made(await shop.ask(order));
    expect(one.hold).toMatchObject({
      code: 'shopify-refused',
      values: { step: 'create', message: 'No more of these.' },
    });
    expect(one.actions[0]).toBe('approve');
    shop.shopify.refusing.clear();
    const again = made(await shop.returns.approve(shop.shopId, one.id, 'staff', shop.now));
    expect(again).toMatchObject({ hold: null, working: false });
    expect(shop.shopify.returns.size).toBe(1);
  });
});
