import { describe, expect, it, vi } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { type ShopId, shopifyId } from '../../app/kernel/ids.ts';
import type { Tx } from '../../app/kernel/transaction.ts';
import { openCommerce } from '../../app/modules/commerce/index.server.ts';
import type { BulkRecord } from '../../app/modules/commerce/ports.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { factsOf, reading, useCommerce } from '../support/commerce.ts';
import { sampleCustomer, sampleProduct } from '../support/fake-shopify.ts';

const bench = useCommerce();
const orders = 230;
const refunded = 2;

/** A shop that was installed after its orders happened. */
async function oldShop(): Promise<ShopId> {
  const shop = await bench.install('2026-03-10T00:00:00Z');
  for (let id = 1n; id <= 5n; id++) bench.shopify.products.set(shopifyId(id), sampleProduct(id));
  bench.shopify.customers.set(shopifyId(7n), sampleCustomer(7n));
  for (let id = 1n; id <= BigInt(orders); id++) {
    const refunds = id % 100n === 0n ? [{ amount: '80.00', lines: { A: 1 } }] : [];
    const financialStatus = refunds.length > 0 ? 'partially_refunded' : 'paid';
    const order = sampleOrder({
      id,
      lines: [
        { sku: 'A', price: '80.00' },
        { sku: 'B', price: '1.00' },
      ],
      refunds,
      financialStatus,
    });
    const own = order.refunds.map((one) => ({ ...one, shopifyId: shopifyId(50_000n + id) }));
    bench.shopify.orders.set(shopifyId(id), { ...order, refunds: own });
  }
  return shop;
}

async function runToEnd(shop: ShopId, commerce = bench.commerce): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if ((await commerce.continueBackfill(shop)).next === 'nothing') return;
  }
  throw new Error('The backfill does not end');
}

async function* withoutParts(records: AsyncIterable<BulkRecord>): AsyncGenerator<BulkRecord> {
  for await (const record of records) {
    if (record.area === 'products') {
      yield { ...record, product: { ...record.product, variants: [] }, complete: false };
    } else if (record.area === 'orders') {
      const order = { ...record.reading.order, lines: [] };
      yield { ...record, reading: { ...record.reading, order, complete: false } };
    } else yield record;
  }
}

async function counts(shop: ShopId) {
  const [row] = await bench.db.sql<Record<string, number>>`select
    (select count(*)::int from commerce_order where shop_id = ${shop}) as orders,
    (select count(*)::int from commerce_customer where shop_id = ${shop}) as customers,
    (select count(*)::int from commerce_product where shop_id = ${shop}) as products,
    (select count(*)::int from commerce_product_variant where shop_id = ${shop}) as variants,
    (select order_count from commerce_customer where shop_id = ${shop} and shopify_id = 7) as counted`;
  return row;
}

const complete = { orders, customers: 1, products: 5, variants: 5, counted: orders };

describe('the import of the past', () => {
  it('brings everything, sets nothing off, and says how far it is', async () => {
    const shop = await oldShop();
    expect(await bench.commerce.backfillProgress(shop)).toEqual({ state: 'absent', areas: [] });
    await bench.commerce.startBackfill(shop);
    await runToEnd(shop);
    expect(await counts(shop)).toEqual(complete);
    const progress = await bench.commerce.backfillProgress(shop);
    expect(progress.state).toBe('done');
    expect(progress.areas.map(({ area, done, total }) => [area, done, total])).toEqual([
      ['products', 5n, 5n],
      ['customers', 1n, 1n],
      ['orders', BigInt(orders), BigInt(orders)],
    ]);
    const { keys, jobs } = await factsOf(bench.db, shop);
    expect(keys).toHaveLength(2 * orders + refunded);
    expect(jobs).toBe(0);
  });

  it('reads by itself what a result holds without its parts, as one in which children come late', async () => {
    const shop = await oldShop();
    const whole = bench.shopify.openBulkResult.bind(bench.shopify);
    const opened = vi
      .spyOn(bench.shopify, 'openBulkResult')
      .mockImplementation(async (area, url, from) => withoutParts(await whole(area, url, from)));
    await bench.commerce.startBackfill(shop);
    await runToEnd(shop);
    opened.mockRestore();
    expect(await counts(shop)).toEqual(complete);
    const order = await bench.commerce.findOrderByShopifyId(shop, shopifyId(1n));
    expect(order?.snapshot.lines).toHaveLength(2);
  });

  it('reads orders with refunds by themselves, because a bulk result cannot tell their lines', async () => {
    const shop = await oldShop();
    await bench.commerce.startBackfill(shop);
    await runToEnd(shop);
    const order = await bench.commerce.findOrderByShopifyId(shop, shopifyId(100n));
    expect(order?.snapshot.refunds[0]?.lines).toHaveLength(1);
    expect((await factsOf(bench.db, shop)).keys.filter((key) => key.includes('edited'))).toEqual([]);
  });

  it('goes on after a death at any statement, without a gap and without doubling', async () => {
    const shop = await oldShop();
    await bench.commerce.startBackfill(shop);
    let deaths = 0;
    // Each life lasts a little longer than the one before, so that the deaths fall everywhere.
    for (let statements = 1; statements < 400; statements = Math.ceil(statements * 1.4) + 1) {
      const mortal = openCommerce(mortalDeps(statements));
      await runToEnd(shop, mortal).catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'killed') throw error;
        deaths += 1;
      });
    }
    expect(deaths).toBeGreaterThan(8);
    await runToEnd(shop);
    expect(await counts(shop)).toEqual(complete);
    expect((await factsOf(bench.db, shop)).keys).toHaveLength(2 * orders + refunded);
    const { areas } = await bench.commerce.backfillProgress(shop);
    expect(areas.find((area) => area.area === 'orders')?.done).toBe(BigInt(orders));
  });

  it('changes nothing the second time', async () => {
    const shop = await oldShop();
    for (let run = 0; run < 2; run++) {
      await bench.commerce.startBackfill(shop);
      await bench.db
        .sql`update commerce_backfill set state = 'waiting', line = 0, done = 0 where shop_id = ${shop}`;
      await runToEnd(shop);
    }
    expect(await counts(shop)).toEqual(complete);
    const revisions = await bench.db
      .sql`select 1 as one from commerce_order where shop_id = ${shop} and revision > 1`;
    expect(revisions).toEqual([]);
  });

  it('does not put an older state over what a delivery has told meanwhile', async () => {
    const shop = await oldShop();
    const newer = sampleOrder({
      id: 3n,
      lines: [
        { sku: 'A', price: '80.00' },
        { sku: 'B', price: '1.00' },
      ],
      updatedAt: '2026-03-10T10:00:00Z',
      cancelledAt: '2026-03-10T10:00:00Z',
    });
    await bench.commerce.recordOrder(shop, reading(newer), { kind: 'payload' });
    await bench.commerce.startBackfill(shop);
    await runToEnd(shop);
    const order = await bench.commerce.findOrderByShopifyId(shop, shopifyId(3n));
    expect(order?.snapshot.cancelledAt).toEqual(parseInstant('2026-03-10T10:00:00Z'));
  });

  it('says why it stopped, and begins again when asked', async () => {
    const shop = await oldShop();
    bench.shopify.bulkStatus = 'failed';
    await bench.commerce.startBackfill(shop);
    await runToEnd(shop);
    expect(await bench.commerce.backfillProgress(shop)).toMatchObject({ state: 'failed' });
    bench.shopify.bulkStatus = 'completed';
    await bench.commerce.startBackfill(shop);
    await runToEnd(shop);
    expect(await bench.commerce.backfillProgress(shop)).toMatchObject({ state: 'done' });
  });

  it('is woken by its own operation only', async () => {
    const shop = await oldShop();
    await bench.commerce.startBackfill(shop);
    await bench.commerce.continueBackfill(shop);
    const body = (id: string) => ({
      admin_graphql_api_id: `gid://shopify/BulkOperation/${id}`,
      status: 'completed',
    });
    const own = await bench.deliver(shop, 'bulk_operations/finish', body('products'));
    const other = await bench.deliver(shop, 'bulk_operations/finish', body('4711'));
    expect(await bench.commerce.handleDelivery(shop, own)).toEqual({ state: 'done' });
    expect((await bench.commerce.handleDelivery(shop, other)).state).toBe('ignored');
  });
});

/** Dependencies whose process dies at its n-th statement inside a transaction; what was not committed is lost. */
function mortalDeps(statements: number) {
  let left = statements;
  const live = () => {
    left -= 1;
    if (left < 0) throw new Error('killed');
  };
  return {
    ...bench.deps,
    inTransaction: <T>(shop: bigint, work: (tx: Tx) => Promise<T>) =>
      bench.deps.inTransaction(shop, (tx) =>
        work({
          ...tx,
          sql: (text, ...values) => {
            live();
            return tx.sql(text, ...values);
          },
          announce: (facts) => {
            live();
            return tx.announce(facts);
          },
        }),
      ),
  };
}
