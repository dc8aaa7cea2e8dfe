import { afterAll, beforeAll } from 'vitest';
import { earningOrder } from '../../app/joining/loyalty/earning-order.ts';
import { orderAfterReturn } from '../../app/joining/loyalty/order-after-return.ts';
import { orderTraits } from '../../app/joining/loyalty/order-traits.ts';
import { countedOrder } from '../../app/joining/loyalty/qualifying-order.ts';
import { type Instant, parseInstant, type Zone, zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import type { OrderSnapshot } from '../../app/modules/commerce/order.ts';
import { type SampleOrder, sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import type { CustomerTraits } from '../../app/modules/commerce/views.ts';
import { defaultProgram, type Program } from '../../app/modules/loyalty/earning/program.ts';
import { type Loyalty, type LoyaltyDeps, openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import type { LineTraits, OrderForLoyalty } from '../../app/modules/loyalty/ports.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openDiscountCodes } from '../../app/platform/discount-codes.server.ts';
import { useDatabase } from './database.ts';
import { FakeDiscounts } from './fake-discounts.ts';
import { FakeIssuing } from './fake-issuing.ts';
import { FakePerks } from './fake-perks.ts';
import { FakeTags } from './fake-tags.ts';
import { FAR, idOf, isWithin, validBuyers } from './valid-buyers.ts';

export interface TestOrder {
  snapshot: OrderSnapshot;
  customerId: bigint | null;
  revision: number;
  traits: ReadonlyMap<ShopifyId, LineTraits>;
  /** What is known of its owner now. */
  buyer?: CustomerTraits;
}

export interface LedgerLine {
  number: number;
  kind: string;
  points: bigint;
  balance_after: bigint;
  source_key: string;
  happened_at: Instant;
  reason: string | null;
}

/** One shop of its own with loyalty on the real database; orders stand in memory, where commerce's mirror would be. */
export class TestShop {
  readonly orders = new Map<bigint, TestOrder>();
  readonly discounts = new FakeDiscounts();
  readonly issuing = new FakeIssuing(() => this.now);
  readonly tags = new FakeTags();
  readonly perks = new FakePerks();
  /** Orders with an open return. */
  readonly returning = new Set<bigint>();
  /** By who took them over. */
  readonly takenOver = new Map<bigint, readonly bigint[]>();
  /** Keys of the jobs that were asked for outside a transaction and not dropped again. */
  readonly waiting = new Set<string>();
  now: Instant = parseInstant('2026-03-01T15:00:00Z');
  readonly db: Database;
  readonly shopId: bigint;
  readonly zone: Zone;
  readonly loyalty: Loyalty;

  constructor(db: Database, shopId: bigint, place: string) {
    this.db = db;
    this.shopId = shopId;
    this.zone = zone(place);
    this.loyalty = openLoyalty(this.deps());
  }

  /** What loyalty is handed, with changes for one test. */
  deps(change: Partial<LoyaltyDeps> = {}): LoyaltyDeps {
    const shop = { zone: this.zone, currency: currencyCode('USD') };
    const answer = (orderId: bigint, order: TestOrder): OrderForLoyalty => ({
      orderId,
      revision: order.revision,
      order: earningOrder(order.snapshot),
      customerId: order.customerId,
      traits: order.traits,
      orderTraits: orderTraits(order.snapshot, order.buyer),
      shop,
    });
    const mine = (shopId: bigint) => (shopId === this.shopId ? [...this.orders] : []);
    const pastOf = (shopId: bigint) =>
      mine(shopId).map(([id, order]) => ({
        ...answer(id, order),
        counted: countedOrder(id, earningOrder(order.snapshot), false),
      }));
    return {
      db: this.db,
      announcing: this.db.announcing,
      now: async () => this.now,
      returns: { openReturns: async (_shop, orderId) => this.returning.has(orderId) },
      discounts: this.discounts,
      issuing: this.issuing,
      tags: this.tags,
      perks: this.perks,
      jobs: {
        enqueue: async ({ key = '' }) => void this.waiting.add(key),
        drop: async (key) => void this.waiting.delete(key),
      },
      codeFor: openDiscountCodes(Buffer.alloc(32, 7)),
      orders: {
        shopForLoyalty: async () => shop,
        orderForLoyalty: async (shopId, orderId) => {
          const found = mine(shopId).find(([id]) => id === orderId);
          return found === undefined ? null : answer(...found);
        },
        orderAfterReturn: async (shopId, orderId, units, more) => {
          const found = mine(shopId).find(([id]) => id === orderId);
          if (found === undefined) return null;
          const [id, order] = found;
          return answer(id, { ...order, snapshot: orderAfterReturn(order.snapshot, units, more) });
        },
        wholeRange: async () => ({ products: [shopifyId(700n)] }),
        learnOrder: async (shopId, order) =>
          mine(shopId).find(([, { snapshot }]) => snapshot.shopifyId === order)?.[0] ?? null,
        customerShopifyIds: async (_shop, ids) => new Map(ids.map((id) => [id, shopifyId(id)])),
        ordersOfCustomers: async (shopId, customers, from) => {
          const own = mine(shopId).filter(
            ([, { snapshot }]) => from === null || isWithin(snapshot.processedAt, from, FAR),
          );
          return new Map(
            customers.map((customer) => [
              customer,
              own
                .filter(([, { customerId }]) => customerId === customer)
                .map(([id, { snapshot }]) => countedOrder(id, earningOrder(snapshot), false)),
            ]),
          );
        },
        qualifyingAfterReturn: async (shopId, orderId, units) => {
          const order = mine(shopId).find(([id]) => id === orderId)?.[1];
          if (order === undefined) return null;
          const left = orderAfterReturn(order.snapshot, units, { brought: [], givenBack: null });
          return {
            customerId: order.customerId,
            order: countedOrder(orderId, earningOrder(left), false),
          };
        },
        buyers: async (shopId, { after, limit }) =>
          [...new Set(mine(shopId).flatMap(([, { customerId }]) => customerId ?? []))]
            .filter((id) => after === null || id > after)
            .sort((a, b) => (a < b ? -1 : 1))
            .slice(0, limit),
        validBuyers: async (shopId, page) => validBuyers(pastOf(shopId), page),
        histories: async (shopId, customers) =>
          new Map(customers.map((id) => [id, pastOf(shopId).filter((past) => past.customerId === id)])),
        takenOver: async (_shop, customer) => this.takenOver.get(customer) ?? [],
        ordersForLoyalty: async (shopId, { from, before, after, limit }) =>
          mine(shopId)
            .filter(([id]) => after === null || id > after)
            .filter(([, { snapshot }]) => isWithin(snapshot.processedAt, from, before))
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .slice(0, limit)
            .map((found) => answer(...found)),
      },
      ...change,
    };
  }

  at(iso: string): this {
    this.now = parseInstant(iso);
    return this;
  }

  async customer(): Promise<bigint> {
    const [row] = await this.db.sql<{ id: bigint }>`
      insert into commerce_customer (shop_id, shopify_id, created_at, updated_at)
      values (${this.shopId}, nextval('commerce_read_seq') + 1000000, now(), now()) returning id`;
    return idOf(row);
  }

  /** An order as a person writes it; its Shopify id is made unique. */
  async place(
    sample: SampleOrder,
    customerId: bigint | null,
    traits: TestOrder['traits'] = new Map(),
  ): Promise<bigint> {
    const [row] = await this.db.sql<{ id: bigint; shopify_id: bigint }>`
      insert into commerce_order (shop_id, shopify_id, name, customer_id, currency, presentment_currency, total_minor,
        total_presentment, financial_status, processed_at, updated_at, snapshot)
      values (${this.shopId}, nextval('commerce_read_seq') + 5000000, '#1', ${customerId}, 'USD', 'USD', 0, 0, 'paid',
        now(), now(), '{}') returning id, shopify_id`;
    const id = idOf(row);
    const snapshot = sampleOrder({ ...sample, id: row?.shopify_id ?? 0n });
    this.orders.set(id, { snapshot, customerId, revision: 1, traits });
    return id;
  }

  /** The order in another state, or with another owner. */
  change(orderId: bigint, sample: SampleOrder | null, customerId?: bigint | null): void {
    const order = this.order(orderId);
    const id = order.snapshot.shopifyId;
    this.orders.set(orderId, {
      ...order,
      snapshot: sample === null ? order.snapshot : sampleOrder({ ...sample, id }),
      customerId: customerId === undefined ? order.customerId : customerId,
      revision: order.revision + 1,
    });
  }

  order(orderId: bigint): TestOrder {
    const order = this.orders.get(orderId);
    if (order === undefined) throw new Error(`No order ${orderId}`);
    return order;
  }

  settle(orderId: bigint) {
    return this.loyalty.settleOrder(this.shopId, orderId);
  }

  balance(customerId: bigint) {
    return this.loyalty.balance(this.shopId, customerId, this.now);
  }

  ledger(customerId: bigint): Promise<LedgerLine[]> {
    return this.db.sql<LedgerLine>`select number, kind, points, balance_after, source_key, happened_at, reason
      from loyalty_entry where shop_id = ${this.shopId} and customer_id = ${customerId} order by number`;
  }

  /** "kind points" of every entry, in order. */
  async told(customerId: bigint): Promise<string[]> {
    return (await this.ledger(customerId)).map((line) => `${line.kind} ${line.points}`);
  }

  async facts(): Promise<string[]> {
    const rows = await this.db.sql<{ kind: string; points: string; happened_at: Instant }>`
      select kind, data ->> 'points' as points, happened_at from platform_fact
      where shop_id = ${this.shopId} order by happened_at, id`;
    return rows.map((row) => `${row.kind} ${row.points} ${row.happened_at}`);
  }

  /** Jobs enqueued for the shop so far. */
  async jobs(): Promise<number> {
    const [row] = await this.db.sql<{ n: bigint }>`select count(*) as n from graphile_worker._private_jobs
      where payload ->> 'shopId' = ${this.shopId.toString()}`;
    return Number(row?.n ?? 0n);
  }

  async lots(customerId: bigint) {
    return this.db.sql<{
      remaining: bigint;
      matured: boolean;
      available_at: Instant;
      expires_at: Instant | null;
    }>`
      select remaining, matured, available_at, expires_at from loyalty_lot
      where shop_id = ${this.shopId} and customer_id = ${customerId} order by id`;
  }

  async save(program: Program, at = '2026-01-01T00:00:00Z'): Promise<void> {
    await this.db.sql`insert into loyalty_program_version (shop_id, version, effective_at, program, saved_by)
      select ${this.shopId}, coalesce(max(version), 0) + 1, ${at}, ${JSON.stringify(program)}::jsonb, 'test'
      from loyalty_program_version where shop_id = ${this.shopId}`;
  }

  async live(from = '2026-01-01T00:00:00Z'): Promise<void> {
    await this.db.sql`insert into loyalty_state (shop_id, live_from) values (${this.shopId}, ${from})`;
  }
}

/** Points per dollar, with changes. */
export function program(change: Partial<Program> = {}, earn: Partial<Program['earn']> = {}): Program {
  const base = defaultProgram(currencyCode('USD'));
  return { ...base, ...change, earn: { ...base.earn, ...earn } };
}

/** Opens a database for the file; each shop in it is a tenant of its own. */
export function useLoyalty() {
  const database = useDatabase();
  let db: Database;
  beforeAll(() => {
    db = openDatabase({ url: database.url, poolSize: 20, reactionsOf: (kind) => [`after-${kind}`] });
  });
  afterAll(() => db.close());
  let count = 0;
  return {
    get db() {
      return db;
    },
    get url() {
      return database.url;
    },
    /** Live since January, New York, one point per dollar unless said otherwise. */
    async shop(options: { zone?: string; program?: Program; live?: boolean } = {}): Promise<TestShop> {
      count += 1;
      const place = options.zone ?? 'America/New_York';
      const [row] = await db.sql<{ id: bigint }>`insert into commerce_shop (domain, timezone, installed_at)
        values (${`shop-${count}.myshopify.com`}, ${place}, '2026-01-01T00:00:00Z') returning id`;
      const shop = new TestShop(db, idOf(row), place);
      if (options.live === false) return shop;
      await shop.save(options.program ?? program());
      await shop.live();
      return shop;
    },
  };
}
