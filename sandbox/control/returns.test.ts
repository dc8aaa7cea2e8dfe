import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { useSandbox } from '../http/test-sandbox.ts';

const sandbox = useSandbox();

async function ok(path: string, body: unknown = {}): Promise<Record<string, unknown>> {
  const answer = await sandbox.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

/** Two coats at 80.00 (8.00 off each, tax 5.94 each), sent in two parcels. */
async function sentCoats(): Promise<{ shop: string; root: string; order: string }> {
  const shop = await sandbox.shop();
  const root = `/control/shops/${shop}`;
  await ok(`${root}/products`, [
    {
      sku: 'S',
      price: '80.00',
      stock: 10,
      variantTitle: 'S',
      variants: [{ sku: 'M', title: 'M', price: '80.00', stock: 5 }],
    },
    { sku: 'LATER', price: '10.00', stock: 10 },
  ]);
  const ana = await ok(`${root}/customers`, { email: 'ana@example.com' });
  const lines = [
    { sku: 'S', quantity: 2, discount: '16.00', tax: '11.88' },
    { sku: 'LATER', quantity: 1 },
  ];
  const { id } = await ok(`${root}/orders`, { customer: ana.id, lines });
  const order = `${root}/orders/${id}`;
  await ok(`${order}/fulfil`, { lines: [{ sku: 'S', quantity: 1 }] });
  await ok(`${order}/fulfil`, { lines: [{ sku: 'S', quantity: 1 }] });
  return { shop, root, order };
}

const topics = (shop: string) =>
  sandbox.app
    .deliveries(shop)
    .map((one) => String(one.headers['x-shopify-topic']))
    .filter((topic) => topic.startsWith('returns/'));

describe('a return that did not begin in the app', () => {
  it('is asked for on Shopify’s own page, decided and taken back', async () => {
    const { shop, root, order } = await sentCoats();
    const both = [{ sku: 'S', quantity: 2, reason: 'too-small', note: 'Tight at the shoulders' }];
    const asked = await ok(`${order}/request-return`, { lines: both });
    expect(asked).toMatchObject({ status: 'REQUESTED' });
    const at = `${root}/returns/${asked.id}`;
    const line = { sku: 'S', quantity: 1, reason: 'too-small', customerNote: 'Tight at the shoulders' };
    // Two parcels, two lines.
    expect((await sandbox.get(at)).body).toMatchObject({ status: 'REQUESTED', lines: [line, line] });
    for (const [lines, error] of [
      [both, 'already-returned'],
      [[{ sku: 'X', quantity: 1 }], 'unknown-line'],
      [[{ sku: 'LATER', quantity: 1 }], 'not-returnable'],
      [[{ sku: 'S', quantity: 1, reason: 'no' }], 'unknown-reason'],
    ] as const) {
      expect((await sandbox.post(`${order}/request-return`, { lines })).body).toMatchObject({ error });
    }
    expect(await ok(`${at}/decline`, { reason: 'FINAL_SALE', note: 'On sale' })).toMatchObject({
      status: 'DECLINED',
    });
    expect((await sandbox.post(`${at}/approve`)).body).toMatchObject({ error: 'not-allowed' });
    const again = await ok(`${order}/request-return`, { lines: [{ sku: 'S', quantity: 1 }] });
    const other = `${root}/returns/${again.id}`;
    for (const [word, status] of [
      ['approve', 'OPEN'],
      ['close', 'CLOSED'],
      ['reopen', 'OPEN'],
      ['cancel', 'CANCELED'],
    ]) {
      expect(await ok(`${other}/${word}`)).toMatchObject({ status });
    }
    await sandbox.quiet(shop);
    expect(topics(shop)).toEqual([
      'returns/request',
      'returns/decline',
      'returns/request',
      'returns/approve',
      'returns/close',
      'returns/reopen',
      'returns/cancel',
    ]);
  });

  it('is made by staff with fees, processed there, and goes back to the warehouse', async () => {
    const { root, order } = await sentCoats();
    const made = await ok(`${order}/return`, {
      lines: [{ sku: 'S', quantity: 1, reason: 'unwanted', restockingPercent: '20' }],
      shippingFee: '4.90',
    });
    const places = z
      .array(z.object({ id: z.string(), name: z.string() }))
      .parse(Object.values((await sandbox.get(`${root}/locations`)).body));
    const warehouse = places[1]?.id;
    await ok(`${root}/returns/${made.id}/process`, { location: warehouse });
    expect((await sandbox.get(`${root}/returns/${made.id}`)).body).toMatchObject({
      status: 'CLOSED',
      shippingFee: '4.90',
      lines: [
        { restockingPercent: '20', dispositions: [{ type: 'RESTOCKED', quantity: 1, location: warehouse }] },
      ],
    });
    // 72.00 + 5.94 − 14.40 − 4.90.
    expect((await sandbox.get(order)).body).toMatchObject({ refunds: { count: 1, total: '58.64' } });
    expect((await sandbox.get(`${root}/stock`)).body).toMatchObject({ S: 9 });
    expect((await sandbox.get(`${root}/stock?location=${warehouse}`)).body).toMatchObject({ S: 1, M: 0 });
    expect((await sandbox.get(`${root}/stock?location=${places[0]?.id}`)).body).toMatchObject({ S: 8, M: 5 });
  });

  it('is paid at the till at once', async () => {
    const { order, root } = await sentCoats();
    const lines = [{ sku: 'S', quantity: 1 }];
    expect(await ok(`${order}/return`, { lines, pos: true })).toMatchObject({ status: 'CLOSED' });
    expect((await sandbox.get(order)).body).toMatchObject({ refunds: { total: '77.94' } });
    expect((await sandbox.get(`${root}/stock`)).body).toMatchObject({ S: 9 });
  });

  it('exchanges, and what is owed can be paid', async () => {
    const { order, root } = await sentCoats();
    const made = await ok(`${order}/return`, {
      lines: [{ sku: 'S', quantity: 1 }],
      exchangeFor: [{ sku: 'M', quantity: 1, discount: '8.00' }],
      shippingFee: '4.50',
    });
    await ok(`${root}/returns/${made.id}/process`);
    expect((await sandbox.get(order)).body).toMatchObject({
      outstanding: '4.50',
      returns: [{ status: 'CLOSED', lines: { S: 1 }, exchange: { M: 1 } }],
      invoices: [],
    });
    await ok(`${order}/pay`);
    expect((await sandbox.get(order)).body).toMatchObject({ outstanding: '0.00' });
    expect((await sandbox.get(`${root}/stock`)).body).toMatchObject({ S: 9, M: 4 });
    await ok(`${order}/fulfil`);
  });
});
