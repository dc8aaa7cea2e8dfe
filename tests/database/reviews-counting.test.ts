import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allStars } from '../../app/modules/reviews/ratings/rating.ts';
import { purchaseOutcomes, type Stars } from '../../app/modules/reviews/review.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';

const bench = useReviews();
const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];

/** Orders of two products each, which have arrived. */
async function ordersOf(shop: ReviewShop, count: number): Promise<bigint[]> {
  const orders: bigint[] = [];
  for (let index = 0; index < count; index++)
    orders.push(await shop.place({ products: [1n, 2n], parcels: arrived }, await shop.customer()));
  return orders;
}

async function reviewedOrders(shop: ReviewShop, count: number): Promise<bigint[]> {
  const ids: bigint[] = [];
  for (const [index, order] of (await ordersOf(shop, count)).entries()) {
    const stars = allStars[index % 5] ?? 5;
    const submitted = await shop.reviews.submit(shop.shopId, submissionOf(order, { stars }), shop.now);
    if ('refused' in submitted) throw new Error(submitted.refused);
    ids.push(submitted.taken[0]?.review.id ?? 0n);
  }
  return ids;
}

const answers = [
  { attribute: 'fit', value: '3' },
  { attribute: 'use', value: 'daily' },
] as const;

const step = fc.oneof(
  fc.record({
    do: fc.constant('submit' as const),
    order: fc.nat(3),
    line: fc.constantFrom(1n, 2n),
    stars: fc.constantFrom(...allStars),
    recommends: fc.constantFrom(true, false, null),
    answers: fc.subarray([...answers]),
    body: fc.constantFrom('Fine', 'see www.example.org'),
  }),
  fc.record({
    do: fc.constantFrom('publish' as const, 'hide' as const, 'withdraw' as const),
    of: fc.nat(20),
  }),
  fc.record({
    do: fc.constant('edit' as const),
    of: fc.nat(20),
    stars: fc.constantFrom(...allStars),
    body: fc.constantFrom('Fine', 'Better', 'write to me@example.com'),
  }),
  fc.record({
    do: fc.constant('purchase' as const),
    order: fc.nat(3),
    line: fc.constantFrom(1n, 2n),
    purchase: fc.constantFrom(...purchaseOutcomes),
  }),
  fc.record({ do: fc.constant('forget' as const), order: fc.nat(3) }),
  fc.record({ do: fc.constantFrom('import' as const, 'undo' as const), file: fc.nat(1) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const files = [
  'product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at\nproduct-1,published,5,Good,Ana,ana@example.com,,Fits well,,2025-05-01,\nproduct-2,unpublished,1,Bad,Ben,ben@example.com,,Tore,,2025-05-02,\n',
  'product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at\nproduct-1,published,2,So so,Cem,,,Thin,,2025-05-01,\n',
];

/** A life of one shop: every step may come at any time and again. */
class Life {
  readonly shop: ReviewShop;
  readonly orders: readonly bigint[];
  readonly batches = new Map<number, bigint>();

  constructor(shop: ReviewShop, orders: readonly bigint[]) {
    this.shop = shop;
    this.orders = orders;
  }

  async review(of: number): Promise<{ readonly id: bigint; readonly order: bigint | null } | null> {
    const { reviews } = await this.shop.reviews.list(this.shop.shopId, { limit: 250 });
    const row = reviews.at(of % Math.max(1, reviews.length));
    return row === undefined ? null : { id: row.id, order: row.orderId };
  }

  async run(next: Step): Promise<void> {
    const { shop } = this;
    const { reviews, shopId, now } = shop;
    switch (next.do) {
      case 'submit': {
        const { order, line, ...words } = next;
        const orderId = this.orders[order] ?? 0n;
        await reviews.submit(shopId, submissionOf(orderId, { ...words, lineShopifyId: line }), now);
        return;
      }
      case 'publish':
      case 'hide': {
        const review = await this.review(next.of);
        const decision =
          next.do === 'hide'
            ? ({ action: 'hide', reason: 'spam' } as const)
            : ({ action: 'publish' } as const);
        if (review !== null) await reviews.moderate(shopId, review.id, decision, '7', now);
        return;
      }
      case 'withdraw': {
        const review = await this.review(next.of);
        if (review?.order != null)
          await reviews.withdrawReview(shopId, { orderId: review.order }, review.id, now);
        return;
      }
      case 'edit': {
        const review = await this.review(next.of);
        if (review?.order == null) return;
        const change = { reviewId: review.id, stars: next.stars, title: '', body: next.body };
        await reviews.editReview(shopId, { orderId: review.order }, change, now);
        return;
      }
      case 'purchase': {
        const orderId = this.orders[next.order] ?? 0n;
        shop.purchases.set(`${orderId}:${next.line}`, next.purchase);
        await reviews.refreshPurchases(shopId, orderId);
        return;
      }
      case 'forget':
        await reviews.forgetOrder(shopId, this.orders[next.order] ?? 0n);
        return;
      case 'import':
        return this.bring(next.file);
      case 'undo': {
        const batch = this.batches.get(next.file);
        if (batch === undefined) return;
        await reviews.undoImport(shopId, batch);
        while ((await reviews.runUndo(shopId, batch, now)) === 'more');
      }
    }
  }

  async bring(file: number): Promise<void> {
    const { reviews, shopId, now } = this.shop;
    const bytes = Buffer.from(files[file] ?? '');
    const uploaded = await reviews.uploadImport(shopId, { name: 'reviews.csv', bytes }, '7');
    if ('refused' in uploaded) return;
    await reviews.answerImport(shopId, uploaded.id, { incentives: 'no' }, now);
    await reviews.startImport(shopId, uploaded.id);
    while ((await reviews.runImport(shopId, uploaded.id, now)) === 'more');
    this.batches.set(file, uploaded.id);
  }
}

describe('the counts', () => {
  it('are those of a recount, whatever is written, decided, brought in or forgotten in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        async (rounds) => {
          const shop = await (await bench.shop()).live({}, 'auto');
          const life = new Life(shop, await ordersOf(shop, 4));
          // Those of a round go at once.
          for (const round of rounds) await Promise.all(round.map((next) => life.run(next)));
          expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  it('take in what an import brings, and let go of it', async () => {
    const shop = await (await bench.shop()).live({}, 'auto');
    const life = new Life(shop, []);
    await life.bring(0);
    const { rating, pending, hidden } = await shop.reviews.figures(shop.shopId, shop.now);
    expect([rating.count, pending + hidden]).toEqual([1, 1]);
    expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
    await life.run({ do: 'undo', file: 0 });
    expect((await shop.reviews.figures(shop.shopId, shop.now)).rating.count).toBe(0);
    expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
  });

  it('are right after 200 are published at once, of a few products', async () => {
    const shop = await (await bench.shop()).live({}, 'manual');
    const ids = await reviewedOrders(shop, 200);
    const publish = (id: bigint) =>
      shop.reviews.moderate(shop.shopId, id, { action: 'publish' }, '7', shop.now);
    // Each of them twice: the second changes nothing.
    const outcomes = await Promise.all([...ids, ...ids].map(publish));
    expect(outcomes.filter((one) => 'status' in one)).toHaveLength(200);
    expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
    const { rating, pending } = await shop.reviews.figures(shop.shopId, shop.now);
    expect(rating).toMatchObject({ count: 200, value: '3.0' });
    expect(pending).toBe(0);
  }, 60_000);

  it('that drifted are found and mended, also those that nobody keeps and those of nothing', async () => {
    const shop = await (await bench.shop()).live({}, 'auto');
    const [order = 0n] = await ordersOf(shop, 1);
    const both = [1n, 2n].map((lineShopifyId) => ({
      lineShopifyId,
      stars: 4 as Stars,
      answers: [...answers],
    }));
    await shop.reviews.submit(shop.shopId, submissionOf(order, both), shop.now);
    const { sql } = shop.db;
    const { shopId } = shop;
    await sql`update review_rating set n4 = 7, n_verified = 0 where shop_id = ${shopId} and product_shopify_id = 1`;
    await sql`delete from review_answer_count where shop_id = ${shopId} and product_shopify_id = 2 and attribute = 'fit'`;
    await sql`insert into review_answer_count (shop_id, product_shopify_id, attribute, value, n)
      values (${shopId}, 99, 'fit', '1', 3)`;
    await sql`update review_tally set n = n + 5 where shop_id = ${shopId}`;
    await sql`delete from review_day where shop_id = ${shopId} and product_shopify_id = 1`;
    const drifts = (await shop.reviews.audit(shopId)).map((drift) => drift.counter);
    expect(drifts).toEqual(['rating', 'answers', 'answers', 'tally', 'day']);
    expect(await shop.reviews.mendCounts(shopId)).toHaveLength(5);
    expect(await shop.reviews.audit(shopId)).toEqual([]);
    expect(await shop.reviews.mendCounts(shopId)).toEqual([]);
    expect((await shop.reviews.figures(shopId, shop.now)).rating).toMatchObject({ count: 2, value: '4.0' });
  });

  it('that drifted to nothing keep nobody from hiding', async () => {
    const shop = await (await bench.shop()).live({}, 'auto');
    const [id = 0n] = await reviewedOrders(shop, 1);
    await shop.db.sql`update review_rating set n1 = 0, n_verified = 0 where shop_id = ${shop.shopId}`;
    const hidden = await shop.reviews.moderate(
      shop.shopId,
      id,
      { action: 'hide', reason: 'spam' },
      '7',
      shop.now,
    );
    expect(hidden).toEqual({ status: 'hidden' });
    expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
  });
});
