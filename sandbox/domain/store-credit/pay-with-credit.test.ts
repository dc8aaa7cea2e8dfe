import { expect, it } from 'vitest';
import { useState } from '../../state/test-database.ts';
import { createOrder } from '../create-order.ts';
import { createCustomer, mergeCustomers } from '../customers.ts';
import { createProducts } from '../products.ts';
import { refundOrder } from '../refund-order.ts';
import { accountsOf } from './accounts.ts';
import { creditCustomer } from './change-account.ts';
import { balanceOf } from './lots.ts';

const world = useState();

it('pays orders, comes back with their refunds, and keeps its owner from being merged', async () => {
  const shop = await world.shop();
  const act = world.state.transaction;
  await act((tx) => createProducts(tx, shop, [{ sku: 'A', price: '50.00' }]));
  const ana = await act((tx) => createCustomer(tx, shop, { email: 'ana@example.com' }));
  const bob = await act((tx) => createCustomer(tx, shop, { email: 'bob@example.com' }));
  const balance = async () => {
    const [account] = await accountsOf(world.state, shop, ana.id);
    return account === undefined ? null : balanceOf(account);
  };
  const gift = { currency: 'USD', amount: 3000n, event: 'ADJUSTMENT' as const, expiresAt: null };
  await act((tx) => creditCustomer(tx, shop, ana.id, gift));
  const order = await act((tx) =>
    createOrder(tx, shop, {
      customer: ana.id,
      lines: [{ sku: 'A' }],
      paidWith: [{ storeCredit: '20.00', card: '30.00' }],
    }),
  );
  expect(await balance()).toBe(1000n);
  // The card first, up to its 30.00, then store credit: 5.00.
  await act((tx) => refundOrder(tx, shop, { order: order.id, amount: '35.00' }));
  expect(await balance()).toBe(1500n);
  await expect(act((tx) => mergeCustomers(tx, shop, { from: bob.id, keep: ana.id }))).rejects.toMatchObject({
    code: 'not-mergeable',
  });
  const more = { customer: ana.id, lines: [{ sku: 'A' }], paidWith: [{ storeCredit: '50.00' }] };
  await act((tx) => createOrder(tx, shop, more));
  // 50.00 of which the account knew 15.00.
  expect(await balance()).toBe(0n);
  await act((tx) => mergeCustomers(tx, shop, { from: bob.id, keep: ana.id }));
});
