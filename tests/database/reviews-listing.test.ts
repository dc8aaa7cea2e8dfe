import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListPage, type ListQuery, listSorts } from '../../app/modules/reviews/listing/shown.ts';
import { allStars } from '../../app/modules/reviews/ratings/rating.ts';
import { purchaseOutcomes } from '../../app/modules/reviews/review.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { type Attribute, defaultSettings } from '../../app/modules/reviews/settings/settings.ts';
import { type PlantedReview, plantReview } from '../support/planted-reviews.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const plain: ListQuery = { product: 1n, sort: 'newest', filter: null, search: null, after: null, limit: 50 };

const filters: readonly ListQuery['filter'][] = [
  null,
  ...allStars.map((stars) => ({ by: 'stars', stars }) as const),
  { by: 'media' },
  { by: 'verified' },
  ...purchaseOutcomes.map((purchase) => ({ by: 'purchase', purchase }) as const),
];

async function page(shop: ReviewShop, change: Partial<ListQuery> = {}): Promise<ListPage> {
  const found = await shop.reviews.listPublished(shop.shopId, { ...plain, ...change });
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

/** The ids of all pages, and how many pages there were. */
async function whole(shop: ReviewShop, change: Partial<ListQuery>): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const part: ListPage = await page(shop, { ...change, after });
    ids.push(...part.reviews.map(({ id }) => id));
    if (part.next === null) return ids;
    after = part.next;
  }
}

async function liveShop() {
  return (await bench.shop()).at('2026-03-20T12:00:00Z').live();
}

const plant = (shop: ReviewShop, planted: PlantedReview) => plantReview(bench.db, shop.shopId, planted);

describe('a list', () => {
  it('is in the order asked for, whatever narrows it and however long its pages are', async () => {
    const shop = await liveShop();
    const planted: (PlantedReview & { id: string })[] = [];
    const one = fc.record({
      stars: fc.constantFrom(...allStars),
      // Moments and votes that are alike are told apart by what comes after them.
      at: fc.integer({ min: 1, max: 6 }).map((day) => `2026-03-0${day}T12:00:00.000001Z`),
      hasMedia: fc.boolean(),
      purchase: fc.constantFrom(...purchaseOutcomes),
      votes: fc.constantFrom([0, 0], [1, 0], [3, 1], [9, 1]) as fc.Arbitrary<[number, number]>,
    });
    for (const review of fc.sample(one, { numRuns: 60, seed: 7 }))
      planted.push({ ...review, id: String(await plant(shop, review)) });
    await plant(shop, { status: 'hidden' });
    await plant(shop, { status: 'pending' });
    await plant(shop, { product: 2n });
    for (const sort of listSorts)
      for (const filter of filters) {
        const expected = inOrder(
          sort,
          planted.filter((review) => passes(filter, review)),
        );
        for (const limit of [7, 50])
          expect(await whole(shop, { sort, filter, limit }), JSON.stringify({ sort, filter })).toEqual(
            expected,
          );
      }
  });

  it('of products that are grouped is merged, and of the shop is of all', async () => {
    const shop = await liveShop();
    const first = await plant(shop, { product: 1n, at: '2026-03-01T00:00:00Z' });
    const second = await plant(shop, { product: 2n, at: '2026-03-02T00:00:00Z', stars: 1 });
    const third = await plant(shop, { product: 3n, at: '2026-03-03T00:00:00Z' });
    await shop.reviews.saveGroup(
      shop.shopId,
      { id: null, title: 'Shirts', products: [1n, 2n] },
      'staff',
      shop.now,
    );
    const ids = (list: readonly bigint[]) => list.map(String);
    expect(await whole(shop, { limit: 1 })).toEqual(ids([second, first]));
    expect(await whole(shop, { product: 2n, sort: 'highest', limit: 1 })).toEqual(ids([first, second]));
    expect(await whole(shop, { product: 3n })).toEqual(ids([third]));
    expect(await whole(shop, { product: null, limit: 1 })).toEqual(ids([third, second, first]));
    const [other] = (await page(shop)).reviews;
    expect(other, 'it says of which product it is').toMatchObject({
      ...{ product: 'Product 2', productHandle: 'product-2' },
    });
    const all = (await page(shop, { product: null })).reviews;
    expect(all.map(({ productHandle }) => productHandle)).toEqual([undefined, 'product-2', 'product-1']);
    const summary = await shop.reviews.readSummary(shop.shopId, 1n, shop.now);
    expect(summary?.rating).toMatchObject({ value: '3.0', count: 2 });
    expect(summary?.how.products).toBe(2);
  });

  it('of the whole shop names what was answered as a list of a product does', async () => {
    const shop = await liveShop();
    const fit: Attribute = {
      ...{ id: 'fit', kind: 'scale' as const, label: { every: 'Fit' }, types: [] },
      ...{ low: { every: 'Small' }, middle: { every: 'Right' }, high: { every: 'Large' } },
    };
    const writing = { ...defaultSettings.writing, attributes: [fit] };
    const form = settingsForm({ ...defaultSettings, writing });
    await shop.reviews.saveSettings(shop.shopId, form, 'staff', shop.now);
    await plant(shop, {});
    for (const product of [null, 1n]) {
      const summary = await shop.reviews.readSummary(shop.shopId, product, shop.now);
      expect(summary?.attributes, 'nobody answered').toEqual([]);
      expect(summary?.words).toMatchObject([
        { id: 'fit', label: { every: 'Fit' }, values: [{ value: '1' }, { value: '3' }, { value: '5' }] },
      ]);
    }
  });

  it('is empty while the area is off, and of another shop', async () => {
    const shop = await liveShop();
    const other = await liveShop();
    await plant(shop, {});
    expect((await page(other)).reviews).toEqual([]);
    await shop.reviews.goOffline(shop.shopId, shop.now, 'staff');
    expect((await page(shop)).reviews).toEqual([]);
    expect(await shop.reviews.readSummary(shop.shopId, 1n, shop.now)).toBeNull();
  });
});

describe('a cursor', () => {
  it('holds for its own question, shop and values only', async () => {
    const shop = await liveShop();
    const other = await liveShop();
    for (let day = 1; day < 5; day += 1) await plant(shop, { at: `2026-03-0${day}T00:00:00Z` });
    const { next } = await page(shop, { limit: 2 });
    if (next === null) throw new Error('There is a next page');
    const refused = async (change: Partial<ListQuery>, of = shop) =>
      'refused' in (await of.reviews.listPublished(of.shopId, { ...plain, after: next, ...change }));
    expect(await refused({})).toBe(false);
    expect(await refused({ limit: 9 })).toBe(false);
    const questions: Partial<ListQuery>[] = [
      { sort: 'helpful' },
      { product: 2n },
      { product: null },
      { filter: { by: 'media' } },
      { search: 'soft' },
      { after: '' },
      { after: 'x' },
      { after: `${next}x` },
      { after: next.replace(/^./, (first) => (first === 'W' ? 'X' : 'W')) },
      { after: `${btoa('[5,0,"2026-03-01T00:00:00Z","1"]')}.${next.split('.')[1]}` },
    ];
    for (const question of questions)
      expect(await refused(question), Object.keys(question).join()).toBe(true);
    expect(await refused({}, other)).toBe(true);
  });

  it('goes on where a page ended, also when its last review is hidden meanwhile', async () => {
    const shop = await liveShop();
    const ids: bigint[] = [];
    for (let day = 1; day < 6; day += 1) ids.unshift(await plant(shop, { at: `2026-03-0${day}T00:00:00Z` }));
    const first = await page(shop, { limit: 2 });
    await shop.reviews.moderate(
      shop.shopId,
      ids[1] ?? 0n,
      { action: 'hide', reason: 'spam' },
      'staff',
      shop.now,
    );
    const rest = await page(shop, { after: first.next });
    expect(rest.reviews.map(({ id }) => id)).toEqual(ids.slice(2).map(String));
  });
});

describe('words', () => {
  it('are all looked for in title, body and name, as they are written', async () => {
    const shop = await liveShop();
    const soft = await plant(shop, { title: 'So soft', body: '100% wool', at: '2026-03-01T00:00:00Z' });
    const warm = await plant(shop, { body: 'Warm and SOFT', stars: 2, at: '2026-03-02T00:00:00Z' });
    await plant(shop, { body: 'soft', product: 2n });
    await plant(shop, { body: 'soft', status: 'hidden' });
    const ja = await plant(shop, { body: 'とても軽い', at: '2026-03-03T00:00:00Z' });
    const found = (search: string, change: Partial<ListQuery> = {}) =>
      whole(shop, { search, limit: 1, ...change });
    expect(await found('soft')).toEqual([warm, soft].map(String));
    expect(await found('soft', { sort: 'highest' })).toEqual([soft, warm].map(String));
    expect(await found('  WARM   soft ')).toEqual([String(warm)]);
    expect(await found('soft', { filter: { by: 'stars', stars: 2 } })).toEqual([String(warm)]);
    expect(await found('0%')).toEqual([String(soft)]);
    expect(await found('_')).toEqual([]);
    expect(await found('軽')).toEqual([String(ja)]);
    expect(await found("'; drop table review; --")).toEqual([]);
  });
});

function passes(filter: ListQuery['filter'], review: PlantedReview): boolean {
  switch (filter?.by) {
    case 'stars':
      return review.stars === filter.stars;
    case 'media':
      return review.hasMedia === true;
    case 'verified':
      return false;
    case 'purchase':
      return review.purchase === filter.purchase;
    default:
      return true;
  }
}

/** As one would sort them by hand. */
function inOrder(sort: ListQuery['sort'], reviews: readonly (PlantedReview & { id: string })[]): string[] {
  const share = ({ votes: [up, down] = [0, 0] }: PlantedReview) =>
    [
      [0, 0],
      [1, 0],
      [3, 1],
      [9, 1],
    ].findIndex(([u, d]) => u === up && d === down);
  const by = {
    newest: () => 0,
    helpful: (a: PlantedReview, b: PlantedReview) => rank(share(b)) - rank(share(a)),
    highest: (a: PlantedReview, b: PlantedReview) => (b.stars ?? 0) - (a.stars ?? 0),
    lowest: (a: PlantedReview, b: PlantedReview) => (a.stars ?? 0) - (b.stars ?? 0),
  }[sort];
  return reviews
    .toSorted(
      (a, b) => by(a, b) || (b.at ?? '').localeCompare(a.at ?? '') || Number(BigInt(b.id) - BigInt(a.id)),
    )
    .map(({ id }) => id);
}

/** 0 of 0: 0; 1 of 1: 0.2065; 3 of 4: 0.3006; 9 of 10: 0.5958. */
const rank = (at: number) => [0, 0.2065, 0.3006, 0.5958][at] ?? 0;
