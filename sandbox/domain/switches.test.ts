import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { orderSums } from '../admin-api/views/order/order-sums.ts';
import { shownQuantity } from '../money/order-lines.ts';
import { useState } from '../state/test-database.ts';
import { createCollection, updateCollection } from './collections.ts';
import { createOrder } from './create-order.ts';
import { createCustomer, updateCustomer } from './customers.ts';
import { editOrder } from './edit-order.ts';
import type { OrderInput } from './inputs.ts';
import { payOrder } from './pay-order.ts';
import { createProducts, updateProduct } from './products.ts';
import { refundOrder } from './refund-order.ts';
import { type SwitchesChange, switchNames } from './switches.ts';
import { isoWithOffset } from './timestamps.ts';
import type { Id, OrderData, Shop } from './types.ts';

// What both answers of a switch do; the question is how the shop behaves, never what its money is.

const world = useState();

async function shopThat(switches: SwitchesChange): Promise<Shop> {
  const shop = await world.shop({ switches });
  await world.state.transaction((tx) => createProducts(tx, shop, [{ sku: 'A', price: '50.00' }]));
  await world.state.query(
    `update webhook_subscription set topics = topics || '{collections/update,products/update}' where shop = $1`,
    [shop.domain],
  );
  return shop;
}

const placed = (shop: Shop, input: Partial<OrderInput> = {}): Promise<OrderData> =>
  world.state.transaction((tx) => createOrder(tx, shop, { lines: [{ sku: 'A', quantity: 2 }], ...input }));
const edited = (shop: Shop, order: Id, units: number, collect = true): Promise<OrderData> =>
  world.state.transaction((tx) => editOrder(tx, shop, { order, set: { A: units }, collect }));
const paid = (shop: Shop, order: Id): Promise<OrderData> =>
  world.state.transaction((tx) => payOrder(tx, shop, { order }));

/** Topics sent since `act` began. */
async function sentBy(shop: Shop, act: () => Promise<unknown>): Promise<string[]> {
  const before = await world.deliveries(shop);
  await act();
  return (await world.deliveries(shop)).slice(before.length).map((one) => one.topic);
}

it.each([
  [false, 1],
  [true, 2],
])('noRestockKeepsQuantity %s: a unit that stays away leaves %i shown', async (answer, shown) => {
  const shop = await shopThat({ noRestockKeepsQuantity: answer });
  const { id } = await placed(shop);
  const lines = [{ sku: 'A', quantity: 1, restock: 'no_restock' as const }];
  const { order } = await world.state.transaction((tx) => refundOrder(tx, shop, { order: id, lines }));
  expect(order.lines.map((line) => shownQuantity(shop, order, line))).toEqual([shown]);
});

it.each([true, false])('editPaymentSendsPaid %s', async (answer) => {
  const shop = await shopThat({ editPaymentSendsPaid: answer });
  const { id } = await placed(shop, { paid: false });
  expect(await sentBy(shop, () => paid(shop, id))).toEqual(['orders/paid', 'orders/updated']);
  const atOnce = await sentBy(shop, () => edited(shop, id, 3));
  await edited(shop, id, 4, false);
  const later = await sentBy(shop, () => paid(shop, id));
  expect([atOnce.includes('orders/paid'), later.includes('orders/paid')]).toEqual([answer, answer]);
  expect(later).toContain('orders/updated');
});

it.each([true, false])('tagsSendCustomerUpdate %s', async (answer) => {
  const shop = await shopThat({ tagsSendCustomerUpdate: answer });
  const { id } = await world.state.transaction((tx) => createCustomer(tx, shop, { email: 'a@example.com' }));
  const change = (input: object) =>
    sentBy(shop, () => world.state.transaction((tx) => updateCustomer(tx, shop, { id, ...input })));
  const told = answer ? ['customers/update'] : [];
  expect(await change({ tags: ['vip'] })).toEqual(told);
  expect(await change({ marketing: 'unsubscribed' })).toEqual(told);
  expect(await change({ tags: [], firstName: 'Ana' })).toEqual(['customers/update']);
});

it.each([
  [true, 1],
  [false, 3],
])('oneEventIdPerAction %s: three topics have %i event ids', async (answer, count) => {
  const shop = await shopThat({ oneEventIdPerAction: answer });
  await placed(shop);
  const rows = await world.state.query<{ event_id: string }>(
    `select distinct event_id from outbox where shop = $1 and topic like 'orders/%'`,
    [shop.domain],
  );
  expect(rows).toHaveLength(count);
});

it.each([0, 2] as const)('paidPayloadLag %i', async (lag) => {
  const shop = await shopThat({ paidPayloadLag: lag });
  const { id } = await placed(shop, { paid: false });
  const order = await paid(shop, id);
  const told = (await world.deliveries(shop)).findLast((one) => one.topic === 'orders/paid');
  const { updated_at: updatedAt } = z.object({ updated_at: z.string() }).parse(told?.payload);
  const paidAt = order.transactions.at(-1)?.processedAt ?? '';
  expect(paidAt).toBe('2026-03-01T15:00:00Z');
  expect(updatedAt).toBe(isoWithOffset(`2026-03-01T15:00:0${lag}Z`, shop.timezone));
  // What follows within the lag is not older than the payment.
  expect((await edited(shop, id, 1)).updatedAt).toBe(order.updatedAt);
});

it.each([
  [true, '108.0', '100.0', '8.0'],
  [false, '54.0', '50.0', '4.0'],
])('totalKeepsRemovedUnits %s: the total is %s', async (answer, total, subtotal, tax) => {
  const shop = await shopThat({ totalKeepsRemovedUnits: answer });
  const { id } = await placed(shop, { lines: [{ sku: 'A', quantity: 2, tax: '8.00' }] });
  const sums = orderSums(shop, await edited(shop, id, 1));
  const shown = (amount: string) => ({ presentmentMoney: { amount } });
  expect(sums).toMatchObject({
    totalPriceSet: shown(total),
    subtotalPriceSet: shown(subtotal),
    totalTaxSet: shown(tax),
    currentTotalPriceSet: shown('54.0'),
    originalTotalPriceSet: shown('108.0'),
  });
});

it.each([
  [true, ['collections/update'], ['collections/update', 'products/update']],
  [false, ['products/update'], ['products/update']],
])('membershipSendsCollectionUpdate %s', async (answer, fromCollection, fromProduct) => {
  const shop = await shopThat({ membershipSendsCollectionUpdate: answer });
  const [own] = await world.state.transaction((tx) =>
    createProducts(tx, shop, [{ sku: 'B', price: '5.00' }]),
  );
  const id = own?.productId ?? '';
  const winter = await world.state.transaction((tx) => createCollection(tx, shop, { title: 'Winter' }));
  const change = { id: winter.id, add: [id] };
  expect(
    await sentBy(shop, () => world.state.transaction((tx) => updateCollection(tx, shop, change))),
  ).toEqual(fromCollection);
  await world.state.transaction((tx) => createCollection(tx, shop, { title: 'Sale' }));
  const join = { id, collections: ['Sale'] };
  expect(await sentBy(shop, () => world.state.transaction((tx) => updateProduct(tx, shop, join)))).toEqual(
    fromProduct,
  );
});

it.each([
  [true, ['pending', 'success']],
  [false, ['success']],
])('pendingOrderHasTransaction %s', async (answer, statuses) => {
  const shop = await shopThat({ pendingOrderHasTransaction: answer });
  const { id } = await placed(shop, { paid: false });
  expect((await paid(shop, id)).transactions.map((one) => one.status)).toEqual(statuses);
});

it('every switch is explained in docs/unverified.md', () => {
  const text = readFileSync(new URL('../../docs/unverified.md', import.meta.url), 'utf8');
  expect(switchNames.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
