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
const labelsOf = (change: Partial<ShownReview>) =>
  /<p class="afterglow-reviews-labels">(.*?)<\/p>/
    .exec(
      reviewItem(
        { ...review, ...change },
        {
          language: 'en',
          texts: reviewListTexts('en'),
          attributes: [],
          list: '/apps/afterglow/reviews',
          back: '/',
        },
      ),
    )?.[1]
    ?.match(/[^<>]+(?=<\/span>)/g);

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
