import { describe, expect, it } from 'vitest';
import { shopifyId } from '../../app/kernel/ids.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { noLimits } from '../../app/modules/returns/policy/policy.ts';
import { shirts } from '../support/asking-for-returns.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
type Placed = Awaited<ReturnType<ReturnsTestShop['place']>>;

/** The order hears of a refund of one of its shirts. */
function refunded(order: Placed, quantity: number, id: bigint) {
  const plain = sampleOrder({
    ...shirts(quantity),
    id: order.snapshot.shopifyId,
    refunds: [{ lines: { A: 1 }, amount: '30.00', restockType: 'return' }],
  });
  const refunds = plain.refunds.map((refund) => ({ ...refund, shopifyId: shopifyId(id) }));
  const lines = order.snapshot.lines.map((line) => ({ ...line, currentQuantity: quantity - 1 }));
  order.snapshot = { ...order.snapshot, lines, refunds };
}

function endRefunded(shop: ReturnsTestShop, refund: bigint) {
  for (const native of shop.shopify.returns.values())
    shop.shopify.returns.set(native.id, {
      ...native,
      status: 'closed',
      refunds: [
        ...native.refunds,
        { id: shopifyId(refund), at: shop.now, amount: dollars('30.00'), transactions: [] },
      ],
    });
}

describe('what a limit allows', () => {
  it('is not asked for twice at once, of one order or of two', async () => {
    const limits = { ...noLimits, returns: { count: 1, days: 90 }, exceeded: 'decline' as const };
    const one = await returns.shop({ limits });
    const order = await one.place(shirts(4));
    const two = await returns.shop({ limits });
    const orders = [await two.place(shirts(1)), await two.place(shirts(1)), await two.place(shirts(1))];
    for (const [shop, asked] of [
      [one, [order, order, order]],
      [two, orders],
    ] as const) {
      const answers = await Promise.all(asked.map((placed) => shop.ask(placed)));
      const refused = answers.filter((answer) => 'refused' in answer && answer.refused === 'limit-reached');
      expect(refused).toHaveLength(2);
      expect(await shop.returns.listOfCustomer(shop.shopId, 7n)).toHaveLength(1);
    }
  });
});

describe('a return that had ended here when Shopify paid for it', () => {
  it('gives none of its units away a second time, whichever is heard first', async () => {
    for (const heard of ['before', 'after'] as const) {
      const shop = await returns.shop();
      const order = await shop.place(shirts(1));
      const asked = made(await shop.ask(order));
      endRefunded(shop, 4711n);
      shop.shopify.refusing.set('cancelReturn', 'It is closed.');
      made(await shop.returns.cancel(shop.shopId, asked.id, 'staff', shop.now));
      if (heard === 'before') refunded(order, 1, 4711n);
      expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
      const [native] = shop.shopify.returns.values();
      if (native === undefined) throw new Error('It was made there');
      refunded(order, 1, 4711n);
      await shop.follow(native);
      expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
    }
  });

  it('holds its units until it has ended there', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    const asked = made(await shop.ask(order));
    shop.shopify.refusing.set('cancelReturn', 'Not now.');
    made(await shop.returns.cancel(shop.shopId, asked.id, 'staff', shop.now));
    expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
    shop.shopify.refusing.clear();
    const [native] = shop.shopify.returns.values();
    if (native === undefined) throw new Error('It was made there');
    shop.shopify.end(native.id, 'canceled');
    await shop.follow(native);
    expect(made(await shop.ask(order)).state).toBe('approved');
  });
});

describe('a line that staff take out of a return as a whole', () => {
  it('is no longer part of it, and the rest is paid', async () => {
    const shop = await returns.shop();
    const order = await shop.place({
      lines: [
        { sku: 'A', price: '30.00', quantity: 1 },
        { sku: 'B', price: '20.00', quantity: 1 },
      ],
    });
    const asked = made(await shop.ask(order, [{ line: 0 }, { line: 1 }]));
    const [native] = shop.shopify.returns.values();
    if (native === undefined) throw new Error('It was made there');
    shop.shopify.returns.set(native.id, { ...native, lines: native.lines.slice(0, 1) });
    expect(await shop.follow(native)).toMatchObject({ id: asked.id, units: 1, lines: [{ title: 'A' }] });
    expect(made(await shop.ask(order, [{ line: 1 }])).units).toBe(1);
  });
});

describe('the shipping that a withdrawal gives back', () => {
  const state = async (shop: ReturnsTestShop, key: string) => {
    const statement = { name: '', order: '#1001', email: shop.buyer, text: '', language: 'en', key };
    const { returnId } = made(await shop.returns.withdraw(shop.shopId, statement, shop.now));
    const found = returnId === null ? null : await shop.returns.find(shop.shopId, returnId);
    if (found === null) throw new Error('No return was opened');
    await shop.returns.perform(shop.shopId, found.id);
    return found;
  };

  it('comes with the last unit, once, when the order is withdrawn from in parts', async () => {
    const shop = await returns.shop();
    const order = await shop.place({ ...shirts(3), shipping: '7.90' }, { sent: 2 });
    expect((await state(shop, 'first')).quoted).toEqual(dollars('60.00'));
    const { fulfillments } = order.snapshot;
    const all = fulfillments.map((parcel) => ({
      ...parcel,
      lines: parcel.lines.map((line) => ({ ...line, quantity: 3 })),
    }));
    order.snapshot = { ...order.snapshot, fulfillments: all };
    expect((await state(shop, 'second')).quoted).toEqual(dollars('37.90'));
  });

  it('stays where something of it stays after all', async () => {
    const shop = await returns.shop();
    await shop.place({ ...shirts(2), shipping: '7.90' });
    const asked = await state(shop, 'whole');
    expect(asked.quoted).toEqual(dollars('67.90'));
    const [native] = shop.shopify.returns.values();
    if (native === undefined) throw new Error('It was made there');
    const lines = native.lines.map((line) => ({ ...line, quantity: 1 }));
    shop.shopify.returns.set(native.id, { ...native, lines });
    await shop.follow(native);
    made(await shop.returns.receive(shop.shopId, asked.id, null, 'staff', shop.now));
    made(await shop.returns.inspect(shop.shopId, asked.id, null, 'staff', shop.now));
    shop.expected = dollars('30.00');
    const settled = made(await shop.returns.settle(shop.shopId, asked.id, {}, 'staff', shop.now));
    expect(settled).toMatchObject({ state: 'settled', paid: { refunded: dollars('30.00') } });
  });
});
