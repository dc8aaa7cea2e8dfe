import { describe, expect, it } from 'vitest';
import { shopifyId } from '../../app/kernel/ids.ts';
import { dyingAt } from '../support/dying-database.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const shirts = (quantity: number, more: object = {}) => ({
  lines: [{ sku: 'A', price: '30.00', quantity, ...more }],
});

/** Asked for, come back and looked at: ready to be paid. */
async function inspected(
  shop: ReturnsTestShop,
  more: { outcome?: 'refund' | 'credit'; quantity?: number; missing?: number } = {},
) {
  const { quantity = 1, missing = 0 } = more;
  const order = await shop.place(shirts(3));
  const asked = await shop.ask(order, [{ quantity }], { outcome: more.outcome ?? 'refund' });
  const { id } = made(asked);
  made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
  const line = shop.line(order);
  if (missing > 0) {
    const found = [{ lineShopifyId: line, quantity: missing, disposition: 'missing' as const }];
    made(await shop.returns.inspect(shop.shopId, id, found, 'staff', shop.now));
  }
  if (missing < quantity) made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
  shop.expected = dollars(`${30 * (quantity - missing)}.00`);
  return { id, order };
}

const settle = (shop: ReturnsTestShop, id: bigint, how = {}) =>
  shop.returns.settle(shop.shopId, id, how, 'staff', shop.now);

describe('settling', () => {
  it('pays once through the return, restocks, and closes it', async () => {
    const shop = await returns.shop();
    const { id, order } = await inspected(shop);
    const settled = made(await settle(shop, id));
    expect(settled).toMatchObject({ state: 'settled', working: false, hold: null });
    expect(settled.paid?.refunded).toEqual(dollars('30.00'));
    expect(settled.paid?.transactions).toEqual([{ gateway: 'shopify_payments', amount: dollars('30.00') }]);
    const [paid] = shop.shopify.processed;
    expect(paid?.transactions).toEqual([
      { parentId: 501n, amount: dollars('30.00'), gateway: 'shopify_payments' },
    ]);
    expect(paid?.lines[0]?.dispositions).toMatchObject([
      { type: 'restocked', quantity: 1, locationShopifyId: 77n },
    ]);
    expect([...shop.shopify.returns.values()].map((native) => native.status)).toEqual(['closed']);
    expect(await settle(shop, id)).toEqual({ refused: 'already-done' });
    expect(await shop.returns.openReturns(shop.shopId, order.id)).toBe(false);
    expect(await shop.facts()).toEqual([
      ...['return-requested', 'return-approved', 'return-received', 'return-inspected', 'return-settled'],
    ]);
  });

  it('is not allowed before the moment that the policy names', async () => {
    const shop = await returns.shop({ settleOn: 'received' });
    const order = await shop.place(shirts(2));
    const { id } = made(await shop.ask(order, [{ quantity: 2 }]));
    expect(await settle(shop, id)).toEqual({ refused: 'not-allowed' });
    const one = [{ lineShopifyId: shop.line(order), quantity: 1 }];
    made(await shop.returns.receive(shop.shopId, id, one, 'staff', shop.now));
    expect(await settle(shop, id)).toEqual({ refused: 'not-allowed' });
    made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
    shop.expected = dollars('60.00');
    expect(made(await settle(shop, id)).state).toBe('settled');
  });

  it('does not pay for a missing unit, which stays used up', async () => {
    const shop = await returns.shop();
    const { id, order } = await inspected(shop, { quantity: 2, missing: 1 });
    expect(made(await settle(shop, id)).paid?.refunded).toEqual(dollars('30.00'));
    expect(shop.shopify.processed[0]?.lines.map((line) => line.quantity)).toEqual([1]);
    expect([...shop.shopify.returns.values()][0]?.status).toBe('closed');
    expect(await shop.ask(order, [{ quantity: 2 }])).toMatchObject({ refused: 'already-returned' });
    expect(made(await shop.ask(order)).state).toBe('approved');
  });

  it('gives store credit by the return and the bonus by itself', async () => {
    const shop = await returns.shop({ bonusPercent: '10', bonusCap: '2.50' });
    const { id } = await inspected(shop, { outcome: 'credit' });
    const settled = made(await settle(shop, id));
    expect(settled.paid).toMatchObject({ credited: dollars('32.50'), bonus: dollars('2.50') });
    expect(shop.shopify.processed[0]).toMatchObject({ storeCredit: dollars('30.00'), transactions: [] });
    expect(shop.shopify.credits.map((one) => one.amount)).toEqual([dollars('2.50')]);
    const switched = await shop.returns.switchOutcome(shop.shopId, id, 'refund', 'staff', shop.now);
    expect(switched).toEqual({ refused: 'not-allowed' });
  });

  it('goes to the card first and to gift cards after', async () => {
    const shop = await returns.shop();
    const { id } = await inspected(shop, { quantity: 3 });
    shop.shopify.paid = [
      { id: shopifyId(1n), gateway: 'gift_card', left: dollars('50.00') },
      { id: shopifyId(2n), gateway: 'shopify_payments', left: dollars('40.00') },
    ];
    expect(made(await settle(shop, id)).paid?.transactions).toEqual([
      { gateway: 'shopify_payments', amount: dollars('40.00') },
      { gateway: 'gift_card', amount: dollars('50.00') },
    ]);
  });

  it('waits for a person while the two calculations differ, who may pay ours', async () => {
    const shop = await returns.shop();
    const { id } = await inspected(shop);
    shop.expected = dollars('29.99');
    const held = made(await settle(shop, id));
    expect(held).toMatchObject({ state: 'inspected', working: false });
    expect(held.hold).toMatchObject({
      code: 'amounts-differ',
      values: { ours: '30.00', shopifys: '29.99', currency: 'USD' },
    });
    expect(shop.shopify.count('processReturn')).toBe(0);
    expect(made(await settle(shop, id)).hold?.code).toBe('amounts-differ');
    expect(made(await settle(shop, id, { despite: true }))).toMatchObject({ state: 'settled', hold: null });
    expect(shop.shopify.count('processReturn')).toBe(1);
  });

  it('waits for a person when Shopify refuses, and can be tried again', async () => {
    const shop = await returns.shop();
    const { id } = await inspected(shop);
    shop.shopify.refusing.set('processReturn', 'Not today.');
    expect(made(await settle(shop, id)).hold?.values).toEqual({ step: 'process', message: 'Not today.' });
    shop.shopify.refusing.clear();
    expect(made(await settle(shop, id))).toMatchObject({ state: 'settled', hold: null });
  });

  it('pays nothing when staff have paid it at Shopify meanwhile', async () => {
    const shop = await returns.shop();
    const { id } = await inspected(shop);
    const [native] = shop.shopify.returns.values();
    if (native === undefined) throw new Error('There is no return');
    const lines = native.lines.map((line) => ({ ...line, processedQuantity: 1, refundedQuantity: 1 }));
    shop.shopify.returns.set(native.id, { ...native, lines });
    expect(made(await settle(shop, id)).hold?.code).toBe('changed-at-shopify');
    expect(shop.shopify.count('processReturn')).toBe(0);
    const given = { amount: dollars('29.00'), transactions: [{ gateway: 'cash', amount: dollars('29.00') }] };
    const refunds = [{ id: shop.shopify.nextId(), at: shop.now, ...given }];
    shop.shopify.returns.set(native.id, { ...native, lines, refunds, status: 'closed' });
    await shop.returns.followShopify(shop.shopId, native.id);
    expect(await shop.returns.find(shop.shopId, id)).toMatchObject({
      ...{ state: 'settled', hold: null, actions: [] },
      paid: { refunded: dollars('29.00'), credited: dollars('0.00') },
    });
    expect(shop.shopify.count('processReturn')).toBe(0);
  });

  it('happens once, however many press the button', async () => {
    const shop = await returns.shop({ bonusPercent: '10' });
    const { id } = await inspected(shop, { outcome: 'credit' });
    const all = await Promise.all(Array.from({ length: 6 }, () => settle(shop, id)));
    expect(all.filter((one) => !('refused' in one))).toHaveLength(1);
    await shop.returns.perform(shop.shopId, id);
    expect(shop.shopify.count('processReturn')).toBe(1);
    expect(shop.shopify.credits).toHaveLength(1);
  });
});

describe('an answer that is not heard', () => {
  it('of returnProcess does not pay twice', async () => {
    const shop = await returns.shop();
    const { id } = await inspected(shop);
    shop.shopify.unheard.add('processReturn');
    expect(made(await settle(shop, id))).toMatchObject({ state: 'inspected', working: true });
    expect(await settle(shop, id)).toEqual({ refused: 'already-done' });
    // its own webhook does not end it as somebody else's doing
    const [native] = shop.shopify.returns.keys();
    if (native === undefined) throw new Error('There is no return');
    await shop.returns.followShopify(shop.shopId, native);
    await shop.returns.perform(shop.shopId, id);
    expect(await shop.returns.find(shop.shopId, id)).toMatchObject({ state: 'settled', working: false });
    expect(shop.shopify.count('processReturn')).toBe(1);
  });

  it('of storeCreditAccountCredit does not give twice, also of two equal amounts', async () => {
    const shop = await returns.shop({ bonusPercent: '10' });
    const order = await shop.place(shirts(2));
    const ids: bigint[] = [];
    for (let unit = 0; unit < 2; unit++) {
      const { id } = made(await shop.ask(order, [{}], { outcome: 'credit' }));
      made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
      made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
      ids.push(id);
    }
    shop.expected = dollars('30.00');
    for (const id of ids) {
      shop.shopify.unheard.add('creditAccount');
      made(await settle(shop, id));
    }
    for (const id of ids) await shop.returns.perform(shop.shopId, id);
    expect(shop.shopify.credits).toHaveLength(2);
    expect(shop.shopify.count('creditAccount')).toBe(2);
  });

  it('that never arrived is tried again', async () => {
    const shop = await returns.shop({ bonusPercent: '10' });
    const { id } = await inspected(shop, { outcome: 'credit' });
    for (const name of ['processReturn', 'creditAccount'] as const) shop.shopify.lost.add(name);
    made(await settle(shop, id));
    await expect(shop.returns.perform(shop.shopId, id)).rejects.toThrow('creditAccount was lost');
    await shop.returns.perform(shop.shopId, id);
    expect(await shop.returns.find(shop.shopId, id)).toMatchObject({ state: 'settled', working: false });
    expect(shop.shopify.credits).toHaveLength(1);
  });
});

describe('a process that dies between any two lines', () => {
  it('leaves a return that goes on and is made once', async () => {
    for (let n = 1, alive = false; !alive; n++) {
      const shop = await returns.shop();
      const order = await shop.place(shirts(1));
      const dying = dyingAt(shop.deps, n);
      await shop.ask(order, [{}], { key: 'once', by: shop.another(dying.deps) }).catch(() => {});
      alive = !dying.died();
      await shop.forgetClaims();
      const one = made(await shop.ask(order, [{}], { key: 'once' }));
      await shop.returns.perform(shop.shopId, one.id);
      expect(await shop.returns.find(shop.shopId, one.id)).toMatchObject({
        state: 'approved',
        working: false,
      });
      expect(shop.shopify.returns.size, `died before use ${n}`).toBe(1);
      expect(await shop.facts()).toEqual(['return-requested', 'return-approved']);
    }
  }, 120_000);

  it('leaves a settlement that goes on and pays once', async () => {
    for (let n = 1, alive = false; !alive; n++) {
      const shop = await returns.shop({ bonusPercent: '10' });
      const { id } = await inspected(shop, { outcome: 'credit' });
      const dying = dyingAt(shop.deps, n);
      const by = shop.another(dying.deps);
      await by.settle(shop.shopId, id, {}, 'staff', shop.now).catch(() => {});
      alive = !dying.died();
      await shop.forgetClaims();
      await settle(shop, id);
      await shop.returns.perform(shop.shopId, id);
      expect(await shop.returns.find(shop.shopId, id)).toMatchObject({ state: 'settled', working: false });
      expect(shop.shopify.count('processReturn'), `died before use ${n}`).toBe(1);
      expect(shop.shopify.credits, `died before use ${n}`).toHaveLength(1);
      expect((await shop.facts()).filter((kind) => kind === 'return-settled')).toHaveLength(1);
    }
  }, 240_000);
});
