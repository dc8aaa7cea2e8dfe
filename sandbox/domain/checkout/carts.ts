import { randomUUID } from 'node:crypto';
import type { Reader, Tx } from '../../state/database.ts';
import { saveDocument, takeId } from '../../state/documents.ts';
import { addressOf, getCustomer } from '../customers.ts';
import { discountKey } from '../discounts/find-discounts.ts';
import { findVariantById } from '../products.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { OrderData, Shop } from '../types.ts';
import {
  type CartChange,
  type CartForm,
  cartChange,
  type NewCartInput,
  newCartInput,
  type PlaceInput,
} from './cart-inputs.ts';
import type { CartData, PricedCart } from './cart-types.ts';
import { orderFromCart } from './place-order.ts';
import { pricedCart } from './price-cart.ts';

/** Codes that one cart takes at most, those included that do not apply. */
const mostCodes = 10;

/** An empty cart. */
export async function createCart(tx: Tx, shop: Shop, input: NewCartInput = {}): Promise<CartData> {
  const { customerId } = newCartInput.parse(input);
  if (customerId != null) await getCustomer(tx, shop, customerId);
  const at = isoSeconds(shop.now);
  const cart: CartData = {
    id: await takeId(tx),
    token: randomUUID().replaceAll('-', ''),
    lines: [],
    codes: [],
    note: null,
    attributes: {},
    customerId: customerId ?? null,
    email: null,
    address: null,
    shippingMethod: null,
    express: false,
    orderId: null,
    createdAt: at,
    updatedAt: at,
  };
  await saveCart(tx, shop, cart);
  return cart;
}

/** The cart, or null; one that became an order is still found. */
export async function findCart(on: Reader, shop: Shop, token: string): Promise<CartData | null> {
  const rows = await on.query<{ data: CartData }>(
    "select data from resource where shop = $1 and kind = 'cart' and name = $2",
    [shop.domain, token],
  );
  return rows[0]?.data ?? null;
}

/** The cart with everything worked out. Refused (`not-found`) when there is none. */
export async function priceCart(on: Reader, shop: Shop, token: string): Promise<PricedCart> {
  const cart = await findCart(on, shop, token);
  if (cart === null) throw new Refusal('not-found', 'There is no such cart.');
  return pricedCart(on, shop, cart);
}

/**
 * Changes a cart. Refused: `already-done` once it is an order, `unknown-variant`, `too-many-codes`, `not-allowed` for
 * codes while a wallet is open, as Shopify refuses them there.
 */
export async function changeCart(tx: Tx, shop: Shop, token: string, input: CartChange): Promise<CartData> {
  const change = cartChange.parse(input);
  const cart = await lockCart(tx, shop, token);
  if (cart.orderId !== null) throw new Refusal('already-done', 'This cart is an order already.');
  const at = isoSeconds(shop.now);
  const customer = change.customerId == null ? null : await getCustomer(tx, shop, change.customerId);
  const changed: CartData = {
    ...cart,
    lines: await linesAfter(tx, shop, cart, change.set ?? {}),
    codes: codesAfter(cart, change),
    note: change.note === undefined ? cart.note : change.note,
    attributes: { ...cart.attributes, ...change.attributes },
    customerId: change.customerId === undefined ? cart.customerId : (customer?.id ?? null),
    email: change.email === undefined ? cart.email : change.email,
    address:
      change.address === undefined
        ? cart.address
        : change.address === null
          ? null
          : await addressOf(tx, change.address, customer ?? {}),
    shippingMethod: change.shippingMethod === undefined ? cart.shippingMethod : change.shippingMethod,
    express: change.express ?? cart.express,
    updatedAt: at,
  };
  await saveCart(tx, shop, changed);
  return changed;
}

/**
 * Makes an order of the cart: takes the stock, uses the codes that apply, sends the order's webhooks. Refused as
 * `orderFromCart` says, and `already-done` for a cart that is an order.
 */
export async function placeOrder(
  tx: Tx,
  shop: Shop,
  token: string,
  input: PlaceInput = {},
): Promise<OrderData> {
  const cart = await lockCart(tx, shop, token);
  if (cart.orderId !== null) throw new Refusal('already-done', 'This cart is an order already.');
  const order = await orderFromCart(tx, shop, cart, input);
  await saveCart(tx, shop, { ...cart, orderId: order.id, updatedAt: isoSeconds(shop.now) });
  return order;
}

/** The cart, locked until the transaction ends; refused (`not-found`) when there is none. */
async function lockCart(tx: Tx, shop: Shop, token: string): Promise<CartData> {
  const rows = await tx.query<{ data: CartData }>(
    "select data from resource where shop = $1 and kind = 'cart' and name = $2 for update",
    [shop.domain, token],
  );
  const cart = rows[0]?.data;
  if (cart === undefined) throw new Refusal('not-found', 'There is no such cart.');
  return cart;
}

async function linesAfter(
  tx: Tx,
  shop: Shop,
  cart: CartData,
  set: Record<string, number>,
): Promise<CartData['lines']> {
  const lines = cart.lines.flatMap((line) => {
    const quantity = set[line.variantId] ?? line.quantity;
    return quantity === 0 ? [] : [{ ...line, quantity }];
  });
  for (const [variantId, quantity] of Object.entries(set)) {
    if (quantity === 0 || cart.lines.some((line) => line.variantId === variantId)) continue;
    const found = /^\d{1,19}$/.test(variantId) ? await findVariantById(tx, shop, variantId) : null;
    if (found === null || found.product.status !== 'ACTIVE') {
      throw new Refusal('unknown-variant', `There is no variant ${variantId} to buy.`);
    }
    lines.push({ id: await takeId(tx), variantId, quantity });
  }
  return lines;
}

function codesAfter(cart: CartData, { addCode, removeCode }: CartForm): string[] {
  if (addCode === undefined && removeCode === undefined) return cart.codes;
  if (cart.express) throw new Refusal('not-allowed', 'Codes cannot be changed while a wallet is open.');
  const has = (code: string) => cart.codes.some((one) => discountKey(one) === discountKey(code));
  const added = addCode === undefined || has(addCode) ? cart.codes : [...cart.codes, addCode];
  const codes = added.filter(
    (code) => removeCode === undefined || discountKey(code) !== discountKey(removeCode),
  );
  if (codes.length > mostCodes) throw new Refusal('too-many-codes', `A cart takes ${mostCodes} codes.`);
  return codes;
}

async function saveCart(tx: Tx, shop: Shop, cart: CartData): Promise<void> {
  await saveDocument(tx, shop, 'cart', cart, {
    name: cart.token,
    email: null,
    customerId: null,
    processedAt: cart.createdAt,
  });
}
