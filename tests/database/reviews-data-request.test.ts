import { expect, it } from 'vitest';
import { draftOf } from '../support/review-draft.ts';
import { photo, reviewed, send, upload, useReviewMedia } from '../support/review-media.ts';
import { submissionOf } from '../support/review-submission.ts';

/* Who asks what is held of them is given all of it, and nothing of anybody else. */

const { openShop } = useReviewMedia();
const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];

it('gives out words, earlier words, answers, replies, pictures, drafts, votes and reports of one customer', async () => {
  const shop = await openShop();
  const { reviews, shopId, now } = shop;
  const other = await reviewed(shop, [photo]);
  const { customerId, order, id, media } = await reviewed(shop, [photo]);
  await send(shop, media[0] ?? 0n);
  const change = { reviewId: id, stars: 3, title: 'Second', body: 'thoughts' } as const;
  await reviews.editReview(shopId, { customerId }, change, now);
  await shop.db.sql`insert into review_answer (shop_id, review_id, attribute, value)
    values (${shopId}, ${id}, 'fit', '3'), (${shopId}, ${other.id}, 'fit', '5')`;
  await reviews.reply(shopId, id, { visibility: 'public', body: 'Thank you' }, '7', now);
  const begun = await shop.place({ parcels: arrived }, customerId);
  await reviews.saveDraft(shopId, begun, 1n, draftOf({ body: 'Begun' }));
  const strange = await shop.place({ parcels: arrived }, other.customerId);
  await reviews.saveDraft(shopId, strange, 1n, draftOf({ body: 'Of another' }));
  const loose = [await upload(shop, { customerId }), await upload(shop, { orderId: begun })];
  await upload(shop, { orderId: strange });
  const by = { customerId, traits: '' };
  await reviews.vote(shopId, other.id, { helpful: true, by });
  await reviews.report(shopId, other.id, { reason: 'off_topic', by }, now);
  await reviews.vote(shopId, id, { helpful: false, by: { customerId: other.customerId, traits: '' } });

  const held = await reviews.exportCustomer(shopId, customerId);
  expect(held).toMatchObject({
    reviews: [
      {
        ...{ id, orderId: order, title: 'Second', body: 'thoughts', stars: 3 },
        answers: [{ attribute: 'fit', value: '3' }],
        earlier: [{ number: 1, stars: 5 }],
        replies: [{ visibility: 'public', body: 'Thank you' }],
        media: [{ id: media[0], kind: 'photo', url: expect.stringContaining('http') }],
      },
    ],
    drafts: [{ orderId: begun, lineShopifyId: 1n, typed: { body: 'Begun' } }],
    uploads: loose.map((one) => ({ id: one, kind: 'photo', url: null })),
    votes: [{ review: other.id, helpful: true }],
    reports: [{ review: other.id, reason: 'off_topic' }],
  });
  expect(JSON.stringify(held, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain(
    'Of another',
  );
  // Whoever was forgotten has nothing any more but what names nobody.
  await reviews.forgetCustomer(shopId, customerId);
  expect(await reviews.exportCustomer(shopId, customerId)).toMatchObject({
    reviews: [{ id, title: '', body: '', displayName: '', earlier: [], replies: [], media: [] }],
    ...{ drafts: [], uploads: [], votes: [], reports: [] },
  });
});

it('gives out what somebody wrote as a guest about an order that became theirs', async () => {
  const shop = await openShop();
  const order = await shop.place({ parcels: arrived });
  await shop.reviews.submit(shop.shopId, submissionOf(order, { body: 'As a guest' }), shop.now);
  const customer = await shop.customer();
  await shop.db
    .sql`update commerce_order set customer_id = ${customer} where shop_id = ${shop.shopId} and id = ${order}`;
  expect(await shop.reviews.exportCustomer(shop.shopId, customer)).toMatchObject({
    reviews: [{ body: 'As a guest' }],
  });
});
