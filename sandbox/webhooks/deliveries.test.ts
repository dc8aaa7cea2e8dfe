import { afterEach, describe, expect, it } from 'vitest';
import { useSandbox } from '../http/test-sandbox.ts';

const sandbox = useSandbox();

afterEach(() => {
  sandbox.app.answer = (_request, response) => response.writeHead(200).end();
});

/** An event of the shop that really happens: its settings change, so shop/update is due. */
async function change(shop: string, name: string): Promise<void> {
  const { status } = await sandbox.post(`/control/shops/${shop}/settings`, { name });
  expect(status).toBe(200);
}

const topics = (shop: string) => sandbox.app.deliveries(shop).map((one) => one.headers['x-shopify-topic']);

describe('a delivery', () => {
  it('carries Shopify’s headers and an HMAC over its raw body', async () => {
    const shop = await sandbox.shop();
    await change(shop, 'Ängström’s');
    await sandbox.quiet(shop);
    const [delivery] = sandbox.app.deliveries(shop);
    expect(delivery?.signed).toBe(true);
    expect(delivery?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-shopify-topic': 'shop/update',
      'x-shopify-shop-domain': shop,
      'x-shopify-api-version': '2026-10',
      'x-shopify-triggered-at': '2026-03-01T15:00:00.000Z',
    });
    expect(delivery?.headers['x-shopify-event-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(delivery?.headers['x-shopify-webhook-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(delivery?.body ?? '{}')).toMatchObject({ name: 'Ängström’s', myshopify_domain: shop });
  });

  it('is tried again after a 500, under the same ids', async () => {
    const shop = await sandbox.shop();
    let refusals = 2;
    sandbox.app.answer = (_request, response) => response.writeHead(refusals-- > 0 ? 500 : 200).end();
    await change(shop, 'Again');
    await sandbox.quiet(shop);
    const tries = sandbox.app.deliveries(shop);
    expect(tries).toHaveLength(3);
    expect(new Set(tries.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(1);
  });

  it('is given up after nine tries', async () => {
    const shop = await sandbox.shop();
    sandbox.app.answer = (_request, response) => response.writeHead(404).end();
    await change(shop, 'Never');
    await sandbox.quiet(shop);
    expect(sandbox.app.deliveries(shop)).toHaveLength(9);
  });

  it('waits while the app is down and arrives when it is back', async () => {
    const shop = await sandbox.shop();
    await sandbox.app.close();
    await change(shop, 'Down');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await sandbox.app.reopen();
    await sandbox.quiet(shop);
    expect(sandbox.app.deliveries(shop)).toHaveLength(1);
  });

  it('survives the sandbox being stopped before it was taken', async () => {
    const shop = await sandbox.shop();
    sandbox.app.answer = (_request, response) => response.writeHead(503).end();
    await change(shop, 'Stopped');
    await sandbox.restart();
    sandbox.app.answer = (_request, response) => response.writeHead(200).end();
    await sandbox.quiet(shop);
    const { body } = await sandbox.get(`/control/shops/${shop}/deliveries`);
    expect(Object.values(body)).toMatchObject([{ topic: 'shop/update', state: 'delivered' }]);
  });

  it('is not sent while the app is not installed', async () => {
    const shop = await sandbox.shop({ installed: false });
    await change(shop, 'Nobody');
    await sandbox.quiet(shop);
    expect(sandbox.app.deliveries(shop)).toEqual([]);
  });
});

describe('an uninstall', () => {
  it('is told to the app, and the compliance topics still follow', async () => {
    const shop = await sandbox.shop();
    await sandbox.post(`/control/shops/${shop}/uninstall`);
    await change(shop, 'Gone');
    await sandbox.post(`/control/shops/${shop}/redact-shop`);
    await sandbox.quiet(shop);
    expect(topics(shop).sort()).toEqual(['app/uninstalled', 'shop/redact']);
  });
});

describe('faults of deliveries', () => {
  it('lose the topics named, until they are turned off', async () => {
    const shop = await sandbox.shop();
    await sandbox.post(`/control/shops/${shop}/faults`, { drop: ['shop/update'] });
    await change(shop, 'Lost');
    await sandbox.post(`/control/shops/${shop}/faults`, { none: true });
    await change(shop, 'Kept');
    await sandbox.quiet(shop);
    expect(sandbox.app.deliveries(shop).map((one) => JSON.parse(one.body).name)).toEqual(['Kept']);
  });

  it('send each delivery several times: one event id, different webhook ids', async () => {
    const shop = await sandbox.shop();
    await sandbox.post(`/control/shops/${shop}/faults`, { duplicate: 3 });
    await change(shop, 'Thrice');
    await sandbox.quiet(shop);
    const copies = sandbox.app.deliveries(shop);
    expect(copies).toHaveLength(3);
    expect(new Set(copies.map((one) => one.headers['x-shopify-event-id'])).size).toBe(1);
    expect(new Set(copies.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(3);
  });

  it('shuffle what happens at once into another order', async () => {
    const names = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const shop = await sandbox.shop();
    await sandbox.post(`/control/shops/${shop}/faults`, { shuffle: 7, delayMs: 400 });
    for (const name of names) await change(shop, name);
    await sandbox.quiet(shop);
    const order = sandbox.app.deliveries(shop).map((one) => String(JSON.parse(one.body).name));
    expect(order.toSorted()).toEqual(names);
    expect(order).not.toEqual(names);
  });
});

describe('a replay', () => {
  it('sends every delivery of the order again under its first event id', async () => {
    const shop = await sandbox.shop();
    const send = (topic: string, orderId: string) =>
      sandbox.post(`/control/shops/${shop}/send`, {
        topic,
        orderId,
        payload: { id: 5 },
        eventId: `${topic}-event`,
      });
    await send('orders/create', '55');
    await send('orders/paid', '55');
    await send('orders/create', '66');
    await sandbox.quiet(shop);
    const { body } = await sandbox.post(`/control/shops/${shop}/replay`, {
      order: '55',
      times: 2,
      shuffle: true,
    });
    expect(body).toEqual({ sent: 4 });
    await sandbox.quiet(shop);
    const all = sandbox.app.deliveries(shop);
    expect(all.filter((one) => one.headers['x-shopify-event-id'] === 'orders/paid-event')).toHaveLength(3);
    expect(all).toHaveLength(7);
    expect(new Set(all.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(7);
  });
});
