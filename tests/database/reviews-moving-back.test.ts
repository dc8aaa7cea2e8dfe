import { expect, test, vi } from 'vitest';
import { reviewsCsvHead, reviewsCsvLines } from '../../app/moving/reviews-csv.ts';
import { type MovingShop, useMovingShops } from '../support/moved-reviews.ts';
import { supplierFiles } from '../support/supplier-files.ts';

const moving = useMovingShops('back');

const exported = (shop: MovingShop, addresses = true) =>
  shop.doors.reviews.exportReviews(shop.shopId, { after: null, limit: 500, addresses });

const fileOf = async (shop: MovingShop) => `${reviewsCsvHead()}${reviewsCsvLines(await exported(shop))}`;

/** Two files of suppliers, and what people have done with their reviews since. */
async function fill(shop: MovingShop): Promise<void> {
  for (const file of [supplierFiles[0], supplierFiles[8]]) await shop.bring(file?.text ?? '');
  const { sql } = moving.db;
  const id = shop.shopId;
  await sql`update review set helpful = 3, unhelpful = 1, edited_at = submitted_at, language = 'de-CH', country = 'CH',
    recommends = true, incentivised = true where shop_id = ${id} and product_shopify_id = 102`;
  await sql`update review_text set body = '=1+1;=2+2;''=3 ;-)', title = '''-quoted', display_name = '@ana' where shop_id = ${id}
    and body = 'Bad'`;
  await sql`insert into review_answer (shop_id, review_id, attribute, value)
    select shop_id, id, 'fit', '3' from review where shop_id = ${id} and product_shopify_id = 102`;
  const { reviews } = shop.doors;
  const page = await reviews.list(id, {});
  const fine = page.reviews.find(({ title }) => title === 'Fine');
  if (fine === undefined) throw new Error('The review is not there');
  await reviews.moderate(id, fine.id, { action: 'hide', reason: 'off_topic' }, '1', shop.now);
  await sql`insert into review_reply (shop_id, review_id, visibility, body, actor, written_at)
    values (${id}, ${fine.id}, 'private', '+49 is our number', '1', '2026-02-01T08:00:00Z')`;
}

test('what is exported and erased comes back whole, and once', async () => {
  const shop = await moving.open();
  await fill(shop);
  const before = await exported(shop);
  const file = await fileOf(shop);
  expect(before.map(({ verification }) => verification)).toContain('verified_buyer');
  expect(file).toContain(`,'=1+1;'=2+2;''=3 ;-),`);
  expect(file).toContain(`''-quoted`);

  expect(await shop.bring(file, {})).toMatchObject({ format: 'afterglow', added: 0, known: before.length });
  await moving.db.sql`delete from review where shop_id = ${shop.shopId}`;
  await moving.db.sql`delete from review_media where shop_id = ${shop.shopId}`;
  await moving.db.sql`delete from review_rating where shop_id = ${shop.shopId}`;
  await moving.db.sql`delete from review_answer_count where shop_id = ${shop.shopId}`;
  await moving.db.sql`delete from review_tally where shop_id = ${shop.shopId}`;
  await moving.db.sql`delete from review_day where shop_id = ${shop.shopId}`;
  const back = await shop.bring(file, {});
  expect(back).toMatchObject({ added: before.length, known: 0, faulty: 0, skipped: 0 });
  const kept = (reviews: typeof before) => reviews.map(({ id: _, proof: __, ...review }) => review);
  expect(kept(await exported(shop)).toSorted(byKey)).toEqual(kept(before).toSorted(byKey));
  expect(await shop.doors.reviews.audit(shop.shopId)).toEqual([]);
});

test('consent to use words elsewhere is told with its moment, and no file gives it', async () => {
  const shop = await moving.open();
  await fill(shop);
  const { sql } = moving.db;
  await sql`update review set reuse_consent_at = '2026-02-03T04:05:06Z' where shop_id = ${shop.shopId} and rating = 3`;
  const since = async () =>
    [...new Set((await exported(shop)).map((one) => String(one.reuseConsentAt)))].toSorted();
  expect(await since()).toEqual(['2026-02-03T04:05:06Z', 'null']);
  const file = await fileOf(shop);
  expect(reviewsCsvHead()).toContain('reuse_allowed_since');
  expect(file.match(/,2026-02-03T04:05:06Z,/g)).toHaveLength(1);
  // Its author may have withdrawn it since.
  await sql`delete from review where shop_id = ${shop.shopId}`;
  await shop.bring(file, {});
  expect(await since()).toEqual(['null']);
});

test('words come back to the letter, and what was taken back or hidden stays so', async () => {
  const shop = await moving.open();
  const { reviews } = shop.doors;
  await shop.buys('p2@example.com', shop.shopId * 100_000n, 101n, '2024-03-01T10:00:00Z');
  await shop.bring(many(3));
  const [markup, pictured] = (await exported(shop)).map(({ id }) => id);
  const body = 'Wash <b>cold</b>, 5 &lt; 6 &amp; no <br> more';
  await moving.db
    .sql`update review_text set body = ${body} where shop_id = ${shop.shopId} and review_id = ${markup}`;
  await moving.db
    .sql`insert into review_media (shop_id, review_id, kind, state, content_type, url, hidden_for)
    values (${shop.shopId}, ${pictured}, 'photo', 'ready', 'image/jpeg', 'https://cdn.example.com/face.jpg', 'personal_data')`;
  const taken = (await reviews.list(shop.shopId, {})).reviews.find(
    ({ id }) => id !== markup && id !== pictured,
  );
  const order = taken?.orderId ?? null;
  if (taken === undefined || order === null) throw new Error('Nobody bought it');
  await reviews.withdrawReview(shop.shopId, { orderId: order }, taken.id, shop.now);

  const before = await exported(shop);
  const file = await fileOf(shop);
  expect(file).not.toContain('face.jpg');
  await moving.db.sql`delete from review_media where shop_id = ${shop.shopId}`;
  await moving.db.sql`delete from review where shop_id = ${shop.shopId}`;
  await shop.bring(file, {});
  const back = await exported(shop);
  const kept = (all: typeof before) =>
    all
      .map(({ id: _, proof: __, publishedAt, status, ...review }) => ({
        ...{ ...review, status, publishedAt: status === 'hidden' ? null : publishedAt },
      }))
      .toSorted(byKey);
  expect(kept(back)).toEqual(kept(before));
  const withdrawn = back.find(({ status }) => status === 'hidden');
  expect(
    await reviews.moderate(shop.shopId, withdrawn?.id ?? 0n, { action: 'publish' }, '1', shop.now),
  ).toEqual({
    refused: 'already-done',
  });
});

test('what the shop’s own people wrote cannot be published by taking it out and bringing it back', async () => {
  const shop = await moving.open();
  const { reviews } = shop.doors;
  await shop.bring(many(1));
  const { sql } = moving.db;
  await sql`update review set status = 'pending', published_at = null, held_for = '{staff,burst}'
    where shop_id = ${shop.shopId}`;
  const file = await fileOf(shop);
  await sql`delete from review where shop_id = ${shop.shopId}`;
  await shop.bring(file, {});
  const [back] = (await reviews.list(shop.shopId, {})).reviews;
  expect(back).toMatchObject({ status: 'pending', heldFor: ['staff', 'burst'] });
  const publish = { action: 'publish' } as const;
  expect(await reviews.moderate(shop.shopId, back?.id ?? 0n, publish, '1', shop.now)).toEqual({
    refused: 'not-allowed',
  });
});

const byKey = (a: { readonly key: string }, b: { readonly key: string }) => (a.key < b.key ? -1 : 1);

test('a proof is of its own review in its own shop, and no file can claim more', async () => {
  const shop = await moving.open();
  await fill(shop);
  const file = await fileOf(shop);
  const other = await moving.open();
  await moving.db.sql`delete from commerce_order where shop_id = ${other.shopId}`;
  await other.bring(file, {});
  expect((await exported(other)).map(({ verification }) => verification)).not.toContain('verified_buyer');
  expect((await exported(other)).every(({ helpful }) => helpful === 0)).toBe(true);

  await moving.db.sql`delete from review where shop_id = ${shop.shopId}`;
  await shop.bring(file.replaceAll(',3,Fine,', ',5,Fine,').replaceAll('ana@example.com', ''), {});
  const forged = (await exported(shop)).find(({ title }) => title === 'Fine');
  expect(forged).toMatchObject({ stars: 5, helpful: 0 });
});

test('addresses are left out where they are not to be told', async () => {
  const shop = await moving.open();
  await fill(shop);
  expect((await exported(shop)).some(({ email }) => email === 'bo@example.com')).toBe(true);
  expect((await exported(shop, false)).every(({ email }) => email === '')).toBe(true);
});

const many = (rows: number) =>
  [
    'product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at',
    ...Array.from(
      { length: rows },
      (_, at) =>
        `${at % 2 === 0 ? 'wool-coat' : 'scarf-2000'},published,${(at % 5) + 1},T,Ana Lopez,p${at}@example.com,,"Words ${at}",,2024-05-02 10:12:00 UTC,`,
    ),
  ].join('\n');

test('a batch goes on where a crash left it, and brings nothing twice', async () => {
  const shop = await moving.open();
  const id = await shop.upload(many(1800));
  await shop.answer(id, { incentives: 'no' });
  await shop.doors.reviews.startImport(shop.shopId, id);
  // The database goes away in the middle of the third step.
  await moving.db.sql`create table crash_at (n int)`;
  await moving.db.sql`create function crash() returns trigger language plpgsql as $$ begin
    if new.position >= 1500 and not exists (select 1 from crash_at) then raise exception 'gone'; end if; return new; end $$`;
  await moving.db
    .sql`create trigger crash before update on review_import for each row execute function crash()`;
  const { reviews } = shop.doors;
  await expect(reviews.runImport(shop.shopId, id, shop.now)).rejects.toThrow('gone');
  expect(await shop.count('review')).toBe(1000);
  expect(await shop.batch(id)).toMatchObject({ state: 'running', position: 1000, added: 1000 });
  await moving.db.sql`insert into crash_at values (1)`;
  await Promise.all([
    reviews.runImport(shop.shopId, id, shop.now),
    reviews.runImport(shop.shopId, id, shop.now),
  ]);
  await moving.db.sql`drop trigger crash on review_import`;
  while ((await shop.batch(id)).state === 'running') await reviews.runImport(shop.shopId, id, shop.now);
  expect(await shop.batch(id)).toMatchObject({ state: 'done', added: 1800, known: 0, position: 1800 });
  expect(await shop.count('review')).toBe(1800);
  expect(await reviews.audit(shop.shopId)).toEqual([]);
});

test('a file that is answered another way while it is looked through is not ready by the first answers', async () => {
  const shop = await moving.open();
  const id = await shop.upload(many(3));
  const { inTransaction } = moving.db;
  vi.spyOn(moving.db, 'inTransaction').mockImplementationOnce(async (shopId, work) => {
    await shop.answer(id, { delimiter: ';' });
    return inTransaction(shopId, work);
  });
  expect(await shop.answer(id, { incentives: 'no' })).toMatchObject({
    ...{ state: 'looking', delimiter: ';', questions: ['columns'] },
  });
  expect(await shop.doors.reviews.startImport(shop.shopId, id)).toEqual({ refused: 'not-allowed' });
});

test('what was stopped can be undone, and only once', async () => {
  const shop = await moving.open();
  const id = await shop.upload(many(20));
  await shop.answer(id, { incentives: 'unknown' });
  await shop.doors.reviews.startImport(shop.shopId, id);
  expect(await shop.doors.reviews.startImport(shop.shopId, id)).toEqual({ refused: 'not-allowed' });
  expect(await shop.doors.reviews.stopImport(shop.shopId, id)).toEqual({ stopped: true });
  expect(await shop.doors.reviews.runImport(shop.shopId, id, shop.now)).toBe('done');
  expect(await shop.count('review')).toBe(0);
  expect(await shop.undo(id)).toMatchObject({ state: 'undone' });
  expect(await shop.doors.reviews.undoImport(shop.shopId, id)).toEqual({ refused: 'not-allowed' });
});

test('ten thousand rows come in within seconds, and out again', async () => {
  const shop = await moving.open();
  const before = await shop.counts();
  const started = performance.now();
  const done = await shop.bring(many(10_000));
  const seconds = (performance.now() - started) / 1000;
  expect(done).toMatchObject({ added: 10_000, faulty: 0 });
  expect(seconds).toBeLessThan(60);
  const rows = await moving.db.sql<{ n: number }>`select n1 + n2 + n3 + n4 + n5 as n from review_rating
    where shop_id = ${shop.shopId} order by product_shopify_id`;
  expect(rows).toEqual([{ n: 5000 }, { n: 5000 }]);
  expect(await shop.undo(done.id)).toMatchObject({ state: 'undone', position: 10_000 });
  expect(await shop.counts()).toEqual(before);
}, 120_000);

test('an author who becomes a customer is forgotten as one', async () => {
  const shop = await moving.open();
  await shop.bring(supplierFiles[1]?.text ?? '');
  expect(await shop.count('author')).toBe(2);
  const seal = shop.doors.seal;
  const [customer] = await moving.db.sql<{ id: bigint }>`
    insert into commerce_customer (shop_id, shopify_id, created_at, updated_at) values (${shop.shopId}, 77, now(), now())
    returning id`;
  await moving.db.sql`insert into commerce_customer_profile (shop_id, customer_id, name, email_index)
    values (${shop.shopId}, ${customer?.id}, 'Bo', ${seal.emailIndex('bo@example.com')})`;
  await shop.doors.reviews.tidyImports(shop.shopId);
  expect(await shop.count('author')).toBe(1);
  await shop.doors.reviews.forgetCustomer(shop.shopId, customer?.id ?? 0n);
  expect(await shop.count('text')).toBe(1);
});
