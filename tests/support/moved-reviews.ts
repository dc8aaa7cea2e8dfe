import { afterAll, beforeAll } from 'vitest';
import { type Instant, parseInstant } from '../../app/kernel/calendar.ts';
import { shopifyId } from '../../app/kernel/ids.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import type { ImportDetail } from '../../app/modules/reviews/moving/door.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { useDatabase } from './database.ts';
import { type Doors, openDoors } from './filled-shop.ts';

/** Products of these shops: handle, SKU and barcode by number. */
const soldProducts = [
  { id: 101n, handle: 'wool-coat', sku: 'COAT', barcode: '4006381333931' },
  { id: 102n, handle: 'scarf-2000', sku: 'SCARF', barcode: 'MODEL-7' },
] as const;

/** A shop on the real database with two products and one customer, Ana, who bought the coat in March 2024. */
export class MovingShop {
  readonly doors: Doors;
  readonly shopId: bigint;
  readonly domain: string;
  /** Shopify's id of what Ana bought. */
  readonly order: bigint;

  private constructor(doors: Doors, shopId: bigint, domain: string, order: bigint) {
    this.doors = doors;
    this.shopId = shopId;
    this.domain = domain;
    this.order = order;
  }

  static async open(doors: Doors, name: string, first: bigint): Promise<MovingShop> {
    const domain = `${name}.myshopify.com`;
    doors.now = parseInstant('2026-03-01T12:00:00Z');
    const { shopId } = await doors.commerce.onInstalled(domain, ['read_orders', 'write_products']);
    const { sql } = doors.db;
    for (const { id, handle, sku, barcode } of soldProducts) {
      const [product] = await sql<{ id: bigint }>`
        insert into commerce_product (shop_id, shopify_id, title, handle, status, vendor, updated_at)
        values (${shopId}, ${id}, ${`The ${handle}`}, ${handle}, 'active', 'Fjell', now()) returning id`;
      await sql`insert into commerce_product_variant (shop_id, product_id, shopify_id, sku, barcode, title, price_minor)
        values (${shopId}, ${product?.id}, ${id * 10n}, ${sku}, ${barcode}, 'Default Title', 100)`;
    }
    await doors.reviews.goLive(shopId, doors.now, '1');
    const shop = new MovingShop(doors, shopId, domain, first);
    await shop.buys('ana@example.com', first, 101n, '2024-03-01T10:00:00Z');
    return shop;
  }

  get now(): Instant {
    return this.doors.now;
  }

  /** An order of one unit of a product by a guest of this address. */
  async buys(email: string, order: bigint, product: bigint, at: string): Promise<void> {
    const sample = sampleOrder({ id: order, lines: [{ sku: 'COAT', price: '80.00' }], updatedAt: at });
    const shop = await this.doors.commerce.findShop(this.domain);
    if (shop === null) throw new Error('There is no shop');
    const lines = sample.lines.map((line) => ({ ...line, productId: shopifyId(product), variantId: null }));
    const recorded = await this.doors.commerce.recordOrder(
      shop.id,
      {
        order: { ...sample, processedAt: parseInstant(at), customerShopifyId: null, email, lines },
        customer: null,
        complete: true,
        arrived: [],
      },
      { kind: 'payload' },
    );
    if (recorded.state !== 'recorded') throw new Error(`The order is ${recorded.state}`);
  }

  async upload(text: string | Uint8Array, name = 'reviews.csv'): Promise<bigint> {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const uploaded = await this.doors.reviews.uploadImport(this.shopId, { name, bytes }, '1');
    if ('refused' in uploaded) throw new Error(`The file is refused: ${uploaded.refused}`);
    return uploaded.id;
  }

  async answer(id: bigint, answers: object): Promise<ImportDetail> {
    const answered = await this.doors.reviews.answerImport(this.shopId, id, answers, this.now);
    if ('refused' in answered) throw new Error(`The answers are refused: ${JSON.stringify(answered)}`);
    return this.batch(id);
  }

  async batch(id: bigint): Promise<ImportDetail> {
    const batch = await this.doors.reviews.findImport(this.shopId, id, this.now);
    if (batch === null) throw new Error('There is no such batch');
    return batch;
  }

  /** Uploads, answers, looks through and brings in. */
  async bring(text: string | Uint8Array, answers: object = { incentives: 'no' }): Promise<ImportDetail> {
    const id = await this.upload(text);
    await this.answer(id, answers);
    return this.run(id);
  }

  async run(id: bigint): Promise<ImportDetail> {
    const started = await this.doors.reviews.startImport(this.shopId, id);
    if ('refused' in started) throw new Error(`The batch does not start: ${started.refused}`);
    while ((await this.doors.reviews.runImport(this.shopId, id, this.now)) === 'more');
    return this.batch(id);
  }

  async undo(id: bigint): Promise<ImportDetail> {
    const started = await this.doors.reviews.undoImport(this.shopId, id);
    if ('refused' in started) throw new Error(`The undo does not start: ${started.refused}`);
    while ((await this.doors.reviews.runUndo(this.shopId, id, this.now)) === 'more');
    return this.batch(id);
  }

  /** Everything that is counted, as text; the same texts are the same counts. */
  async counts(): Promise<string[]> {
    const rows = await this.doors.db.sql<{ text: string }>`
      select 'rating ' || concat_ws(' ', product_shopify_id, n1, n2, n3, n4, n5, n_verified, n_media, n_incentivised) as text
        from review_rating where shop_id = ${this.shopId} and n1 + n2 + n3 + n4 + n5 > 0
      union all select 'tally ' || concat_ws(' ', status, rating, purchase, imported, n) from review_tally
        where shop_id = ${this.shopId} and n > 0
      union all select 'day ' || concat_ws(' ', day, product_shopify_id, n1, n2, n3, n4, n5) from review_day
        where shop_id = ${this.shopId} and n1 + n2 + n3 + n4 + n5 > 0
      union all select 'answers ' || concat_ws(' ', product_shopify_id, attribute, value, n) from review_answer_count
        where shop_id = ${this.shopId} and n > 0
      order by 1`;
    return rows.map((row) => row.text);
  }

  async problems(id: bigint): Promise<string[]> {
    const problems = await this.doors.reviews.listImportProblems(this.shopId, id, 0);
    return problems.map(({ line, problem }) => `${line} ${problem}`);
  }

  async count(table: 'review' | 'media' | 'reply' | 'author' | 'text' | 'facts'): Promise<number> {
    const { sql } = this.doors.db;
    const shop = this.shopId;
    const rows =
      table === 'review'
        ? await sql<{ n: number }>`select count(*)::int as n from review where shop_id = ${shop}`
        : table === 'media'
          ? await sql<{
              n: number;
            }>`select count(*)::int as n from review_media where shop_id = ${shop} and state <> 'gone'`
          : table === 'reply'
            ? await sql<{ n: number }>`select count(*)::int as n from review_reply where shop_id = ${shop}`
            : table === 'author'
              ? await sql<{ n: number }>`select count(*)::int as n from review_author where shop_id = ${shop}`
              : table === 'text'
                ? await sql<{ n: number }>`select count(*)::int as n from review_text where shop_id = ${shop}`
                : await sql<{
                    n: number;
                  }>`select count(*)::int as n from platform_fact where shop_id = ${shop} and kind like 'review-%'`;
    return rows[0]?.n ?? 0;
  }
}

/** Shops of one file of tests, one for each call of `open`, on a database of their own. */
export function useMovingShops(name: string) {
  const database = useDatabase();
  let db: Database;
  beforeAll(() => {
    db = openDatabase({ url: database.url, poolSize: 10, reactionsOf: () => [] });
  });
  afterAll(() => db.close());
  let shops = 0;
  return {
    get db() {
      return db;
    },
    open() {
      shops += 1;
      return MovingShop.open(openDoors(db), `${name}-${shops}`, BigInt(shops * 1000));
    },
  };
}
