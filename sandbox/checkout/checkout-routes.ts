import { type Context, Hono } from 'hono';
import { ZodError } from 'zod';
import type { CartChange } from '../domain/checkout/cart-inputs.ts';
import { changeCart, findCart, priceCart } from '../domain/checkout/carts.ts';
import { Refusal } from '../domain/refusal.ts';
import { getShop } from '../domain/shops.ts';
import type { OrderData, Shop } from '../domain/types.ts';
import { type Fields, readFields } from '../frame/act.ts';
import { keepCart } from '../shopper/visitor.ts';
import type { Tx } from '../state/database.ts';
import { findDocument } from '../state/documents.ts';
import type { WindowDeps } from '../windows/deps.ts';
import { type WindowView, withWindow } from '../windows/load-window.ts';
import { noSuchPage } from '../windows/no-such-page.ts';
import { refusalText } from '../windows/refusal-texts.ts';
import { checkCard, checkCountry, checkDelivery, deliveryChange } from './checkout-form.ts';
import { checkoutPage } from './checkout-page.ts';
import { creditOf, pay, payByWallet } from './pay.ts';
import { thankYouPage } from './thank-you-page.ts';

/** The checkout of every shop and the page after the order; mounted at the root. */
export function checkoutRoutes(deps: WindowDeps): Hono {
  const path = '/store/:handle/checkout';
  return new Hono()
    .on(['GET', 'POST'], path, (c) => withWindow(c, deps, (view) => enter(c, deps, view)))
    .get(`${path}/:token`, (c) => onCheckout(c, deps, (view, token) => show(c, deps, view, token)))
    .get(`${path}/:token/thank-you`, (c) => withWindow(c, deps, (view) => thanks(c, deps, view)))
    .post(`${path}/:token/codes`, (c) =>
      onCheckout(c, deps, (view, token) => changeCodes(c, deps, view, token)),
    )
    .post(`${path}/:token/delivery`, (c) =>
      onCheckout(c, deps, async (view, token) => {
        const fields = await readFields(c);
        const wrong = checkCountry(fields);
        if (wrong.form !== undefined) return show(c, deps, view, token, fields, wrong);
        const refused = await attempt(deps, view, (tx, shop) =>
          changeCart(tx, shop, token, deliveryChange(fields)),
        );
        return refused === null
          ? c.redirect(addressOf(view, token), 303)
          : show(c, deps, view, token, fields, { form: refused });
      }),
    )
    .post(`${path}/:token/pay`, (c) => onCheckout(c, deps, (view, token) => finish(c, deps, view, token)))
    .post(`${path}/:token/wallet`, (c) =>
      onCheckout(c, deps, (view, token) =>
        place(c, deps, view, token, new Map(), (tx, shop) => payByWallet(tx, shop, token)),
      ),
    );
}

const addressOf = (view: WindowView, token: string) => `${view.store}/checkout/${token}`;

/** "Check out": the cart of this browser, for whoever is signed in. */
async function enter(c: Context, deps: WindowDeps, view: WindowView): Promise<Response> {
  const { cartToken, customer } = view.visitor;
  const cart = cartToken === null ? null : await findCart(deps.state, view.context.shop, cartToken);
  if (cart === null || cart.orderId !== null || cart.lines.length === 0)
    return c.redirect(`${view.store}/cart`, 303);
  await follow(deps, view, cart.token, cart.customerId, customer?.id ?? null);
  return c.redirect(addressOf(view, cart.token), 303);
}

/** A checkout belongs to whoever looks at it: signing in or out on the way is seen at once. */
async function follow(
  deps: WindowDeps,
  view: WindowView,
  token: string,
  now: string | null,
  customerId: string | null,
): Promise<void> {
  if (now === customerId) return;
  await deps.state.transaction(async (tx) => {
    const shop = await getShop(tx, view.context.shop.domain);
    await changeCart(tx, shop, token, {
      customerId,
      ...(customerId !== null && { email: null, address: null }),
    });
  });
}

async function onCheckout(
  c: Context,
  deps: WindowDeps,
  answer: (view: WindowView, token: string) => Promise<Response>,
): Promise<Response> {
  return withWindow(c, deps, async (view) => {
    const token = c.req.param('token') ?? '';
    const cart = await findCart(deps.state, view.context.shop, token);
    if (cart === null) return c.html(noSuchPage(view, 'There is no such checkout'), 404);
    if (cart.orderId !== null) return c.redirect(`${addressOf(view, token)}/thank-you`, 303);
    await follow(deps, view, token, cart.customerId, view.visitor.customer?.id ?? null);
    return answer(view, token);
  });
}

async function show(
  c: Context,
  deps: WindowDeps,
  view: WindowView,
  token: string,
  fields: Fields = new Map(),
  errors: Record<string, string> = {},
): Promise<Response> {
  const { shop } = view.context;
  const cart = await priceCart(deps.state, shop, token);
  if (cart.lines.length === 0) return c.redirect(`${view.store}/cart`, 303);
  const credit = await creditOf(deps.state, shop, cart);
  const wrong = Object.keys(errors).length > 0;
  return c.html(checkoutPage({ view, cart, credit, fields, errors }), wrong ? 422 : 200);
}

async function changeCodes(c: Context, deps: WindowDeps, view: WindowView, token: string): Promise<Response> {
  const fields = await readFields(c);
  const remove = fields.get('removeCode');
  const add = fields.get('addCode') ?? '';
  if (remove === undefined && add === '')
    return show(c, deps, view, token, fields, { addCode: 'Enter a code.' });
  const change: CartChange = remove !== undefined ? { removeCode: remove } : { addCode: add };
  const refused = await attempt(deps, view, async (tx, shop) => {
    await changeCart(tx, shop, token, change);
    const after = await priceCart(tx, shop, token);
    const code = after.codes.find((one) => one.code.toLowerCase() === add.toLowerCase());
    if (remove === undefined && code?.refused != null)
      throw new Refusal(code.refused, refusalText(code.refused));
  });
  if (refused !== null) return show(c, deps, view, token, fields, { addCode: refused });
  return c.redirect(addressOf(view, token), 303);
}

async function finish(c: Context, deps: WindowDeps, view: WindowView, token: string): Promise<Response> {
  const fields = await readFields(c);
  const errors = { ...checkDelivery(fields), ...checkCard(fields) };
  if (Object.keys(errors).length > 0) return show(c, deps, view, token, fields, errors);
  return place(c, deps, view, token, fields, (tx, shop) => pay(tx, shop, token, fields));
}

async function place(
  c: Context,
  deps: WindowDeps,
  view: WindowView,
  token: string,
  fields: Fields,
  command: (tx: Tx, shop: Shop) => Promise<OrderData>,
): Promise<Response> {
  const refused = await attempt(deps, view, command);
  if (refused !== null) return show(c, deps, view, token, fields, { form: refused });
  if (view.visitor.cartToken === token) await keepCart(c, deps.state, view.context.shop, null);
  return c.redirect(`${addressOf(view, token)}/thank-you`, 303);
}

/** Carries a command out; why it was refused, or null. */
async function attempt(
  deps: WindowDeps,
  view: WindowView,
  command: (tx: Tx, shop: Shop) => Promise<unknown>,
): Promise<string | null> {
  try {
    await deps.state.transaction(async (tx) => command(tx, await getShop(tx, view.context.shop.domain)));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code === 'total-changed' ? changedText(error) : error.message;
    if (error instanceof ZodError)
      return `This cannot be used: ${error.issues[0]?.message ?? 'it is not right'}.`;
    throw error;
  }
}

const changedText = (error: Refusal): string => `${error.message} Look at the summary and pay again.`;

async function thanks(c: Context, deps: WindowDeps, view: WindowView): Promise<Response> {
  const { shop } = view.context;
  const token = c.req.param('token') ?? '';
  const cart = await findCart(deps.state, shop, token);
  if (cart === null) return c.html(noSuchPage(view, 'There is no such order'), 404);
  if (cart.orderId === null) return c.redirect(addressOf(view, token), 303);
  const order = await findDocument(deps.state, shop, 'order', cart.orderId);
  return order === null
    ? c.html(noSuchPage(view, 'There is no such order'), 404)
    : c.html(thankYouPage(view, order, token));
}
