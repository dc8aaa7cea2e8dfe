import { expect, it } from 'vitest';
import { createOrder } from '../domain/create-order.ts';
import { createCustomer } from '../domain/customers.ts';
import { createProducts } from '../domain/products.ts';
import { gid } from './gid.ts';
import { useAdminApi } from './test-api.ts';

const { world, ask } = useAdminApi();

const mutation = `mutation ($discount: DiscountCodeBxgyInput!) {
  discountCodeBxgyCreate(bxgyCodeDiscount: $discount) {
    codeDiscountNode { id codeDiscount { __typename } } userErrors { field message code }
  }
}`;

it('makes a code for one free unit beside something else', async () => {
  const shop = await world.shop();
  const { ana, made } = await world.state.transaction(async (tx) => ({
    made: await createProducts(tx, shop, [
      { sku: 'A', price: '20.00' },
      { sku: 'F', price: '30.00' },
    ]),
    ana: await createCustomer(tx, shop, { email: 'ana@example.com' }),
  }));
  const free = made.find(({ sku }) => sku === 'F');
  const discount = {
    title: 'Free F',
    code: 'FREE-F',
    startsAt: '2026-01-01T00:00:00Z',
    endsAt: null,
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { customers: { add: [gid('Customer', ana.id)] } },
    combinesWith: { orderDiscounts: true, productDiscounts: false, shippingDiscounts: true },
    usesPerOrderLimit: 1,
    customerBuys: {
      items: { products: { productsToAdd: made.map(({ productId }) => gid('Product', productId)) } },
      value: { quantity: '1' },
    },
    customerGets: {
      items: { products: { productVariantsToAdd: [gid('ProductVariant', free?.variantId ?? '')] } },
      value: { discountOnQuantity: { quantity: '1', effect: { percentage: 1 } } },
    },
  };
  const answer = await ask(shop, mutation, { discount });
  expect(answer.errors).toBeUndefined();
  expect(answer).toMatchObject({ data: { discountCodeBxgyCreate: { userErrors: [] } } });
  const lines = [
    { sku: 'A', discount: '0.00' },
    { sku: 'F', quantity: 2, discount: '30.00' },
  ];
  const order = await world.state.transaction((tx) =>
    createOrder(tx, shop, { customer: ana.id, lines, codes: ['FREE-F'] }),
  );
  expect(order.lines.map((line) => line.discounts)).toEqual([[], [{ application: 0, amount: '30.00' }]]);
});
