import { describe, expect, it } from 'vitest';
import { useSandbox } from '../http/test-sandbox.ts';

const sandbox = useSandbox();

async function ok(path: string, body: unknown = {}): Promise<Record<string, unknown>> {
  const answer = await sandbox.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

const topicsOf = (shop: string) =>
  sandbox.app.deliveries(shop).map((one) => String(one.headers['x-shopify-topic']));

describe('an order by the control API', () => {
  it('is placed, paid, shipped, delivered and refunded, each told to the app', async () => {
    const shop = await sandbox.shop();
    await ok(`/control/shops/${shop}/products`, [{ sku: 'A', price: '80.00', stock: 10 }]);
    const ana = await ok(`/control/shops/${shop}/customers`, { email: 'ana@example.com' });
    const lines = [{ sku: 'A', quantity: 2, discount: '16.00', tax: '11.88' }];
    const order = await ok(`/control/shops/${shop}/orders`, {
      customer: ana.id,
      lines,
      shipping: '7.50',
      paid: false,
    });
    const path = `/control/shops/${shop}/orders/${order.id}`;
    expect((await sandbox.get(path)).body).toMatchObject({ financialStatus: 'PENDING', total: '163.38' });
    await ok(`${path}/pay`);
    const { fulfillmentId } = await ok(`${path}/fulfil`, { lines: [{ sku: 'A', quantity: 1 }] });
    await ok(`${path}/deliver`, { fulfillmentId });
    await ok(`${path}/refund`, { lines: [{ sku: 'A', quantity: 1 }] });
    expect((await sandbox.get(path)).body).toMatchObject({
      financialStatus: 'PARTIALLY_REFUNDED',
      refunds: { count: 1, total: '77.94', byTransaction: { card: '77.94' } },
    });
    expect((await sandbox.get(`/control/shops/${shop}/stock`)).body).toEqual({ A: 9 });
    await sandbox.quiet(shop);
    const topics = topicsOf(shop);
    for (const topic of [
      'orders/create',
      'orders/paid',
      'fulfillments/create',
      'fulfillment_events/create',
      'refunds/create',
    ]) {
      expect(
        topics.filter((one) => one === topic),
        topic,
      ).toHaveLength(1);
    }
    const before = topics.length;
    const { sent } = await ok(`/control/shops/${shop}/replay`, { order: order.id, times: 2, shuffle: true });
    await sandbox.quiet(shop);
    expect(topicsOf(shop)).toHaveLength(before + Number(sent));
    expect(Number(sent)).toBeGreaterThanOrEqual(10);
  });

  it('is refused with a reason when the shop’s state does not allow it', async () => {
    const shop = await sandbox.shop();
    await ok(`/control/shops/${shop}/products`, [{ sku: 'A', price: '80.00' }]);
    const order = await ok(`/control/shops/${shop}/orders`, {
      lines: [{ sku: 'A', quantity: 1 }],
      guest: 'g@example.com',
    });
    const path = `/control/shops/${shop}/orders/${order.id}`;
    await ok(`${path}/cancel`);
    expect((await sandbox.post(`${path}/cancel`)).status).toBe(409);
    const unknown = await sandbox.post(`/control/shops/${shop}/orders`, {
      lines: [{ sku: 'Z', quantity: 1 }],
    });
    expect(unknown.status).toBeGreaterThanOrEqual(400);
    expect(unknown.status).toBeLessThan(500);
  });

  it('happens in one shop only', async () => {
    const [shop, other] = [await sandbox.shop(), await sandbox.shop()];
    await ok(`/control/shops/${shop}/products`, [{ sku: 'A', price: '80.00' }]);
    const order = await ok(`/control/shops/${shop}/orders`, {
      lines: [{ sku: 'A', quantity: 1 }],
      guest: 'g@example.com',
    });
    expect((await sandbox.get(`/control/shops/${other}/orders/${order.id}`)).status).toBe(404);
    expect((await sandbox.post(`/control/shops/${other}/orders/${order.id}/cancel`)).status).toBe(404);
  });
});

describe('what Shopify shows', () => {
  it('is nothing before there is something: no credit, no rating, no return', async () => {
    const shop = await sandbox.shop({ currency: 'KWD' });
    const path = `/control/shops/${shop}`;
    await ok(`${path}/products`, [{ sku: 'A', price: '8.000' }]);
    const ana = await ok(`${path}/customers`, { email: 'ana@example.com' });
    const order = await ok(`${path}/orders`, { customer: ana.id, lines: [{ sku: 'A' }] });
    expect((await sandbox.get(`${path}/orders/${order.id}`)).body.returns).toEqual([]);
    expect((await sandbox.get(`${path}/customers/${ana.id}/store-credit`)).body).toEqual({
      amount: '0.000',
      currency: 'KWD',
    });
    expect((await sandbox.get(`${path}/products/A/rating`)).status).toBe(200);
    expect((await sandbox.get(`${path}/products/B/rating`)).status).toBe(404);
    expect((await sandbox.get(`${path}/customers/1/store-credit`)).status).toBe(404);
  });
});
