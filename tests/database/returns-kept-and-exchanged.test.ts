import { describe, expect, it } from 'vitest';
import { dyingAt } from '../support/dying-database.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const shirts = (quantity: number, more: object = {}) => ({
  lines: [{ sku: 'A', price: '30.00', quantity, ...more }],
});
const settle = (shop: ReturnsTestShop, id: bigint, how = {}) =>
  shop.returns.settle(shop.shopId, id, how, 'staff', shop.now);
const find = async (shop: ReturnsTestShop, id: bigint) => {
  const found = await shop.returns.find(shop.shopId, id);
  if (found === null) throw new Error('The return is not there');
  return found;
};

describe('goods that stay', () => {
  const keeping = { keep: true, keepPercent: '40' };

  it('are paid for in part when that is settled, without a return at Shopify', async () => {
    const shop = await returns.shop(keeping);
    const order = await shop.place(shirts(2));
    const asked = made(await shop.ask(order, [{}], { outcome: 'keep' }));
    expect(asked).toMatchObject({ state: 'approved', working: false, paid: null });
    expect(asked.actions).toEqual(['settle', 'cancel']);
    const kept = made(await settle(shop, asked.id));
    expect(kept).toMatchObject({ state: 'settled', working: false, expiresAt: null });
    expect(kept.paid).toMatchObject({ refunded: dollars('12.00'), credited: dollars('0.00') });
    expect(kept.paid?.parts.map(({ code }) => code)).toEqual(['kept-share']);
    expect(shop.shopify.refunds).toMatchObject([
      { amount: dollars('12.00'), note: '#1001-R1: kept for a part of the price' },
    ]);
    expect(shop.shopify.returns.size).toBe(0);
    expect(kept.actions).toEqual([]);
    expect(await shop.returns.purchaseOf(shop.shopId, order.id, shop.line(order))).toBe('kept');
    expect(await shop.facts()).toEqual(['return-requested', 'return-approved', 'return-settled']);
    // The unit is used up, the other is not.
    expect(await shop.ask(order, [{ quantity: 2 }])).toMatchObject({ refused: 'already-returned' });
    expect(made(await shop.ask(order)).state).toBe('approved');
  });

  it('wait for somebody to say yes where the policy says so, and can be called off until then', async () => {
    const shop = await returns.shop({ ...keeping, approval: 'manual' });
    const order = await shop.place(shirts(1));
    const asked = made(await shop.ask(order, [{}], { outcome: 'keep' }));
    expect(asked).toMatchObject({ state: 'requested', paid: null });
    made(await shop.returns.cancel(shop.shopId, asked.id, 'staff', shop.now));
    const again = made(await shop.ask(order, [{}], { outcome: 'keep' }));
    made(await shop.returns.approve(shop.shopId, again.id, 'staff', shop.now));
    expect(shop.shopify.refunds).toHaveLength(0);
    made(await settle(shop, again.id));
    expect(shop.shopify.refunds).toHaveLength(1);
  });

  it('are paid once when the answer is not heard, by the same key', async () => {
    const shop = await returns.shop(keeping);
    const order = await shop.place(shirts(1));
    shop.shopify.unheard.add('refundGoodwill');
    const { id } = made(await shop.ask(order, [{}], { outcome: 'keep' }));
    const kept = made(await settle(shop, id));
    expect(kept).toMatchObject({ state: 'approved', working: true });
    expect(await settle(shop, kept.id)).toEqual({ refused: 'already-done' });
    await shop.returns.perform(shop.shopId, kept.id);
    expect(await find(shop, kept.id)).toMatchObject({ state: 'settled', working: false });
    expect(shop.shopify.refunds).toHaveLength(1);
    expect(shop.shopify.count('refundGoodwill')).toBe(1);
  });

  it('are paid when the first try never arrived, with the key that was stored before', async () => {
    const shop = await returns.shop(keeping);
    const order = await shop.place(shirts(1));
    shop.shopify.lost.add('refundGoodwill');
    const kept = made(await shop.ask(order, [{}], { outcome: 'keep' }));
    made(await settle(shop, kept.id));
    const [row] = await shop.db.sql<{ idempotency: string }>`select idempotency from returns_intent
      where shop_id = ${shop.shopId} and kind = 'refund'`;
    await shop.returns.perform(shop.shopId, kept.id);
    expect(shop.shopify.refunds.map(({ key }) => key)).toEqual([row?.idempotency]);
  });

  it('wait for a person when Shopify refuses; the next try has another key and looks first', async () => {
    const shop = await returns.shop(keeping);
    const order = await shop.place(shirts(1));
    shop.shopify.refusing.set('refundGoodwill', 'Not today.');
    const { id } = made(await shop.ask(order, [{}], { outcome: 'keep' }));
    const kept = made(await settle(shop, id));
    expect(kept).toMatchObject({ state: 'approved', hold: { values: { step: 'refund' } } });
    expect(kept.actions).toEqual(['settle', 'cancel']);
    shop.shopify.refusing.clear();
    expect(made(await settle(shop, kept.id))).toMatchObject({ state: 'settled', hold: null });
    expect(shop.shopify.refunds).toHaveLength(1);
  });

  it('are paid once wherever the process dies', async () => {
    for (let n = 1, alive = false; !alive; n++) {
      const shop = await returns.shop(keeping);
      const order = await shop.place(shirts(1));
      const one = made(await shop.ask(order, [{}], { outcome: 'keep' }));
      const dying = dyingAt(shop.deps, n);
      await shop
        .another(dying.deps)
        .settle(shop.shopId, one.id, {}, 'staff', shop.now)
        .catch(() => {});
      alive = !dying.died();
      await shop.forgetClaims();
      await settle(shop, one.id);
      await shop.returns.perform(shop.shopId, one.id);
      expect((await find(shop, one.id)).state).toBe('settled');
      expect(shop.shopify.refunds, `died before use ${n}`).toHaveLength(1);
    }
  }, 120_000);
});

describe('an exchange', () => {
  const even = { exchange: true, exchangeEven: true };

  async function exchanged(
    shop: ReturnsTestShop,
    { quantity = 1, price = '35.00' }: { quantity?: number; price?: string } = {},
  ) {
    const order = await shop.place(shirts(3));
    const variant = shop.variantOf(order, price);
    const asked = made(await shop.ask(order, [{ quantity }], { outcome: 'exchange', variant }));
    return { order, variant, id: asked.id, asked };
  }

  async function arrived(shop: ReturnsTestShop, id: bigint, missing = 0) {
    made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
    const detail = await find(shop, id);
    const line = detail.lines[0]?.lineShopifyId;
    if (line === undefined) throw new Error('No line');
    if (missing > 0) {
      const found = [{ lineShopifyId: line, quantity: missing, disposition: 'missing' as const }];
      made(await shop.returns.inspect(shop.shopId, id, found, 'staff', shop.now));
    }
    if (missing < detail.units) made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
  }

  it('of one thing for another brings the new one at what was paid, and moves no money', async () => {
    const shop = await returns.shop(even);
    const { id, variant, asked, order } = await exchanged(shop, { quantity: 3 });
    expect(asked).toMatchObject({ state: 'approved', outcome: 'exchange' });
    expect(asked.exchange).toMatchObject([
      { variantShopifyId: variant, quantity: 3, price: dollars('90.00') },
    ]);
    const [native] = shop.shopify.returns.values();
    expect(native?.exchangeLines).toMatchObject([{ variantShopifyId: variant, quantity: 3 }]);
    expect(shop.shopify.created[0]?.exchangeLines).toEqual([
      { variantShopifyId: variant, quantity: 3, discount: dollars('15.00') },
    ]);
    await arrived(shop, id);
    const settled = made(await settle(shop, id));
    expect(settled).toMatchObject({ state: 'settled', hold: null, working: false });
    expect(settled.paid).toMatchObject({ refunded: dollars('0.00'), owed: dollars('0.00') });
    expect(shop.shopify.processed[0]).toMatchObject({
      exchangeLines: [{ quantity: 3 }],
      transactions: [],
      storeCredit: null,
    });
    expect(shop.shopify.invoices).toEqual([]);
    expect(await shop.returns.purchaseOf(shop.shopId, order.id, shop.line(order))).toBe('exchanged');
    expect([...shop.shopify.returns.values()].map(({ status }) => status)).toEqual(['closed']);
  });

  it('with a fee is invoiced by Shopify, once', async () => {
    const shop = await returns.shop({ ...even, returnShipping: '4.50' });
    const { id, asked } = await exchanged(shop);
    expect(asked.quote.outcomes.find(({ outcome }) => outcome === 'exchange')?.owes).toEqual(dollars('4.50'));
    await arrived(shop, id);
    shop.expected = dollars('-4.50');
    const settled = made(await settle(shop, id));
    expect(settled.paid?.owed).toEqual(dollars('4.50'));
    expect(shop.shopify.invoices).toHaveLength(1);
    await shop.returns.perform(shop.shopId, id);
    expect(shop.shopify.invoices).toHaveLength(1);
    const [row] = await shop.db.sql<{ owed: bigint }>`select owed_shop_minor as owed from returns_return
      where shop_id = ${shop.shopId} and id = ${id}`;
    expect(row?.owed).toBe(450n);
  });

  it('of a dearer thing for a cheaper one gives back the rest', async () => {
    const shop = await returns.shop({ exchange: true, exchangeEven: false });
    const { id } = await exchanged(shop, { price: '21.00' });
    await arrived(shop, id);
    shop.expected = dollars('9.00');
    expect(made(await settle(shop, id)).paid?.refunded).toEqual(dollars('9.00'));
    expect(shop.shopify.processed[0]).toMatchObject({ exchangeLines: [{ quantity: 1 }] });
  });

  it('is invoiced once when the answer is not heard, and again when it never arrived', async () => {
    for (const how of ['unheard', 'lost'] as const) {
      const shop = await returns.shop({ ...even, returnShipping: '4.50' });
      const { id } = await exchanged(shop);
      await arrived(shop, id);
      shop.expected = dollars('-4.50');
      shop.shopify[how].add('sendInvoice');
      expect(made(await settle(shop, id))).toMatchObject({ state: 'settled', working: true });
      await shop.returns.perform(shop.shopId, id);
      expect(await find(shop, id)).toMatchObject({ working: false, hold: null });
      expect(shop.shopify.invoices, how).toHaveLength(1);
    }
  });

  it('processes its new items once when the answer is not heard', async () => {
    const shop = await returns.shop(even);
    const { id } = await exchanged(shop, { quantity: 2 });
    await arrived(shop, id);
    shop.shopify.unheard.add('processReturn');
    expect(made(await settle(shop, id)).working).toBe(true);
    await shop.returns.perform(shop.shopId, id);
    expect((await find(shop, id)).state).toBe('settled');
    expect(shop.shopify.count('processReturn')).toBe(1);
    expect([...shop.shopify.returns.values()][0]?.exchangeLines[0]?.processedQuantity).toBe(2);
  });

  it('waits for a person when a unit is missing, who sends as many as came', async () => {
    const shop = await returns.shop(even);
    const { id } = await exchanged(shop, { quantity: 2 });
    await arrived(shop, id, 1);
    expect(made(await settle(shop, id)).hold?.code).toBe('missing-in-exchange');
    expect(shop.shopify.count('processReturn')).toBe(0);
    const settled = made(await settle(shop, id, { despite: true }));
    expect(settled).toMatchObject({ state: 'settled', hold: null });
    expect(shop.shopify.processed[0]).toMatchObject({ exchangeLines: [{ quantity: 1 }] });
    expect(settled.paid?.refunded).toEqual(dollars('0.00'));
  });

  it('can become money until it is settled, but money cannot become an exchange any more', async () => {
    const shop = await returns.shop(even);
    const { id, order, variant } = await exchanged(shop);
    const switched = made(await shop.returns.switchOutcome(shop.shopId, id, 'refund', 'staff', shop.now));
    expect(switched).toMatchObject({
      outcome: 'refund',
      quoted: dollars('30.00'),
      quotedShop: dollars('30.00'),
    });
    expect(
      made(await shop.returns.switchOutcome(shop.shopId, id, 'exchange', 'staff', shop.now)).outcome,
    ).toBe('exchange');
    made(await shop.returns.switchOutcome(shop.shopId, id, 'refund', 'staff', shop.now));
    await arrived(shop, id);
    shop.expected = dollars('30.00');
    expect(made(await settle(shop, id)).paid?.refunded).toEqual(dollars('30.00'));
    expect(shop.shopify.processed[0]?.exchangeLines).toEqual([]);
    expect([...shop.shopify.returns.values()][0]?.status).toBe('closed');

    const plain = made(await shop.ask(order, [{}], { outcome: 'refund', variant }));
    expect(plain.quote.outcomes.map(({ outcome }) => outcome)).toContain('exchange');
    expect(await shop.returns.switchOutcome(shop.shopId, plain.id, 'exchange', 'staff', shop.now)).toEqual({
      refused: 'not-allowed',
      values: { outcome: 'exchange' },
    });
  });

  it('keeps fees that Shopify was told for the outcome before, and pays ours', async () => {
    const shop = await returns.shop({ restockingPercent: '20', waivedForOutcomes: ['credit'] });
    const order = await shop.place(shirts(1));
    const { id } = made(await shop.ask(order, [{}], { outcome: 'refund' }));
    made(await shop.returns.switchOutcome(shop.shopId, id, 'credit', 'staff', shop.now));
    await arrived(shop, id);
    shop.expected = dollars('24.00');
    expect(made(await settle(shop, id)).paid?.credited).toEqual(dollars('30.00'));
    expect(shop.shopify.processed[0]?.storeCredit).toEqual(dollars('30.00'));
  });
});
