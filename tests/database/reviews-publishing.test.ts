import { describe, expect, it, test, vi } from 'vitest';
import { allStars } from '../../app/modules/reviews/ratings/rating.ts';
import { type HoldSignal, holdSignals } from '../../app/modules/reviews/review.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings } from '../../app/modules/reviews/settings/settings.ts';
import { plainBuyer } from '../support/fake-incentives.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';

const bench = useReviews();
const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];
const live = async () => (await bench.shop()).live({}, 'auto');
const words = 'The fabric is thick and warm, the zip runs well, and the colour is as in the picture.';

type Given = Parameters<typeof submissionOf>;

/** Somebody's order of one product, and their review of it. */
async function written(shop: ReviewShop, entry: Given[1] = {}, change: Given[2] = {}) {
  const order = await shop.place({ products: [1n], parcels: arrived }, await shop.customer());
  const result = await shop.reviews.submit(shop.shopId, submissionOf(order, entry, change), shop.now);
  if ('refused' in result) throw new Error(result.refused);
  const id = result.taken[0]?.review.id ?? 0n;
  return { id, order, review: await shop.reviews.find(shop.shopId, id) };
}

describe('a review is held for a person, and never dropped,', () => {
  const ways: Partial<Record<HoldSignal, (shop: ReviewShop) => ReturnType<typeof written>>> = {
    'contact-in-words': (shop) => written(shop, { body: 'Cheaper at www.example.org' }),
    'repeated-words': async (shop) => {
      await written(shop, { body: words });
      return written(shop, { body: words.toUpperCase() });
    },
    'same-sender': async (shop) => {
      for (let person = 0; person < 2; person++) await written(shop, {}, { sender: 'device' });
      return written(shop, {}, { sender: 'device' });
    },
    'disposable-address': (shop) => {
      shop.buyer = { ...plainBuyer, disposable: true };
      return written(shop);
    },
    staff: (shop) => {
      shop.buyer = { ...plainBuyer, own: true };
      return written(shop);
    },
    refunded: (shop) => {
      shop.buyer = { ...plainBuyer, refunded: true };
      return written(shop);
    },
    burst: async (shop) => {
      for (let one = 0; one < 20; one++) await written(shop);
      return written(shop);
    },
    robot: (shop) => written(shop, {}, { robot: true }),
  };

  it.each(Object.entries(ways))('for %s, whatever its stars', async (signal, write) => {
    const shop = await live();
    const { id, review } = await write(shop);
    expect(review).toMatchObject({ status: 'pending', heldFor: [signal] });
    expect(await shop.reviews.waiting(shop.shopId)).toBe(1);
    const published = await shop.reviews.moderate(shop.shopId, id, { action: 'publish' }, '7', shop.now);
    expect(published).toEqual(signal === 'staff' ? { refused: 'not-allowed' } : { status: 'published' });
    expect(await shop.reviews.audit(shop.shopId)).toEqual([]);
  });

  it('for what nobody can have in hand yet', async () => {
    const shop = await (await bench.shop()).live({ trigger: 'ordered' }, 'auto');
    const order = await shop.place({ products: [1n] }, await shop.customer());
    const result = await shop.reviews.submit(shop.shopId, submissionOf(order), shop.now);
    expect(result).toMatchObject({
      taken: [{ review: { status: 'pending', heldFor: ['before-delivery'] } }],
    });
  });

  test('by every signal that there is', () => {
    expect(Object.keys(ways).concat('before-delivery').toSorted()).toEqual([...holdSignals].toSorted());
  });
});

it('by the shop’s own people is never shown, whatever its stars, one by one or with others, hidden or edited', async () => {
  const shop = await live();
  const fine = await written(shop, { body: 'Fine' });
  shop.buyer = { ...plainBuyer, own: true };
  const own = await Promise.all(allStars.map((stars) => written(shop, { stars })));
  const ids = own.map(({ id }) => id);
  const publish = { action: 'publish' } as const;
  const all = [fine.id, ...ids];
  expect(await shop.reviews.moderateEach(shop.shopId, all, publish, '7', shop.now)).toEqual({
    ...{ changed: 0, left: 6 },
  });
  const [first] = own;
  const hide = { action: 'hide', reason: 'conflict_of_interest' } as const;
  await shop.reviews.moderate(shop.shopId, first?.id ?? 0n, hide, '7', shop.now);
  const change = { reviewId: first?.id ?? 0n, stars: 4, title: '', body: 'Better' } as const;
  await shop.reviews.editReview(shop.shopId, { orderId: first?.order ?? 0n }, change, shop.now);
  for (const id of ids) {
    expect(await shop.reviews.moderate(shop.shopId, id, publish, '7', shop.now)).toEqual({
      refused: 'not-allowed',
    });
    expect(await shop.reviews.find(shop.shopId, id)).toMatchObject({ status: 'pending', heldFor: ['staff'] });
  }
});

it('is held as well when it is changed to what would have been held', async () => {
  const shop = await live();
  const { id, order } = await written(shop, { body: 'Fine' });
  const change = { reviewId: id, stars: 5, title: '', body: 'write to me@example.com' } as const;
  await shop.reviews.editReview(shop.shopId, { orderId: order }, change, shop.now);
  expect(await shop.reviews.find(shop.shopId, id)).toMatchObject({
    status: 'pending',
    heldFor: ['contact-in-words'],
  });
  // Another edit alone publishes nothing that staff have not looked at.
  shop.buyer = { ...plainBuyer, own: true };
  const own = await written(shop, { body: 'Fine' });
  await shop.reviews.editReview(
    shop.shopId,
    { orderId: own.order },
    { ...change, reviewId: own.id, body: 'Better' },
    shop.now,
  );
  expect(await shop.reviews.find(shop.shopId, own.id)).toMatchObject({
    status: 'pending',
    heldFor: ['staff'],
  });
});

it('is published by nobody who has read other words, one by one or with others', async () => {
  const shop = await live();
  const { id, order } = await written(shop, { body: 'write to me@example.com' });
  const edited = shop.now.add({ milliseconds: 1 });
  const change = { reviewId: id, stars: 1, title: '', body: 'write to you@example.com' } as const;
  await shop.reviews.editReview(shop.shopId, { orderId: order }, change, edited);
  const publish = (readAt: typeof edited) =>
    shop.reviews.moderate(shop.shopId, id, { action: 'publish', readAt }, '7', edited);
  expect(await publish(shop.now)).toEqual({ refused: 'expired' });
  const read = { action: 'publish', readAt: shop.now } as const;
  const several = await shop.reviews.moderateEach(shop.shopId, [id], read, '7', edited);
  expect(several).toEqual({ changed: 0, left: 1 });
  expect(await shop.reviews.find(shop.shopId, id)).toMatchObject({ status: 'pending', publishedAt: null });
  expect(await publish(edited)).toEqual({ status: 'published' });
});

it('comes from where the order went, and where it came from is forgotten after 30 days', async () => {
  const shop = await live();
  const { id, review } = await written(shop, { reuseConsent: true }, { sender: 'device', language: 'de-CH' });
  expect(review).toMatchObject({ country: 'US', language: 'de-CH', reuseConsentAt: shop.now });
  const senders = () => shop.db.sql`select 1 as one from review_text
    where shop_id = ${shop.shopId} and review_id = ${id} and sender is not null`;
  await shop.reviews.eraseSenders(shop.shopId, shop.now.add({ hours: 24 * 30 }));
  expect(await senders()).toHaveLength(1);
  await shop.reviews.eraseSenders(shop.shopId, shop.now.add({ hours: 24 * 30 + 1 }));
  expect(await senders()).toHaveLength(0);
});

describe('settings that would look at stars are refused with the reason', () => {
  it.each(['review.rating', 'stars', 'rating', 'sentiment'])('%s in a rule', async (field) => {
    const shop = await live();
    const form = settingsForm(defaultSettings);
    const rule = {
      id: 'r1',
      name: 'Only the content',
      on: true,
      when: [{ field, is: 'at-least', value: '4' }],
      then: [{ set: 'skip' }],
    };
    const saved = await shop.reviews.saveSettings(
      shop.shopId,
      { ...form, request: { ...form.request, rules: [rule] } },
      '7',
      shop.now,
    );
    expect(saved).toMatchObject({ refused: 'bad-input' });
    if (!('refused' in saved)) throw new Error('It was saved');
    expect(Object.values(saved.errors).join(' ')).toMatch(/star|rating|mood/i);
    expect(await shop.reviews.listVersions(shop.shopId, { limit: 9 })).toHaveLength(1);
  });
});

describe('the thanks by code', () => {
  async function thanking() {
    const shop = await live();
    const form = settingsForm({ ...defaultSettings, incentive: { kind: 'code', percent: 10, days: 30 } });
    const saved = await shop.reviews.saveSettings(shop.shopId, form, '7', shop.now);
    if ('refused' in saved) throw new Error(JSON.stringify(saved.errors));
    return shop;
  }
  const make = (shop: ReviewShop, id: bigint) => shop.reviews.makeReviewCode(shop.shopId, id, shop.now);

  it('is the same for every number of stars, once a line, and said of the review', async () => {
    const shop = await thanking();
    const worth = [];
    for (const stars of allStars) {
      const { id, order, review } = await written(shop, { stars });
      expect(review).toMatchObject({ incentivised: true });
      expect(await make(shop, id)).toBe('made');
      expect(await make(shop, id)).toBe('made');
      const again = await shop.reviews.submit(shop.shopId, submissionOf(order, { stars: 5 }), shop.now);
      expect(again).toMatchObject({ refused: 'already-done' });
      const thanks = await shop.reviews.findThanks(shop.shopId, id);
      worth.push(thanks && [thanks.percent, thanks.endsAt.toString()]);
      await shop.reviews.moderate(shop.shopId, id, { action: 'hide', reason: 'spam' }, '7', shop.now);
      expect(await shop.reviews.findThanks(shop.shopId, id)).toEqual(thanks);
    }
    expect(new Set(worth.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(shop.incentives.made.size).toBe(5);
    const titles = [...shop.incentives.made.values()].map(({ title }) => title);
    expect(titles.every((title) => /^Thanks for review \d+$/.test(title))).toBe(true);
    expect((await shop.facts()).filter((kind) => kind === 'review-code-made')).toHaveLength(5);
  });

  it('is good for the days promised, however often Shopify could not be asked', async () => {
    const shop = await thanking();
    const { id } = await written(shop);
    const first = shop.now;
    vi.spyOn(shop.incentives, 'create')
      .mockRejectedValueOnce(new Error('Shopify does not answer'))
      .mockRejectedValueOnce(new Error('Shopify does not answer'));
    for (const days of [2, 4]) {
      shop.now = first.add({ hours: 24 * days });
      await expect(make(shop, id)).rejects.toThrow('does not answer');
    }
    shop.now = first.add({ hours: 24 * 6 });
    expect(await make(shop, id)).toBe('made');
    const [made] = [...shop.incentives.made.values()];
    // Thirty days of New York, over the change of its clocks, and six more.
    expect(made?.endsAt.toString()).toBe('2026-04-06T14:00:00Z');
    expect((await shop.reviews.findThanks(shop.shopId, id))?.endsAt).toEqual(made?.endsAt);
  });

  it('is made once when the answer is lost, and waits for the scope', async () => {
    const shop = await thanking();
    const { id } = await written(shop);
    shop.incentives.granted = false;
    expect(await make(shop, id)).toBe('waiting');
    expect(await shop.reviews.reconcileReviewCodes(shop.shopId)).toBe(1);
    shop.incentives.granted = true;
    shop.incentives.dying = true;
    await expect(make(shop, id)).rejects.toThrow('lost');
    expect(await shop.reviews.findThanks(shop.shopId, id)).toBeNull();
    expect(await make(shop, id)).toBe('made');
    expect([shop.incentives.made.size, shop.incentives.calls]).toEqual([1, 1]);
    expect(await shop.reviews.reconcileReviewCodes(shop.shopId)).toBe(0);
  });

  it('loses none of its days when Shopify makes it late, and is given up when Shopify refuses', async () => {
    const shop = await thanking();
    const late = await written(shop);
    shop.at('2026-03-04T15:00:00Z');
    expect(await make(shop, late.id)).toBe('made');
    const thanks = await shop.reviews.findThanks(shop.shopId, late.id);
    // Thirty days of New York, over the change of its clocks, and three more.
    expect(thanks?.endsAt.toString()).toBe('2026-04-03T14:00:00Z');
    shop.incentives.refuses = true;
    const refused = await written(shop);
    expect(await make(shop, refused.id)).toBe('failed');
    expect(await shop.reviews.findThanks(shop.shopId, refused.id)).toBeNull();
  });

  it('is none where points thank, which mark the review as well', async () => {
    const shop = await live();
    shop.points = 50n;
    const { id, review } = await written(shop);
    expect(review).toMatchObject({ incentivised: true });
    expect(await make(shop, id)).toBe('nothing');
    shop.points = null;
    expect((await written(shop)).review).toMatchObject({ incentivised: false });
  });
});

it('whoever is forgotten leaves nothing but counts', async () => {
  const shop = await live();
  const answers = [{ attribute: 'fit', value: '3' }];
  const { id, review, order } = await written(
    shop,
    { title: 'Secret', body: 'words', answers, reuseConsent: true },
    { sender: 'device' },
  );
  const { shopId } = shop;
  await shop.reviews.editReview(
    shopId,
    { orderId: order },
    { reviewId: id, stars: 2, title: 'Secret', body: 'other words' },
    shop.now,
  );
  await shop.reviews.reply(shopId, id, { visibility: 'public', body: 'Dear Ana' }, '7', shop.now);
  const before = await shop.reviews.figures(shopId, shop.now);
  await shop.reviews.forgetCustomer(shopId, review?.customerId ?? 0n);
  expect(await shop.reviews.figures(shopId, shop.now)).toEqual({ ...before, mirroring: expect.anything() });
  expect(await shop.reviews.audit(shopId)).toEqual([]);
  expect(await shop.reviews.find(shopId, id)).toMatchObject({ title: '', body: '', reuseConsentAt: null });
  expect(await shop.reviews.listRevisions(shopId, id)).toEqual([]);
  expect(await shop.reviews.listReplies(shopId, id)).toEqual([]);
  for (const rows of [
    await shop.db.sql`select 1 as one from review_text where shop_id = ${shopId}`,
    await shop.db.sql`select 1 as one from review_author where shop_id = ${shopId}`,
  ])
    expect(rows).toEqual([]);
});
