import { afterAll, beforeAll } from 'vitest';
import { type Instant, parseInstant } from '../../app/kernel/calendar.ts';
import type { ShopId } from '../../app/kernel/ids.ts';
import type { OrderReading, ParseDelivery } from '../../app/modules/commerce/delivery.ts';
import { type Commerce, type CommerceDeps, openCommerce } from '../../app/modules/commerce/index.server.ts';
import type { OrderSnapshot } from '../../app/modules/commerce/order.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { eraseShop } from '../../app/platform/db/erase-shop.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { parseDelivery } from '../../app/platform/shopify/webhooks/parse-delivery.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { useDatabase } from './database.ts';
import { FakeShopify } from './fake-shopify.ts';

export interface CommerceBench {
  readonly db: Database;
  readonly deps: CommerceDeps;
  readonly commerce: Commerce;
  shopify: FakeShopify;
  now: Instant;
  parse: ParseDelivery;
  removedSessions: string[];
  /** A new shop, installed at the given moment, with its own empty Shopify. */
  install(installedAt?: string): Promise<ShopId>;
  /** Stores a delivery as the intake does; returns its id. */
  deliver(shop: ShopId, topic: string, payload: object | string): Promise<bigint>;
}

export const reading = (order: OrderSnapshot, more: Partial<OrderReading> = {}): OrderReading => ({
  order,
  customer: null,
  complete: true,
  arrived: [],
  ...more,
});

/** Commerce on a real database of this test file's own, with Shopify in memory. */
export function useCommerce(): CommerceBench {
  const database = useDatabase();
  let shops = 0;
  let events = 0;
  const state: { db: Database | null; commerce: Commerce | null; deps: CommerceDeps | null } = {
    db: null,
    commerce: null,
    deps: null,
  };
  const opened = <T>(value: T | null): T => {
    if (value === null) throw new Error('Commerce is open from beforeAll on');
    return value;
  };
  const bench: CommerceBench = {
    shopify: new FakeShopify(),
    now: parseInstant('2026-03-10T12:00:00Z'),
    parse: parseDelivery,
    removedSessions: [],
    get db() {
      return opened(state.db);
    },
    get deps() {
      return opened(state.deps);
    },
    get commerce() {
      return opened(state.commerce);
    },
    async install(installedAt = '2026-01-01T00:00:00Z') {
      bench.shopify = new FakeShopify();
      bench.now = parseInstant(installedAt);
      shops += 1;
      const { shopId: id } = await bench.commerce.onInstalled(`shop-${shops}.myshopify.com`, ['read_orders']);
      bench.now = parseInstant('2026-03-10T12:00:00Z');
      return id;
    },
    async deliver(shop, topic, payload) {
      events += 1;
      const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
      const [row] = await bench.db.sql<{ id: bigint }>`
        insert into platform_delivery (shop_id, topic, event_id, webhook_id, payload)
        values (${shop}, ${topic}, ${`event-${events}`}, ${`webhook-${events}`}, ${body}) returning id`;
      return row?.id ?? 0n;
    },
  };
  beforeAll(() => {
    state.db = openDatabase({ url: database.url, reactionsOf });
    state.deps = {
      sql: state.db.sql,
      inTransaction: state.db.inTransaction,
      shopify: forwarding(() => bench.shopify),
      parseDelivery: (topic, payload) => bench.parse(topic, payload),
      clock: { now: async () => bench.now, nowOf: async () => bench.now },
      seal: openSeal(Buffer.alloc(32, 7)),
      log: { info() {}, warn() {} },
      eraseShop,
      returnChanged: async () => {},
      removeSessions: async (domain) => void bench.removedSessions.push(domain),
    };
    state.commerce = openCommerce(state.deps);
  });
  afterAll(() => state.db?.close());
  return bench;
}

/** The port of whichever Shopify the bench holds at the moment of the call. */
function forwarding(current: () => FakeShopify): CommerceDeps['shopify'] {
  return {
    isInstalled: () => current().isInstalled(),
    shop: () => current().shop(),
    grantedScopes: () => current().grantedScopes(),
    order: (shop, id) => current().order(shop, id),
    customer: (shop, id) => current().customer(shop, id),
    product: (shop, id) => current().product(shop, id),
    productsOfCollection: (shop, id) => current().productsOfCollection(shop, id),
    collectionTitles: (shop, ids) => current().collectionTitles(shop, ids),
    changedOrders: (shop, asked) => current().changedOrders(shop, asked),
    changedCustomers: (shop, asked) => current().changedCustomers(shop, asked),
    changedProducts: (shop, asked) => current().changedProducts(shop, asked),
    startBulk: (shop, area) => current().startBulk(shop, area),
    bulkOperation: (shop, id) => current().bulkOperation(shop, id),
    cancelBulk: () => current().cancelBulk(),
    openBulkResult: (area, url, from) => current().openBulkResult(area, url, from),
  };
}

/** Keys of the shop's facts in the order of recording, and how many jobs they have enqueued. */
export async function factsOf(db: Database, shop: ShopId): Promise<{ keys: string[]; jobs: number }> {
  const facts = await db.sql<{
    key: string;
  }>`select key from platform_fact where shop_id = ${shop} order by key`;
  const [jobs] = await db.sql<{ n: number }>`select count(*)::int as n from graphile_worker._private_jobs
    where payload->>'shopId' = ${String(shop)}`;
  return { keys: facts.map((fact) => fact.key), jobs: jobs?.n ?? 0 };
}
