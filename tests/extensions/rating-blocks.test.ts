import { describe, expect, it } from 'vitest';
import { renderBlock, textOf } from './render-block.ts';
import { shopOf } from './sample-reviews.ts';

const rating = (value: string, count: number) => ({
  rating: { value: { rating: value, scale_min: '1.0', scale_max: '5.0' } },
  rating_count: { value: count },
});

const review = {
  id: '9',
  rating: 3,
  title: 'Runs small',
  body: 'First line\n<script>alert(1)</script>',
  name: 'Ada <b>L</b>.',
  date: '2026-03-15',
  purchase: 'kept',
  verification: 'verified_buyer',
  incentivised: false,
};
const summary = {
  value: '4.3',
  count: 12,
  histogram: { 1: 0, 2: 1, 3: 2, 4: 3, 5: 6 },
  list: [review],
  how: {
    asked: 'delivered',
    delayDays: 14,
    publish: 'auto',
    verified: 11,
    average: 'mean-to-one-decimal',
    order: 'newest-first',
    incentive: 'none',
    hiddenFor: [],
  },
};

const stars = (metafields: object, locale?: string) =>
  renderBlock('stars', {
    template: 'product',
    globals: { product: { metafields }, ...shopOf(true, false, locale) },
    ...(locale && { locale }),
  });
const reviews = (value: unknown, locale?: string) =>
  renderBlock('reviews', {
    template: 'product',
    globals: {
      product: { metafields: { afterglow: { reviews: { value } } } },
      ...shopOf(true, false, locale),
    },
    ...(locale && { locale }),
  });

describe('the stars under a title', () => {
  it('are as many as the rating says, with words for those who do not see them, and lead to the reviews', async () => {
    const html = await stars({ reviews: rating('4.3', 12) });
    expect(html).toContain('aria-label="4.3 of 5 stars from 12 reviews"');
    expect(html).toContain('inline-size: 86%');
    expect(html).toContain('href="#reviews"');
    expect(textOf(html)).toContain('4.3 (12 reviews)');
  });

  it('are written as people write numbers there', async () => {
    expect(textOf(await stars({ reviews: rating('4.3', 1) }, 'de'))).toContain('4,3 (1 Bewertung)');
  });

  it('keep their decimal when there is nothing behind it', async () => {
    expect(textOf(await stars({ reviews: rating('4.0', 7) }))).toContain('4.0 (7 reviews)');
  });

  it('are words instead while nobody has reviewed it: no rating is not a rating of 0', async () => {
    for (const metafields of [{}, { reviews: rating('0.0', 0) }]) {
      const html = await stars(metafields);
      expect(textOf(html)).toBe('No reviews yet');
      expect(html).not.toContain('aria-label');
    }
  });
});

describe('the reviews of a product', () => {
  it('show average, histogram, and each with its day and labels', async () => {
    const html = await reviews(summary);
    const text = textOf(html);
    expect(text).toContain('4.3');
    expect(text).toContain('5 stars 6');
    expect(text).toContain('March 15, 2026');
    expect(text).toContain('Verified buyer Kept');
    expect(html).toContain('inline-size: 50%');
    expect(text).toContain('The latest one is shown.');
    expect(text).toContain('14 days after delivery');
    expect(text).toContain('Matched to an order: 11');
    expect(text).toContain('Reviews are not rewarded now.');
  });

  it('print what shoppers wrote as text', async () => {
    const html = await reviews(summary);
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('Ada &lt;b&gt;L&lt;/b&gt;.');
    expect(html).toContain('First line<br');
  });

  it('say so when there are none', async () => {
    expect(textOf(await reviews(undefined))).toContain('Nobody has reviewed this yet.');
    expect(textOf(await reviews(null, 'ja'))).toContain('まだレビューがありません');
  });

  it.each(['de', 'fr', 'es', 'ja'])('are there in %s', async (locale) => {
    const text = textOf(await reviews({ ...summary, list: [{ ...review, incentivised: true }] }, locale));
    expect(text).not.toContain('Verified');
    expect(text).not.toContain('stars');
  });
});
