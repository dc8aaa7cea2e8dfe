import { describe, expect, it, vi } from 'vitest';
import { shopId, shopifyId } from '../../app/kernel/ids.ts';
import type { OrderReading } from '../../app/modules/commerce/delivery.ts';
import { withKnownMoments } from '../../app/modules/commerce/known-moments.ts';
import { sameOrder } from '../../app/modules/commerce/orders/same-order.ts';
import type { BulkRecord } from '../../app/modules/commerce/ports.ts';
import { openAdminClient } from '../../app/platform/shopify/admin-client.server.ts';
import { openShopifyReads } from '../../app/platform/shopify/reads.server.ts';
import { parseDelivery } from '../../app/platform/shopify/webhooks/parse-delivery.ts';
import { readBulkResult } from '../../sandbox/admin-api/bulk/records.ts';
import { useAdminApi } from '../../sandbox/admin-api/test-api.ts';
import { cancelOrder } from '../../sandbox/domain/cancel-order.ts';
import { createOrder } from '../../sandbox/domain/create-order.ts';
import { createCustomer } from '../../sandbox/domain/customers.ts';
import { editOrder } from '../../sandbox/domain/edit-order.ts';
import { addFulfillmentEvent, fulfilOrder } from '../../sandbox/domain/fulfil-order.ts';
import type { OrderInput } from '../../sandbox/domain/inputs.ts';
import { payOrder } from '../../sandbox/domain/pay-order.ts';
import { createProducts } from '../../sandbox/domain/products.ts';
import { getOrder } from '../../sandbox/domain/read-orders.ts';
import { refundOrder } from '../../sandbox/domain/refund-order.ts';
import { processByStaff } from '../../sandbox/domain/returns/by-hand/process-by-staff.ts';
import { returnByStaff } from '../../sandbox/domain/returns/by-hand/return-by-staff.ts';
import type { SwitchesChange } from '../../sandbox/domain/switches.ts';
import type { CustomerData, OrderData, Shop } from '../../sandbox/domain/types.ts';
import { orderPayload } from '../../sandbox/payloads/order-payload.ts';

// The stand-in writes payloads and answers queries from one state; both must lead to the same order here.

const { world, ask } = useAdminApi({ runsBulk: true });
const unlimited = {
  reserve: async () => ({ available: 1000, restoreRate: 100 }),
  giveBack: async () => {},
  correct: async () => {},
};

function readsOf(shop: Shop, download: typeof fetch = fetch) {
  const answer: typeof fetch = async (_input, init) => {
    const { query, variables } = JSON.parse(String(init?.body));
    const { at: _, ...body } = await ask(shop, query, variables);
    return Response.json(body);
  };
  const tokenFor = async () => ({ accessToken: 'token' });
  return openShopifyReads(openAdminClient({ tokenFor, budget: unlimited, fetch: answer }), download);
}

type Tx = Parameters<Parameters<typeof world.state.transaction>[0]>[0];

async function lived(
  input: Partial<OrderInput>,
  life: (tx: Tx, shop: Shop, order: OrderData) => Promise<unknown> = async () => {},
  switches: SwitchesChange = {},
) {
  const shop = await world.shop({ switches });
  const made = await world.state.transaction(async (tx) => {
    await createProducts(tx, shop, [
      { sku: 'A', price: '80.00', collections: ['Summer'], tags: ['new'] },
      { sku: 'B', price: '30.00' },
    ]);
    const customer = await createCustomer(tx, shop, {
      email: 'ana@example.com',
      firstName: 'Ana',
      tags: ['vip'],
    });
    const order = await createOrder(tx, shop, {
      customer: customer.id,
      lines: [
        { sku: 'A', quantity: 2, discount: '16.00', tax: '11.88', bundle: 'Set' },
        { sku: 'B', quantity: 3, tax: '7.00', bundle: 'Set' },
      ],
      shipping: '7.50',
      ...input,
    });
    await life(tx, shop, order);
    return { order, customer };
  });
  return { shop, ...made };
}

async function exchanged(tx: Tx, shop: Shop, { id: order }: OrderData): Promise<void> {
  await fulfilOrder(tx, shop, { order });
  const { made } = await returnByStaff(tx, shop, {
    order,
    lines: [{ sku: 'A', quantity: 1 }],
    exchangeFor: [{ sku: 'A', quantity: 1, discount: '8.00' }],
    shippingFee: '4.50',
  });
  await processByStaff(tx, shop, { return: made.id });
}

async function bothSources(
  shop: Shop,
  id: string,
  customer: CustomerData,
): Promise<[OrderReading, OrderReading]> {
  const reads = readsOf(shop);
  const read = await reads.order({ id: shopId(1n), domain: shop.domain }, shopifyId(BigInt(id)));
  if (read === null) throw new Error('Shopify shows no such order');
  const order = await world.state.transaction((tx) => getOrder(tx, shop, id));
  const told = parseDelivery(
    'orders/updated',
    JSON.stringify(orderPayload(shop, order, order.customerId === null ? null : customer, null)),
  );
  if (told.kind !== 'order') throw new Error(JSON.stringify(told));
  return [read, told];
}

describe('a delivery and a read of the same state', () => {
  it.each<[string, Partial<OrderInput>, Parameters<typeof lived>[1]]>([
    ['a paid order', {}, undefined],
    ['an order that is not paid', { paid: false }, undefined],
    [
      'an order that was paid later',
      { paid: false },
      (tx, shop, { id }) => payOrder(tx, shop, { order: id }),
    ],
    [
      'a parcel',
      {},
      (tx, shop, { id }) => fulfilOrder(tx, shop, { order: id, lines: [{ sku: 'A', quantity: 1 }] }),
    ],
    [
      'a refund with lines',
      {},
      (tx, shop, { id }) => refundOrder(tx, shop, { order: id, lines: [{ sku: 'B', quantity: 1 }] }),
    ],
    [
      'a refund without lines',
      {},
      (tx, shop, { id }) => refundOrder(tx, shop, { order: id, amount: '10.00' }),
    ],
    ['a cancellation', {}, (tx, shop, { id }) => cancelOrder(tx, shop, { order: id })],
    [
      'an edit down',
      {},
      (tx, shop, { id }) => editOrder(tx, shop, { order: id, set: { B: 1 }, refund: '20.00' }),
    ],
    ['an exchange with a fee that is still to be paid', {}, exchanged],
    ['an edit up', {}, (tx, shop, { id }) => editOrder(tx, shop, { order: id, set: { B: 5 } })],
    [
      'two currencies',
      {
        presentment: { currency: 'JPY', rate: '150' },
        lines: [{ sku: 'A', price: '12000' }],
        shipping: '750',
      },
      undefined,
    ],
    ['a guest', { customer: null, guest: 'guest@example.com' }, undefined],
  ])('say the same: %s', async (_name, input, life) => {
    const { shop, order, customer } = await lived(input, life);
    const [read, told] = await bothSources(shop, order.id, customer);
    // A payload does not tell moments; whatever it leaves open is the read's.
    const completed = withKnownMoments(read.order, told.order);
    expect({ ...completed, totals: { ...completed.totals, received: read.order.totals.received } }).toEqual(
      read.order,
    );
    expect(sameOrder(completed, read.order)).toBe(true);
  });

  it.each<[SwitchesChange]>([
    [{ totalKeepsRemovedUnits: false }],
    [{ editCreatesRefund: true }],
    [{ paidPayloadLag: 2 }],
    [{ pendingOrderHasTransaction: false }],
  ])('say the same in a shop with %o', async (switches) => {
    const edit: Parameters<typeof lived>[1] = async (tx, at, { id }) => {
      await payOrder(tx, at, { order: id });
      await editOrder(tx, at, { order: id, set: { B: 1 }, refund: '20.00' });
    };
    const { shop, order, customer } = await lived({ paid: false }, edit, switches);
    const [read, told] = await bothSources(shop, order.id, customer);
    const usual = await lived({ paid: false }, edit);
    const [plain] = await bothSources(usual.shop, usual.order.id, usual.customer);
    expect(sameOrder(withKnownMoments(read.order, told.order), read.order)).toBe(true);
    expect(read.order.totals.total).toEqual(plain.order.totals.total);
    expect(read.order.paidAt).toEqual(plain.order.paidAt);
  });

  it('leave it to the read how many units are left where some did not come back', async () => {
    const twoAway: Parameters<typeof lived>[1] = async (tx, at, { id }) => {
      const lines = [{ sku: 'B', quantity: 1, restock: 'no_restock' as const }];
      await refundOrder(tx, at, { order: id, lines });
      await editOrder(tx, at, { order: id, set: { B: 1 } });
    };
    const { shop, order, customer } = await lived({}, twoAway, { noRestockKeepsQuantity: true });
    const [read, told] = await bothSources(shop, order.id, customer);
    expect(told.complete).toBe(false);
    expect(read.order.lines.map((line) => line.currentQuantity)).toEqual([2, 1]);
  });

  it('differ where they must: only the read knows when a parcel arrived', async () => {
    const { shop, order, customer } = await lived({}, async (tx, shop, { id }) => {
      const { fulfillmentId } = await fulfilOrder(tx, shop, { order: id });
      await addFulfillmentEvent(tx, shop, { order: id, fulfillment: fulfillmentId });
    });
    const [read, told] = await bothSources(shop, order.id, customer);
    expect(read.order.fulfillments[0]?.deliveredAt).not.toBeNull();
    expect(told.order.fulfillments[0]?.deliveredAt).toBeNull();
    expect(told.arrived).toEqual([read.order.fulfillments[0]?.shopifyId]);
  });
});

describe('the other reads', () => {
  it('understand shop, customer, product, collection and changes', async () => {
    const { shop, order, customer } = await lived({});
    const reads = readsOf(shop);
    const ref = { id: shopId(1n), domain: shop.domain };
    expect(await reads.shop(ref)).toMatchObject({
      currency: 'USD',
      timezone: 'America/New_York',
      country: 'US',
    });
    expect(await reads.grantedScopes(ref)).toContain('read_all_orders');
    expect(await reads.isInstalled(ref)).toBe(true);
    expect(await reads.customer(ref, shopifyId(BigInt(customer.id)))).toMatchObject({
      name: 'Ana',
      email: 'ana@example.com',
      tags: ['vip'],
      marketing: 'subscribed',
    });
    const productId = shopifyId(BigInt(order.lines[0]?.productId ?? '0'));
    const product = await reads.product(ref, productId);
    expect(product).toMatchObject({ tags: ['new'], variants: [{ sku: 'A', price: '80.00' }] });
    const [collection] = product?.collections ?? [];
    if (collection === undefined) throw new Error('no collection');
    expect(await reads.productsOfCollection(ref, collection)).toEqual([productId]);
    const asked = {
      since: (await reads.order(ref, shopifyId(BigInt(order.id))))?.order.createdAt,
      after: null,
    };
    if (asked.since === undefined) throw new Error('no order');
    const page = await reads.changedOrders(ref, { since: asked.since, after: null });
    expect(page).toMatchObject({ changes: [{ shopifyId: BigInt(order.id) }], next: null });
    expect(
      (await reads.changedProducts(ref, { since: asked.since.subtract({ hours: 1 }), after: null })).changes,
    ).toHaveLength(2);
    expect(
      (await reads.changedCustomers(ref, { since: asked.since.subtract({ hours: 1 }), after: null })).changes,
    ).toHaveLength(1);
  });

  it('read an order of more lines than one answer holds', async () => {
    const lines = Array.from({ length: 65 }, () => ({ sku: 'A' }));
    const { shop, order } = await lived({ lines });
    const read = await readsOf(shop).order(
      { id: shopId(1n), domain: shop.domain },
      shopifyId(BigInt(order.id)),
    );
    expect(new Set(read?.order.lines.map((line) => line.shopifyId)).size).toBe(65);
  });
});

describe('a bulk operation', () => {
  it.each(['products', 'customers', 'orders'] as const)('brings %s as records of ours', async (area) => {
    const { shop, order, customer } = await lived({}, (tx, at, { id }) =>
      refundOrder(tx, at, { order: id, lines: [{ sku: 'B', quantity: 1 }] }),
    );
    const ref = { id: shopId(1n), domain: shop.domain };
    let operationId = '';
    const reads = readsOf(shop, async () => {
      const id = operationId.split('/').at(-1) ?? '';
      return new Response(await world.state.transaction((tx) => readBulkResult(tx, shop, id)));
    });
    const started = await reads.startBulk(ref, area);
    if ('refused' in started) throw new Error(started.refused);
    operationId = started.id;
    const done = await vi.waitFor(
      async () => {
        const operation = await reads.bulkOperation(ref, operationId);
        if (operation?.status !== 'completed' || operation.url === null) throw new Error(operation?.status);
        return operation;
      },
      { timeout: 10_000 },
    );
    const records: BulkRecord[] = [];
    for await (const record of (await reads.openBulkResult(area, done.url ?? '', 0n)) ?? [])
      records.push(record);
    expect(BigInt(records.length)).toBe(done.rootObjects);
    const [record] = records;
    if (record?.area === 'customers') {
      expect(record.customer).toEqual(await reads.customer(ref, shopifyId(BigInt(customer.id))));
    } else if (record?.area === 'products') {
      expect(record.product).toEqual(await reads.product(ref, record.product.shopifyId));
    } else if (record?.area === 'orders') {
      const read = await reads.order(ref, shopifyId(BigInt(order.id)));
      // A bulk result cannot tell the lines of refunds, and says so.
      expect(record.reading.complete).toBe(false);
      const refunds = read?.order.refunds.map((refund) => ({ ...refund, lines: [] }));
      expect(record.reading.order).toEqual({ ...read?.order, refunds });
    } else throw new Error('no record');
    const rest: BulkRecord[] = [];
    const from = BigInt(record.lines);
    for await (const later of (await reads.openBulkResult(area, done.url ?? '', from)) ?? [])
      rest.push(later);
    expect(rest).toEqual(records.slice(1));
  });
});
