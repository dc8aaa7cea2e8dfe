import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { earningOrder } from '../../app/joining/loyalty/earning-order.ts';
import { zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { orderId as asOrderId, shopId as asShopId } from '../../app/kernel/ids.ts';
import type { Prepared } from '../../app/kernel/transaction.ts';
import { orderToJson } from '../../app/modules/commerce/orders/order-json.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { defaultProgram } from '../../app/modules/loyalty/earning/program.ts';
import type { OrderForLoyalty } from '../../app/modules/loyalty/ports.ts';
import { readBalance } from '../../app/modules/loyalty/read-balance.server.ts';
import { openSettleOnce, readSettlement } from '../../app/modules/loyalty/settle-order.server.ts';
import { openDatabase } from '../../app/platform/db/database.server.ts';
import { toParameter } from '../../app/platform/db/values.server.ts';
import { type Comparison, compare, perSecond } from './rounds.ts';

export const concurrency = 8;
const customers = 1000;

/** A shop with customers and one order per grant to come. */
export async function fill(client: pg.Client, orders: number): Promise<void> {
  const snapshot = JSON.stringify(
    orderToJson(sampleOrder({ lines: [{ sku: 'A', price: '48.00', quantity: 1 }] })),
  );
  await client.query(
    `insert into commerce_shop (domain, installed_at, currency, timezone) values ('bench.myshopify.com', '2026-01-01', 'USD', 'UTC')`,
  );
  await client.query(
    `insert into loyalty_program_version (shop_id, version, effective_at, program, saved_by) values (1, 1, '2026-01-01', $1, 'bench')`,
    [JSON.stringify(defaultProgram(currencyCode('USD')))],
  );
  await client.query(`insert into loyalty_state (shop_id, live_from) values (1, '2026-01-01')`);
  await client.query(
    `insert into commerce_customer (shop_id, shopify_id, created_at, updated_at) select 1, n, now(), now() from generate_series(1, $1::int) n`,
    [customers],
  );
  await client.query(
    `insert into commerce_order (shop_id, shopify_id, name, customer_id, currency, presentment_currency, total_minor, total_presentment, financial_status, processed_at, paid_at, updated_at, snapshot)
     select 1, 1000000 + n, '#' || n, 1 + n % $2::int, 'USD', 'USD', 4800, 4800, 'paid', '2026-03-01', '2026-03-01', '2026-03-01', $3::jsonb from generate_series(1, $1::int) n`,
    [orders, customers, snapshot],
  );
}

/** The n-th of those orders, as commerce would tell of it. */
export function orderAt(index: number): OrderForLoyalty {
  const order = { ...earningOrder(sampleOrder({ lines: [{ sku: 'A', price: '48.00', quantity: 1 }] })) };
  return {
    orderId: asOrderId(BigInt(index + 1)),
    revision: 1,
    order: { ...order, shopifyId: BigInt(1_000_001 + index) as typeof order.shopifyId },
    customerId: BigInt(1 + ((index + 1) % customers)),
    traits: new Map(),
    orderTraits: { country: null, channel: null, tags: [], valueMinor: 4800n, customer: null },
    shop: { zone: zone('UTC'), currency: currencyCode('USD') },
  };
}

/** Nothing that is measured asks for orders. */
export const noOrders = {
  shopForLoyalty: async () => ({ zone: zone('UTC'), currency: currencyCode('USD') }),
  orderForLoyalty: async () => null,
  ordersForLoyalty: async () => [],
  orderAfterReturn: async () => null,
  wholeRange: async () => ({ products: [] }),
  learnOrder: async () => null,
  customerShopifyIds: async () => new Map(),
  ordersOfCustomers: async () => new Map(),
  qualifyingAfterReturn: async () => null,
  buyers: async () => [],
  validBuyers: async () => [],
  histories: async () => new Map(),
  takenOver: async () => [],
};

/** Grants and balances, each beside the same thing by node-pg. */
export async function comparePoints(url: string, rounds: number): Promise<Comparison[]> {
  const perRound = 1500;
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await fill(client, perRound * 2 * (rounds + 1));
  const db = openDatabase({ url, poolSize: concurrency, reactionsOf: () => [] });
  const bare = new pg.Pool({ connectionString: url, max: concurrency });
  bare.on('error', () => {});
  const shop = asShopId(1n);
  // The day after the orders were paid: nothing is due yet, so both sides do the same work.
  const now = Temporal.Instant.from('2026-03-02T12:00:00Z');
  const deps = { db, announcing: db.announcing, orders: noOrders };
  const settleOnce = openSettleOnce(deps);
  // The statement and its values as the use case sends them: the peer sends the same without deciding anything.
  let sent: { text: string; values: readonly unknown[] } = { text: '', values: [] };
  const listening: Prepared = async <Row extends object>(
    _name: string,
    text: string,
    values: readonly unknown[],
  ) => {
    sent = { text, values };
    return [] as Row[];
  };
  const capture = openSettleOnce({ ...deps, db: { ...db, prepared: listening } });

  let done = 0;
  const take = async (): Promise<
    { order: OrderForLoyalty; stored: Awaited<ReturnType<typeof readSettlement>> }[]
  > => {
    const orders = Array.from({ length: perRound }, (_, index) => orderAt(done + index));
    done += perRound;
    // What is read is read before the clock starts: both sides are about the write.
    return Promise.all(
      orders.map(async (order) => ({ order, stored: await readSettlement({ db }, shop, order) })),
    );
  };
  const grants = await compare(
    'grant: use case beside the same statement by node-pg',
    0.6,
    rounds,
    async () => {
      const batch = await take();
      return perSecond(batch.length, concurrency, async (index) => {
        const one = batch[index];
        if (one && !(await settleOnce(shop, one.order, one.stored, now))?.granted)
          throw new Error('A grant was not written');
      });
    },
    async () => {
      const batch = await take();
      const statements: (typeof sent)[] = [];
      for (const one of batch) {
        await capture(shop, one.order, one.stored, now);
        statements.push({ text: sent.text, values: sent.values.map(toParameter) });
      }
      return perSecond(batch.length, concurrency, async (index) => {
        const one = statements[index];
        if (
          one &&
          (await bare.query({ name: 'grant', text: one.text, values: [...one.values] })).rowCount !== 1
        )
          throw new Error('A grant was not written');
      });
    },
  );

  const reads = 6000;
  const balances = await compare(
    'balance: read beside a primary-key select by node-pg',
    0.5,
    rounds,
    () =>
      perSecond(reads, concurrency, (index) =>
        readBalance({ db, orders: noOrders }, shop, BigInt(1 + (index % customers)), now),
      ),
    () =>
      perSecond(reads, concurrency, (index) =>
        bare.query({
          name: 'account',
          text: 'select * from loyalty_account where shop_id = $1 and customer_id = $2',
          values: [1, 1 + (index % customers)],
        }),
      ),
  );
  await Promise.all([client.end(), bare.end(), db.close()]);
  return [grants, balances];
}
