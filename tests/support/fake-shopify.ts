import { compareInstants, type Instant, parseInstant, zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import type { CustomerSnapshot } from '../../app/modules/commerce/customer.ts';
import type { OrderSnapshot } from '../../app/modules/commerce/order.ts';
import type {
  BulkArea,
  BulkOperation,
  BulkRecord,
  ChangePage,
  ChangesAsked,
  ShopifyReads,
} from '../../app/modules/commerce/ports.ts';
import type { ProductSnapshot } from '../../app/modules/commerce/product.ts';

/** Shopify behind commerce's port, in memory: what tests put in is what commerce reads. */
export class FakeShopify implements ShopifyReads {
  readonly orders = new Map<ShopifyId, OrderSnapshot>();
  readonly customers = new Map<ShopifyId, CustomerSnapshot>();
  readonly products = new Map<ShopifyId, ProductSnapshot>();
  readonly collections = new Map<ShopifyId, ShopifyId[]>();
  readonly titles = new Map<ShopifyId, string>();
  /** What was asked of it, in order. */
  readonly calls: string[] = [];
  installed = true;
  bulkStatus: BulkOperation['status'] = 'completed';
  /** Runs after a read has got its answer and before commerce sees it: for interleaving. */
  beforeAnswer: (() => Promise<void>) | null = null;
  pageSize = 100;

  async isInstalled() {
    return this.installed;
  }
  async shop() {
    return {
      shopifyId: shopifyId(1n),
      name: 'Test shop',
      currency: currencyCode('USD'),
      timezone: zone('America/New_York'),
      country: 'US',
      planName: 'Basic',
      shopifyPlus: false,
      taxesIncluded: false,
    };
  }
  async grantedScopes() {
    return ['read_orders'];
  }
  async order(_shop: unknown, id: ShopifyId) {
    this.calls.push(`order ${id}`);
    const order = this.orders.get(id);
    await this.answer();
    if (order === undefined) return null;
    const customer =
      order.customerShopifyId === null ? null : (this.customers.get(order.customerShopifyId) ?? null);
    return { order, customer, complete: true, arrived: [] };
  }
  async customer(_shop: unknown, id: ShopifyId) {
    this.calls.push(`customer ${id}`);
    return this.customers.get(id) ?? null;
  }
  async product(_shop: unknown, id: ShopifyId) {
    return this.products.get(id) ?? null;
  }
  async productsOfCollection(_shop: unknown, id: ShopifyId) {
    return this.collections.get(id) ?? null;
  }
  async collectionTitles(_shop: unknown, ids: readonly ShopifyId[]) {
    this.calls.push(`titles ${ids.join(' ')}`);
    await this.answer();
    return new Map([...this.titles].filter(([id]) => ids.includes(id)));
  }
  async changedOrders(_shop: unknown, asked: ChangesAsked) {
    return this.page([...this.orders.values()], asked);
  }
  async changedCustomers(_shop: unknown, asked: ChangesAsked) {
    return this.page([...this.customers.values()], asked);
  }
  async changedProducts(_shop: unknown, asked: ChangesAsked) {
    return this.page([...this.products.values()], asked);
  }
  async startBulk(_shop: unknown, area: BulkArea) {
    this.calls.push(`bulk ${area}`);
    return { id: `gid://shopify/BulkOperation/${area}` };
  }
  async bulkOperation(_shop: unknown, id: string): Promise<BulkOperation> {
    const area = id.split('/').at(-1) ?? '';
    const rootObjects = BigInt(this.records(area).length);
    const url = rootObjects === 0n ? null : `https://bulk.test/${area}`;
    return { id, status: this.bulkStatus, errorCode: null, url, rootObjects };
  }
  async cancelBulk() {}
  async openBulkResult(area: BulkArea, _url: string, fromLine: bigint) {
    return linesFrom(this.records(area), fromLine);
  }

  private records(area: string): BulkRecord[] {
    if (area === 'products') {
      return [...this.products.values()].map((product) => ({
        area: 'products',
        lines: 2,
        product,
        complete: true,
      }));
    }
    if (area === 'customers') {
      return [...this.customers.values()].map((customer) => ({ area: 'customers', lines: 1, customer }));
    }
    return [...this.orders.values()].map((order) => ({
      area: 'orders',
      lines: 1 + order.lines.length,
      reading: {
        order: { ...order, refunds: order.refunds.map((refund) => ({ ...refund, lines: [] })) },
        customer: null,
        complete: order.refunds.length === 0,
        arrived: [],
      },
    }));
  }

  private page(
    things: readonly { shopifyId: ShopifyId; updatedAt: Instant }[],
    { since, after }: ChangesAsked,
  ): ChangePage {
    const changed = things
      .filter((thing) => compareInstants(thing.updatedAt, since) >= 0)
      .sort((a, b) => compareInstants(a.updatedAt, b.updatedAt) || Number(a.shopifyId - b.shopifyId));
    const from = Number(after ?? '0');
    const next = from + this.pageSize < changed.length ? String(from + this.pageSize) : null;
    return {
      changes: changed
        .slice(from, from + this.pageSize)
        .map(({ shopifyId: id, updatedAt }) => ({ shopifyId: id, updatedAt })),
      next,
    };
  }

  private async answer() {
    const hook = this.beforeAnswer;
    this.beforeAnswer = null;
    await hook?.();
  }
}

async function* linesFrom(records: readonly BulkRecord[], fromLine: bigint): AsyncIterable<BulkRecord> {
  let line = 0n;
  for (const record of records) {
    if (line >= fromLine) yield record;
    line += BigInt(record.lines);
  }
}

export function sampleCustomer(id: bigint, more: Partial<CustomerSnapshot> = {}): CustomerSnapshot {
  return {
    shopifyId: shopifyId(id),
    name: `Person ${id}`,
    firstName: 'Person',
    email: `person${id}@example.com`,
    countryCode: 'US',
    locale: 'en',
    marketing: 'subscribed',
    marketingAt: null,
    tags: [],
    createdAt: parseInstant('2026-01-01T00:00:00Z'),
    updatedAt: parseInstant('2026-01-01T00:00:00Z'),
    ...more,
  };
}

export function sampleProduct(id: bigint, more: Partial<ProductSnapshot> = {}): ProductSnapshot {
  return {
    shopifyId: shopifyId(id),
    title: `Product ${id}`,
    handle: `product-${id}`,
    status: 'active',
    vendor: 'Own',
    type: 'Shoes',
    tags: ['new'],
    collections: [],
    imageUrl: null,
    updatedAt: parseInstant('2026-01-01T00:00:00Z'),
    variants: [
      { shopifyId: shopifyId(id * 10n), sku: `P${id}`, barcode: null, title: 'Default', price: '80.00' },
    ],
    ...more,
  };
}
