import { describe, expect, it } from 'vitest';
import { answer, arrived, ask, moderate, save, useReviewQuestions } from '../support/review-questions.ts';

const { openShop } = useReviewQuestions();

describe('the inbox', () => {
  it('lists by what is to be done, searches and goes on page by page', async () => {
    const shop = await openShop();
    const ids = [];
    for (let at = 0; at < 5; at += 1) {
      shop.now = shop.now.add({ minutes: 1 });
      ids.unshift(await ask(shop, { body: `Question ${at} of 100%` }));
    }
    const [newest = 0n, second = 0n, ...others] = ids;
    await answer(shop, newest);
    await moderate(shop, second, 'hide');
    const list = async (query: Parameters<typeof shop.reviews.questionInbox>[1]) =>
      shop.reviews.questionInbox(shop.shopId, query);
    const numbers = async (query: Parameters<typeof list>[0]) =>
      (await list(query)).questions.map(({ id }) => id);
    expect(await numbers({ list: 'answered' })).toEqual([newest]);
    expect(await numbers({ list: 'hidden' })).toEqual([second]);
    const first = await list({ list: 'to-answer', limit: 2 });
    expect(first.questions.map(({ id }) => id)).toEqual(others.slice(0, 2));
    expect(await numbers({ list: 'to-answer', limit: 2, after: first.next })).toEqual(others.slice(2));
    expect(await numbers({ search: 'question 3' })).toEqual([second]);
    expect(await numbers({ search: '100%' })).toHaveLength(5);
    expect(await numbers({ search: '%' + '_' })).toEqual([]);
  });
});

describe('what Shopify shows', () => {
  it('is the latest ten with three answers each, the merchant’s first, and goes with the last', async () => {
    const shop = await openShop();
    const id = await ask(shop);
    const owner = await shop.customer();
    await shop.place({ parcels: arrived }, owner);
    const given = { question: id, customerId: owner, body: 'Mine is.', robot: false };
    await shop.reviews.answerAsOwner(shop.shopId, given, shop.now);
    for (const body of ['A', 'B', 'C']) await answer(shop, id, body);
    await shop.reviews.mirrorQuestions(shop.shopId);
    expect(shop.questions.shown.get(1n)).toMatchObject({
      ...{ count: 1, open: true, owners: true },
      list: [{ id: id.toString(), body: 'Is it warm?', name: 'Ben', date: '2026-03-01' }],
    });
    expect(shop.questions.shown.get(1n)?.list[0]?.answers.map(({ by, body }) => [by, body])).toEqual([
      ['merchant', 'A'],
      ['merchant', 'B'],
      ['merchant', 'C'],
    ]);
    for (let at = 0; at < 11; at += 1) await ask(shop, { body: `Question ${at}` });
    await shop.reviews.mirrorQuestions(shop.shopId);
    expect(shop.questions.shown.get(1n)?.count).toBe(12);
    expect(shop.questions.shown.get(1n)?.list).toHaveLength(10);
    await save(shop, { on: false });
    await shop.reviews.remirrorQuestions(shop.shopId);
    await shop.reviews.mirrorQuestions(shop.shopId);
    expect(shop.questions.shown.size).toBe(0);
  });

  it('is written for at most 25 products in a call, and nothing twice', async () => {
    const shop = await openShop();
    for (let at = 1; at <= 60; at += 1) await ask(shop, { body: `About ${at}`, product: BigInt(at) });
    expect(await shop.reviews.mirrorQuestions(shop.shopId)).toBe(60);
    expect(shop.questions.calls).toEqual([25, 25, 10]);
    expect(await shop.reviews.mirrorQuestions(shop.shopId)).toBe(0);
    shop.scopes = [];
    await ask(shop, { body: 'One more', product: 1n });
    expect(await shop.reviews.mirrorQuestions(shop.shopId)).toBe(0);
  });
});

describe('questions of a product that Shopify refuses', () => {
  it('stay behind alone, however many stand behind them', async () => {
    const shop = await openShop();
    for (let at = 1; at <= 30; at += 1) await ask(shop, { body: `About ${at}`, product: BigInt(at) });
    shop.questions.refused.add(3n);
    await expect(shop.reviews.mirrorQuestions(shop.shopId)).rejects.toThrow('Shopify refuses it');
    expect(shop.questions.shown.size).toBe(29);
    shop.questions.refused.clear();
    expect(await shop.reviews.mirrorQuestions(shop.shopId)).toBe(1);
    expect(shop.questions.shown.size).toBe(30);
  });
});

describe('a trigger of Flow', () => {
  it('is claimed once; a claim that somebody died over stays unknown', async () => {
    const shop = await openShop();
    await ask(shop);
    const [fact] = await shop.db.sql<{ id: bigint }>`select id from platform_fact
      where shop_id = ${shop.shopId} and kind = 'question-asked'`;
    const of = [shop.shopId, fact?.id ?? 0n, 'afterglow-question-asked'] as const;
    const state = async () =>
      (await shop.db.sql<{ state: string }>`select state from review_flow where shop_id = ${shop.shopId}`)[0]
        ?.state;
    const claims = await Promise.all(Array.from({ length: 8 }, () => shop.reviews.claimTrigger(...of)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await state()).toBe('unknown');
    await shop.reviews.releaseTrigger(...of);
    expect(await state()).toBe('unknown');
    await shop.reviews.settleTrigger(...of, 'taken');
    expect(await shop.reviews.claimTrigger(...of)).toBe(false);
    expect(await state()).toBe('taken');
  });
});
