import { describe, expect, it } from 'vitest';
import { createOrder } from '../domain/create-order.ts';
import { createCustomer } from '../domain/customers.ts';
import { addFulfillmentEvent, fulfilOrder } from '../domain/fulfil-order.ts';
import { createProducts } from '../domain/products.ts';
import { refundOrder } from '../domain/refund-order.ts';
import type { OrderData, Shop } from '../domain/types.ts';
import { useAdminApi } from './test-api.ts';

const { world, ask } = useAdminApi();

/** Two lines in yen, one unit sent and delivered, another refunded. */
async function livedOrder(): Promise<{ shop: Shop; order: OrderData }> {
  const shop = await world.shop();
  const order = await world.state.transaction(async (tx) => {
    await createProducts(tx, shop, [
      { sku: 'A', price: '80.00', image: { url: 'http://localhost:4000/a.svg', width: 100, height: 100 } },
      { sku: 'G', price: '10.00', giftCard: true },
    ]);
    const customer = await createCustomer(tx, shop, { email: 'ana@example.com' });
    const made = await createOrder(tx, shop, {
      customer: customer.id,
      lines: [
        { sku: 'A', quantity: 2, price: '12000', discount: '1000', tax: '2300' },
        { sku: 'G', price: '1500' },
      ],
      shipping: '750',
      presentment: { currency: 'JPY', rate: '150' },
      discountCode: 'WELCOME',
    });
    const sent = await fulfilOrder(tx, shop, { order: made.id, lines: [{ sku: 'A', quantity: 1 }] });
    await addFulfillmentEvent(tx, shop, { order: made.id, fulfillment: sent.fulfillmentId });
    return (await refundOrder(tx, shop, { order: made.id, lines: [{ sku: 'A', quantity: 1 }] })).order;
  });
  return { shop, order };
}

const money = 'shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }';

describe('an order', () => {
  it('shows its lines, discounts and taxes in both currencies', async () => {
    const { shop, order } = await livedOrder();
    const answer = await ask(
      shop,
      `query ($id: ID!) { order(id: $id) { name discountCodes presentmentCurrencyCode
         discountApplications(first: 5) { nodes { __typename ... on DiscountCodeApplication { code } value { __typename } } }
         lineItems(first: 10) { nodes { sku quantity currentQuantity isGiftCard product { title } variant { sku } image { url }
           originalUnitPriceSet { ${money} } discountAllocations { allocatedAmountSet { ${money} } }
           taxLines { priceSet { ${money} } rate } } }
         totalPriceSet { ${money} } currentTotalPriceSet { ${money} } totalRefundedSet { ${money} }
         totalOutstandingSet { ${money} } netPaymentSet { ${money} } } }`,
      { id: `gid://shopify/Order/${order.id}` },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.at('order')).toMatchObject({
      discountCodes: ['WELCOME'],
      discountApplications: { nodes: [{ __typename: 'DiscountCodeApplication', code: 'WELCOME' }] },
    });
    expect(answer.at('order.lineItems.nodes.0')).toMatchObject({
      quantity: 2,
      currentQuantity: 1,
      isGiftCard: false,
      variant: { sku: 'A' },
    });
    expect(answer.at('order.lineItems.nodes.1')).toMatchObject({ isGiftCard: true, image: null });
    // 1,000 JPY ÷ 150 = 6.666… → 6.67 USD
    expect(answer.at('order.lineItems.nodes.0.discountAllocations.0.allocatedAmountSet')).toEqual({
      shopMoney: { amount: '6.67', currencyCode: 'USD' },
      presentmentMoney: { amount: '1000.0', currencyCode: 'JPY' },
    });
    // 2 × 12,000 − 1,000 + 2,300 tax + 1,500 + 750 = 27,550; one unit back: 11,500 + 1,150 = 12,650
    expect(answer.at('order.totalPriceSet.presentmentMoney.amount')).toBe('27550.0');
    expect(answer.at('order.totalRefundedSet.presentmentMoney.amount')).toBe('12650.0');
    expect(answer.at('order.currentTotalPriceSet.presentmentMoney.amount')).toBe('14900.0');
    expect(answer.at('order.netPaymentSet.presentmentMoney.amount')).toBe('14900.0');
    expect(answer.at('order.totalOutstandingSet.shopMoney.amount')).toBe('0.0');
  });

  it('shows its payments, refunds and fulfilments', async () => {
    const { shop, order } = await livedOrder();
    const answer = await ask(
      shop,
      `query ($id: ID!) { order(id: $id) { displayFinancialStatus displayFulfillmentStatus
         transactions(first: 10) { kind status gateway amountSet { ${money} } parentTransaction { id } processedAt }
         refunds(first: 10) { totalRefundedSet { ${money} } orderAdjustments(first: 5) { nodes { id } }
           transactions(first: 5) { nodes { kind } }
           refundLineItems(first: 5) { nodes { quantity restockType subtotalSet { ${money} } totalTaxSet { ${money} } lineItem { sku } } } }
         fulfillments(first: 10) { status displayStatus deliveredAt trackingInfo(first: 2) { number }
           events(first: 5) { nodes { status happenedAt } }
           fulfillmentLineItems(first: 5) { nodes { quantity lineItem { sku } } } }
         fulfillmentOrders(first: 1) { nodes { lineItems(first: 5) { nodes { remainingQuantity } } } }
         returns(first: 1) { nodes { id } } events(first: 10) { nodes { message } } } }`,
      { id: `gid://shopify/Order/${order.id}` },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.at('order')).toMatchObject({
      displayFinancialStatus: 'PARTIALLY_REFUNDED',
      displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
      returns: { nodes: [] },
    });
    expect(answer.at('order.transactions')).toMatchObject([{ kind: 'SALE' }, { kind: 'REFUND' }]);
    expect(answer.at('order.refunds.0.refundLineItems.nodes')).toMatchObject([
      {
        quantity: 1,
        restockType: 'CANCEL',
        subtotalSet: { presentmentMoney: { amount: '11500.0' } },
        lineItem: { sku: 'A' },
      },
    ]);
    expect(answer.at('order.fulfillments')).toMatchObject([
      {
        status: 'SUCCESS',
        displayStatus: 'DELIVERED',
        deliveredAt: '2026-03-01T15:00:00Z',
        events: { nodes: [{ status: 'DELIVERED' }] },
      },
    ]);
    expect(answer.at('order.fulfillmentOrders.nodes.0.lineItems.nodes')).toEqual([
      { remainingQuantity: 0 },
      { remainingQuantity: 1 },
    ]);
  });

  it('and its parts are found by their ids', async () => {
    const { shop, order } = await livedOrder();
    const ids = [
      `gid://shopify/Order/${order.id}`,
      `gid://shopify/LineItem/${order.lines[0]?.id}`,
      `gid://shopify/Refund/${order.refunds[0]?.id}`,
      'gid://shopify/Product/1',
    ];
    const answer = await ask(shop, 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
    expect(answer.at('nodes')).toMatchObject([
      { __typename: 'Order' },
      { __typename: 'LineItem' },
      { __typename: 'Refund' },
      null,
    ]);
  });
});
