import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { shirts } from '../support/asking-for-returns.ts';
import { dyingAt } from '../support/dying-database.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const find = async (shop: ReturnsTestShop, id: bigint) => {
  const found = await shop.returns.find(shop.shopId, id);
  if (found === null) throw new Error('The return is not there');
  return found;
};
const settings = (shop: ReturnsTestShop, change: object = {}) =>
  shop.returns.saveSettings(
    shop.shopId,
    {
      ...{ reviewHours: '24', inspectHours: '48', settleHours: '12' },
      ...{ expireAfterDays: '14', remindDaysBefore: '4', ...change },
    },
    'staff',
    shop.now,
  );
const sweep = (shop: ReturnsTestShop, iso: string) => shop.returns.sweep(shop.shopId, parseInstant(iso));
const kinds = async (shop: ReturnsTestShop, id: bigint) =>
  (await find(shop, id)).timeline.map(({ kind }) => kind);

describe('what was approved and never sent', () => {
  it('is reminded of, and expires with the end of the local day; its units are free', async () => {
    const shop = await returns.shop();
    await settings(shop);
    const order = await shop.place(shirts(1));
    const { id, expiresAt } = made(await shop.ask(order));
    expect(expiresAt?.toString()).toBe('2026-03-25T04:00:00Z');
    expect(await sweep(shop, '2026-03-20T14:59:59Z')).toBe(0);
    expect(await sweep(shop, '2026-03-20T15:00:00Z')).toBe(1);
    expect(await sweep(shop, '2026-03-25T03:59:59Z')).toBe(0);
    expect(await sweep(shop, '2026-03-25T04:00:00Z')).toBe(1);
    expect(await find(shop, id)).toMatchObject({ state: 'expired', actions: [], expiresAt: null });
    expect([...shop.shopify.returns.values()][0]?.status).toBe('canceled');
    expect(await sweep(shop, '2026-04-25T04:00:00Z')).toBe(0);
    expect(await shop.facts()).toEqual([
      ...['return-requested', 'return-approved', 'return-reminder-due', 'return-expired'],
    ]);
    expect((await kinds(shop, id)).slice(-2)).toEqual(['reminded', 'expired']);
    expect(made(await shop.ask(order)).state).toBe('approved');
  });

  it('counts from its own moment when one looks much later', async () => {
    const shop = await returns.shop();
    await settings(shop);
    const { id } = made(await shop.ask(await shop.place(shirts(1))));
    expect(await sweep(shop, '2026-06-01T00:00:00Z')).toBe(2);
    const [reminded, expired] = (await find(shop, id)).timeline.slice(-2);
    expect([reminded?.at.toString(), expired?.at.toString()]).toEqual([
      '2026-03-20T15:00:00Z',
      '2026-03-25T04:00:00Z',
    ]);
  });

  it('no longer expires once it is on its way, or over', async () => {
    const shop = await returns.shop();
    await settings(shop);
    const order = await shop.place(shirts(3));
    const sent = made(await shop.ask(order));
    made(await shop.returns.recordScan(shop.shopId, sent.id, 'in_transit', 'carrier', shop.now));
    const here = made(await shop.ask(order));
    made(await shop.returns.receive(shop.shopId, here.id, null, 'staff', shop.now));
    const off = made(await shop.ask(order));
    made(await shop.returns.cancel(shop.shopId, off.id, 'staff', shop.now));
    expect(await sweep(shop, '2026-06-01T00:00:00Z')).toBe(0);
    expect((await find(shop, sent.id)).expiresAt).toBe(null);
  });

  it('never does where the merchant does not want it', async () => {
    const shop = await returns.shop();
    await settings(shop, { expireAfterDays: '' });
    expect(made(await shop.ask(await shop.place(shirts(1)))).expiresAt).toBe(null);
    expect(await sweep(shop, '2027-03-10T15:00:00Z')).toBe(0);
  });

  it('is called off at Shopify once, also when the answer is not heard', async () => {
    for (const how of ['unheard', 'lost'] as const) {
      const shop = await returns.shop();
      await settings(shop);
      const { id } = made(await shop.ask(await shop.place(shirts(1))));
      shop.shopify[how].add('cancelReturn');
      await sweep(shop, '2026-03-25T04:00:00Z');
      expect(await find(shop, id)).toMatchObject({ state: 'expired', working: true });
      await shop.returns.perform(shop.shopId, id);
      expect(await find(shop, id)).toMatchObject({ working: false, hold: null });
      expect([...shop.shopify.returns.values()][0]?.status).toBe('canceled');
    }
  });

  it('ends once, by however many it is swept and wherever one of them dies', async () => {
    for (let n = 1, alive = false; !alive; n++) {
      const shop = await returns.shop();
      await settings(shop);
      const { id } = made(await shop.ask(await shop.place(shirts(1))));
      const dying = dyingAt(shop.deps, n);
      const at = parseInstant('2026-04-01T00:00:00Z');
      await shop
        .another(dying.deps)
        .sweep(shop.shopId, at)
        .catch(() => {});
      alive = !dying.died();
      await shop.forgetClaims();
      await Promise.all([shop.returns.sweep(shop.shopId, at), shop.returns.sweep(shop.shopId, at)]);
      await shop.returns.perform(shop.shopId, id);
      expect(await find(shop, id)).toMatchObject({ state: 'expired', working: false });
      expect(await shop.facts(), `died before use ${n}`).toEqual([
        ...['return-requested', 'return-approved', 'return-reminder-due', 'return-expired'],
      ]);
    }
  }, 120_000);
});

describe('the time that a return has in its list', () => {
  it('starts anew with every state', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    await settings(shop);
    const { id } = made(await shop.ask(await shop.place(shirts(1))));
    const due = async () => (await find(shop, id)).dueAt?.toString() ?? null;
    expect(await due()).toBe('2026-03-11T15:00:00Z');
    made(await shop.returns.approve(shop.shopId, id, 'staff', shop.at('2026-03-11T09:00:00Z').now));
    expect(await due()).toBe(null);
    made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.at('2026-03-12T09:00:00Z').now));
    expect(await due()).toBe('2026-03-14T09:00:00Z');
    made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.at('2026-03-12T10:00:00Z').now));
    expect(await due()).toBe('2026-03-12T22:00:00Z');
    await settings(shop, { settleHours: '1' });
    expect(await due()).toBe('2026-03-12T11:00:00Z');
    shop.expected = dollars('30.00');
    made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
    expect(await due()).toBe(null);
  });
});

describe('a unit that was missing', () => {
  const missing = (shop: ReturnsTestShop, id: bigint, line: ReturnType<ReturnsTestShop['line']>) =>
    shop.returns.inspect(
      shop.shopId,
      id,
      [{ lineShopifyId: line, quantity: 1, disposition: 'missing' }],
      'staff',
      shop.now,
    );
  const reopen = (shop: ReturnsTestShop, id: bigint) =>
    shop.returns.reopenMissing(shop.shopId, id, 'staff', shop.now);

  it('is waited for again while nothing is paid, and is then paid for', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const { id } = made(await shop.ask(order, [{ quantity: 2 }]));
    const one = [{ lineShopifyId: shop.line(order), quantity: 1 }];
    made(await shop.returns.receive(shop.shopId, id, one, 'staff', shop.now));
    expect(await reopen(shop, id)).toEqual({ refused: 'not-allowed' });
    const restocked = one.map((wish) => ({ ...wish, disposition: 'restocked' as const }));
    made(await shop.returns.inspect(shop.shopId, id, restocked, 'staff', shop.now));
    expect(made(await missing(shop, id, shop.line(order))).state).toBe('inspected');
    const reopened = made(await reopen(shop, id));
    expect(reopened).toMatchObject({ state: 'received' });
    expect(reopened.actions).toContain('receive');
    made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
    made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
    shop.expected = dollars('60.00');
    const settled = made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
    expect(settled.paid?.refunded).toEqual(dollars('60.00'));
  });

  it('is free after the settlement, once', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    const { id } = made(await shop.ask(order));
    made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
    made(await missing(shop, id, shop.line(order)));
    made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
    expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
    made(await reopen(shop, id));
    expect(await reopen(shop, id)).toEqual({ refused: 'already-done' });
    expect(made(await shop.ask(order)).lines[0]?.units[0]?.ordinal).toBe(1);
    expect(shop.shopify.removed).toMatchObject([{ quantity: 1 }]);
  });

  it('is taken out of Shopify’s return, which is closed again, or waits for a person', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const { id } = made(await shop.ask(order, [{ quantity: 2 }]));
    made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
    made(await missing(shop, id, shop.line(order)));
    made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
    shop.expected = dollars('30.00');
    made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
    const native = () => [...shop.shopify.returns.values()][0];
    expect(native()).toMatchObject({ status: 'closed', lines: [{ quantity: 2, processedQuantity: 1 }] });
    shop.shopify.refusing.set('removeUnits', 'Not now.');
    const held = made(await reopen(shop, id));
    expect(held.hold).toMatchObject({ code: 'shopify-refused', values: { step: 'remove' } });
    expect(held.actions[0]).toBe('reopen-missing');
    shop.shopify.refusing.delete('removeUnits');
    expect(made(await reopen(shop, id))).toMatchObject({ state: 'settled', hold: null, working: false });
    expect(native()).toMatchObject({ status: 'closed', lines: [{ quantity: 1, processedQuantity: 1 }] });
    expect(await reopen(shop, id)).toEqual({ refused: 'already-done' });
    // Whoever hears of it changes nothing.
    await shop.returns.followShopify(shop.shopId, native()?.id ?? shop.shopify.nextId());
    expect(await shop.returns.find(shop.shopId, id)).toMatchObject({ state: 'settled' });
    expect(made(await shop.ask(order)).state).toBe('approved');
  });

  it('stays where it is when it was paid for before it was missed', async () => {
    const shop = await returns.shop({ settleOn: 'first-scan' });
    const order = await shop.place(shirts(1));
    const { id } = made(await shop.ask(order));
    made(await shop.returns.recordScan(shop.shopId, id, 'in_transit', 'carrier', shop.now));
    shop.expected = dollars('30.00');
    made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
    made(await missing(shop, id, shop.line(order)));
    expect(await reopen(shop, id)).toEqual({ refused: 'not-allowed' });
    expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
  });
});

describe('goods that are restocked', () => {
  it('go to where the policy says, also when they are looked at after the payment', async () => {
    const sendTo = { address: '1 Main Street', locationId: '4242' };
    for (const settleOn of ['inspected', 'first-scan'] as const) {
      const shop = await returns.shop({ sendTo, settleOn });
      const { id } = made(await shop.ask(await shop.place(shirts(1))));
      shop.expected = dollars('30.00');
      if (settleOn === 'first-scan') {
        made(await shop.returns.recordScan(shop.shopId, id, 'in_transit', 'carrier', shop.now));
        made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
      }
      made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
      made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
      if (settleOn === 'inspected') made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
      const places = shop.shopify.disposed.map((one) => one.locationShopifyId);
      expect(places, settleOn).toEqual([4242n]);
    }
  });
});
