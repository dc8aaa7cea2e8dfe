import { describe, expect, it } from 'vitest';
import type { Stars } from '../../app/modules/reviews/review.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';

const bench = useReviews();
const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];

async function liveShop() {
  return (await bench.shop()).live({}, 'auto');
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
describe('the review', () => {
  it('of somebody who is forgotten loses its words and name, and keeps its stars', async () => {
    const shop = await liveShop();
    const id = await reviewed(shop, 2, 1n, { title: 'Secret', body: 'words' });
    const customer = (await shop.reviews.find(shop.shopId, id))?.customerId ?? 0n;
    await shop.reviews.forgetCustomer(shop.shopId, customer);
    expect(await shop.reviews.find(shop.shopId, id)).toMatchObject({
      title: '',
      body: '',
      displayName: '',
      stars: 2,
    });
    await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now);
    expect(JSON.stringify(shop.ratings.ours.get(1n))).not.toContain('Secret');
    expect(shop.ratings.standard.get(1n)).toEqual({ value: '2.0', count: 1 });
  });

  it('of many words leaves room for the rating: the latest that fit are shown', async () => {
    const shop = await liveShop();
    for (let count = 0; count < 6; count++) await reviewed(shop, 5, 1n, { body: '😀'.repeat(5_000) });
    await reviewed(shop, 1, 1n, { body: 'short and last' });
    await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now);
    const shown = JSON.stringify(shop.ratings.ours.get(1n));
    expect(Buffer.byteLength(shown)).toBeLessThan(65_536);
    expect(shown).toContain('short and last');
    expect(shop.ratings.standard.get(1n)).toMatchObject({ count: 7 });
  });

  it('of a guest who is forgotten by their order is forgotten likewise, and nobody else', async () => {
    const shop = await liveShop();
    const order = await shop.place({ parcels: arrived });
    await submit(shop, order, 4, { title: 'Secret', body: 'words', displayName: 'Guest' });
    const kept = await reviewed(shop, 5, 1n, { body: 'stays' });
    await shop.reviews.forgetOrder(shop.shopId, order);
    await shop.reviews.mirrorProduct(shop.shopId, 1n, shop.now);
    const shown = JSON.stringify(shop.ratings.ours.get(1n));
    expect(shown).not.toMatch(/Secret|words|Guest/);
    expect(shown).toContain('stays');
    expect((await shop.reviews.find(shop.shopId, kept))?.body).toBe('stays');
  });
});
