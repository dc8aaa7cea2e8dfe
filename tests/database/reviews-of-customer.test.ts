import { beforeAll, describe, expect, it } from 'vitest';
import type { Sql } from '../../app/kernel/transaction.ts';
import type { ReviewQuery } from '../../app/modules/reviews/door.ts';
import { listInbox } from '../../app/modules/reviews/store/inbox.server.ts';
import { toParameter } from '../../app/platform/db/values.server.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';

const bench = useReviews();

const many = 10_000;
/** Of the one who is looked at; each other customer wrote about as many. */
const hers = 50;

/** A year of reviews by many, and by one of them in between. */
async function fill({ db, shopId }: ReviewShop, customers: readonly bigint[], her: bigint): Promise<void> {
  await db.sql`insert into review (shop_id, product_shopify_id, customer_id, rating, status, verification, purchase, via, submitted_at)
    select ${shopId}, n % 40 + 1, case when n % ${many / hers}::int = 7 then ${her}
        else (${customers}::bigint[])[n % ${customers.length}::int + 1] end,
      (n + n / 200) % 5 + 1, case n % 7 when 0 then 'pending' when 1 then 'hidden' else 'published' end, 'unverified', 'kept', 'import',
      '2025-03-01T00:00:00Z'::timestamptz + n / 2 * interval '50 minutes'
    from generate_series(1, ${many}::int) n`;
}

describe('the reviews of one customer', () => {
  let shop: ReviewShop;
  let other: ReviewShop;
  let her: bigint;

  beforeAll(async () => {
    shop = await bench.shop();
    other = await bench.shop();
    her = await shop.customer();
    const rest: bigint[] = [];
    for (let count = 0; count < 200; count++) rest.push(await shop.customer());
    await fill(shop, rest, her);
    await shop.db.pool.query('vacuum analyze review');
  }, 60_000);

  /** Every page of what is asked for, one after the other. */
  async function readAll(query: ReviewQuery): Promise<{ id: bigint; customerId: bigint | null }[]> {
    const read: { id: bigint; customerId: bigint | null }[] = [];
    for (let after: string | null = null; ; ) {
      const page = await shop.reviews.list(shop.shopId, { ...query, limit: 7, after });
      read.push(...page.reviews.map(({ id, customerId }) => ({ id, customerId })));
      if (page.next === null) return read;
      after = page.next;
    }
  }

  async function expected(more: string): Promise<bigint[]> {
    const { rows } = await shop.db.pool.query(
      `select id from review where shop_id = $1 and customer_id = $2 ${more} order by submitted_at desc, id desc`,
      [shop.shopId.toString(), her.toString()],
    );
    return rows.map(({ id }) => BigInt(id));
  }

  it('are all of theirs and nobody else’s, page by page, newest first', async () => {
    const read = await readAll({ customer: her });
    expect(read.map(({ id }) => id)).toEqual(await expected(''));
    expect(read).toHaveLength(hers);
    expect(new Set(read.map(({ customerId }) => customerId))).toEqual(new Set([her]));
  });

  it('can be narrowed further', async () => {
    const low = await readAll({ customer: her, status: 'published', stars: 2 });
    expect(low.length).toBeGreaterThan(0);
    expect(low.map(({ id }) => id)).toEqual(await expected("and status = 'published' and rating = 2"));
    expect(await readAll({ customer: her, search: 'nobody wrote this' })).toEqual([]);
  });

  it('are not told to another shop that knows the number', async () => {
    expect(await other.reviews.list(other.shopId, { customer: her })).toEqual({ reviews: [], next: null });
  });

  it('are read along the customer’s index, in the middle of the list, too', async () => {
    const plans: string[] = [];
    const explained: Sql = async (text, ...values) => {
      const statement = text.reduce((before, part, index) => `${before}$${index}${part}`);
      const { rows } = await shop.db.pool.query(`explain ${statement}`, values.map(toParameter));
      plans.push(rows.map((row: object) => Object.values(row).join()).join('\n'));
      return [];
    };
    const { next } = await shop.reviews.list(shop.shopId, { customer: her, limit: 25 });
    await listInbox(explained, shop.shopId, { customer: her, limit: 25 });
    await listInbox(explained, shop.shopId, { customer: her, limit: 25, after: next });
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).toContain('review_shop_id_customer_id_idx');
      expect(plan).not.toContain('Seq Scan on review r');
    }
  });
});
