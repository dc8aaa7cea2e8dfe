import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import type { FeedReview } from '../../app/modules/reviews/moving/feed/feed-review.ts';
import { isGtin } from '../../app/modules/reviews/moving/feed/gtin.ts';
import { feedHead, feedLines, feedTail, xmlText } from '../../app/moving/google-feed.ts';
import { faultsOfFeed } from '../support/feed-schema.ts';

const shop = { name: 'Fjell & <Co>', url: 'https://fjell.example' };

const review: FeedReview = {
  id: 1n,
  displayName: 'Ana L.',
  reviewer: 'a1',
  verifiedPurchase: true,
  incentivised: false,
  submittedAt: parseInstant('2026-03-01T10:00:00.123Z'),
  title: 'Warm',
  body: 'Good',
  language: 'de-CH',
  country: 'CH',
  stars: 4,
  images: ['https://cdn.example/a.jpg?a=1&b=2'],
  products: [
    {
      title: 'Coat <M>',
      handle: 'wool-coat',
      brand: 'Fjell',
      gtins: ['4006381333931'],
      mpns: ['M-7'],
      skus: ['COAT', 'COAT & CO'],
    },
    { title: '', handle: 'ü', brand: '', gtins: [], mpns: ['X'], skus: [] },
  ],
  asked: true,
  transaction: 't1',
};

const feedOf = (reviews: readonly FeedReview[]) => `${feedHead(shop)}${feedLines(reviews, shop)}${feedTail}`;

test('everything that a review can have stands in the order of the schema', async () => {
  const bare: FeedReview = {
    ...review,
    ...{ id: 2n, displayName: '', reviewer: null, incentivised: null, title: '', language: null },
    ...{ country: null, images: [], asked: false, transaction: null },
  };
  expect(await faultsOfFeed(feedOf([review, bare]))).toEqual([]);
  expect(await faultsOfFeed(feedOf([]))).toEqual([]);
});

test('the schema finds a wrong order, an empty element and a number twice', async () => {
  const feed = feedOf([review]);
  expect(await faultsOfFeed(feed.replace('<title>Warm</title>', '<title></title>'))).not.toEqual([]);
  expect(
    await faultsOfFeed(
      feed.replace('<title>Warm</title>', '').replace('<is_spam>', '<title>Warm</title><is_spam>'),
    ),
  ).not.toEqual([]);
  expect(await faultsOfFeed(feedOf([review, review]))).not.toEqual([]);
});

test('words with markup, emoji and control characters stay words', async () => {
  const body = 'a < b & ]]> "c" \u0000\u0007\u001b😀 \ufffe\n</content><x/> &amp;';
  const feed = feedOf([{ ...review, body, title: ']]>', displayName: '<b>"Ana"</b>' }]);
  expect(await faultsOfFeed(feed)).toEqual([]);
  const read = new XMLParser({ parseTagValue: false, trimValues: false }).parse(feed);
  expect(read.feed.reviews.review.content).toBe('a < b & ]]> "c" 😀 \n</content><x/> &amp;');
  expect(read.feed.reviews.review.reviewer.name).toBe('<b>"Ana"</b>');
});

test('a review of which XML can say nothing is left out', () => {
  expect(feedLines([{ ...review, body: '\u0000\u0001 ' }], shop)).toBe('');
  expect(xmlText('\ud800a\udc00')).toBe('a');
});

test('a GTIN is told by its last digit', () => {
  for (const good of ['4006381333931', '96385074', '036000291452', '00012345600012'])
    expect(isGtin(good)).toBe(true);
  for (const bad of ['4006381333932', '123', 'MODEL-7', '', '40063813339310000'])
    expect(isGtin(bad)).toBe(false);
});
