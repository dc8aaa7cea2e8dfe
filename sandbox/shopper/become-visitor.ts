import type { Context } from 'hono';
import { changeCart, findCart } from '../domain/checkout/carts.ts';
import type { Id, Shop } from '../domain/types.ts';
import type { State } from '../state/database.ts';
import { keepWho, readVisitor } from './visitor.ts';

/**
 * Signs a customer in (or out: null) at the shop's storefront. A cart of this browser goes with whoever is signed in;
 * one whose address is unknown here (the cookie is the storefront's alone) follows at the next visit of the storefront.
 */
export async function becomeVisitor(
  c: Context,
  state: State,
  shop: Shop,
  customerId: Id | null,
): Promise<void> {
  await keepWho(c, state, shop, customerId);
  const { cartToken } = await readVisitor(c, state, shop);
  if (cartToken !== null) await giveCart(state, shop, cartToken, customerId);
}

/** Makes an open cart the customer's, or a guest's (null). */
export async function giveCart(
  state: State,
  shop: Shop,
  token: string,
  customerId: Id | null,
): Promise<void> {
  const cart = await findCart(state, shop, token);
  if (cart === null || cart.orderId !== null || cart.customerId === customerId) return;
  await state.transaction((tx) => changeCart(tx, shop, token, { customerId }));
}
