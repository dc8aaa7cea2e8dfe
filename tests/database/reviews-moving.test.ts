import { describe, expect, test } from 'vitest';
import type { ListQuery } from '../../app/modules/reviews/listing/shown.ts';
import { type MovingShop, useMovingShops } from '../support/moved-reviews.ts';
import { supplierFiles } from '../support/supplier-files.ts';

const moving = useMovingShops('moving');

const shown = async (shop: MovingShop) =>
  moving.db.sql<{
    text: string;
  }>`select concat_ws(' | ', r.product_shopify_id, r.rating, r.status, r.verification, r.purchase, t.title, t.body,
      t.display_name) as text
    from review r join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shop.shopId} order by r.submitted_at, r.id`.then((rows) =>
    rows.map((row) => row.text),
  );

describe.each(supplierFiles)('$name', ({ format, text, answers, counts, problems }) => {
  test('comes in once, says what it leaves out, and is undone as a whole', async () => {
    const shop = await moving.open();
    const before = await shop.counts();
    const id = await shop.upload(text);
    const ready = await shop.answer(id, answers);
    expect(ready).toMatchObject({ format, state: 'ready', known: 0, ...counts });
    expect(await shop.count('review')).toBe(0);
    const done = await shop.run(id);
    expect(done).toMatchObject({ state: 'done', known: 0, ...counts });
    expect(await shop.problems(id)).toEqual(problems);
    expect(await shop.count('review')).toBe(counts.added);
    expect(await shop.doors.reviews.audit(shop.shopId)).toEqual([]);

    const again = await shop.bring(text, answers);
    expect(again).toMatchObject({ state: 'done', added: 0, known: counts.added });
    expect(await shop.count('review')).toBe(counts.added);

    expect(await shop.undo(id)).toMatchObject({ state: 'undone', position: counts.added });
    expect(await shop.counts()).toEqual(before);
    for (const table of ['review', 'text', 'reply', 'author', 'media'] as const)
      expect(await shop.count(table)).toBe(0);
    expect(await shop.problems(id)).toEqual(problems);
  });
});

test('what comes in is cleaned, and a buyer is verified by an order of this shop only', async () => {
  const shop = await moving.open();
  const [judgeMe] = supplierFiles;
  await shop.bring(judgeMe?.text ?? '');
  expect(await shown(shop)).toEqual([
    '101 | 5 | published | verified_buyer | kept | Warm | Very "warm",\nand long | Ana L.',
    '102 | 3 | pending | unverified | unknown | Fine | It is fine | Bo',
  ]);
  expect(await shop.count('reply')).toBe(1);
  expect(await shop.count('media')).toBe(2);
  const shopify = supplierFiles.find(({ format }) => format === 'shopify');
  await shop.bring(shopify?.text ?? '');
  // Ana's one line has its review, so the second stands behind no order.
  expect((await shown(shop)).filter((text) => text.includes('warm\n'))).toEqual([
    '101 | 5 | published | unverified | unknown | Yes | Good & warm\n\nReally | Ana L.',
  ]);
  // What became of it is known of an order only: nobody is told that the second was kept, and no filter finds it as that.
  const ask = { product: 101n, sort: 'newest', search: null, after: null, limit: 10 } as const;
  const list = async (filter: ListQuery['filter']) => {
    const page = await shop.doors.reviews.listPublished(shop.shopId, { ...ask, filter });
    return 'reviews' in page && page.reviews.map(({ title, purchase }) => [title, purchase]);
  };
  expect(await list(null)).toEqual(
    expect.arrayContaining([
      ['Warm', 'kept'],
      ['Yes', 'unknown'],
    ]),
  );
  expect(await list({ by: 'purchase', purchase: 'kept' })).toEqual([['Warm', 'kept']]);
  expect(await shop.doors.reviews.audit(shop.shopId)).toEqual([]);
});

test('facts of an import set nothing off', async () => {
  const shop = await moving.open();
  await shop.bring(supplierFiles[0]?.text ?? '');
  const rows = await moving.db.sql<{
    kind: string;
    imported: boolean;
  }>`select kind, imported from platform_fact
    where shop_id = ${shop.shopId} and kind in ('review-submitted', 'review-published')
    order by kind`;
  expect(rows.map(({ kind, imported }) => `${kind} ${imported}`)).toEqual([
    'review-published true',
    'review-submitted true',
    'review-submitted true',
  ]);
  const messages = await moving.db.sql`select 1 as one from message_intent where shop_id = ${shop.shopId}`;
  expect(messages).toEqual([]);
});

test('all can be held, and incentives said once for the whole file', async () => {
  const shop = await moving.open();
  await shop.bring(supplierFiles[1]?.text ?? '', { incentives: 'yes', publish: 'held' });
  const rows = await moving.db.sql<{
    status: string;
    incentivised: boolean;
  }>`select status, incentivised from review
    where shop_id = ${shop.shopId}`;
  expect(rows).toEqual([
    { status: 'pending', incentivised: true },
    { status: 'pending', incentivised: true },
  ]);
});

test('publishing by stars is refused, whatever it is called', async () => {
  const shop = await moving.open();
  const id = await shop.upload(supplierFiles[1]?.text ?? '');
  for (const answers of [
    { publish: '4-and-up' },
    { minimumRating: 4 },
    { publish: 'as-in-file', stars: [5] },
    { publish: { stars: 5 } },
  ])
    expect(await shop.doors.reviews.answerImport(shop.shopId, id, answers, shop.now)).toEqual({
      ...{ refused: 'bad-input', why: 'chosen-by-stars' },
    });
  // Which column holds the stars is another question, as is an answer that there is not.
  for (const answers of [{ columns: { rating: -1 } }, { color: 'red' }, 'no answers'])
    expect(await shop.doors.reviews.answerImport(shop.shopId, id, answers, shop.now)).toEqual({
      ...{ refused: 'bad-input', why: 'unknown-answer' },
    });
});
