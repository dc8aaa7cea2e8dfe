import { Hono } from 'hono';
import { z } from 'zod';
import { listCollections } from '../domain/collections.ts';
import {
  createCustomer,
  deleteCustomer,
  getCustomer,
  mergeCustomers,
  updateCustomer,
} from '../domain/customers.ts';
import { customerChange, customerInput, idText, productChange, productInput } from '../domain/inputs.ts';
import { createProducts, deleteProduct, updateProduct } from '../domain/products.ts';
import { getShop } from '../domain/shops.ts';
import { stockBySku, stockIn } from '../domain/stock.ts';
import { requestCustomerData, requestCustomerRedaction } from '../webhooks/privacy.ts';
import { type ControlDeps, inShop, param, readBody } from './context.ts';

const products = z.array(productInput).min(1);
const mergeTarget = z.strictObject({ into: idText });

/** Products, stock and customers. */
export function catalogueRoutes(deps: ControlDeps): Hono {
  return new Hono()
    .post('/shops/:domain/products', async (c) => {
      const input = await readBody(c, products);
      return c.json(await inShop(c, deps, (tx, shop) => createProducts(tx, shop, input)), 201);
    })
    .post('/shops/:domain/products/:id', async (c) => {
      const change = await readBody(c, productChange.omit({ id: true }));
      return c.json(
        await inShop(c, deps, (tx, shop) => updateProduct(tx, shop, { ...change, id: param(c, 'id') })),
      );
    })
    .post('/shops/:domain/products/:id/delete', async (c) => {
      await inShop(c, deps, (tx, shop) => deleteProduct(tx, shop, idText.parse(param(c, 'id'))));
      return c.json({ ok: true });
    })
    .get('/shops/:domain/collections', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      return c.json(await listCollections(deps.state, shop));
    })
    .get('/shops/:domain/stock', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      const location = c.req.query('location');
      if (location === undefined) return c.json(await stockBySku(deps.state, shop));
      return c.json(await stockIn(deps.state, shop, idText.parse(location)));
    })
    .post('/shops/:domain/customers', async (c) => {
      const input = await readBody(c, customerInput);
      const customer = await inShop(c, deps, (tx, shop) => createCustomer(tx, shop, input));
      return c.json({ id: customer.id }, 201);
    })
    .post('/shops/:domain/customers/:id', async (c) => {
      const change = await readBody(c, customerChange.omit({ id: true }));
      return c.json(
        await inShop(c, deps, (tx, shop) => updateCustomer(tx, shop, { ...change, id: param(c, 'id') })),
      );
    })
    .post('/shops/:domain/customers/:id/delete', async (c) => {
      await inShop(c, deps, (tx, shop) => deleteCustomer(tx, shop, idText.parse(param(c, 'id'))));
      return c.json({ ok: true });
    })
    .post('/shops/:domain/customers/:id/merge', async (c) => {
      const { into } = await readBody(c, mergeTarget);
      const merge = { from: param(c, 'id'), keep: into };
      const kept = await inShop(c, deps, (tx, shop) => mergeCustomers(tx, shop, merge));
      return c.json({ id: kept.id });
    })
    .post('/shops/:domain/customers/:id/data-request', async (c) => {
      await inShop(c, deps, async (tx, shop) => {
        await requestCustomerData(tx, shop, await getCustomer(tx, shop, idText.parse(param(c, 'id'))));
      });
      return c.json({ ok: true });
    })
    .post('/shops/:domain/customers/:id/redact', async (c) => {
      await inShop(c, deps, async (tx, shop) => {
        await requestCustomerRedaction(tx, shop, await getCustomer(tx, shop, idText.parse(param(c, 'id'))));
      });
      return c.json({ ok: true });
    });
}
