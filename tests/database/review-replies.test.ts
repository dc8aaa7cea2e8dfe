import { describe, expect, it } from 'vitest';
import type { Stars } from '../../app/modules/reviews/review.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';

const bench = useReviews();
const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];

async function reviewed(shop: ReviewShop, stars: Stars, body = '', product = 1n): Promise<bigint> {
  const order = await shop.place({ products: [product], parcels: arrived }, await shop.customer());
  const submitted = await shop.reviews.submit(shop.shopId, submissionOf(order, { stars, body }), shop.now);
  if ('refused' in submitted) throw new Error(submitted.refused);
  return submitted.taken[0]?.review.id ?? 0n;
}

describe('a reply', () => {
  it('for everybody takes the place of the one before, is told of once and can be taken away', async () => {
    const shop = await (await bench.shop()).live();
    const { reviews, shopId } = shop;
    const id = await reviewed(shop, 2);
    const say = (body: string, at = shop.now) =>
      reviews.reply(shopId, id, { visibility: 'public', body }, '7', at);
    expect(await say('Sorry')).toMatchObject({ reply: { body: 'Sorry', editedAt: null } });
    const later = shop.now.add({ hours: 1 });
    await say('We are sorry', later);
    expect(await reviews.listReplies(shopId, id)).toEqual([
      { visibility: 'public', body: 'We are sorry', actor: '7', writtenAt: shop.now, editedAt: later },
    ]);
    expect((await shop.facts()).filter((kind) => kind === 'review-replied')).toHaveLength(1);
    expect(await reviews.removeReply(shopId, id)).toBe(true);
    expect(await reviews.removeReply(shopId, id)).toBe(false);
    expect(await reviews.listReplies(shopId, id)).toEqual([]);
  });

  it('to the author alone is written once, however many staff send it at once', async () => {
    const shop = await (await bench.shop()).live();
    const id = await reviewed(shop, 1);
    const all = await Promise.all(
      ['One', 'Two', 'Three'].map((body) =>
        shop.reviews.reply(shop.shopId, id, { visibility: 'private', body }, '7', shop.now),
      ),
    );
    expect(all.filter((one) => 'reply' in one)).toHaveLength(1);
    expect(all.filter((one) => 'refused' in one && one.refused === 'already-done')).toHaveLength(2);
    expect((await shop.facts()).filter((kind) => kind === 'review-replied')).toHaveLength(1);
  });

  it('to what its author took back is refused', async () => {
    const shop = await (await bench.shop()).live();
    const id = await reviewed(shop, 1);
    const review = await shop.reviews.find(shop.shopId, id);
    const orderId = review?.orderId ?? 0n;
    expect(await shop.reviews.withdrawReview(shop.shopId, { orderId }, id, shop.now)).toEqual({
      withdrawn: true,
    });
    for (const visibility of ['public', 'private'] as const)
      expect(await shop.reviews.reply(shop.shopId, id, { visibility, body: 'Why?' }, '7', shop.now)).toEqual({
        refused: 'not-allowed',
      });
  });

  it('to another shop’s review is refused and stored nowhere', async () => {
    const [mine, theirs] = [await (await bench.shop()).live(), await (await bench.shop()).live()];
    const id = await reviewed(theirs, 5);
    for (const visibility of ['public', 'private'] as const)
      expect(await mine.reviews.reply(mine.shopId, id, { visibility, body: 'Hello' }, '7', mine.now)).toEqual(
        { refused: 'not-yours' },
      );
    expect(await theirs.reviews.listReplies(theirs.shopId, id)).toEqual([]);
  });
});

describe('saved replies', () => {
  it('have names of their own, also when two keep one at once', async () => {
    const shop = await (await bench.shop()).live();
    const { reviews, shopId } = shop;
    const keep = (name: string, id: bigint | null = null) =>
      reviews.saveReplyTemplate(shopId, { id, name, body: 'Sorry, {name}.' }, '7');
    const both = await Promise.all([keep('Late'), keep('Late')]);
    expect(both.filter((one) => 'refused' in one)).toEqual([{ refused: 'name-taken' }]);
    const [late] = await reviews.listReplyTemplates(shopId);
    expect(await keep('Later', late?.id ?? null)).toEqual({ id: late?.id });
    expect((await reviews.listReplyTemplates(shopId)).map(({ name }) => name)).toEqual(['Later']);
    expect(await reviews.deleteReplyTemplate(shopId, late?.id ?? 0n)).toBe(true);
    expect(await reviews.deleteReplyTemplate(shopId, late?.id ?? 0n)).toBe(false);
  });

  it('end at a hundred', async () => {
    const shop = await (await bench.shop()).live();
    for (let n = 0; n < 100; n += 1)
      await shop.reviews.saveReplyTemplate(shop.shopId, { id: null, name: `N${n}`, body: 'x' }, '7');
    expect(
      await shop.reviews.saveReplyTemplate(shop.shopId, { id: null, name: 'more', body: 'x' }, '7'),
    ).toEqual({ refused: 'too-many' });
  });
});

describe('figures', () => {
  it('tell what was asked, answered and written, whether it is shown or not', async () => {
    const shop = await (await bench.shop()).live();
    const { reviews, shopId, now } = shop;
    const order = await shop.place({ products: [1n], parcels: arrived }, await shop.customer());
    await reviews.noteRequested(shopId, order, now);
    await reviews.submit(shopId, submissionOf(order, { stars: 2 }), now);
    const silent = await shop.place({ products: [1n], parcels: arrived }, await shop.customer());
    await reviews.noteRequested(shopId, silent, now);
    const hidden = await reviewed(shop, 5, '', 2n);
    await reviews.moderate(shopId, hidden, { action: 'hide', reason: 'spam' }, '7', now);
    const { months, last, products } = await reviews.performance(shopId, now);
    expect(last).toEqual({ days: 90, asked: 2, delivered: 2, answered: 1 });
    expect(months).toHaveLength(12);
    expect(months.at(-1)).toEqual({
      ...{ month: '2026-03', asked: 2, delivered: 2, answered: 1 },
      written: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 1 },
    });
    expect(products.map(({ product, written, published }) => [product, written[5], published[5]])).toEqual([
      [1n, 0, 0],
      [2n, 1, 0],
    ]);
  });

  it('tell whose request came back, and how many of the others answered', async () => {
    const shop = await (await bench.shop()).live();
    const { reviews, messages, shopId } = shop;
    const orders: bigint[] = [];
    for (let n = 0; n < 3; n += 1) {
      const order = await shop.place({ products: [1n] }, await shop.customer());
      await shop.parcels(order, arrived);
      orders.push(order);
    }
    // The first is one mail with something else, as part of it; what leads it is what comes back.
    shop.at('2026-03-12T15:00:00Z');
    await shop.sweep();
    const rows = await shop.db.sql<{ id: bigint; order_id: bigint }>`
      select id, order_id from message_intent where shop_id = ${shopId} order by id`;
    for (const order of orders) await reviews.noteRequested(shopId, order, shop.now);
    const [part, lead, arrivedToo] = rows;
    await shop.db.sql`update message_intent set state = 'merged', merged_into = ${lead?.id}
      where shop_id = ${shopId} and id = ${part?.id}`;
    await messages.noteFeedback(shopId, lead?.id ?? 0n, { kind: 'bounced', lasting: true }, shop.now);
    await reviews.submit(shopId, submissionOf(lead?.order_id ?? 0n, { stars: 5 }), shop.now);
    await reviews.submit(shopId, submissionOf(arrivedToo?.order_id ?? 0n, { stars: 1 }), shop.now);
    const { months, last } = await reviews.performance(shopId, shop.now);
    expect(last).toEqual({ days: 90, asked: 3, delivered: 1, answered: 1 });
    expect(months.at(-1)).toMatchObject({ month: '2026-03', asked: 3, delivered: 1, answered: 1 });
  });

  it('begin with the first month’s midnight, also on a day that has none', async () => {
    const shop = await (await bench.shop('America/Santiago')).at('2025-10-01T03:30:00Z').live();
    const order = await shop.place({ products: [1n], parcels: arrived }, await shop.customer());
    await shop.reviews.noteRequested(shop.shopId, order, shop.now);
    // Clocks go from midnight to one.
    shop.at('2026-09-06T15:00:00Z');
    const { months } = await shop.reviews.performance(shop.shopId, shop.now);
    expect(months[0]).toMatchObject({ month: '2025-10', asked: 1 });
    expect(months).toHaveLength(12);
  });

  it('tell the words that come with few stars', async () => {
    const shop = await (await bench.shop()).live();
    for (let n = 0; n < 10; n += 1) await reviewed(shop, 1, 'The zip broke');
    for (let n = 0; n < 30; n += 1) await reviewed(shop, 5, 'So warm, so good');
    const { words, reviews } = await shop.reviews.lowWords(shop.shopId, shop.now);
    expect(reviews).toBe(40);
    expect(words.map(({ word }) => word)).toEqual(expect.arrayContaining(['zip', 'broke']));
    expect(words.map(({ word }) => word)).not.toContain('warm');
  });
});
