import { describe, expect, it } from 'vitest';
import type { Sql } from '../../app/kernel/transaction.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { draftOf } from '../support/review-draft.ts';
import { mediaRow, photo, upload, useReviewMedia, reviewed as withPicture } from '../support/review-media.ts';
import { ask, asked, find, save } from '../support/review-questions.ts';
import type { ReviewShop } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';

/* Whoever was forgotten stays so: what they, or whoever holds their link, sends afterwards is not taken. */

const { openShop } = useReviewMedia();
const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];
const words = { title: 'Secret', body: 'Secret words', displayName: 'Eve' };

/** As commerce marks them. */
const eraseCustomer = (shop: ReviewShop, id: bigint, sql: Sql = shop.db.sql) =>
  sql`update commerce_customer set redacted_at = ${shop.now} where shop_id = ${shop.shopId} and id = ${id}`;
const eraseOrder = (shop: ReviewShop, id: bigint, sql: Sql = shop.db.sql) =>
  sql`update commerce_order set email_index = ''::bytea where shop_id = ${shop.shopId} and id = ${id}`;

async function submit(shop: ReviewShop, order: bigint): Promise<bigint> {
  const submitted = await shop.reviews.submit(shop.shopId, submissionOf(order, words), shop.now);
  if ('refused' in submitted) throw new Error(submitted.refused);
  return submitted.taken[0]?.review.id ?? 0n;
}

/** Everything that anybody wrote in the shop, as text. */
async function written(shop: ReviewShop): Promise<string> {
  const { sql, shopId } = { sql: shop.db.sql, shopId: shop.shopId };
  const rows = await sql<{ text: string }>`
    select t::text as text from review_text t where shop_id = ${shopId}
    union all select t::text from review_revision t where shop_id = ${shopId}
    union all select t::text from review_draft t where shop_id = ${shopId}
    union all select t::text from review_reply t where shop_id = ${shopId}
    union all select t::text from review_question_text t where shop_id = ${shopId}
    union all select t::text from review_question_answer t where shop_id = ${shopId}`;
  return rows.map(({ text }) => text).join('\n');
}

const loose = async (shop: ReviewShop) =>
  (await shop.db.sql`select 1 as one from review_media where shop_id = ${shop.shopId} and state <> 'gone'`)
    .length;

describe.each([
  ['a customer', true],
  ['a guest', false],
] as const)('the link of an order of %s who was forgotten', (_who, known) => {
  const erase = (shop: ReviewShop, customer: bigint | null, order: bigint, sql?: Sql) =>
    customer === null ? eraseOrder(shop, order, sql) : eraseCustomer(shop, customer, sql);
  const open = async () => {
    const shop = await openShop();
    const customer = known ? await shop.customer() : null;
    const order = await shop.place({ products: [1n, 2n], parcels: arrived }, customer);
    return { shop, customer, order };
  };

  it('takes no review, no draft and no picture', async () => {
    const { shop, customer, order } = await open();
    await erase(shop, customer, order);
    const { reviews, shopId, now } = shop;
    const submission = submissionOf(order, words, { via: 'mail' });
    expect(await reviews.submit(shopId, submission, now)).toMatchObject({ refused: 'not-allowed' });
    expect(await reviews.saveDraft(shopId, order, 2n, draftOf({ body: 'Secret' }))).toBe(false);
    expect(await reviews.addMedia(shopId, { bytes: photo, by: { orderId: order } })).toEqual({
      refused: 'not-allowed',
    });
    expect(await written(shop)).toBe('');
    expect(await loose(shop)).toBe(0);
    expect((await reviews.list(shopId, {})).reviews).toEqual([]);
  });

  it('changes nothing of what was written', async () => {
    const { shop, customer, order } = await open();
    const { reviews, shopId, now } = shop;
    const id = await submit(shop, order);
    await erase(shop, customer, order);
    if (customer === null) await reviews.forgetOrder(shopId, order);
    else await reviews.forgetCustomer(shopId, customer);
    const change = { reviewId: id, stars: 1, title: 'Secret', body: 'again' } as const;
    const author = { orderId: order };
    expect(await reviews.editReview(shopId, author, change, now)).toEqual({ refused: 'not-yours' });
    expect(await reviews.setReuseConsent(shopId, author, { reviewId: id, reuse: true }, now)).toEqual({
      refused: 'not-yours',
    });
    expect(await reviews.withdrawReview(shopId, author, id, now)).toEqual({ refused: 'not-yours' });
    expect(await written(shop)).toBe('');
    expect(await reviews.find(shopId, id)).toMatchObject({ stars: 5, status: 'published', body: '' });
  });

  it('takes nothing that waits for the very erasure', async () => {
    const { shop, customer, order } = await open();
    let sent: Promise<unknown> = Promise.resolve();
    await shop.db.inTransaction(shop.shopId, async (tx) => {
      await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`erasures:${shop.shopId}`}, 0))`;
      sent = shop.reviews.submit(shop.shopId, submissionOf(order, words, { via: 'mail' }), shop.now);
      await expect
        .poll(
          async () =>
            (await shop.db.sql`select 1 as one from pg_locks where locktype = 'advisory' and not granted`)
              .length,
        )
        .toBeGreaterThan(0);
      await erase(shop, customer, order, tx.sql);
    });
    expect(await sent).toMatchObject({ refused: 'not-allowed' });
    expect(await written(shop)).toBe('');
  });
});

describe('somebody who is forgotten', () => {
  it('loses what a customer wrote whom they took over, before or after it became theirs', async () => {
    for (const late of [true, false]) {
      const shop = await openShop();
      await save(shop, {});
      const [from, into] = [await shop.customer(), await shop.customer()];
      await submit(shop, await shop.place({ parcels: arrived }, from));
      await ask(shop, { body: 'Secret question', customerId: from, name: '' });
      await shop.db.sql`update commerce_customer set merged_into_id = ${into}
        where shop_id = ${shop.shopId} and id = ${from}`;
      await eraseCustomer(shop, into);
      const merge = async () => {
        await shop.reviews.mergeCustomers(shop.shopId, from, into);
        await shop.reviews.mergeAskers(shop.shopId, from, into, shop.now);
      };
      const forget = async () => {
        await shop.reviews.forgetCustomer(shop.shopId, into);
        await shop.reviews.forgetAsker(shop.shopId, into, shop.now);
      };
      for (const step of late ? [forget, merge] : [merge, forget]) await step();
      expect(await written(shop)).not.toContain('Secret');
      expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
      expect(await shop.reviews.auditQuestions(shop.shopId)).toEqual([]);
    }
  });

  it('loses what they wrote as a guest about an order that became theirs, and nobody else’s', async () => {
    const shop = await openShop();
    const [customer, other] = [await shop.customer(), await shop.customer()];
    const order = await shop.place({ parcels: arrived });
    await submit(shop, order);
    const given = await shop.place({ parcels: arrived }, other);
    const kept = await submit(shop, given);
    for (const id of [order, given])
      await shop.db
        .sql`update commerce_order set customer_id = ${customer} where shop_id = ${shop.shopId} and id = ${id}`;
    await shop.reviews.forgetCustomer(shop.shopId, customer);
    expect(await shop.db.sql`select review_id as id from review_text where shop_id = ${shop.shopId}`).toEqual(
      [{ id: kept }],
    );
  });

  it('loses pictures that were uploaded by the link of their order and sent with nothing', async () => {
    const shop = await openShop();
    const customerId = await shop.customer();
    const order = await shop.place({ parcels: arrived }, customerId);
    const mine = [await upload(shop, { orderId: order }), await upload(shop, { customerId })];
    const other = await upload(shop, {
      orderId: await shop.place({ parcels: arrived }, await shop.customer()),
    });
    await shop.reviews.forgetCustomer(shop.shopId, customerId);
    for (const id of mine) expect(await mediaRow(shop, id)).toMatchObject({ state: 'gone', bytes: null });
    expect(await mediaRow(shop, other)).toMatchObject({ state: 'kept' });
  });

  it('while a picture is on its way to Shopify has it removed there, too', async () => {
    const shop = await openShop();
    const { customerId, media } = await withPicture(shop);
    shop.files.breaks = { call: 'create', when: 'after' };
    await expect(shop.reviews.sendMedia(shop.shopId, media[0] ?? 0n, shop.now)).rejects.toThrow();
    expect(shop.files.kept).toHaveLength(1);
    await shop.reviews.forgetCustomer(shop.shopId, customerId);
    expect(await shop.reviews.sendMedia(shop.shopId, media[0] ?? 0n, shop.now)).toBe('done');
    expect(await shop.reviews.dropMedia(shop.shopId, media[0] ?? 0n)).toBe('done');
    expect(shop.files.kept).toEqual([]);
  });

  it('is answered nothing any more', async () => {
    const shop = await openShop();
    const customerId = await shop.customer();
    const id = await submit(shop, await shop.place({ parcels: arrived }, customerId));
    await shop.reviews.forgetCustomer(shop.shopId, customerId);
    for (const visibility of ['public', 'private'] as const)
      expect(
        await shop.reviews.reply(shop.shopId, id, { visibility, body: 'Dear Secret' }, '7', shop.now),
      ).toEqual({ refused: 'not-allowed' });
    expect(await written(shop)).toBe('');
  });

  it('meanwhile is not the one who asks with their address, nor the author of what a file brought', async () => {
    const shop = await openShop();
    await save(shop, {});
    const customer = await shop.customer();
    shop.named.set('eve@example.com', [customer]);
    const seal = openSeal(Buffer.alloc(32, 7));
    const [brought] = await shop.db.sql<{ id: bigint }>`
      insert into review (shop_id, product_shopify_id, rating, status, verification, purchase, via, submitted_at)
      values (${shop.shopId}, 1, 5, 'published', 'unverified', 'kept', 'import', ${shop.now}) returning id`;
    await shop.db
      .sql`insert into review_author (shop_id, review_id, email_index, email) values (${shop.shopId},
      ${brought?.id}, ${seal.emailIndex('eve@example.com')}, ${seal.seal('eve@example.com')})`;
    await eraseCustomer(shop, customer);
    // As it was read before.
    const id = await ask(shop, { email: 'eve@example.com' });
    await shop.reviews.tidyImports(shop.shopId);
    expect(await find(shop, id)).toMatchObject({ customerId: null });
    const authors = await shop.db.sql`select 1 as one from review_author where shop_id = ${shop.shopId}`;
    expect(authors).toHaveLength(1);
  });

  it('asks and answers nothing any more', async () => {
    const shop = await openShop();
    await save(shop, {});
    const customerId = await shop.customer();
    await shop.place({ parcels: arrived }, customerId);
    const theirs = await ask(shop, { body: 'Of another' });
    await eraseCustomer(shop, customerId);
    expect(await asked(shop, { customerId, body: 'Secret' })).toEqual({ refused: 'not-allowed' });
    const given = { question: theirs, customerId, body: 'Secret', robot: false };
    expect(await shop.reviews.answerAsOwner(shop.shopId, given, shop.now)).toEqual({
      refused: 'not-allowed',
    });
    expect(await written(shop)).not.toContain('Secret');
  });

  it('by an address alone loses the questions that came with it, and those only', async () => {
    const shop = await openShop();
    await save(shop, {});
    const id = await ask(shop, { body: 'Secret question', name: 'Eve', email: 'Eve@example.com' });
    const other = await ask(shop, { body: 'Of another', email: 'ben@example.com' });
    await shop.db.sql`insert into commerce_erased_address (shop_id, email_index, erased_at)
      values (${shop.shopId}, ${openSeal(Buffer.alloc(32, 7)).emailIndex('eve@example.com')}, ${shop.now})`;
    const later = await ask(shop.at('2026-03-02T15:00:00Z'), {
      body: 'Another day',
      email: 'eve@example.com',
    });
    expect(await shop.reviews.forgetAskersByAddress(shop.shopId, shop.now)).toEqual([id]);
    expect(await shop.reviews.forgetAskersByAddress(shop.shopId, shop.now)).toEqual([]);
    expect(await find(shop, id)).toMatchObject({ erased: true, status: 'hidden' });
    for (const kept of [other, later]) expect(await find(shop, kept)).toMatchObject({ erased: false });
    expect(await shop.reviews.auditQuestions(shop.shopId)).toEqual([]);
  });
});
