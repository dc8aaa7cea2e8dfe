import { beforeAll, expect, it } from 'vitest';
import { createOrder } from '../../domain/create-order.ts';
import { createCustomer } from '../../domain/customers.ts';
import { fulfilOrder } from '../../domain/fulfil-order.ts';
import { createProducts } from '../../domain/products.ts';
import { getOrder } from '../../domain/read-orders.ts';
import { createReturn, requestReturn } from '../../domain/returns/create-return.ts';
import { returnsOf } from '../../domain/returns/return-parts.ts';
import { processed, unitsToReturn } from '../../domain/returns/test-returns.ts';
import { createShop } from '../../domain/shops.ts';
import type { OrderData, Shop } from '../../domain/types.ts';
import { useState } from '../../state/test-database.ts';
import { frameFor } from '../test-frame.ts';

const sandbox = useState();
const at = frameFor(() => sandbox.state);
const domain = 'afterglow-demo.myshopify.com';
let shop: Shop;
let customerId: string;

beforeAll(async () => {
  await sandbox.state.transaction(async (tx) => {
    shop = await createShop(tx, { domain, currency: 'EUR', now: '2026-03-03T09:00:00Z' });
    await createProducts(tx, shop, [{ sku: 'MUG', price: '18.00', title: 'Fjord stoneware mug' }]);
    customerId = (await createCustomer(tx, shop, { email: 'ana@example.com' })).id;
  });
});

async function sent(): Promise<{ order: OrderData; path: string }> {
  const order = await sandbox.state.transaction(async (tx) => {
    const made = await createOrder(tx, shop, {
      customer: customerId,
      lines: [{ sku: 'MUG', quantity: 2 }],
    });
    return (await fulfilOrder(tx, shop, { order: made.id })).order;
  });
  return { order, path: `${at.admin}/orders/${order.id}` };
}

it('lets staff make a return of their own and take it back', async () => {
  const { order, path } = await sent();
  expect((await at.page(path)).html).toContain(`${path}/return`);
  expect((await at.page(`${path}/return`)).html).toContain('Units to return: Fjord stoneware mug');
  const none = await at.post(`${path}/return`, { reason: '1' });
  expect(none.html).toContain('Choose the items that come back.');
  const part = order.fulfillments[0]?.lines[0]?.id ?? '';
  const made = await at.post(`${path}/return`, { [`units:${part}`]: '1', reason: '6', fee: '4,90' });
  expect(made.html).toContain(`Return ${order.name}-R1 was created.`);
  for (const text of ['Return in progress', 'Too small', 'Return shipping €4.90']) {
    expect(made.html).toContain(text);
  }
  const [found] = returnsOf(await getOrder(sandbox.state, shop, order.id));
  expect(found).toMatchObject({ status: 'OPEN', shippingFee: { amount: '4.90' } });
  const gone = await at.post(`${path}/return-change`, { return: found?.id ?? '', do: 'cancel' });
  expect(gone.html).toContain('The return is cancelled.');
  expect(gone.html).toContain('Return cancelled');
});

it('decides what was only requested, and refuses what is not one of its decisions', async () => {
  const { order, path } = await sent();
  const input = { order: order.id, lines: unitsToReturn(order, { MUG: 1 }) };
  const { made } = await sandbox.state.transaction((tx) => requestReturn(tx, shop, input));
  expect((await at.page(path)).html).toContain('Return requested');
  const odd = await at.post(`${path}/return-change`, { return: made.id, do: 'eat' });
  expect(odd.html).toContain('This cannot be done with a return.');
  const approved = await at.post(`${path}/return-change`, { return: made.id, do: 'approve' });
  expect(approved.html).toContain('The return is approved.');
  const closed = await at.post(`${path}/return-change`, { return: made.id, do: 'close' });
  expect(closed.html).toContain('The return is marked as returned.');
});

it('shows a customer’s store credit', async () => {
  const { order } = await sent();
  const { order: open, made } = await sandbox.state.transaction((tx) =>
    createReturn(tx, shop, { order: order.id, lines: unitsToReturn(order, { MUG: 1 }) }),
  );
  expect((await at.page(`${at.admin}/customers/${customerId}`)).html).toContain('Store credit');
  await processed(sandbox, { shop, order: open }, made, { credit: '18.00' });
  const { html } = await at.page(`${at.admin}/customers/${customerId}`);
  expect(html).toContain('<strong>€18.00</strong>');
  expect(html).toContain('Refund of an order');
});
