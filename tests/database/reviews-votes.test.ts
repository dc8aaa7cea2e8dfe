import { describe, expect, it } from 'vitest';
import { helpfulScore } from '../../app/modules/reviews/votes/wilson.ts';
import { plantReview } from '../support/planted-reviews.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const somebody = (number: number) => ({ customerId: null, traits: `192.0.2.${number} browser` });

async function liveShop() {
  return (await bench.shop()).at('2026-03-20T12:00:00Z').live();
}

const countsOf = async (shop: ReviewShop, review: bigint) => {
  const [row] = await bench.db.sql<{ helpful: number; unhelpful: number; score: number; reports: number }>`
    select helpful, unhelpful, helpful_score as score, open_reports as reports from review
    where shop_id = ${shop.shopId} and id = ${review}`;
  return row;
};

const votesOf = async (shop: ReviewShop) => {
  const [row] = await bench.db.sql<{ up: number; down: number }>`
    select count(*) filter (where helpful)::int as up, count(*) filter (where not helpful)::int as down
    from review_vote where shop_id = ${shop.shopId}`;
  return row;
};

describe('a vote', () => {
  it('counts once for each visitor, may be changed, and orders by Wilson’s lower bound', async () => {
    const shop = await liveShop();
    const review = await plantReview(bench.db, shop.shopId);
    const vote = (number: number, helpful: boolean) =>
      shop.reviews.vote(shop.shopId, review, { helpful, by: somebody(number) });
    expect(await vote(1, true)).toEqual({ helpful: 1, unhelpful: 0 });
    expect(await vote(1, true)).toEqual({ helpful: 1, unhelpful: 0 });
    expect(await vote(2, false)).toEqual({ helpful: 1, unhelpful: 1 });
    expect(await vote(1, false)).toEqual({ helpful: 0, unhelpful: 2 });
    expect(await vote(1, true)).toEqual({ helpful: 1, unhelpful: 1 });
    expect(await countsOf(shop, review)).toMatchObject({
      helpful: 1,
      unhelpful: 1,
      score: helpfulScore(1, 1),
    });
  });

  it('is not lost or doubled where many come at once', async () => {
    const shop = await liveShop();
    const review = await plantReview(bench.db, shop.shopId);
    await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        shop.reviews.vote(shop.shopId, review, { helpful: at % 3 > 0, by: somebody(at % 20) }),
      ),
    );
    const stored = await countsOf(shop, review);
    expect({ up: stored?.helpful, down: stored?.unhelpful }).toEqual(await votesOf(shop));
    expect(stored?.score).toBe(helpfulScore(stored?.helpful ?? 0, stored?.unhelpful ?? 0));
  });

  it('is refused to the author, and for what is not shown, of another shop or nowhere', async () => {
    const shop = await liveShop();
    const other = await liveShop();
    const customer = await shop.customer();
    const review = await plantReview(bench.db, shop.shopId);
    await bench.db
      .sql`update review set customer_id = ${customer} where shop_id = ${shop.shopId} and id = ${review}`;
    const own = { helpful: true, by: { customerId: customer, traits: '' } };
    expect(await shop.reviews.vote(shop.shopId, review, own)).toEqual({ refused: 'own-review' });
    const hidden = await plantReview(bench.db, shop.shopId, { status: 'hidden' });
    const vote = { helpful: true, by: somebody(1) };
    expect(await shop.reviews.vote(shop.shopId, hidden, vote)).toEqual({ refused: 'not-yours' });
    expect(await other.reviews.vote(other.shopId, review, vote)).toEqual({ refused: 'not-yours' });
    expect(await shop.reviews.vote(shop.shopId, 9_999_999n, vote)).toEqual({ refused: 'not-yours' });
    expect(await votesOf(shop)).toEqual({ up: 0, down: 0 });
  });

  it('stays counted as nobody’s when a customer is forgotten, and as one when two are', async () => {
    const shop = await liveShop();
    const [one, two] = [await shop.customer(), await shop.customer()];
    const review = await plantReview(bench.db, shop.shopId);
    const by = (customerId: bigint) => ({ helpful: true, by: { customerId, traits: '' } });
    await shop.reviews.vote(shop.shopId, review, by(one));
    await shop.reviews.mergeCustomers(shop.shopId, one, two);
    expect(await shop.reviews.vote(shop.shopId, review, by(two))).toEqual({ helpful: 1, unhelpful: 0 });
    await shop.reviews.forgetCustomer(shop.shopId, two);
    expect(await votesOf(shop)).toEqual({ up: 1, down: 0 });
    expect(await shop.reviews.vote(shop.shopId, review, by(two)), 'nobody is told from anybody').toEqual({
      helpful: 2,
      unhelpful: 0,
    });
  });

  it('makes the product be written again once for all votes of some minutes', async () => {
    const shop = await liveShop();
    const review = await plantReview(bench.db, shop.shopId);
    await shop.reviews.mirrorRatings(shop.shopId, shop.now);
    for (let at = 0; at < 10; at += 1)
      await shop.reviews.vote(shop.shopId, review, { helpful: true, by: somebody(at) });
    const jobs = await bench.db.sql<{ later: boolean }>`select run_at > now() + interval '1 minute' as later
      from graphile_worker._private_jobs j where j.payload ->> 'shopId' = ${shop.shopId.toString()} and j.key like 'votes:%'`;
    expect(jobs.length).toBeLessThanOrEqual(2);
    expect(jobs.every(({ later }) => later)).toBe(true);
    await shop.reviews.mirrorRatings(shop.shopId, shop.now);
    expect(shop.ratings.ours.get(1n)?.list[0]?.helpful).toBe(10);
  });
});

describe('a report', () => {
  it('counts once for each visitor until somebody has looked, and hides nothing', async () => {
    const shop = await liveShop();
    const review = await plantReview(bench.db, shop.shopId);
    const report = (number: number) =>
      shop.reviews.report(shop.shopId, review, { reason: 'spam', by: somebody(number) }, shop.now);
    for (const number of [1, 1, 2]) expect(await report(number)).toEqual({ reported: true });
    expect(await countsOf(shop, review)).toMatchObject({ reports: 2 });
    expect((await shop.reviews.readPublished(shop.shopId, review))?.id).toBe(String(review));
    expect(await shop.reviews.settleReports(shop.shopId, review, shop.now)).toBe(2);
    expect(await countsOf(shop, review)).toMatchObject({ reports: 0 });
    expect(await shop.reviews.settleReports(shop.shopId, review, shop.now)).toBe(0);
    const settled = await shop.reviews.listReports(shop.shopId, review);
    expect(settled.map(({ reason, settledAt }) => [reason, settledAt !== null])).toEqual([
      ['spam', true],
      ['spam', true],
    ]);
  });
});
