import { assertNever } from '#app/kernel/check.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { recordCustomerIn } from '../customers/sync-customer.server.ts';
import type { OrderReading } from '../delivery.ts';
import type { OrderSource } from '../door.ts';
import { type AppliedOrder, applyOrder, concludeOrders } from '../orders/record-order.server.ts';
import type { BulkArea, BulkRecord, CommerceDeps } from '../ports.ts';
import type { Shop } from '../shop.ts';
import { advanceBackfill } from '../store/backfill-store.server.ts';
import { drawReadSeq } from '../store/order-store.server.ts';
import { saveProduct } from '../store/product-store.server.ts';

const recordsPerBatch = 200;
/** After so many the step ends, so that a worker that is asked to stop need not wait for a whole file. */
const batchesPerStep = 50;

type Prepared =
  | Exclude<BulkRecord, { area: 'orders' }>
  | {
      readonly area: 'orders';
      readonly lines: number;
      readonly reading: OrderReading;
      readonly source: OrderSource;
    };

/** Imports batch by batch; each one's progress is written in its own transaction. `more`: call again. */
export async function importBatches(
  deps: CommerceDeps,
  shop: Shop,
  start: { area: BulkArea; line: bigint },
  records: AsyncIterable<BulkRecord>,
): Promise<'more' | 'finished'> {
  let from = start.line;
  let batches = 0;
  for await (const batch of inBatches(records)) {
    const prepared: Prepared[] = [];
    for (const record of batch) prepared.push(await prepare(deps, shop, record));
    const lines = prepared.reduce((sum, record) => sum + record.lines, 0);
    const line = from;
    const advanced = await deps.inTransaction(shop.id, async (tx) => {
      const step = { from: line, lines, records: prepared.length };
      if (!(await advanceBackfill(tx.sql, shop.id, start.area, step))) return false;
      await saveAll(deps, tx, shop, prepared);
      return true;
    });
    // Another worker is at it, or has begun again: the row says where to go on.
    if (!advanced) return 'more';
    from += BigInt(lines);
    batches += 1;
    if (batches === batchesPerStep) return 'more';
  }
  return 'finished';
}

/** What a result cannot hold whole is read by itself: a refund's lines for one. */
async function prepare(deps: CommerceDeps, shop: Shop, record: BulkRecord): Promise<Prepared> {
  if (record.area === 'products' && !record.complete) {
    const product = await deps.shopify.product(shop, record.product.shopifyId);
    return product === null ? record : { ...record, product };
  }
  if (record.area !== 'orders') return record;
  const { reading, lines } = record;
  if (reading.complete) return { area: 'orders', lines, reading, source: { kind: 'payload' } };
  const readSeq = await drawReadSeq(deps.sql);
  const read = await deps.shopify.order(shop, reading.order.shopifyId);
  return read === null
    ? { area: 'orders', lines, reading, source: { kind: 'payload' } }
    : { area: 'orders', lines, reading: read, source: { kind: 'read', readSeq } };
}

/** A result is as old as its operation, so an order of it counts like a payload: only when it is newer than ours. */
async function saveAll(deps: CommerceDeps, tx: Tx, shop: Shop, records: readonly Prepared[]): Promise<void> {
  const applied: AppliedOrder[] = [];
  for (const record of records) {
    switch (record.area) {
      case 'products':
        await saveProduct(tx.sql, shop, record.product);
        break;
      case 'customers':
        await recordCustomerIn(tx.sql, shop.id, record.customer, deps.seal);
        break;
      case 'orders': {
        const outcome = await applyOrder(tx, shop, record.reading, record.source, deps.seal);
        if (outcome.state === 'applied') applied.push(outcome);
        break;
      }
      default:
        assertNever(record);
    }
  }
  await concludeOrders(tx, shop.id, applied);
}

async function* inBatches(records: AsyncIterable<BulkRecord>): AsyncIterable<BulkRecord[]> {
  let batch: BulkRecord[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length === recordsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
