import { describe, expect, it } from 'vitest';
import { cancelOrder } from '../domain/cancel-order.ts';
import { createOrder } from '../domain/create-order.ts';
import { createCustomer, updateCustomer } from '../domain/customers.ts';
import { editOrder } from '../domain/edit-order.ts';
import { addFulfillmentEvent, fulfilOrder } from '../domain/fulfil-order.ts';
import { createProducts } from '../domain/products.ts';
import { refundOrder } from '../domain/refund-order.ts';
import type { OrderData, Shop } from '../domain/types.ts';
import { useState } from '../state/test-database.ts';

const world = useState();

async function paidOrder(): Promise<{ shop: Shop; order: OrderData }> {
  const shop = await world.shop();
  const order = await world.state.transaction(async (tx) => {
    await createProducts(tx, shop, [{ sku: 'A', price: '40.00' }]);
    const ana = await createCustomer(tx, shop, {
      email: 'ana@example.com',
      firstName: 'Ana',
      country: 'DE',
      tags: ['vip'],
    });
    return createOrder(tx, shop, {
      customer: ana.id,
      lines: [{ sku: 'A', quantity: 3, price: '6000', discount: '3000', tax: '1200' }],
      shipping: '750',
      presentment: { currency: 'JPY', rate: '150' },
    });
  });
  return { shop, order };
}

/** Topics after the first `skip` deliveries, and the payload of the last one with `topic`. */
async function sent(shop: Shop, topic: string, skip = 0): Promise<{ topics: string[]; payload: unknown }> {
  const all = (await world.deliveries(shop)).slice(skip);
  return {
    topics: all.map((one) => one.topic),
    payload: all.findLast((one) => one.topic === topic)?.payload,
  };
}

describe('the payload of an order', () => {
  it('carries both currencies, the discount on its line and local times', async () => {
    const { shop, order } = await paidOrder();
    const { topics, payload } = await sent(shop, 'orders/paid');
    expect(topics).toEqual([
      'products/create',
      'customers/create',
      'orders/create',
      'orders/paid',
      'orders/updated',
    ]);
    // 3 × 6,000 − 3,000 + 1,200 + 750 = 16,950 JPY ÷ 150 = 113.00 USD
    expect(payload).toMatchObject({
      id: Number(order.id),
      name: '#1001',
      order_number: 1001,
      financial_status: 'paid',
      fulfillment_status: null,
      currency: 'USD',
      presentment_currency: 'JPY',
      total_price: '113.00',
      total_price_set: {
        shop_money: { amount: '113.00', currency_code: 'USD' },
        presentment_money: { amount: '16950', currency_code: 'JPY' },
      },
      total_outstanding: '0.00',
      processed_at: '2026-03-01T10:00:00-05:00',
      updated_at: '2026-03-01T10:00:00-05:00',
      cancelled_at: null,
      test: false,
      payment_gateway_names: ['shopify_payments'],
      shipping_address: { country_code: 'DE', country: 'Germany' },
      customer: { email: 'ana@example.com', first_name: 'Ana' },
      line_items: [
        {
          quantity: 3,
          current_quantity: 3,
          fulfillable_quantity: 3,
          gift_card: false,
          price: '40.00',
          discount_allocations: [{ amount: '20.00', discount_application_index: 0 }],
          tax_lines: [{ price: '8.00' }],
        },
      ],
      refunds: [],
      fulfillments: [],
    });
  });

  it('has a customer without tags and consent, as since 2025-01', async () => {
    const { shop } = await paidOrder();
    const { payload } = await sent(shop, 'orders/create');
    expect(payload).toHaveProperty('customer.email');
    for (const field of ['tags', 'email_marketing_consent', 'orders_count', 'total_spent']) {
      expect(payload).not.toHaveProperty(`customer.${field}`);
    }
  });
});

describe('what happens to an order', () => {
  it('a refund names its lines and its money', async () => {
    const { shop, order } = await paidOrder();
    const before = (await world.deliveries(shop)).length;
    await world.state.transaction((tx) =>
      refundOrder(tx, shop, { order: order.id, lines: [{ sku: 'A', quantity: 1 }] }),
    );
    const { topics, payload } = await sent(shop, 'refunds/create', before);
    expect(topics).toEqual(['orders/updated', 'refunds/create']);
    // (18,000 − 3,000) ÷ 3 = 5,000 JPY = 33.33 USD; tax 400 JPY = 2.67 USD; in JPY 5,400 go back
    expect(payload).toMatchObject({
      order_id: Number(order.id),
      refund_line_items: [{ quantity: 1, restock_type: 'cancel', subtotal: 33.33, total_tax: 2.67 }],
      transactions: [{ kind: 'refund', status: 'success', amount: '5400', currency: 'JPY' }],
      order_adjustments: [],
    });
  });

  it('an edit says what changed, a refund of money follows', async () => {
    const { shop, order } = await paidOrder();
    const before = (await world.deliveries(shop)).length;
    await world.state.transaction((tx) =>
      editOrder(tx, shop, { order: order.id, set: { A: 2 }, refund: '5400' }),
    );
    const { topics, payload } = await sent(shop, 'orders/edited', before);
    expect(topics).toEqual(['orders/updated', 'orders/edited', 'refunds/create']);
    expect(payload).toMatchObject({
      order_edit: {
        order_id: Number(order.id),
        line_items: { additions: [], removals: [{ id: Number(order.lines[0]?.id), delta: 1 }] },
      },
    });
  });

  it('is sent, delivered and cancelled in words of its own', async () => {
    const { shop, order } = await paidOrder();
    const before = (await world.deliveries(shop)).length;
    await world.state.transaction(async (tx) => {
      await fulfilOrder(tx, shop, { order: order.id, lines: [{ sku: 'A', quantity: 1 }] });
      await addFulfillmentEvent(tx, shop, { order: order.id });
      await cancelOrder(tx, shop, { order: order.id });
    });
    const cancelled = await sent(shop, 'orders/cancelled', before);
    expect(cancelled.topics).toEqual([
      'orders/updated',
      'fulfillments/create',
      'orders/updated',
      'fulfillment_events/create',
      'fulfillments/update',
      'orders/cancelled',
      'orders/updated',
      'refunds/create',
    ]);
    expect(cancelled.payload).toMatchObject({
      cancel_reason: 'customer',
      cancelled_at: '2026-03-01T10:00:00-05:00',
      financial_status: 'refunded',
      current_total_price: '0.00',
      fulfillments: [{ status: 'success', shipment_status: 'delivered', line_items: [{ quantity: 1 }] }],
    });
    expect((await sent(shop, 'fulfillment_events/create', before)).payload).toMatchObject({
      status: 'delivered',
    });
  });
});

describe('a customer', () => {
  it('that changes is sent without tags', async () => {
    const { shop, order } = await paidOrder();
    await world.state.transaction((tx) =>
      updateCustomer(tx, shop, { id: order.customerId ?? '0', tags: ['gold'] }),
    );
    const { topics, payload } = await sent(shop, 'customers/update');
    expect(topics.at(-1)).toBe('customers/update');
    expect(payload).toMatchObject({ email: 'ana@example.com', state: 'enabled' });
    expect(payload).not.toHaveProperty('tags');
  });
});
