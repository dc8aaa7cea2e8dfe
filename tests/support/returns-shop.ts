import { afterAll, beforeAll } from 'vitest';
import type { Outcome } from '../../app/contracts/returns.ts';
import { type Instant, parseInstant } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import { parseMoney } from '../../app/kernel/money.ts';
import { points } from '../../app/kernel/points.ts';
import type { OrderSnapshot } from '../../app/modules/commerce/order.ts';
import { type SampleOrder, sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { openReturns, type Returns, type ReturnsDeps } from '../../app/modules/returns/index.server.ts';
import type { PolicyForm } from '../../app/modules/returns/policy/forms.ts';
import { policyForm } from '../../app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '../../app/modules/returns/policy/policy.ts';
import type { NativeLine, NativeReturn, ProductVariant } from '../../app/modules/returns/ports.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { isPublicHoliday } from '../../app/platform/holidays.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { useDatabase } from './database.ts';
import { FakeReturns } from './fake-returns.ts';
import { ordersOf } from './orders-of-shop.ts';

const usd = currencyCode('USD');
export const dollars = (amount: string) => parseMoney(amount, usd);
export const allScopes = [
  ...['write_returns', 'write_orders', 'read_locations'],
  ...['write_store_credit_account_transactions', 'read_store_credit_accounts'],
];

export interface PlacedOrder {
  readonly id: bigint;
  readonly customerId: bigint | null;
  snapshot: OrderSnapshot;
}

/** A shop with returns on the real database; its orders and Shopify's returns are in memory. */
export class ReturnsTestShop {
  readonly db: Database;
  readonly shopId: bigint;
  readonly returns: Returns;
  readonly deps: ReturnsDeps;
  readonly shopify: FakeReturns;
  readonly orders = new Map<bigint, PlacedOrder>();
  now: Instant = parseInstant('2026-03-10T15:00:00Z');
  scopes: readonly string[] = allScopes;
  warnings = 0;
  /** Who placed every order. */
  readonly buyer = 'ana@example.com';
  /** Units by local day. */
  sold: { readonly day: string; readonly units: number }[] = [];
  /** What exchanges can bring. */
  variants: ProductVariant[] = [];

  constructor(db: Database, shopId: bigint, place: string) {
    this.db = db;
    this.shopId = shopId;
    this.shopify = new FakeReturns(this.now, () => this.suggestion());
    this.deps = {
      db,
      shopify: this.shopify,
      points: {
        effectOfReturn: async () => ({ clawed: points(5n), restored: points(0n) }),
        tierOf: async () => null,
        hasPriority: async () => false,
      },
      isHoliday: isPublicHoliday,
      seal: openSeal(Buffer.alloc(32, 7)),
      images: { shrink: async (bytes) => ({ bytes, width: 1, height: 1 }) },
      now: async () => this.now,
      log: { warn: () => void this.warnings++ },
      orders: ordersOf(this, place),
    };
    this.returns = openReturns(this.deps);
  }

  /** Another process with the same database and the same Shopify. */
  another(change: Partial<ReturnsDeps>): Returns {
    return openReturns({ ...this.deps, ...change });
  }

  at(iso: string): this {
    this.now = parseInstant(iso);
    this.shopify.now = this.now;
    return this;
  }

  async policy(change: Partial<PolicyForm> = {}, at = '2026-01-01T00:00:00Z'): Promise<void> {
    const form = { ...policyForm(defaultPolicy(), usd), ...change };
    const saved = await this.returns.savePolicy(this.shopId, form, 'staff', parseInstant(at));
    if ('refused' in saved) throw new Error(JSON.stringify(saved.errors));
    await this.returns.goLive(this.shopId, parseInstant(at), 'staff');
  }

  /** Paid, sent and delivered as a whole on 1 March at 10:00 in New York, unless said otherwise. */
  async place(
    sample: SampleOrder,
    more: { customerId?: bigint | null; sent?: number; deliveredAt?: string | null } = {},
  ): Promise<PlacedOrder> {
    const [row] = await this.db.sql<{ id: bigint; shopify_id: bigint }>`
      insert into commerce_order (shop_id, shopify_id, name, currency, presentment_currency, total_minor,
        total_presentment, financial_status, processed_at, updated_at, snapshot)
      values (${this.shopId}, nextval('commerce_read_seq') + 5000000, '#1', 'USD', 'USD', 0, 0, 'paid', now(), now(), '{}')
      returning id, shopify_id`;
    if (row === undefined) throw new Error('The order was not written');
    const plain = sampleOrder({ ...sample, id: row.shopify_id });
    const deliveredAt = more.deliveredAt === undefined ? '2026-03-01T15:00:00Z' : more.deliveredAt;
    const snapshot: OrderSnapshot = {
      ...plain,
      name: '#1001',
      fulfillments: [
        {
          shopifyId: shopifyId(row.shopify_id + 1_000_000n),
          status: 'success',
          createdAt: parseInstant('2026-03-01T15:00:00Z'),
          deliveredAt: deliveredAt === null ? null : parseInstant(deliveredAt),
          lines: plain.lines.map((line) => ({
            lineShopifyId: line.shopifyId,
            quantity: more.sent ?? line.quantity,
          })),
        },
      ],
    };
    const customerId = more.customerId === undefined ? 7n : more.customerId;
    const order: PlacedOrder = { id: row.id, customerId, snapshot };
    this.orders.set(row.id, order);
    this.shopify.returnable = snapshot.fulfillments.flatMap((parcel) =>
      parcel.lines.map((line, index) => ({
        fulfillmentShopifyId: parcel.shopifyId,
        fulfillmentLineShopifyId: shopifyId(parcel.shopifyId * 100n + BigInt(index)),
        lineShopifyId: line.lineShopifyId,
        quantity: line.quantity,
      })),
    );
    const { total } = snapshot.totals;
    this.shopify.paid = [{ id: shopifyId(501n), gateway: 'shopify_payments', left: total.presentment }];
    return order;
  }

  line(order: PlacedOrder, index = 0): ShopifyId {
    const line = order.snapshot.lines[index];
    if (line === undefined) throw new Error(`No line ${index}`);
    return line.shopifyId;
  }

  ask(
    order: PlacedOrder,
    units: readonly { line?: number; quantity?: number; reason?: string; note?: string }[] = [{}],
    more: {
      outcome?: Outcome;
      key?: string;
      customerId?: bigint | null;
      by?: Returns;
      /** For an exchange: that variant instead of all units of the first line. */
      variant?: ShopifyId;
      photos?: readonly bigint[];
    } = {},
  ) {
    keys += 1;
    return (more.by ?? this.returns).request(
      this.shopId,
      {
        orderShopifyId: order.snapshot.shopifyId,
        customerId: more.customerId === undefined ? order.customerId : more.customerId,
        lines: units.map(({ line = 0, quantity = 1, reason = 'unwanted', note }) => ({
          lineShopifyId: this.line(order, line),
          quantity,
          reason,
          ...(note === undefined ? {} : { note }),
          ...(more.photos === undefined ? {} : { photos: more.photos }),
        })),
        ...(more.variant === undefined
          ? {}
          : {
              exchangeFor: [
                {
                  lineShopifyId: this.line(order),
                  variantShopifyId: more.variant,
                  quantity: units[0]?.quantity ?? 1,
                },
              ],
            }),
        outcome: more.outcome ?? 'refund',
        key: more.key ?? `key-${keys}`,
        actor: 'shopper',
      },
      this.now,
    );
  }

  /** A variant of the order's first product that is there to be exchanged for. */
  variantOf(order: PlacedOrder, price: string): ShopifyId {
    const [line] = order.snapshot.lines;
    if (line?.productId == null) throw new Error('The line has no product');
    const variantShopifyId = this.shopify.nextId();
    const productShopifyId = line.productId;
    this.variants.push({ productShopifyId, variantShopifyId, title: 'L', price: dollars(price) });
    return variantShopifyId;
  }

  /** Shopify's return of staff's or a shopper's own, of units of one line. */
  native(
    order: PlacedOrder,
    more: Partial<NativeReturn> & { quantity?: number; line?: Partial<NativeLine> } = {},
  ): NativeReturn {
    const { quantity = 1, line, ...change } = more;
    const native: NativeReturn = {
      id: this.shopify.nextId(),
      orderShopifyId: order.snapshot.shopifyId,
      status: 'requested',
      createdAt: this.now,
      approvedAt: null,
      closedAt: null,
      returnShippingFee: null,
      exchangeLines: [],
      refunds: [],
      lines: [
        {
          id: this.shopify.nextId(),
          lineShopifyId: this.line(order),
          fulfillmentLineShopifyId: null,
          reverseLineShopifyId: this.shopify.nextId(),
          quantity,
          processedQuantity: 0,
          refundedQuantity: 0,
          note: '',
          reasonHandle: 'unwanted',
          restockingPercent: null,
          disposed: [],
          ...line,
        },
      ],
      ...change,
    };
    this.shopify.returns.set(native.id, native);
    return native;
  }

  /** Hears of it, as a webhook tells. */
  async follow(native: { readonly id: ShopifyId }) {
    await this.returns.followShopify(this.shopId, native.id);
    const [row] = await this.db.sql<{ id: bigint }>`select id from returns_return
      where shop_id = ${this.shopId} and shopify_id = ${native.id}`;
    return row === undefined ? null : this.returns.find(this.shopId, row.id);
  }

  async facts(): Promise<string[]> {
    const rows = await this.db.sql<{ kind: string }>`select kind from platform_fact
      where shop_id = ${this.shopId} and kind like 'return-%' and kind not in ('return-policy-saved', 'return-settings-saved') order by id`;
    return rows.map((row) => row.kind);
  }

  /** Lets intents be tried at once that a process died over. */
  async forgetClaims(): Promise<void> {
    await this.db.sql`update returns_intent set claimed_until = null where shop_id = ${this.shopId}`;
  }

  /** As our engine reckons the last return asked for: what Shopify would say, too. */
  private suggestion() {
    const order = [...this.orders.values()].at(-1);
    if (order === undefined) throw new Error('No order');
    return { shopifyId: order.snapshot.shopifyId, suggestion: this.expected };
  }

  expected = dollars('0.00');
}

let keys = 0;

/** Opens a database for the file; each shop in it is a tenant of its own. */
export function useReturns() {
  const database = useDatabase();
  let db: Database;
  beforeAll(() => {
    db = openDatabase({ url: database.url, poolSize: 20, reactionsOf: () => [] });
  });
  afterAll(() => db.close());
  let count = 0;
  return {
    get db() {
      return db;
    },
    async shop(change: Partial<PolicyForm> | null = {}, place = 'America/New_York') {
      count += 1;
      const [row] = await db.sql<{ id: bigint }>`insert into commerce_shop (domain, timezone, installed_at)
        values (${`shop-${count}.myshopify.com`}, ${place}, '2026-01-01T00:00:00Z') returning id`;
      if (row === undefined) throw new Error('The shop was not written');
      const shop = new ReturnsTestShop(db, row.id, place);
      if (change !== null) await shop.policy(change);
      return shop;
    },
  };
}

/** A return, or the test ends here. */
export function made<Answer extends object>(answer: Answer): Exclude<Answer, { refused: unknown }> {
  if ('refused' in answer) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer as Exclude<Answer, { refused: unknown }>;
}
