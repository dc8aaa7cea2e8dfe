import { type Context, Hono } from 'hono';
import { findOrderByStatusKey } from '../domain/checkout/order-status-key.ts';
import { subscribe } from '../domain/customers.ts';
import { payOrder } from '../domain/pay-order.ts';
import { requestByShopper } from '../domain/returns/by-hand/request-by-shopper.ts';
import { getShop } from '../domain/shops.ts';
import type { CustomerData, OrderData } from '../domain/types.ts';
import { ownOrder } from '../extension-host/server/place.ts';
import { readFields, reasonOf } from '../frame/act.ts';
import type { WindowDeps } from '../windows/deps.ts';
import { type WindowView, withWindow } from '../windows/load-window.ts';
import { noSuchPage } from '../windows/no-such-page.ts';
import { fullPage } from './full-page.ts';
import { orderPage } from './order-page.ts';
import { ordersPage } from './orders-page.ts';
import { profilePage } from './profile-page.ts';
import { canAskForReturn, requestFrom, returnRequestPage } from './return-request-page.ts';

const pageSize = 12;

/** The customer's account and the order's status page; mounted at the root. */
export function accountRoutes(deps: WindowDeps): Hono {
  const account = '/store/:handle/account';
  return new Hono()
    .get(account, (c) => signedIn(c, deps, (view, customer) => orders(c, deps, view, customer)))
    .get(`${account}/orders`, (c) => c.redirect(c.req.path.replace(/\/orders$/, '')))
    .get(`${account}/profile`, (c) =>
      signedIn(c, deps, (view, customer) => c.html(profilePage(view, customer))),
    )
    .post(`${account}/profile`, (c) =>
      signedIn(c, deps, async (view, customer) => {
        const subscribed = (await readFields(c)).get('subscribed') === 'yes';
        if (customer.email !== null)
          await deps.state.transaction(async (tx) =>
            subscribe(tx, await getShop(tx, view.context.shop.domain), customer.id, subscribed),
          );
        return c.redirect(`${view.store}/account/profile`, 303);
      }),
    )
    .get(`${account}/orders/:id`, (c) =>
      onOrder(c, deps, (view, order) => c.html(orderPage(view, order, `order:${order.id}`))),
    )
    .get(`${account}/orders/:id/return`, (c) =>
      onOrder(c, deps, (view, order) => returnRequest(c, view, order, {})),
    )
    .post(`${account}/orders/:id/return`, (c) =>
      onOrder(c, deps, (view, order) => askForReturn(c, deps, view, order)),
    )
    .post(`${account}/orders/:id/pay`, (c) => onOrder(c, deps, (view, order) => pay(c, deps, view, order)))
    .get(`${account}/orders/:id/pages/:extension{[^/]+}/:rest{.*}?`, (c) =>
      onOrder(c, deps, (view, order) => extensionPage(c, deps, view, order)),
    )
    .get(`${account}/pages/:extension{[^/]+}/:rest{.*}?`, (c) =>
      signedIn(c, deps, (view) => extensionPage(c, deps, view, null)),
    )
    .get('/store/:handle/orders/:key', (c) => withWindow(c, deps, (view) => byKey(c, deps, view)));
}

/** Who is not signed in signs in first and comes back. */
async function signedIn(
  c: Context,
  deps: WindowDeps,
  answer: (view: WindowView, customer: CustomerData) => Promise<Response> | Response,
): Promise<Response> {
  return withWindow(c, deps, (view) => {
    const { customer } = view.visitor;
    if (customer !== null) return answer(view, customer);
    return c.redirect(`${view.store}/account/login?return_to=${encodeURIComponent(view.context.here)}`);
  });
}

async function onOrder(
  c: Context,
  deps: WindowDeps,
  answer: (view: WindowView, order: OrderData) => Promise<Response> | Response,
): Promise<Response> {
  return signedIn(c, deps, async (view) => {
    const order = await ownOrder(deps.state, view.context.shop, view.visitor, c.req.param('id') ?? '');
    return order === null ? c.html(noSuchPage(view, 'There is no such order'), 404) : answer(view, order);
  });
}

function returnRequest(
  c: Context,
  view: WindowView,
  order: OrderData,
  given: { problem?: string },
): Response {
  if (!canAskForReturn(view.context.shop, order))
    return c.html(noSuchPage(view, 'There is no such page'), 404);
  return c.html(returnRequestPage(view, order, given), given.problem === undefined ? 200 : 422);
}

/** Shopify's own request, which the app learns of by webhook. */
async function askForReturn(
  c: Context,
  deps: WindowDeps,
  view: WindowView,
  order: OrderData,
): Promise<Response> {
  if (!view.context.shop.selfServeReturns) return returnRequest(c, view, order, {});
  try {
    const input = requestFrom(order, await readFields(c));
    await deps.state.transaction(async (tx) =>
      requestByShopper(tx, await getShop(tx, view.context.shop.domain), input),
    );
    return c.redirect(`${view.store}/account/orders/${order.id}`, 303);
  } catch (error) {
    return returnRequest(c, view, order, { problem: reasonOf(error) });
  }
}

/** By card, as everything in these shops. */
async function pay(c: Context, deps: WindowDeps, view: WindowView, order: OrderData): Promise<Response> {
  await deps.state
    .transaction(async (tx) => payOrder(tx, await getShop(tx, view.context.shop.domain), { order: order.id }))
    // Pressed twice: the second finds nothing left to pay.
    .catch(reasonOf);
  return c.redirect(`${view.store}/account/orders/${order.id}`, 303);
}

async function orders(
  c: Context,
  deps: WindowDeps,
  view: WindowView,
  customer: CustomerData,
): Promise<Response> {
  const after = c.req.query('after') ?? '';
  const rows = await deps.state.query<{ data: OrderData }>(
    `select data from resource where shop = $1 and kind = 'order' and customer_id = $2
       and ($3 = '' or (processed_at, id) < (select processed_at, id from resource where shop = $1 and kind = 'order' and id::text = $3))
     order by processed_at desc, id desc limit $4`,
    [view.context.shop.domain, customer.id, after, pageSize + 1],
  );
  const shown = rows.slice(0, pageSize).map((row) => row.data);
  return c.html(ordersPage(view, shown, rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null));
}

function extensionPage(c: Context, deps: WindowDeps, view: WindowView, order: OrderData | null): Response {
  const target = order === null ? 'customer-account.page.render' : 'customer-account.order.page.render';
  const extension = view.extensions.find(
    (one) => one.handle === c.req.param('extension') && one.targets.includes(target),
  );
  if (extension === undefined) return c.html(noSuchPage(view, 'There is no such page'), 404);
  const owner = order === null ? `${view.store}/account` : `${view.store}/account/orders/${order.id}`;
  const base = `${owner}/pages/${extension.handle}`;
  const url = `${deps.origin}${view.context.here}`;
  return c.html(fullPage(view, extension, { order, base, url }));
}

/** The link of a mail: its order's customer, when signed in, goes on to the account. */
async function byKey(c: Context, deps: WindowDeps, view: WindowView): Promise<Response> {
  const key = c.req.param('key') ?? '';
  const order = await findOrderByStatusKey(deps.state, view.context.shop, key);
  if (order === null) return c.html(noSuchPage(view, 'There is no such order'), 404);
  const { customer } = view.visitor;
  if (customer !== null && order.customerId === customer.id)
    return c.redirect(`${view.store}/account/orders/${order.id}`);
  return c.html(orderPage(view, order, `key:${key}`));
}
