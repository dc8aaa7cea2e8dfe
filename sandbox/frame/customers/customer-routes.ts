import { Hono } from 'hono';
import { subscribe } from '../../domain/customers.ts';
import { accountsOf } from '../../domain/store-credit/accounts.ts';
import { act, readFields } from '../act.ts';
import type { FrameDeps } from '../deps.ts';
import { missingPage } from '../missing-page.ts';
import { ordersOfCustomers } from '../orders/find-orders.ts';
import { withContext } from '../with-context.ts';
import { customerBlocks } from './customer-blocks.ts';
import { customerPage } from './customer-page.ts';
import { customersPage } from './customers-page.ts';
import { findCustomer, findCustomers } from './find-customers.ts';

export function customerRoutes(deps: FrameDeps): Hono {
  return new Hono()
    .get('/', (c) =>
      withContext(c, deps, async (context) => {
        const text = (c.req.query('query') ?? '').trim().slice(0, 200);
        const page = await findCustomers(deps.state, context.shop.domain, text, c.req.query('after') ?? null);
        return c.html(customersPage(context, text, page));
      }),
    )
    .get('/:id{[0-9]{1,18}}', (c) =>
      withContext(c, deps, async (context) => {
        const customer = await findCustomer(deps.state, context.shop.domain, c.req.param('id'));
        if (customer === null) return c.html(missingPage(context, 'customer'), 404);
        return c.html(
          customerPage(
            context,
            customer,
            await ordersOfCustomers(deps.state, context.shop.domain, [customer.id]),
            await accountsOf(deps.state, context.shop, customer.id),
            customerBlocks(context, deps, customer.id),
          ),
        );
      }),
    )
    .post('/:id{[0-9]{1,18}}/marketing', (c) =>
      withContext(c, deps, async ({ shop, base }) => {
        const customer = await findCustomer(deps.state, shop.domain, c.req.param('id'));
        if (customer === null) return c.redirect(`${base}/customers`, 303);
        const subscribed = (await readFields(c)).get('subscribed') === 'yes';
        const page = `${base}/customers/${customer.id}`;
        return act(c, deps, {
          domain: shop.domain,
          from: page,
          to: page,
          command: (tx, now) => subscribe(tx, now, customer.id, subscribed),
          done: subscribed ? 'Subscribed to marketing by e-mail.' : 'Unsubscribed from marketing by e-mail.',
        });
      }),
    );
}
