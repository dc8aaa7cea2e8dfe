import { type Context, Hono } from 'hono';
import { editOrder } from '../../domain/edit-order.ts';
import { refundOrder } from '../../domain/refund-order.ts';
import type { OrderData } from '../../domain/types.ts';
import { act, type Fields, readFields } from '../act.ts';
import type { AdminContext } from '../admin-context.ts';
import { findCustomer, listEmails } from '../customers/find-customers.ts';
import type { FrameDeps } from '../deps.ts';
import { missingPage } from '../missing-page.ts';
import { preview } from '../preview.ts';
import { listSellable } from '../products/find-products.ts';
import { returnChanges } from '../returns/return-changes.ts';
import { returnPage } from '../returns/return-page.ts';
import { withContext } from '../with-context.ts';
import { type At, orderChanges } from './change-order.ts';
import { cancelPage, fulfilPage } from './change-pages.ts';
import { createOrderFrom } from './create-order-form.ts';
import { createPage } from './create-page.ts';
import { editPage } from './edit-page.ts';
import { findOrder, findOrders } from './find-orders.ts';
import { financialTexts, fulfillmentTexts } from './order-badges.ts';
import { editFrom, refundFrom } from './order-forms.ts';
import { orderPage } from './order-page.ts';
import { ordersPage } from './orders-page.ts';
import { refundPage } from './refund-page.ts';

/** The pages of one order need it loaded; without it the visitor gets the 404 page. */
type OrderHandler = (at: At) => Promise<Response> | Response;

/** Orders: list, page, creation and every change. */
export function orderRoutes(deps: FrameDeps): Hono {
  return new Hono().route('/', listRoutes(deps)).route('/', oneOrderRoutes(deps));
}

function listRoutes(deps: FrameDeps): Hono {
  const routes = new Hono();
  routes.get('/', (c) => withContext(c, deps, (context) => listPage(c, deps, context)));
  routes.get('/new', (c) =>
    withContext(c, deps, async (context) => {
      const [sellable, customers] = await Promise.all([
        listSellable(deps.state, context.shop.domain),
        listEmails(deps.state, context.shop.domain),
      ]);
      return c.html(createPage(context, { sellable, customers, email: c.req.query('email') ?? '' }));
    }),
  );
  routes.post('/new', (c) =>
    withContext(c, deps, async ({ shop, base }) => {
      const fields = await readFields(c);
      return act(c, deps, {
        domain: shop.domain,
        from: `${base}/orders/new`,
        to: (order: OrderData) => `${base}/orders/${order.id}`,
        command: (tx, now) => createOrderFrom(tx, now, fields),
        done: (order) => `Order ${order.name} was created.`,
      });
    }),
  );
  return routes;
}

function oneOrderRoutes(deps: FrameDeps): Hono {
  const routes = new Hono();
  const onOrder = (handler: OrderHandler) => (c: Context) =>
    withContext(c, deps, async (context) => {
      const order = await findOrder(deps.state, context.shop.domain, c.req.param('id') ?? '');
      if (order === null) return c.html(missingPage(context, 'order'), 404);
      return handler({ c, context, order, here: `${context.base}/orders/${order.id}` });
    });
  routes.get(
    '/:id{[0-9]{1,18}}',
    onOrder(async ({ c, context, order }) => {
      const customer =
        order.customerId === null
          ? null
          : await findCustomer(deps.state, context.shop.domain, order.customerId);
      return c.html(orderPage(context, order, customer));
    }),
  );
  routes.get(
    '/:id{[0-9]{1,18}}/fulfil',
    onOrder(({ c, context, order }) => c.html(fulfilPage(context, order))),
  );
  routes.get(
    '/:id{[0-9]{1,18}}/cancel',
    onOrder(({ c, context, order }) => c.html(cancelPage(context, order))),
  );
  routes.get(
    '/:id{[0-9]{1,18}}/refund',
    onOrder((at) => showRefund(deps, at)),
  );
  routes.get(
    '/:id{[0-9]{1,18}}/edit',
    onOrder((at) => showEdit(deps, at)),
  );
  routes.get(
    '/:id{[0-9]{1,18}}/return',
    onOrder(async ({ c, context, order }) =>
      c.html(returnPage(context, order, await listSellable(deps.state, context.shop.domain))),
    ),
  );
  for (const [path, change] of Object.entries({ ...orderChanges, ...returnChanges })) {
    routes.post(
      `/:id{[0-9]{1,18}}/${path}`,
      onOrder(async (at) => change(deps, at, await readFields(at.c))),
    );
  }
  return routes;
}

async function listPage(c: Context, deps: FrameDeps, context: AdminContext): Promise<Response> {
  const named = <Key extends string>(texts: Record<Key, unknown>, value: string | undefined): Key | null =>
    Object.keys(texts).find((key): key is Key => key === value) ?? null;
  const filter = {
    text: (c.req.query('query') ?? '').trim().slice(0, 200),
    payment: named(financialTexts, c.req.query('payment')),
    fulfilment: named(fulfillmentTexts, c.req.query('fulfilment')),
    after: c.req.query('after') ?? null,
    before: c.req.query('before') ?? null,
  };
  return c.html(ordersPage(context, filter, await findOrders(deps.state, context.shop.domain, filter)));
}

function queryFields(c: Context): Fields {
  return new Map(Object.entries(c.req.query()));
}

async function showRefund(deps: FrameDeps, { c, context, order }: At): Promise<Response> {
  const fields = queryFields(c);
  const quote = await preview(deps, context.shop.domain, async (tx, shop) =>
    refundOrder(tx, shop, refundFrom(order, fields)),
  );
  const untouched =
    'refused' in quote &&
    ![...fields].some(([name, value]) => /^(units|amount|shipping)/.test(name) && Number(value) !== 0);
  const shown = untouched ? null : 'refused' in quote ? quote : { after: quote.result.order };
  return c.html(refundPage(context, order, fields, shown));
}

async function showEdit(deps: FrameDeps, { c, context, order }: At): Promise<Response> {
  const fields = queryFields(c);
  const quote = await preview(deps, context.shop.domain, async (tx, shop) =>
    editOrder(tx, shop, { ...editFrom(order, fields), collect: false }),
  );
  const shown = fields.size === 0 ? null : 'refused' in quote ? quote : { after: quote.result };
  const sellable = await listSellable(deps.state, context.shop.domain);
  return c.html(editPage(context, order, { fields, quote: shown, sellable }));
}
