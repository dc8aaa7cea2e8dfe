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
    await createProducts(tx, shop, [
      { sku: 'MUG', price: '18.00', title: 'Fjord stoneware mug' },
      { sku: 'BOWL', price: '22.00', title: 'Fjord bowl' },
    ]);
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

it('exchanges at the till, asks for what is owed and holds the new item until it is paid', async () => {
  const { order, path } = await sent();
  const part = order.fulfillments[0]?.lines[0]?.id ?? '';
  const made = await at.post(`${path}/return`, {
    [`units:${part}`]: '1',
    reason: '6',
    note: 'Came with a chip',
    restocking: '50',
    exchangeSku: 'BOWL',
    exchangeUnits: '1',
    exchangeDiscount: '2,00',
    pos: 'yes',
  });
  // 18.00 less half of it; 20.00 goes out: 11.00 are open.
  for (const text of [
    'Returned',
    'Came with a chip',
    'Restocking fee 50 %',
    '1 restocked in Shop location',
    'Goes out in exchange',
    '€2.00 off',
    'On hold until paid',
    'Still to pay',
    'Send invoice',
  ]) {
    expect(made.html).toContain(text);
  }
  expect(made.html).not.toContain('Fulfil all');
  const asked = await at.post(`${path}/invoice`, {});
  expect(asked.html).toContain('Invoice for €11.00 sent to ana@example.com');
  const paid = await at.post(`${path}/pay`, {});
  expect(paid.html).toContain('Fulfil all');
  expect(paid.html).not.toContain('Send invoice');
});

it('declines with a reason and a note', async () => {
  const { order, path } = await sent();
  const input = { order: order.id, lines: unitsToReturn(order, { MUG: 1 }) };
  const { made } = await sandbox.state.transaction((tx) => requestReturn(tx, shop, input));
  const form = { return: made.id, do: 'decline', reason: 'FINAL_SALE', note: 'From the sale' };
  const declined = await at.post(`${path}/return-change`, form);
  expect(declined.html).toContain('Final sale · From the sale');
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

it('processes a return in Shopify, to the warehouse and to store credit, and opens it again', async () => {
  const { order, path } = await sent();
  const { made } = await sandbox.state.transaction((tx) =>
    createReturn(tx, shop, { order: order.id, lines: unitsToReturn(order, { MUG: 1 }) }),
  );
  const form = { return: made.id, do: 'process', location: shop.warehouseId, money: 'store-credit' };
  const done = await at.post(`${path}/return-change`, form);
  expect(done.html).toContain('1 restocked in Returns warehouse');
  expect(done.html).toContain('€18.00 to store credit');
  const again = await at.post(`${path}/return-change`, { return: made.id, do: 'reopen' });
  expect(again.html).toContain('The return goes on.');
  expect(again.html).not.toContain('Process in Shopify');
});
