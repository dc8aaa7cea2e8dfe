// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reviewsPage } from '../../app/routes/proxy.reviews/list-page.ts';
import { renderBlock, textOf } from './render-block.ts';
import { evil, pageOf, photo, rating, review, reviews, show } from './sample-reviews.ts';

const node = z.looseObject({ '@type': z.string(), '@id': z.string() });
const dataOf = (html: string) =>
  [...pageOf(html).querySelectorAll('script[type="application/ld+json"]')].map((one) =>
    node.parse(JSON.parse(one.textContent ?? '')),
  );

describe('a review', () => {
  it('is shown with all that is known of it', async () => {
    const page = pageOf(await reviews(rating));
    const article = page.querySelector('#afterglow-review-9');
    const text = textOf(article?.outerHTML ?? '');
    for (const part of [
      ...['Verified buyer', 'Returned', 'Incentivised', 'Edited', 'Blue / M', 'Runs small', 'Warm.'],
      ...[
        'Fit fit 3',
        'Age 30 to 39',
        'Recommends it',
        'Answer from the shop',
        'Thank you.',
        'Helpful ( 3 )',
      ],
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Imported');
    const image = article?.querySelector('img');
    expect(image?.getAttribute('src')).toBe('https://cdn.example/a.jpg?v=1&width=192');
    expect([image?.width, image?.height, image?.getAttribute('loading')]).toEqual([96, 96, 'lazy']);
    const [vote, report] = article?.querySelectorAll('form') ?? [];
    expect([vote?.method, vote?.getAttribute('action')]).toEqual(['post', '/apps/afterglow/reviews/vote']);
    expect(report?.getAttribute('action')).toBe('/apps/afterglow/reviews/report');
    expect(article?.querySelector('details form select')?.children).toHaveLength(8);
  });

  it('that no order stands behind is not said to be kept', async () => {
    const brought = { ...review, verification: 'unverified', purchase: 'unknown', imported: true };
    const labels = pageOf(await reviews({ ...rating, list: [brought] })).querySelector(
      '.afterglow-reviews-labels',
    );
    expect(textOf(labels?.outerHTML ?? '')).toBe('Not verified Incentivised Imported Edited');
  });

  it('cannot leave the place that it has, whatever is written in it', async () => {
    const said = { every: evil };
    const html = await reviews({
      ...rating,
      attributes: rating.attributes.map((one) => ({
        ...one,
        label: said,
        values: one.values.map(({ value }) => ({ value, label: said })),
      })),
      list: [
        {
          ...review,
          ...{ id: evil, title: evil, body: evil, name: evil, date: evil, variant: evil },
          ...{ answers: { fit: '2', age: 'thirties' }, reply: { body: evil, date: evil } },
          media: [{ ...photo, kind: 'video', url: `https://x/${evil}` }],
        },
      ],
    });
    const page = pageOf(html);
    expect(page.querySelectorAll('[onerror], img[src="x"]')).toHaveLength(0);
    expect([...page.querySelectorAll('script')].map((one) => one.type)).toEqual(['application/ld+json', '']);
    expect(page.querySelector('.afterglow-reviews-body')?.textContent).toBe(evil);
    const [data] = dataOf(html);
    expect(data).toMatchObject({ review: [{ author: { name: evil }, name: evil, reviewBody: evil }] });
    // What turns the writing around ends with its own element.
    for (const place of page.querySelectorAll(
      'h3, bdi, .afterglow-reviews-body, .afterglow-reviews-quiet[dir]',
    ))
      expect(
        place.tagName === 'BDI' || place.getAttribute('dir') === 'auto' || !place.closest('article'),
      ).toBe(true);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '', 'ftp://x'])(
    'has no picture from %s',
    async (url) => {
      const html = await reviews({
        ...rating,
        gallery: [],
        list: [{ ...review, media: [{ ...photo, url }] }],
      });
      expect(pageOf(html).querySelectorAll('.afterglow-reviews-media a')).toHaveLength(0);
    },
  );
});

describe('the list', () => {
  it('leads from each bar, label and order to the page of the app, which works without a script', async () => {
    const page = pageOf(await reviews({ ...rating, count: 30 }));
    const to = [...page.querySelectorAll('.afterglow-reviews-sum li a, nav a')].map((one) =>
      one.getAttribute('href'),
    );
    const list = '/apps/afterglow/reviews?product=77';
    expect(to).toEqual([
      ...[5, 4, 3].map((stars) => `${list}&stars=${stars}`),
      ...['', '&media=1', '&verified=1', '&purchase=kept', '&purchase=exchanged', '&purchase=returned'].map(
        (more) => `${list}${more}`,
      ),
    ]);
    const form = page.querySelector('form[role=search]');
    expect([form?.getAttribute('method'), form?.getAttribute('action')]).toEqual([
      'get',
      '/apps/afterglow/reviews',
    ]);
    expect(page.querySelector('.afterglow-reviews-pager a')?.textContent).toBe('Read all 30 reviews');
  });

  it('offers what became of the goods where that is known of some, as the app’s own page does', async () => {
    const { value, count, histogram: counts, ...beside } = rating;
    const offered = async (how: object) => {
      const told = { ...rating, how: { ...rating.how, ...how } };
      const own = reviewsPage({
        ...{ language: 'en', title: null, list: '/apps/afterglow/reviews', root: '', home: '/' },
        query: { product: 77n, sort: 'newest', filter: null, search: null, after: null, limit: 10 },
        page: { reviews: [], next: null },
        summary: { ...beside, rating: { value, count, counts }, words: [], how: told.how },
      });
      return [await reviews(told), await own.text()].map(
        (html) => pageOf(html).querySelectorAll('nav a[href*="purchase="]').length,
      );
    };
    expect(count).toBeGreaterThan(1);
    expect(await offered({ verified: 0, imported: count })).toEqual([0, 0]);
    expect(await offered({ verified: 1, imported: count })).toEqual([3, 3]);
    expect(await offered({ verified: 0, imported: count - 1 })).toEqual([3, 3]);
  });

  it('tells a scale in its three words, a choice in its options, and who recommends it', async () => {
    const text = textOf(await reviews(rating));
    // 1, 5 and 2 of 8
    expect(text).toContain('fit 1 13% fit 3 63% fit 5 25%');
    expect(text).toContain('30 to 39 100%');
    expect(text).toContain('67% recommend it');
    expect(textOf(await reviews(rating, { locale: 'de' }))).toContain('Sitz 3 63 %');
  });

  it('says how reviews are collected, from the codes of the live settings', async () => {
    const text = textOf(await reviews(rating));
    for (const sentence of [
      '1 day after dispatch',
      'may be reminded up to 2 times',
      'Matched to an order: 2',
      'another system: 1',
      'The shop reads reviews before they appear',
      'Reviews of 2 products',
      'Points and a discount code are given for every review, whatever it says.',
      'Rewarded: 1',
    ])
      expect(text).toContain(sentence);
  });

  it.each([
    ['none', 'Reviews are not rewarded now.'],
    ['points', 'Points are given for every review'],
    ['code', 'A discount code is given for every review'],
  ] as const)('names the thanks: %s', async (incentive, sentence) => {
    expect(textOf(await reviews({ ...rating, how: { ...rating.how, incentive } }))).toContain(sentence);
  });

  it.each([
    [{}, 'Customers are asked 1 day after dispatch', 'Some |Only those|In some|asks nobody'],
    [{ asks: false }, 'The shop asks nobody for reviews.', 'Customers are asked|reminded'],
    [{ consent: 'somewhere' }, 'In some countries, only those who agreed', 'Only those'],
    [{ consent: 'everywhere' }, 'Only those who agreed to marketing', 'In some'],
    [{ leavesOut: true }, 'Some orders or products are left out', 'Some are asked'],
    [{ otherTimes: true }, 'Some are asked at another time.', 'left out'],
    [{ publish: 'auto' }, 'unless signs of misuse call for a look', 'reads reviews before'],
    [{ reminders: 0 }, 'Customers are asked', 'reminded'],
  ])('tells of asking what is true: %j', async (change, said, unsaid) => {
    const text = textOf(await reviews({ ...rating, how: { ...rating.how, ...change } }));
    expect(text).toContain(said);
    expect(text).not.toMatch(new RegExp(`Everybody|${unsaid}`));
  });

  it.each(['de', 'fr', 'es', 'ja'])('is whole in %s', async (locale) => {
    const text = textOf(await reviews(rating, { locale }));
    expect(text).not.toMatch(/Helpful|Newest|reviews|Verified|Report|\{\{/);
  });

  it('has no stars, no data and no script while there are none', async () => {
    for (const value of [undefined, null, { ...rating, count: 0, list: [] }]) {
      const html = await reviews(value);
      expect(html).toContain('Nobody has reviewed this yet.');
      expect(html).not.toContain('<script');
      expect(pageOf(html).querySelector('.afterglow-stars')).toBeNull();
    }
  });
});

/** The product as Shopify's filter `structured_data` prints it in a theme. */
const ofTheme = {
  '@id': '/products/coat#product',
  '@type': 'Product',
  name: 'Coat',
  offers: { price: '90.00' },
};

describe('what search engines read', () => {
  it('is one product together with the theme’s, with the number of badge, metafield and list', async () => {
    const metafields = {
      afterglow: { reviews: { value: rating } },
      reviews: {
        rating: { value: { rating: '4.0', scale_min: '1.0', scale_max: '5.0' } },
        rating_count: { value: 3 },
      },
    };
    const html = await show(metafields);
    const base = 'https://fern.example/products/coat';
    const products = [...dataOf(html), ofTheme].filter((one) => one['@type'] === 'Product');
    expect(new Set(products.map((one) => new URL(one['@id'], base).href))).toEqual(
      new Set([`${base}#product`]),
    );
    expect(dataOf(html)).toMatchObject([{ aggregateRating: { ratingValue: 4, reviewCount: 3 } }]);
    const badge = textOf(await show(metafields, { block: 'stars' }));
    expect(badge).toContain('4.0 (3 reviews)');
    expect(pageOf(html).querySelector('.afterglow-reviews-average b')?.textContent).toBe('4.0');
  });

  it('names the reviews that stand on the page, without those that have no name', async () => {
    const list = [
      review,
      { ...review, id: '8', name: '', body: '' },
      { ...review, id: '7', title: '', body: '' },
    ];
    const [data] = dataOf(await reviews({ ...rating, list }));
    expect(data?.review).toHaveLength(2);
  });

  it('is nothing where the merchant switched it off, and stands at the stars only where wanted', async () => {
    expect(dataOf(await reviews(rating, { settings: { structured: false } }))).toEqual([]);
    expect(dataOf(await reviews(rating, { block: 'stars' }))).toEqual([]);
    expect(dataOf(await reviews(rating, { block: 'stars', settings: { structured: true } }))).toHaveLength(1);
  });
});

describe.each(['stars', 'reviews'])('while reviews are off, the block %s', (block) => {
  it('shows nothing, also to somebody who is signed in, and no form', async () => {
    expect((await show({}, { block, live: false, customer: { id: 1 } })).trim()).toBe('');
  });

  it('says so in the theme’s editor alone', async () => {
    const html = await show({}, { block, live: false, editor: true });
    expect(textOf(html)).toBe('Reviews are off: visitors see nothing here.');
    expect(html).not.toContain('<a ');
    for (const editor of [true, false])
      expect(await show({}, { block, editor })).not.toContain('Reviews are off');
  });
});

describe('the stars', () => {
  it('lead to the page of their product from elsewhere, and may be silent', async () => {
    const other = {
      id: 5,
      url: '/products/other',
      metafields: { afterglow: { reviews: { value: rating } } },
    };
    const card = await renderBlock('stars', {
      ...{ template: 'collection', globals: {} },
      settings: { product: other },
    });
    expect(pageOf(card).querySelector('a')?.getAttribute('href')).toBe('/products/other#reviews');
    expect((await show({}, { block: 'stars', settings: { say_none: false } })).trim()).toBe('');
  });
});

describe('side by side and as pictures', () => {
  it('reviews keep their labels, can be scrolled by keys, and say how they came', async () => {
    const page = pageOf(await reviews(rating, { block: 'review_carousel' }));
    const region = page.querySelector('[role=region]');
    expect([region?.getAttribute('tabindex'), page.querySelectorAll('script').length]).toEqual(['0', 0]);
    expect(textOf(page.body.innerHTML)).toContain('Verified buyer Returned Incentivised Edited');
    expect(page.querySelectorAll('.afterglow-reviews-how')).toHaveLength(1);
  });

  it('pictures lead to themselves; there is nothing without any', async () => {
    const page = pageOf(await reviews(rating, { block: 'review_gallery' }));
    expect(page.querySelector('.afterglow-reviews-media a')?.getAttribute('href')).toBe(photo.url);
    expect((await reviews({ ...rating, gallery: [] }, { block: 'review_gallery' })).trim()).toBe('');
    expect((await reviews({ ...rating, gallery: undefined }, { block: 'review_gallery' })).trim()).toBe('');
  });
});
