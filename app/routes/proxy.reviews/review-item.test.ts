import { expect, test } from 'vitest';
import type { ShownReview } from '#app/modules/reviews/listing/shown.ts';
import { reviewItem } from './review-item.ts';
import { reviewListTexts } from './texts/texts.ts';

const review: ShownReview = {
  ...{ id: '9', rating: 4, title: 'Warm', body: '', name: 'Ana L.', date: '2026-03-15' },
  ...{
    purchase: 'returned',
    verification: 'verified_buyer',
    incentivised: true,
    imported: false,
    edited: true,
  },
  ...{ recommends: null, variant: null, product: null, answers: {}, media: [], helpful: 0, reply: null },
};
const printed = (change: Partial<ShownReview>) =>
  reviewItem(
    { ...review, ...change },
    {
      ...{ language: 'en', texts: reviewListTexts('en'), attributes: [] },
      ...{ list: '/apps/afterglow/reviews', root: '/store', back: '/' },
    },
  );
const labelsOf = (change: Partial<ShownReview>) =>
  /<p class="afterglow-reviews-labels">(.*?)<\/p>/.exec(printed(change))?.[1]?.match(/[^<>]+(?=<\/span>)/g);

test('a review says what it is known by, and nothing of a purchase that no order tells of', () => {
  expect(labelsOf({})).toEqual(['Verified buyer', 'Returned', 'Incentivised', 'Edited']);
  expect(
    labelsOf({
      verification: 'unverified',
      purchase: 'unknown',
      imported: true,
      incentivised: false,
      edited: false,
    }),
  ).toEqual(['Not verified', 'Imported']);
});

test('the product that is named leads to where it is to be had, unless it is gone', () => {
  const named = { product: 'Wool & "silk"', productHandle: 'wool"/../silk' };
  expect(printed(named)).toContain(
    '<a href="/store/products/wool%22%2F..%2Fsilk">Wool &amp; &quot;silk&quot;</a>',
  );
  const gone = printed({ product: '<b>Wool</b>' });
  expect(gone).toContain('dir="auto">&lt;b&gt;Wool&lt;/b&gt;</p>');
  expect(gone).not.toContain('/products/');
});
