import { describe, expect, it } from 'vitest';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { answer, arrived, ask, find, save, useReviewQuestions } from '../support/review-questions.ts';
import type { ReviewShop } from '../support/review-shop.ts';

/* How long the address is kept that came with a question. */

const { openShop } = useReviewQuestions();

describe('the address of a question', () => {
  const addressed = async (shop: ReviewShop) =>
    (
      await shop.db.sql<{ id: bigint }>`select question_id as id from review_question_text
        where shop_id = ${shop.shopId} and email is not null order by question_id`
    ).map(({ id }) => id);
  const night = (shop: ReviewShop, at: string) => {
    shop.at(at);
    return shop.reviews.eraseAskersAddresses(shop.shopId, shop.now);
  };

  it('stays until the answer was told, and goes then; whoever asked is still found', async () => {
    const shop = await openShop();
    await save(shop, {});
    const [told, waiting] = [
      await ask(shop, { email: 'eve@example.com' }),
      await ask(shop, { body: 'Another?', email: 'ben@example.com' }),
    ];
    await night(shop, '2026-03-02T01:00:00Z');
    for (const id of [told, waiting]) await answer(shop, id);
    await night(shop, '2026-03-03T01:00:00Z');
    expect(await addressed(shop)).toEqual([told, waiting]);
    shop.toldQuestions.add(told);
    await night(shop, '2026-03-04T01:00:00Z');
    expect(await addressed(shop)).toEqual([waiting]);
    expect(await find(shop, told)).toMatchObject({ notified: true, erased: false });
    const customer = await shop.customer();
    await shop.db.sql`insert into commerce_customer_profile (shop_id, customer_id, name, email_index)
      values (${shop.shopId}, ${customer}, 'Eve', ${openSeal(Buffer.alloc(32, 7)).emailIndex('eve@example.com')})`;
    await shop.reviews.findAskers(shop.shopId);
    expect(await shop.reviews.exportQuestions(shop.shopId, customer)).toMatchObject({
      questions: [{ id: told, email: null }],
    });
    // Their mail never got through: it is of no use any more.
    await night(shop, '2026-06-01T01:00:00Z');
    expect(await addressed(shop)).toEqual([]);
  });

  it('goes after half a year without an answer, which then is told to nobody', async () => {
    const shop = await openShop();
    await save(shop, {});
    const id = await ask(shop, { email: 'eve@example.com' });
    await night(shop, '2026-08-27T01:00:00Z');
    expect(await addressed(shop)).toEqual([id]);
    await night(shop, '2026-08-29T01:00:00Z');
    expect(await addressed(shop)).toEqual([]);
    expect(await find(shop, id)).toMatchObject({ notified: false });
    await answer(shop, id);
    expect(await shop.reviews.answerToTell(shop.shopId, id)).toMatchObject({ email: null, customerId: null });
  });

  it('that was erased proves as little as before: no visitor’s words go to whoever has it', async () => {
    const shop = await openShop();
    await save(shop, {});
    const customer = await shop.customer();
    shop.named.set('victim@example.com', [customer]);
    const id = await ask(shop, { body: 'You should pay.', email: 'victim@example.com' });
    await night(shop, '2026-09-01T01:00:00Z');
    const owner = await shop.customer();
    await shop.place({ products: [1n], parcels: arrived }, owner);
    const given = { question: id, customerId: owner, body: 'And soon.', robot: false };
    await shop.reviews.answerAsOwner(shop.shopId, given, shop.now);
    expect(await shop.reviews.answerToTell(shop.shopId, id)).toMatchObject({
      ...{ email: null, customerId: customer, question: '', answers: [] },
    });
  });
});
