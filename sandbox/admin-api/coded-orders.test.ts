import { describe, expect, it } from 'vitest';
import { changeCart, createCart, placeOrder } from '../domain/checkout/carts.ts';
import { orderStatusKey } from '../domain/checkout/order-status-key.ts';
import { createCustomer } from '../domain/customers.ts';
import type { DiscountInput } from '../domain/discounts/discount-inputs.ts';
import { createDiscount } from '../domain/discounts/discounts.ts';
import { createProducts } from '../domain/products.ts';
import type { OrderData, Shop } from '../domain/types.ts';
import { gid } from './gid.ts';
import { useAdminApi } from './test-api.ts';

const { world, ask } = useAdminApi();

const together = { order: true, product: true, shipping: true };
const startsAt = '2026-01-01T00:00:00Z';
const codes: DiscountInput[] = [
  { title: 'Ten off', code: 'TEN', value: { amount: '10.00' }, combinesWith: together, startsAt },
  { title: 'Sent free', code: 'FREE', kind: 'free-shipping', combinesWith: together, startsAt },
];

/** Ana's order of A (80.00) and B (30.00), sent free, from her cart. */
async function ordered(): Promise<{ shop: Shop; order: OrderData }> {
  const shop = await world.shop();
  const order = await world.state.transaction(async (tx) => {
    const made = await createProducts(tx, shop, [
      { sku: 'A', price: '80.00' },
      { sku: 'B', price: '30.00' },
    ]);
    const ana = await createCustomer(tx, shop, { email: 'ana@example.com' });
    const { token } = await createCart(tx, shop, { customerId: ana.id });
    const set = Object.fromEntries(made.map((one) => [one.variantId, 1]));
    await changeCart(tx, shop, token, { set, attributes: { gift: 'yes' } });
    for (const code of codes) {
      await createDiscount(tx, shop, code);
      await changeCart(tx, shop, token, { addCode: code.code.toLowerCase() });
    }
    return placeOrder(tx, shop, token);
  });
  return { shop, order };
}

describe('an order with two codes', () => {
  it('shows what each took off, and where', async () => {
    const { shop, order } = await ordered();
    const answer = await ask(
      shop,
      `query ($id: ID!) { order(id: $id) {
         discountCodes statusPageUrl customAttributes { key value }
         totalDiscountsSet { shopMoney { amount } } totalShippingPriceSet { shopMoney { amount } }
         discountApplications(first: 5) { nodes { targetType allocationMethod
           value { ... on MoneyV2 { amount } ... on PricingPercentageValue { percentage } }
           ... on DiscountCodeApplication { code } } }
         lineItems(first: 5) { nodes { sku discountAllocations { allocatedAmountSet { shopMoney { amount } }
           discountApplication { ... on DiscountCodeApplication { code } } } } }
         shippingLine { title originalPriceSet { shopMoney { amount } } discountedPriceSet { shopMoney { amount } }
           discountAllocations { discountApplication { ... on DiscountCodeApplication { code } } } } } }`,
      { id: gid('Order', order.id) },
    );
    expect(answer.errors).toBeUndefined();
    // 10.00 × 80 ÷ 110 = 7.27, the rest 2.73
    const share = (amount: string) => ({
      allocatedAmountSet: { shopMoney: { amount } },
      discountApplication: { code: 'TEN' },
    });
    expect(answer.at('order')).toEqual({
      discountCodes: ['TEN', 'FREE'],
      statusPageUrl: `http://localhost:4000/store/${shop.domain.split('.')[0]}/orders/${orderStatusKey(shop, order)}`,
      customAttributes: [{ key: 'gift', value: 'yes' }],
      totalDiscountsSet: { shopMoney: { amount: '14.9' } },
      totalShippingPriceSet: { shopMoney: { amount: '0.0' } },
      discountApplications: {
        nodes: [
          { targetType: 'LINE_ITEM', allocationMethod: 'ACROSS', value: { amount: '10.0' }, code: 'TEN' },
          {
            targetType: 'SHIPPING_LINE',
            allocationMethod: 'EACH',
            value: { percentage: 100 },
            code: 'FREE',
          },
        ],
      },
      lineItems: {
        nodes: [
          { sku: 'A', discountAllocations: [share('7.27')] },
          { sku: 'B', discountAllocations: [share('2.73')] },
        ],
      },
      shippingLine: {
        title: 'Standard',
        originalPriceSet: { shopMoney: { amount: '4.9' } },
        discountedPriceSet: { shopMoney: { amount: '0.0' } },
        discountAllocations: [{ discountApplication: { code: 'FREE' } }],
      },
    });
  });

  it('is found by its checkout, and by its first code only', async () => {
    const { shop, order } = await ordered();
    const found = async (query: string) =>
      (
        await ask(shop, 'query ($query: String) { orders(first: 5, query: $query) { nodes { id } } }', {
          query,
        })
      ).at('orders.nodes');
    const it = [{ id: gid('Order', order.id) }];
    expect(await found(`checkout_token:${order.cartToken}`)).toEqual(it);
    expect(await found('discount_code:ten')).toEqual(it);
    expect(await found("discount_code:'TEN'")).toEqual(it);
    expect(await found('discount_code:FREE')).toEqual([]);
  });

  it('is not counted at once', async () => {
    const { shop } = await ordered();
    const query = `{ codeDiscountNodeByCode(code: "TEN") { codeDiscount { ... on DiscountCodeBasic { asyncUsageCount } } } }`;
    const count = async () =>
      (await ask(shop, query)).at('codeDiscountNodeByCode.codeDiscount.asyncUsageCount');
    expect(await count()).toBe(0);
    await world.state.query(
      `update resource set data = jsonb_set(data, '{uses,0,usedAt}', '0') where shop = $1 and kind = 'discount'`,
      [shop.domain],
    );
    expect(await count()).toBe(1);
  });
});
