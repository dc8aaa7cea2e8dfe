import { describe, expect, it } from 'vitest';
import { useState } from '../../state/test-database.ts';
import { createOrder } from '../create-order.ts';
import { createCustomer } from '../customers.ts';
import type { DiscountInput } from '../discounts/discount-inputs.ts';
import { createDiscount, deactivateDiscount, deleteDiscount } from '../discounts/discounts.ts';
import { findDiscount } from '../discounts/find-discounts.ts';
import type { OrderInput } from '../inputs.ts';
import { createProducts } from '../products.ts';
import { summaryOf } from '../read-orders.ts';
import { accountsOf } from '../store-credit/accounts.ts';
import { creditCustomer } from '../store-credit/change-account.ts';
import { balanceOf } from '../store-credit/lots.ts';
import type { SwitchesChange } from '../switches.ts';
import type { Id, OrderData, Shop } from '../types.ts';
import { changeCart, createCart, placeOrder, priceCart } from './carts.ts';
import { findOrderByStatusKey, orderStatusKey } from './order-status-key.ts';

const world = useState();

interface Buying {
  shop: Shop;
  ana: Id;
  a: Id;
}

/** A shop without shipping that sells A (80.00) and B (30.00), with the code FIVE. */
async function buying(discount: Partial<DiscountInput> = {}, switches: SwitchesChange = {}): Promise<Buying> {
  const shop = await world.shop({ switches });
  return world.state.transaction(async (tx) => {
    const made = await createProducts(tx, shop, [
      { sku: 'A', price: '80.00' },
      { sku: 'B', price: '30.00' },
    ]);
    const ana = await createCustomer(tx, shop, { email: 'ana@example.com' });
    await createDiscount(tx, shop, {
      title: 'Five off',
      code: 'FIVE',
      value: { amount: '5.00' },
      startsAt: '2026-01-01T00:00:00Z',
      ...discount,
    });
    return { shop, ana: ana.id, a: made[0]?.variantId ?? '' };
  });
}

const order = ({ shop, ana }: Buying, input: Partial<OrderInput> = {}): Promise<OrderData> =>
  world.state.transaction((tx) =>
    createOrder(tx, shop, { customer: ana, lines: [{ sku: 'A' }, { sku: 'B' }], codes: ['five'], ...input }),
  );
const usesOf = async (shop: Shop) => (await findDiscount(world.state, shop, 'FIVE'))?.uses ?? [];

describe('an order with a code', () => {
  it('has the code’s share on each line, and counts as one use', async () => {
    const by = await buying();
    const made = await order(by);
    expect(made).toMatchObject({
      discountApplications: [
        { type: 'discount_code', code: 'FIVE', valueType: 'fixed_amount', value: '5.00' },
      ],
      lines: [
        { sku: 'A', discounts: [{ application: 0, amount: '3.64' }] },
        { sku: 'B', discounts: [{ application: 0, amount: '1.36' }] },
      ],
    });
    expect(summaryOf(made).total).toBe('105.00');
    expect(await usesOf(by.shop)).toMatchObject([{ orderId: made.id, customerId: by.ana }]);
    const sent = (await world.deliveries(by.shop)).find((one) => one.topic === 'orders/create');
    expect(sent?.payload).toMatchObject({
      total_discounts: '5.00',
      discount_codes: [{ code: 'FIVE', amount: '5.00', type: 'fixed_amount' }],
      discount_applications: [
        { type: 'discount_code', code: 'FIVE', value: '5.00', target_type: 'line_item' },
      ],
      line_items: [
        { discount_allocations: [{ amount: '3.64', discount_application_index: 0 }] },
        { discount_allocations: [{ amount: '1.36', discount_application_index: 0 }] },
      ],
      checkout_token: null,
      landing_site: null,
    });
  });

  it('takes given discounts that are right, and names the right ones otherwise', async () => {
    const by = await buying();
    const lines = [{ sku: 'A', discount: '3.64' }, { sku: 'B' }];
    expect(summaryOf(await order(by, { lines })).total).toBe('105.00');
    const wrong = [
      { sku: 'A', discount: '3.63' },
      { sku: 'B', discount: '1.37' },
    ];
    await expect(order(by, { lines: wrong })).rejects.toMatchObject({
      code: 'discount-mismatch',
      message: expect.stringContaining('A 3.64 (given 3.63), B 1.36 (given 1.37)'),
    });
    expect(await usesOf(by.shop)).toHaveLength(1);
  });

  it('says why a code does not apply', async () => {
    const by = await buying({ usageLimit: 1 });
    await order(by);
    await expect(order(by)).rejects.toMatchObject({
      code: 'already-done',
      message: expect.stringContaining('used-up'),
    });
    await expect(order(by, { codes: ['NOPE'] })).rejects.toMatchObject({
      message: expect.stringContaining('unknown'),
    });
  });

  it('may come late, after the code was ended or deleted, but not with a used code', async () => {
    for (const end of [deactivateDiscount, deleteDiscount]) {
      const by = await buying({ usageLimit: 1 });
      const { id } = (await findDiscount(world.state, by.shop, 'FIVE')) ?? { id: '0' };
      await world.state.transaction(async (tx) => {
        await end(tx, by.shop, id);
      });
      await expect(order(by)).rejects.toMatchObject({
        code: end === deactivateDiscount ? 'expired' : 'code-not-applicable',
      });
      expect(await order(by, { late: true })).toMatchObject({ discountApplications: [{ code: 'FIVE' }] });
      await expect(order(by, { late: true })).rejects.toMatchObject({ code: 'already-done' });
    }
  });

  it('that costs nothing is paid without a transaction', async () => {
    const by = await buying({ value: { percentage: '100' } });
    const made = await order(by);
    expect(made.transactions).toEqual([]);
    expect(summaryOf(made)).toMatchObject({ total: '0.00', financialStatus: 'PAID' });
    expect((await world.deliveries(by.shop)).map((one) => one.topic)).toContain('orders/paid');
  });

  it('is sent free', async () => {
    const by = await buying({ kind: 'free-shipping', value: null });
    const made = await order(by, { shipping: '7.50' });
    expect(made.shipping).toMatchObject({ price: '0.00', discount: { application: 0, amount: '7.50' } });
    expect(summaryOf(made).total).toBe('110.00');
    const sent = (await world.deliveries(by.shop)).find((one) => one.topic === 'orders/create');
    expect(sent?.payload).toMatchObject({
      discount_codes: [{ code: 'FIVE', amount: '7.50', type: 'shipping' }],
      total_discounts: '7.50',
      shipping_lines: [
        { price: '7.50', discounted_price: '0.00', discount_allocations: [{ amount: '7.50' }] },
      ],
    });
  });

  it('uses a last use once, however many place at once', async () => {
    const by = await buying({ usageLimit: 1 });
    const results = await Promise.allSettled([order(by), order(by), order(by)]);
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await usesOf(by.shop)).toHaveLength(1);
  });
});

describe('a cart with a code', () => {
  const cartOf = (by: Buying, customerId: Id | null): Promise<string> =>
    world.state.transaction(async (tx) => {
      const { token } = await createCart(tx, by.shop, { customerId });
      await changeCart(tx, by.shop, token, { set: { [by.a]: 1 }, addCode: 'five' });
      return token;
    });

  it('shows what it takes, and becomes an order that uses it', async () => {
    const by = await buying({ customerIds: [] });
    const token = await cartOf(by, by.ana);
    // 75.00 + 4.90 + 8.875 % of 75.00 (6.65625)
    expect(await priceCart(world.state, by.shop, token)).toMatchObject({
      codes: [{ code: 'five', applicable: true, refused: null, amount: '5.00' }],
      lines: [{ discounts: [{ code: 'five', amount: '5.00' }], net: '75.00', tax: '6.66' }],
      discount: '5.00',
      total: '86.56',
    });
    const made = await world.state.transaction((tx) => placeOrder(tx, by.shop, token));
    expect(summaryOf(made)).toMatchObject({ total: '86.56', received: '86.56' });
    expect(await usesOf(by.shop)).toHaveLength(1);
    const sent = (await world.deliveries(by.shop)).find((one) => one.topic === 'orders/create');
    expect(sent?.payload).toMatchObject({ checkout_token: token, cart_token: token });
    const key = orderStatusKey(by.shop, made);
    expect(await findOrderByStatusKey(world.state, by.shop, key)).toMatchObject({ id: made.id });
    expect(await findOrderByStatusKey(world.state, by.shop, `0${key}`)).toBeNull();
  });

  it('keeps a code of somebody else without applying it', async () => {
    const by = await buying();
    const bound = await world.state.transaction((tx) =>
      createDiscount(tx, by.shop, {
        title: 'Ana’s',
        code: 'ANA',
        value: { amount: '5.00' },
        startsAt: '2026-01-01T00:00:00Z',
        customerIds: [by.ana],
      }),
    );
    const guest = await cartOf(by, null);
    const change = { addCode: bound.code, removeCode: 'FIVE', email: 'ana@example.com' };
    await world.state.transaction((tx) => changeCart(tx, by.shop, guest, change));
    expect(await priceCart(world.state, by.shop, guest)).toMatchObject({
      codes: [{ code: 'ANA', applicable: false, refused: 'other-customer', amount: '0.00' }],
    });
    await world.state.transaction((tx) => changeCart(tx, by.shop, guest, { customerId: by.ana }));
    expect(await priceCart(world.state, by.shop, guest)).toMatchObject({ codes: [{ applicable: true }] });
  });

  it.each([
    [false, 'other-customer'],
    [true, null],
  ])('boundCodeTakesEmail %s: a guest with the customer’s e-mail is refused %s', async (answer, refused) => {
    const by = await buying({}, { boundCodeTakesEmail: answer });
    await world.state.transaction(async (tx) => {
      const { id } = (await findDiscount(tx, by.shop, 'FIVE')) ?? { id: '0' };
      await deleteDiscount(tx, by.shop, id);
      await createDiscount(tx, by.shop, {
        title: 'Ana’s',
        code: 'FIVE',
        value: { amount: '5.00' },
        startsAt: '2026-01-01T00:00:00Z',
        customerIds: [by.ana],
      });
    });
    const token = await cartOf(by, null);
    const guest = { email: 'ANA@example.com', address: { countryCode: 'US' } };
    await world.state.transaction((tx) => changeCart(tx, by.shop, token, guest));
    expect((await priceCart(world.state, by.shop, token)).codes).toMatchObject([{ refused }]);
    const made = await world.state.transaction((tx) => placeOrder(tx, by.shop, token));
    expect(made.customerId).toBe(by.ana);
    expect(made.discountApplications).toHaveLength(answer ? 1 : 0);
  });

  it('is paid with the store credit there is', async () => {
    const by = await buying();
    const credit = { currency: 'USD', amount: 1000n, event: 'ADJUSTMENT' as const, expiresAt: null };
    await world.state.transaction((tx) => creditCustomer(tx, by.shop, by.ana, credit));
    const token = await cartOf(by, by.ana);
    const pay = (storeCredit: string, card: string) =>
      world.state.transaction((tx) => placeOrder(tx, by.shop, token, { paidWith: [{ storeCredit, card }] }));
    await expect(pay('10.01', '76.55')).rejects.toMatchObject({ code: 'insufficient-funds' });
    await pay('10.00', '76.56');
    const accounts = await accountsOf(world.state, by.shop, by.ana);
    expect(accounts.map(balanceOf)).toEqual([0n]);
  });

  it('has its codes fixed while a wallet is open', async () => {
    const by = await buying();
    const token = await cartOf(by, by.ana);
    await world.state.transaction((tx) => changeCart(tx, by.shop, token, { express: true }));
    const remove = world.state.transaction((tx) => changeCart(tx, by.shop, token, { removeCode: 'FIVE' }));
    await expect(remove).rejects.toMatchObject({ code: 'not-allowed' });
    const made = await world.state.transaction((tx) => placeOrder(tx, by.shop, token, { wallet: true }));
    expect(made.discountApplications).toMatchObject([{ code: 'FIVE' }]);
  });

  it('gives the last use to one of two, and asks the other again', async () => {
    const by = await buying({ usageLimit: 1 });
    const tokens = [await cartOf(by, by.ana), await cartOf(by, by.ana)];
    const results = await Promise.allSettled(
      tokens.map((token) =>
        world.state.transaction((tx) => placeOrder(tx, by.shop, token, { expectedTotal: '86.56' })),
      ),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(results.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'total-changed' },
    });
  });
});
