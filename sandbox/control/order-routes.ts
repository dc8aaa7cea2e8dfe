import { Hono } from 'hono';
import { z } from 'zod';
import { cancelOrder } from '../domain/cancel-order.ts';
import { createOrder } from '../domain/create-order.ts';
import { editOrder } from '../domain/edit-order.ts';
import { addFulfillmentEvent, fulfilOrder } from '../domain/fulfil-order.ts';
import {
  cancelInput,
  deliverInput,
  editInput,
  fulfilInput,
  idText,
  orderInput,
  payInput,
  refundInput,
} from '../domain/inputs.ts';
import { deleteOrder, tagOrder } from '../domain/order-changes.ts';
import { payOrder } from '../domain/pay-order.ts';
import { orderSummary } from '../domain/read-orders.ts';
import { refundOrder } from '../domain/refund-order.ts';
import { getShop } from '../domain/shops.ts';
import { type ControlDeps, inShop, param, readBody } from './context.ts';

const ORDER = '/shops/:domain/orders/:id';
const deliver = deliverInput
  .omit({ order: true, fulfillment: true })
  .extend({ fulfillmentId: idText.optional() });
const tags = z.strictObject({ tags: z.array(z.string()) });

/** Orders from placing to cancelling; amounts in the order's presentment currency. */
export function orderRoutes(deps: ControlDeps): Hono {
  return new Hono()
    .post('/shops/:domain/orders', async (c) => {
      const input = await readBody(c, orderInput);
      const order = await inShop(c, deps, (tx, shop) => createOrder(tx, shop, input));
      return c.json({ id: order.id, name: order.name }, 201);
    })
    .get(ORDER, async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      return c.json(await orderSummary(deps.state, shop, idText.parse(param(c, 'id'))));
    })
    .post(`${ORDER}/pay`, async (c) => {
      const input = { ...(await readBody(c, payInput.omit({ order: true }))), order: param(c, 'id') };
      await inShop(c, deps, (tx, shop) => payOrder(tx, shop, input));
      return c.json({ ok: true });
    })
    .post(`${ORDER}/fulfil`, async (c) => {
      const input = { ...(await readBody(c, fulfilInput.omit({ order: true }))), order: param(c, 'id') };
      const { fulfillmentId } = await inShop(c, deps, (tx, shop) => fulfilOrder(tx, shop, input));
      return c.json({ fulfillmentId });
    })
    .post(`${ORDER}/deliver`, async (c) => {
      const { fulfillmentId, ...event } = await readBody(c, deliver);
      const input = { ...event, order: param(c, 'id'), fulfillment: fulfillmentId };
      await inShop(c, deps, (tx, shop) => addFulfillmentEvent(tx, shop, input));
      return c.json({ ok: true });
    })
    .post(`${ORDER}/refund`, async (c) => {
      const input = { ...(await readBody(c, refundInput.omit({ order: true }))), order: param(c, 'id') };
      const { refund } = await inShop(c, deps, (tx, shop) => refundOrder(tx, shop, input));
      return c.json({ refundId: refund.id });
    })
    .post(`${ORDER}/cancel`, async (c) => {
      const input = { ...(await readBody(c, cancelInput.omit({ order: true }))), order: param(c, 'id') };
      await inShop(c, deps, (tx, shop) => cancelOrder(tx, shop, input));
      return c.json({ ok: true });
    })
    .post(`${ORDER}/edit`, async (c) => {
      const input = { ...(await readBody(c, editInput.omit({ order: true }))), order: param(c, 'id') };
      await inShop(c, deps, (tx, shop) => editOrder(tx, shop, input));
      return c.json({ ok: true });
    })
    .post(`${ORDER}/tags`, async (c) => {
      const change = await readBody(c, tags);
      await inShop(c, deps, (tx, shop) =>
        tagOrder(tx, shop, { order: idText.parse(param(c, 'id')), ...change }),
      );
      return c.json({ ok: true });
    })
    .post(`${ORDER}/delete`, async (c) => {
      await inShop(c, deps, (tx, shop) => deleteOrder(tx, shop, idText.parse(param(c, 'id'))));
      return c.json({ ok: true });
    });
}
