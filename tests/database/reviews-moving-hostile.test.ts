import { expect, test } from 'vitest';
import { mostFileBytes } from '../../app/modules/reviews/moving/door.ts';
import { useMovingShops } from '../support/moved-reviews.ts';

const moving = useMovingShops('hostile');

const head = 'product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at';
const row = (body: string, title = 'T') =>
  `wool-coat,published,5,${title},Ana,ana@example.com,,${body},,2024-05-02 10:12:00 UTC,`;

test('markup is taken out, and words that look like it stay', async () => {
  const shop = await moving.open();
  await shop.bring(
    [
      head,
      row('"<script>alert(1)</script>Good<br>really <img src=x onerror=alert(1)> &lt;3"', '<b>Bold</b>'),
      row('I <3 it & 2 < 3'),
      row('=HYPERLINK(1)'),
    ].join('\n'),
  );
  const rows = await moving.db.sql<{ text: string }>`select title || ': ' || body as text from review_text
    where shop_id = ${shop.shopId} order by review_id`;
  expect(rows.map(({ text }) => text).toSorted()).toEqual([
    'Bold: Good\nreally  <3',
    'T: =HYPERLINK(1)',
    'T: I <3 it & 2 < 3',
  ]);
});

test('a huge cell, a control character, a quote that never closes and too long words are left out by line', async () => {
  const shop = await moving.open();
  const file = [
    head,
    row('x'.repeat(300_000)),
    row('x'.repeat(6_000)),
    row('a\u0000b'),
    row('fine'),
    row('"open'),
    row('swallowed'),
  ].join('\n');
  const id = await shop.upload(file);
  // A NUL makes the encoding doubtful.
  expect(await shop.batch(id)).toMatchObject({ state: 'looking', questions: ['encoding'] });
  await shop.answer(id, { encoding: 'utf-8', incentives: 'no' });
  await shop.run(id);
  expect(await shop.problems(id)).toEqual(['2 too-large', '3 too-long', '4 characters', '6 unreadable']);
  expect(await shop.count('review')).toBe(1);
});

test('cells that are made to be read slowly hold nothing up', async () => {
  const shop = await moving.open();
  const named = (name: string, email: string) =>
    `wool-coat,published,5,T,${name},${email},,Good,,2024-05-02 10:12:00 UTC,`;
  const started = performance.now();
  const file = [head, named('a@'.repeat(60_000), ''), named('Ana', `a@${'.'.repeat(120_000)} x`)].join('\n');
  expect(await shop.bring(file)).toMatchObject({ added: 2 });
  expect(performance.now() - started).toBeLessThan(5_000);
}, 120_000);

test('what is cut to its length is not cut within a character', async () => {
  const shop = await moving.open();
  const long = `wool-coat,published,5,T,Ana,ana@example.com,,Good,"${'x'.repeat(2999)}\u{1f600}y",2024-05-02 10:12:00 UTC,`;
  const half = row('Half a &#xD83D; sign and &#0; none');
  expect(await shop.bring([head, long, half].join('\n'))).toMatchObject({ added: 2, faulty: 0 });
  const [reply] = await moving.db.sql<{
    body: string;
  }>`select body from review_reply where shop_id = ${shop.shopId}`;
  expect(reply?.body).toBe(`${'x'.repeat(2999)}\u{1f600}`);
});

test('another encoding is asked about, and a wrong answer is refused', async () => {
  const shop = await moving.open();
  const western = Buffer.from(`${head}\n${row('Sch\u00f6n')}\n`, 'latin1');
  const id = await shop.upload(western);
  expect((await shop.batch(id)).questions).toEqual(['encoding']);
  const wrong = await shop.doors.reviews.answerImport(shop.shopId, id, { encoding: 'utf-8' }, shop.now);
  expect(wrong).toEqual({ refused: 'bad-input', why: 'undecodable' });
  await shop.answer(id, { encoding: 'windows-1252', incentives: 'no' });
  await shop.run(id);
  const unicode = Buffer.from(`\ufeff${head}\n${row('Warm \u{1f600}')}\n`, 'utf16le');
  await shop.bring(unicode);
  const rows = await moving.db.sql<{
    body: string;
  }>`select body from review_text where shop_id = ${shop.shopId}
    order by review_id`;
  expect(rows.map(({ body }) => body)).toEqual(['Schön', 'Warm 😀']);
});

test('what is no table of text is refused', async () => {
  const shop = await moving.open();
  const { reviews } = shop.doors;
  const upload = (bytes: Uint8Array) =>
    reviews.uploadImport(shop.shopId, { name: '../../x\u0000.csv', bytes }, '1');
  expect(await upload(Buffer.alloc(0))).toEqual({ refused: 'empty' });
  expect(await upload(Buffer.from('  \n'))).toEqual({ refused: 'empty' });
  expect(await upload(Buffer.from('PK\u0003\u0004rest'))).toEqual({ refused: 'no-text' });
  expect(await upload(Buffer.alloc(mostFileBytes + 1, 65))).toEqual({ refused: 'too-large' });
  for (let files = 0; files < 10; files += 1) await shop.upload('a,b\n1,2\n');
  expect(await upload(Buffer.from('a,b\n1,2\n'))).toEqual({ refused: 'too-many' });
});

test('a header that could be several suppliers’ is not guessed, and columns that are pointed at have to be there', async () => {
  const shop = await moving.open();
  const id = await shop.upload(
    'product_handle,state,rating,author,body,created_at,photo_url\nwool-coat,published,5,Ana,Good,2024-05-02,\n',
  );
  expect(await shop.batch(id)).toMatchObject({ format: 'mapped', questions: ['columns'] });
  const { reviews } = shop.doors;
  const answer = (columns: object) => reviews.answerImport(shop.shopId, id, { columns }, shop.now);
  expect(await answer({ rating: 2, date: 5 })).toMatchObject({ why: 'missing-product' });
  expect(await answer({ handle: 0, rating: 2, date: 50 })).toMatchObject({ why: 'unknown-answer' });
  await shop.answer(id, { columns: { handle: 0, rating: 2, body: 4, date: 5 }, incentives: 'no' });
  expect(await shop.run(id)).toMatchObject({ added: 1 });
});

test('nobody reaches a batch of another shop', async () => {
  const [mine, other] = [await moving.open(), await moving.open()];
  const id = await mine.upload(`${head}\n${row('Good')}\n`);
  const { reviews } = mine.doors;
  expect(await reviews.findImport(other.shopId, id, mine.now)).toBeNull();
  expect(await reviews.answerImport(other.shopId, id, {}, mine.now)).toEqual({ refused: 'not-yours' });
  for (const act of ['startImport', 'stopImport', 'discardImport', 'undoImport'] as const)
    expect(await reviews[act](other.shopId, id)).toEqual({ refused: 'not-yours' });
  expect(await reviews.listImportProblems(other.shopId, id, 0)).toEqual([]);
});
