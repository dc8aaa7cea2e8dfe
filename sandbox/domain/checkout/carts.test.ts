import { describe, expect, it } from 'vitest';
import { useState } from '../../state/test-database.ts';
import { createCustomer } from '../customers.ts';
import { createProducts } from '../products.ts';
import { summaryOf } from '../read-orders.ts';
import { stockBySku } from '../stock.ts';
import type { Id, OrderData, Shop } from '../types.ts';
import type { CartChange, PlaceInput } from './cart-inputs.ts';
import type { CartData } from './cart-types.ts';
import { changeCart, createCart, placeOrder, priceCart } from './carts.ts';

const world = useState();

interface Buying {
  shop: Shop;
  ana: Id;
  /** Variant ids by SKU. */
  variants: Record<string, Id>;
  token: string;
}

/** Ana's cart of two A (80.00) and one B (30.00). */
async function buying(shop: Shop): Promise<Buying> {
  return world.state.transaction(async (tx) => {
    const made = await createProducts(tx, shop, [
      { sku: 'A', price: '80.00', stock: 10 },
      { sku: 'B', price: '30.00', stock: 10 },
    ]);
    const variants = Object.fromEntries(made.map((one) => [one.sku, one.variantId]));
    const ana = await createCustomer(tx, shop, { email: 'ana@example.com' });
    const { token } = await createCart(tx, shop, { customerId: ana.id });
    await changeCart(tx, shop, token, { set: { [variants.A ?? '']: 2, [variants.B ?? '']: 1 } });
    return { shop, ana: ana.id, variants, token };
  });
}

const change = ({ shop, token }: Buying, input: CartChange): Promise<CartData> =>
  world.state.transaction((tx) => changeCart(tx, shop, token, input));
const place = ({ shop, token }: Buying, input: PlaceInput = {}): Promise<OrderData> =>
  world.state.transaction((tx) => placeOrder(tx, shop, token, input));

describe('a cart', () => {
  it('adds up lines, shipping and tax', async () => {
    const cart = await buying(await world.shop());
    // 190.00 + 4.90 + 8.875 % of 160.00 (14.20) and of 30.00 (2.6625, half up 2.66)
    expect(await priceCart(world.state, cart.shop, cart.token)).toMatchObject({
      currency: 'USD',
      subtotal: '190.00',
      shipping: '4.90',
      shippingMethod: 'standard',
      tax: '16.86',
      total: '211.76',
    });
    await change(cart, { shippingMethod: 'express', set: { [cart.variants.B ?? '']: 0 } });
    expect(await priceCart(world.state, cart.shop, cart.token)).toMatchObject({
      shipping: '9.90',
      total: '184.10',
      lines: [{ sku: 'A', quantity: 2, net: '160.00' }],
    });
  });

  it('becomes an order once', async () => {
    const cart = await buying(await world.shop());
    await change(cart, { attributes: { gift: 'yes' }, note: 'Ring twice' });
    const order = await place(cart, { expectedTotal: '211.76' });
    expect(summaryOf(order)).toMatchObject({ financialStatus: 'PAID', total: '211.76', received: '211.76' });
    expect(order).toMatchObject({
      customerId: cart.ana,
      cartToken: cart.token,
      note: 'Ring twice',
      attributes: { gift: 'yes' },
      discountApplications: [],
    });
    expect(await stockBySku(world.state, cart.shop)).toEqual({ A: 8, B: 9 });
    await expect(place(cart)).rejects.toMatchObject({ code: 'already-done' });
    await expect(change(cart, { note: null })).rejects.toMatchObject({ code: 'already-done' });
  });

  it('of a guest needs an e-mail and an address, and makes a customer', async () => {
    const cart = await buying(await world.shop());
    await change(cart, { customerId: null });
    await expect(place(cart)).rejects.toMatchObject({ code: 'contact-missing' });
    await change(cart, { email: 'gus@example.com' });
    await expect(place(cart)).rejects.toMatchObject({ code: 'address-missing' });
    await change(cart, { address: { countryCode: 'US', firstName: 'Gus' } });
    const order = await place(cart, { wallet: true });
    expect(order.customerId).not.toBe(cart.ana);
    expect(order).toMatchObject({ email: 'gus@example.com' });
    expect((await world.deliveries(cart.shop)).map((one) => one.topic)).toContain('customers/create');
  });

  it('is paid in the currency of the country it goes to', async () => {
    const shop = await world.shop({ currency: 'EUR', country: 'DE', pricesIncludeTax: true });
    const cart = await buying(shop);
    await change(cart, { address: { countryCode: 'JP' } });
    // 80.00 € × 162.40 = 12,992 ¥; 30.00 € = 4,872 ¥; 14.90 € = 2,419.76 → 2,420 ¥; no German tax.
    const priced = await priceCart(world.state, shop, cart.token);
    expect(priced).toMatchObject({
      currency: 'JPY',
      subtotal: '30856',
      shipping: '2420',
      tax: '0',
      total: '33276',
    });
    const order = await place(cart, { paidWith: [{ giftCard: '1000' }, { wallet: '32276' }] });
    expect(order).toMatchObject({
      presentmentCurrency: 'JPY',
      rate: '162.40',
      transactions: [
        { tender: 'giftCard', amount: '1000' },
        { tender: 'card', amount: '32276' },
      ],
    });
  });

  it('refuses what it cannot sell and too little money', async () => {
    const cart = await buying(await world.shop());
    await expect(change(cart, { set: { '1': 1 } })).rejects.toMatchObject({ code: 'unknown-variant' });
    await expect(place(cart, { paidWith: [{ card: '1.00' }] })).rejects.toMatchObject({ code: 'underpaid' });
    await expect(place(cart, { expectedTotal: '1.00' })).rejects.toMatchObject({ code: 'total-changed' });
  });
});
