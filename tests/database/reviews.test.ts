import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allStars } from '../../app/modules/reviews/ratings/rating.ts';
import type { Stars } from '../../app/modules/reviews/review.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';

const bench = useReviews();
const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];

async function liveShop(publish: 'auto' | 'manual' = 'auto') {
  return (await bench.shop()).live({}, publish);
}

interface Words {
  readonly lineShopifyId?: bigint;
  readonly title?: string;
  readonly body?: string;
  readonly displayName?: string;
}

function submit(shop: ReviewShop, orderId: bigint, stars: Stars, words: Words = {}) {
  return shop.reviews.submit(shop.shopId, submissionOf(orderId, { ...words, stars }), shop.now);
}

/** An order of one product that has arrived, with its review. Returns the review's id. */
async function reviewed(shop: ReviewShop, stars: Stars, product = 1n, words: Words = {}): Promise<bigint> {
  const order = await shop.place({ products: [product], parcels: arrived }, await shop.customer());
  const submitted = await submit(shop, order, stars, words);
  if ('refused' in submitted) throw new Error(submitted.refused);
  return submitted.taken[0]?.review.id ?? 0n;
}

describe('a review', () => {
  it('of a line that arrived is a verified buyer’s, under first name and initial, and counts at once', async () => {
    const shop = await liveShop();
    const id = await reviewed(shop, 4, 1n, { title: 'Good', body: 'Fits' });
    expect(await shop.reviews.find(shop.shopId, id)).toMatchObject({
      stars: 4,
      title: 'Good',
      displayName: 'Ana L.',
      status: 'published',
      verification: 'verified_buyer',
      purchase: 'kept',
      incentivised: false,
      productRating: { value: '4.0', count: 1 },
      decisions: [],
    });
    expect(await shop.facts()).toEqual(expect.arrayContaining(['review-submitted', 'review-published']));
  });

  it('is taken once per line, however many send it at once', async () => {
    const shop = await liveShop();
    const order = await shop.place({ parcels: arrived }, await shop.customer());
    const all = await Promise.all(allStars.map((stars) => submit(shop, order, stars)));
    expect(all.filter((one) => 'taken' in one)).toHaveLength(1);
    expect(all.filter((one) => 'refused' in one && one.refused === 'already-done')).toHaveLength(4);
    expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
  });

  it('has its product’s rating mirrored by a job of its own, which takes no other’s place', async () => {
    const shop = await liveShop();
    for (const stars of [5, 4, 3] as const) await reviewed(shop, stars);
    const jobs = await bench.db.sql`select 1 as one from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'mirror-ratings' and j.payload ->> 'shopId' = ${shop.shopId.toString()}`;
    expect(jobs).toHaveLength(3);
  });

  it('is refused for what is not there, not arrived, cancelled, or while the area is off', async () => {
    const shop = await liveShop();
    const order = await shop.place({}, await shop.customer());
    const refusedAs = async (orderId: bigint, words: Words = {}) => {
      const result = await submit(shop, orderId, 1, words);
      return 'refused' in result ? result.refused : 'taken';
    };
    expect(await refusedAs(order)).toBe('not-allowed');
    expect(await refusedAs(order, { lineShopifyId: 9n })).toBe('unknown-line');
    expect(await refusedAs(99_999_999n)).toBe('not-yours');
    const cancelled = await shop.place({ parcels: arrived, change: { standing: 'cancelled' } });
    expect(await refusedAs(cancelled)).toBe('not-allowed');
    await shop.reviews.goOffline(shop.shopId, shop.now, 'staff');
    expect(await refusedAs(await shop.place({ parcels: arrived }))).toBe('not-allowed');
  });

  it('waits for a person where the merchant wants to look first', async () => {
    const shop = await liveShop('manual');
    const id = await reviewed(shop, 1);
    expect(await shop.reviews.waiting(shop.shopId)).toBe(1);
    expect(await shop.reviews.figures(shop.shopId, shop.now)).toMatchObject({
      pending: 1,
      rating: { value: null, count: 0 },
    });
    const published = await shop.reviews.moderate(shop.shopId, id, { action: 'publish' }, '7', shop.now);
    expect(published).toEqual({ status: 'published' });
    expect(await shop.reviews.waiting(shop.shopId)).toBe(0);
  });

  it('keeps up with what became of the purchase, and with a merge', async () => {
    const shop = await liveShop();
    const order = await shop.place({ parcels: arrived }, await shop.customer());
    await submit(shop, order, 5);
    shop.purchases.set(`${order}:1`, 'returned');
    await shop.reviews.refreshPurchases(shop.shopId, order);
    const [from, into] = [shop.order(order).customerId ?? 0n, await shop.customer()];
    await shop.reviews.mergeCustomers(shop.shopId, from, into);
    expect(await shop.reviews.exportCustomer(shop.shopId, into)).toMatchObject({
      reviews: [{ purchase: 'returned' }],
    });
    expect((await shop.reviews.exportCustomer(shop.shopId, from)).reviews).toEqual([]);
  });
});

describe('moderation', () => {
  it('hides for a reason, tells who did, and can be undone; twice is once', async () => {
    const shop = await liveShop();
    const id = await reviewed(shop, 3);
    const hide = { action: 'hide', reason: 'off_topic' } as const;
    const decide = (decision: typeof hide | { action: 'publish' }) =>
      shop.reviews.moderate(shop.shopId, id, decision, '7', shop.now);
    expect(await decide(hide)).toEqual({ status: 'hidden' });
    expect(await decide(hide)).toEqual({ refused: 'already-done' });
    expect((await shop.reviews.figures(shop.shopId, shop.now)).rating.count).toBe(0);
    expect(await decide({ action: 'publish' })).toEqual({ status: 'published' });
    expect((await shop.reviews.find(shop.shopId, id))?.decisions).toMatchObject([
      { action: 'hide', reason: 'off_topic', actor: '7' },
      { action: 'publish', reason: null },
    ]);
    expect(await shop.reviews.moderate(shop.shopId, 9_999_999n, hide, '7', shop.now)).toEqual({
      refused: 'not-yours',
    });
  });

  it('leaves counts that are those of a recount, whatever happens in whatever order', async () => {
    const shop = await liveShop('manual');
    const ids: bigint[] = [];
    for (const stars of [1, 2, 3, 4, 5, 5] as const)
      ids.push(await reviewed(shop, stars, 1n + BigInt(stars % 2)));
    const step = fc.record({ of: fc.nat(ids.length - 1), action: fc.constantFrom('publish', 'hide') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 4 }), async (rounds) => {
        for (const round of rounds)
          await Promise.all(
            round.map(({ of, action }) =>
              shop.reviews.moderate(
                shop.shopId,
                ids[of] ?? 0n,
                action === 'hide' ? { action: 'hide', reason: 'spam' } : { action: 'publish' },
                '7',
                shop.now,
              ),
            ),
          );
        return (await shop.reviews.audit(shop.shopId)).length === 0;
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});

describe('the metafields of a product', () => {
  it('say what is published, newest first and at most ten, and go when nothing is', async () => {
    const shop = await liveShop();
    const ids: bigint[] = [];
    for (let index = 0; index < 12; index++) ids.push(await reviewed(shop, index === 0 ? 4 : 5));
    expect(await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now)).toBe('written');
    // 59 ÷ 12 = 4.916…; and never 5.0 while somebody gave less.
    expect(shop.ratings.standard.get(1n)).toEqual({ value: '4.9', count: 12 });
    const shown = shop.ratings.ours.get(1n);
    expect(shown?.list).toHaveLength(10);
    expect(shown?.list[0]?.id).toBe(String(ids.at(-1)));
    expect(shown?.histogram).toEqual({ 1: 0, 2: 0, 3: 0, 4: 1, 5: 11 });
    expect(shown?.how).toMatchObject({ asked: 'delivered', verified: 12, publish: 'auto' });
    expect(JSON.stringify(shown)).not.toMatch(/customer|@|example/);
    for (const id of ids)
      await shop.reviews.moderate(shop.shopId, id, { action: 'hide', reason: 'spam' }, '7', shop.now);
    expect(await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now)).toBe('removed');
    expect([shop.ratings.standard.size, shop.ratings.ours.size]).toEqual([0, 0]);
    expect(shop.ratings.defined).toBe(1);
  });

  it('stay here without the scope, and are written once it is granted', async () => {
    const shop = await liveShop();
    shop.scopes = [];
    await reviewed(shop, 5);
    expect(await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now)).toBe('scope-missing');
    expect((await shop.reviews.getSettings(shop.shopId)).mirroring).toMatchObject({
      allowed: false,
      behind: 1,
    });
    shop.scopes = ['write_products'];
    expect(await shop.reviews.mirrorBehind(shop.shopId)).toBe(1);
    expect(await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now)).toBe('written');
    expect((await shop.reviews.getSettings(shop.shopId)).mirroring).toMatchObject({ behind: 0 });
  });

  it('of another app are left alone until the merchant lets us replace them', async () => {
    const shop = await liveShop();
    shop.ratings.standard.set(1n, { value: '3.1', count: 800 });
    await reviewed(shop, 5);
    for (let times = 0; times < 2; times++)
      expect(await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now)).toBe('foreign');
    expect(shop.ratings.standard.get(1n)).toEqual({ value: '3.1', count: 800 });
    expect(shop.ratings.ours.get(1n)?.count).toBe(1);
    expect((await shop.reviews.figures(shop.shopId, shop.now)).mirroring.foreign).toBe(1);
    await shop.reviews.replaceOthers(shop.shopId, '7', shop.now);
    expect(await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now)).toBe('written');
    expect(shop.ratings.standard.get(1n)).toEqual({ value: '5.0', count: 1 });
  });

  it('leave the storefront with the area, and come back with it', async () => {
    const shop = await liveShop();
    await reviewed(shop, 5);
    await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now);
    await shop.reviews.goOffline(shop.shopId, shop.now, '7');
    await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now);
    expect(shop.ratings.standard.size).toBe(0);
    await shop.reviews.goLive(shop.shopId, shop.now, '7');
    await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now);
    expect(shop.ratings.standard.get(1n)).toEqual({ value: '5.0', count: 1 });
  });
});

describe('the inbox', () => {
  it('is paged newest first, filtered and searched', async () => {
    const shop = await liveShop('manual');
    const ids: bigint[] = [];
    for (const stars of [1, 2, 3, 4, 5] as const)
      ids.push(await reviewed(shop, stars, BigInt(stars), { title: `Title ${stars} 100%` }));
    const list = async (query: Parameters<ReviewShop['reviews']['list']>[1]) =>
      (await shop.reviews.list(shop.shopId, query)).reviews.map((review) => review.stars);
    expect(await list({})).toEqual([5, 4, 3, 2, 1]);
    const first = await shop.reviews.list(shop.shopId, { limit: 2 });
    expect(await list({ limit: 3, after: first.next })).toEqual([3, 2, 1]);
    expect(await list({ status: 'published' })).toEqual([]);
    expect(await list({ product: 2n })).toEqual([2]);
    expect(await list({ stars: 4 })).toEqual([4]);
    expect(await list({ search: 'title 3' })).toEqual([3]);
    expect(await list({ search: '100%' })).toHaveLength(5);
    expect(await list({ search: '100_' })).toEqual([]);
    expect(await list({ search: '#1' })).toHaveLength(5);
  });

  it('shows how much of what was written is published, by stars, and who answers', async () => {
    const shop = await liveShop();
    const id = await reviewed(shop, 1);
    await reviewed(shop, 5);
    await shop.reviews.moderate(shop.shopId, id, { action: 'hide', reason: 'spam' }, '7', shop.now);
    const orders = [await shop.place({ parcels: arrived }), await shop.place({ parcels: arrived })];
    for (const order of orders) await shop.reviews.noteRequested(shop.shopId, order, shop.now);
    await submit(shop, orders[0] ?? 0n, 5);
    expect(await shop.reviews.figures(shop.shopId, shop.now)).toMatchObject({
      hidden: 1,
      transparency: [
        { stars: 5, written: 2, published: 2 },
        { stars: 4, written: 0, published: 0 },
        { stars: 3 },
        { stars: 2 },
        { stars: 1, written: 1, published: 0 },
      ],
      response: { asked: 2, answered: 1 },
      purchases: { kept: 2, exchanged: 0, returned: 0 },
    });
  });
});

describe('settings', () => {
  it('are versions; the same again is none, and bad input says what is wrong where', async () => {
    const shop = await liveShop();
    const { form } = await shop.reviews.getSettings(shop.shopId);
    const save = (input: unknown) => shop.reviews.saveSettings(shop.shopId, input, '7', shop.now);
    expect(await save(form)).toEqual({ version: 1, changed: false });
    expect(await save({ ...form, publish: 'manual' })).toEqual({ version: 2, changed: true });
    expect(
      await save({ ...form, request: { ...form.request, delayDays: '-1', sendWindow: '9 to 5' } }),
    ).toEqual({
      refused: 'bad-input',
      errors: {
        'request.delayDays': 'The delay is a whole number of days from 0 to 365.',
        'request.sendWindow': 'Enter two times of day, such as 09:00-21:00.',
      },
    });
    for (const wrong of [
      null,
      'x',
      {},
      { ...form, minimumStars: 4 },
      { ...form, request: { ...form.request, stars: 4 } },
    ])
      expect(await save(wrong)).toMatchObject({ refused: 'bad-input' });
    expect(await shop.reviews.listVersions(shop.shopId, { limit: 9 })).toMatchObject([
      { version: 2 },
      { version: 1 },
    ]);
  });
});
