import { describe, expect, it } from 'vitest';
import { localDate, parseInstant, zone } from '../../app/kernel/calendar.ts';
import { type ShopId, shopifyId } from '../../app/kernel/ids.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { reading, useCommerce } from '../support/commerce.ts';

const bench = useCommerce();
const payload = { kind: 'payload' } as const;
const lines = [
  { sku: 'A', price: '80.00', quantity: 2 },
  { sku: 'C', price: '50.00', giftCard: true },
];
const since = parseInstant('2026-03-04T00:00:00Z');

async function record(shop: ShopId, id: bigint, refundedAt: string | null) {
  const refunds = refundedAt === null ? [] : [{ amount: '80.00', lines: { A: 1 }, at: refundedAt }];
  const order = sampleOrder({ id, lines, refunds, updatedAt: refundedAt ?? '2026-03-06T00:00:00Z' });
  const recorded = await bench.commerce.recordOrder(shop, reading(order), payload);
  if (recorded.state !== 'recorded') throw new Error(recorded.state);
  return recorded.orderId;
}

describe('orders, many at a time', () => {
  it('are found by number; those of others are absent', async () => {
    const [shop, other] = [await bench.install(), await bench.install()];
    const [a, b] = [await record(shop, 1n, null), await record(shop, 2n, null)];
    const theirs = await record(other, 3n, null);
    const orders = await bench.commerce.listOrders(shop, [b, theirs, a]);
    expect(orders.map(({ id }) => id).toSorted()).toEqual([a, b]);
    expect(await bench.commerce.listOrders(shop, [])).toEqual([]);
  });

  it('are those of which something was refunded since a moment, page by page', async () => {
    const shop = await bench.install();
    await record(shop, 1n, '2026-03-03T23:59:59Z');
    const b = await record(shop, 2n, '2026-03-05T00:00:00Z');
    const c = await record(shop, 3n, '2026-03-04T00:00:00Z');
    await record(shop, 4n, null);
    const first = await bench.commerce.listOrdersRefundedSince(shop, since, { after: null, limit: 1 });
    expect(first.orders.map(({ id }) => id)).toEqual([c]);
    const second = await bench.commerce.listOrdersRefundedSince(shop, since, { after: first.next, limit: 1 });
    expect(second.orders.map(({ id }) => id)).toEqual([b]);
    expect(second.next).toBe(null);
  });

  it('say what customers bought, order by order', async () => {
    const shop = await bench.install();
    const id = await record(shop, 1n, null);
    const order = await bench.commerce.getOrder(shop, id);
    await bench.db.sql`insert into commerce_customer (shop_id, shopify_id, created_at, updated_at)
      values (${shop}, ${shopifyId(7n)}, now(), now()) on conflict do nothing`;
    const [customer] = await bench.db.sql<{
      id: bigint;
    }>`select id from commerce_customer where shop_id = ${shop}`;
    if (customer === undefined) throw new Error('No customer');
    await bench.db.sql`update commerce_order set customer_id = ${customer.id} where shop_id = ${shop}`;
    const bought = (from: string) => bench.commerce.listUnitsBought(shop, [customer.id], parseInstant(from));
    expect(await bought('2026-03-01T00:00:00Z')).toEqual([
      { customerId: customer.id, at: order.snapshot.processedAt, units: 2 },
    ]);
    expect(await bought('2026-03-02T00:00:00Z')).toEqual([]);
  });

  it('say how much was sold on each local day', async () => {
    const shop = await bench.install();
    const id = await record(shop, 1n, null);
    const { snapshot } = await bench.commerce.getOrder(shop, id);
    const sold = (place: string, hours = 1) =>
      bench.commerce.unitsSold(shop, {
        from: snapshot.processedAt.subtract({ hours }),
        to: snapshot.processedAt.add({ hours }),
        zone: zone(place),
      });
    const dayIn = (place: string) => localDate(snapshot.processedAt, zone(place)).toString();
    for (const place of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
      expect(await sold(place)).toEqual([{ day: dayIn(place), units: 2 }]);
    expect(await sold('UTC', -1)).toEqual([]);
    await bench.db.sql`update commerce_order set test = true where shop_id = ${shop}`;
    expect(await sold('UTC')).toEqual([]);
  });
});
