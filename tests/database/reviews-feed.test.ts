import { expect, test } from 'vitest';
import { allStars } from '../../app/modules/reviews/ratings/rating.ts';
import { feedHead, feedLines, feedTail } from '../../app/moving/google-feed.ts';
import { faultsOfFeed } from '../support/feed-schema.ts';
import { useMovingShops } from '../support/moved-reviews.ts';
import { supplierFiles } from '../support/supplier-files.ts';

const moving = useMovingShops('feed');

const named = { name: 'Fjell', url: 'https://fjell.example' };

test('published reviews with words are listed with their product’s numbers, and a deleted product’s are not', async () => {
  const shop = await moving.open();
  const { reviews } = shop.doors;
  await shop.bring(supplierFiles[0]?.text ?? '', { incentives: 'unknown' });
  await shop.bring(supplierFiles[3]?.text ?? '');
  const { reviews: listed, next } = await reviews.listFeed(shop.shopId, { after: null, limit: 500 });
  expect(next).toBeNull();
  expect(await reviews.countFeed(shop.shopId)).toBe(3);
  const counted = allStars.map((stars) => [stars, listed.filter((review) => review.stars === stars).length]);
  const { rating } = (await reviews.readSummary(shop.shopId, null, shop.now)) ?? {};
  expect(rating?.counts, 'the feed has the stars that everything else is counted from').toEqual(
    Object.fromEntries(counted),
  );
  const warm = listed.find(({ title }) => title === 'Warm');
  expect(warm).toMatchObject({ verifiedPurchase: true, incentivised: null, asked: false });
  expect(warm?.transaction).not.toBeNull();
  expect(warm?.transaction).not.toContain('1000');
  expect(warm?.products).toEqual([
    {
      title: 'The wool-coat',
      handle: 'wool-coat',
      brand: 'Fjell',
      gtins: ['4006381333931'],
      mpns: [],
      skus: ['COAT'],
    },
  ]);
  const scarf = listed.find(({ products }) => products[0]?.handle === 'scarf-2000');
  expect(scarf?.products[0]).toMatchObject({ gtins: [], mpns: ['MODEL-7'] });
  const [first] = (await reviews.listFeed(shop.shopId, { after: null, limit: 1 })).reviews;
  const rest = await reviews.listFeed(shop.shopId, { after: first?.id ?? 0n, limit: 500 });
  expect(rest.reviews).toHaveLength(listed.length - 1);
  const xml = `${feedHead(named)}${feedLines(listed, named)}${feedTail}`;
  expect(await faultsOfFeed(xml)).toEqual([]);
  await moving.db
    .sql`update commerce_product set deleted_at = now() where shop_id = ${shop.shopId} and shopify_id = 102`;
  const left = await reviews.listFeed(shop.shopId, { after: null, limit: 500 });
  expect(left.reviews.every(({ products }) => products[0]?.handle === 'wool-coat')).toBe(true);
});

test('twenty thousand reviews are read page by page in flat memory', async () => {
  const shop = await moving.open();
  await moving.db.sql`with made as (
      insert into review (shop_id, product_shopify_id, rating, status, verification, purchase, via, submitted_at, published_at)
      select ${shop.shopId}, 101, 5, 'published', 'unverified', 'kept', 'import', now(), now() from generate_series(1, 20000)
      returning id
    ) insert into review_text (shop_id, review_id, title, body, display_name)
    select ${shop.shopId}, id, 'T', repeat('Words & more < ', 60), 'Ana' from made`;
  const { reviews } = shop.doors;
  let [count, size, most] = [0, 0, 0];
  const start = process.memoryUsage().heapUsed;
  for (let after: bigint | null = null; ; ) {
    const page = await reviews.listFeed(shop.shopId, { after, limit: 500 });
    const text = feedLines(page.reviews, named);
    count += page.reviews.length;
    size += text.length;
    most = Math.max(most, process.memoryUsage().heapUsed - start);
    if (page.next === null) break;
    after = page.next;
  }
  expect(count).toBe(20_000);
  // The whole is some 30 MB of text, twice that in memory; a page is less than 1 MB.
  expect(size).toBeGreaterThan(20_000_000);
  expect(most).toBeLessThan(150 * 1024 * 1024);
}, 60_000);
