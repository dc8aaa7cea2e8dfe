import type { Context } from 'hono';
import { ZodError } from 'zod';
import type { CartChange } from '../../domain/checkout/cart-inputs.ts';
import type { CartData } from '../../domain/checkout/cart-types.ts';
import { changeCart, createCart, findCart } from '../../domain/checkout/carts.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Shop } from '../../domain/types.ts';
import { keepCart, readVisitor } from '../../shopper/visitor.ts';
import type { State, Tx } from '../../state/database.ts';

/**
 * Changes the cart of this browser, which is made when there is none (or it became an order), and remembers it. The
 * changes depend on the cart as it is: they are worked out inside the transaction.
 */
export async function changeVisitorsCart(
  c: Context,
  state: State,
  shop: Shop,
  changesOf: (cart: CartData) => CartChange[],
): Promise<CartData> {
  const { customer, cartToken } = await readVisitor(c, state, shop);
  const cart = await state.transaction(async (tx) => {
    const own = cartToken === null ? null : await findCart(tx, shop, cartToken);
    const open = own === null || own.orderId !== null ? await newCart(tx, shop, customer?.id ?? null) : own;
    let changed = open;
    for (const change of changesOf(open)) changed = await changeCart(tx, shop, open.token, change);
    return changed;
  });
  if (cart.token !== cartToken) await keepCart(c, state, shop, cart.token);
  return cart;
}

const newCart = (tx: Tx, shop: Shop, customerId: string | null): Promise<CartData> =>
  createCart(tx, shop, { customerId });

/** The changes by which the cart's codes become exactly these. */
export function codeChanges(cart: CartData, wanted: readonly string[]): CartChange[] {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const gone = cart.codes.filter((code) => !wanted.some((one) => same(one, code)));
  const added = wanted.filter((code) => !cart.codes.some((one) => same(one, code)));
  return [...gone.map((removeCode) => ({ removeCode })), ...added.map((addCode) => ({ addCode }))];
}

/** Why a cart could not be changed, for a shopper; null for what is no shopper's doing. */
export function cartProblem(error: unknown): string | null {
  if (error instanceof ZodError)
    return 'That is not a quantity or a code the cart can take, so nothing was changed.';
  if (!(error instanceof Refusal)) return null;
  return error.code === 'unknown-variant'
    ? 'This product is not sold any more, so it was not added.'
    : error.message;
}
