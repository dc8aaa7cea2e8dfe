import { describe, expect, it } from 'vitest';
import type { ReviewSettings } from '../../app/modules/reviews/settings/settings.ts';
import { draftOf } from '../support/review-draft.ts';
import { useReviews } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';

/* What authors do with their reviews, on the real database: drafts, edits, consent, and taking back. */

const bench = useReviews();

async function live(publish: ReviewSettings['publish'] = 'auto') {
  const shop = await (await bench.shop()).live({ trigger: 'ordered' }, publish);
  const customer = await shop.customer();
  const order = await shop.place(
    { products: [1n, 2n], parcels: [{ sent: '2026-02-20T10:00:00Z', delivered: '2026-02-22T10:00:00Z' }] },
    customer,
  );
  return { shop, customer, order, reviews: shop.reviews, shopId: shop.shopId };
}

async function written(publish: ReviewSettings['publish'] = 'auto') {
  const all = await live(publish);
  const { reviews, shopId, order, shop } = all;
  const words = { title: 'Thin', body: 'Lets the wind in', stars: 2, reuseConsent: true } as const;
  const submitted = await reviews.submit(shopId, submissionOf(order, words), shop.now);
  if ('refused' in submitted) throw new Error(submitted.refused);
  return { ...all, id: submitted.taken[0]?.review.id ?? 0n };
}

describe('an edit', () => {
  it('keeps what was said, moves the counters, and says so once', async () => {
    const { reviews, shopId, order, id, shop } = await written();
    const change = { reviewId: id, stars: 4, title: 'Fine', body: 'Keeps it out after all' } as const;
    const edited = await reviews.editReview(shopId, { orderId: order }, change, shop.now);
    expect(edited).toMatchObject({
      written: { review: { stars: 4, title: 'Fine', status: 'published', editedAt: shop.now } },
    });
    expect(await reviews.listRevisions(shopId, id)).toMatchObject([
      { number: 1, stars: 2, title: 'Thin', body: 'Lets the wind in' },
    ]);
    const { rating, transparency } = await reviews.figures(shopId, shop.now);
    expect(rating).toMatchObject({ count: 1 });
    expect(transparency.filter(({ written: n }) => n > 0)).toEqual([{ stars: 4, written: 1, published: 1 }]);
    expect(await reviews.audit(shopId)).toEqual([]);
    // The same again is no edit.
    await reviews.editReview(shopId, { orderId: order }, change, shop.now);
    expect(await reviews.listRevisions(shopId, id)).toHaveLength(1);
    expect((await shop.facts()).filter((kind) => kind === 'review-edited')).toHaveLength(1);
    expect((await shop.facts()).filter((kind) => kind === 'review-published')).toHaveLength(1);
  });

  it('waits for a look where reviews do, and where the shop had hidden it', async () => {
    for (const publish of ['manual', 'auto'] as const) {
      const { reviews, shopId, customer, id, shop } = await written(publish);
      if (publish === 'auto')
        await reviews.moderate(shopId, id, { action: 'hide', reason: 'personal_data' }, '7', shop.now);
      else await reviews.moderate(shopId, id, { action: 'publish' }, '7', shop.now);
      const change = { reviewId: id, stars: 2, title: 'Thin', body: 'Other words' } as const;
      const edited = await reviews.editReview(shopId, { customerId: customer }, change, shop.now);
      expect(edited).toMatchObject({ written: { review: { status: 'pending' } } });
      expect(await reviews.audit(shopId)).toEqual([]);
      expect((await reviews.figures(shopId, shop.now)).rating.count).toBe(0);
    }
  });

  it('shows nothing that staff hid or have yet to look at, however often it is edited', async () => {
    const hidden = await written();
    await hidden.reviews.moderate(
      hidden.shopId,
      hidden.id,
      { action: 'hide', reason: 'abusive' },
      '7',
      hidden.shop.now,
    );
    const waiting = await written('manual');
    await waiting.shop.live({ trigger: 'ordered' }, 'auto');
    for (const { reviews, shopId, order, id, shop } of [hidden, waiting])
      for (const body of ['Other words', 'see www.example.org', 'Yet other words']) {
        const change = { reviewId: id, stars: 2, title: 'Thin', body } as const;
        const edited = await reviews.editReview(shopId, { orderId: order }, change, shop.now);
        expect(edited, body).toMatchObject({ written: { review: { status: 'pending' } } });
      }
    const { reviews, shopId, order, id, shop } = hidden;
    await reviews.moderate(shopId, id, { action: 'publish' }, '7', shop.now);
    const change = { reviewId: id, stars: 2, title: 'Thin', body: 'Words after it was shown' } as const;
    const edited = await reviews.editReview(shopId, { orderId: order }, change, shop.now);
    expect(edited).toMatchObject({ written: { review: { status: 'published' } } });
  });

  it('is shown again once what held it is no longer in its words', async () => {
    const { reviews, shopId, order, id, shop } = await written();
    for (const [body, status] of [
      ['see www.example.org', 'pending'],
      ['Lets the rain in', 'published'],
    ] as const) {
      const change = { reviewId: id, stars: 2, title: 'Thin', body } as const;
      const edited = await reviews.editReview(shopId, { orderId: order }, change, shop.now);
      expect(edited).toMatchObject({ written: { review: { status } } });
    }
  });

  it('is nobody else’s, and stays away while the area is off', async () => {
    const { reviews, shopId, customer, order, id, shop } = await written();
    const change = { reviewId: id, stars: 5, title: '', body: '' } as const;
    for (const author of [{ customerId: customer + 1n }, { orderId: order + 1n }]) {
      expect(await reviews.editReview(shopId, author, change, shop.now)).toEqual({ refused: 'not-yours' });
      expect(await reviews.withdrawReview(shopId, author, id, shop.now)).toEqual({ refused: 'not-yours' });
      expect(await reviews.setReuseConsent(shopId, author, { reviewId: id, reuse: false }, shop.now)).toEqual(
        { refused: 'not-yours' },
      );
    }
    await reviews.goOffline(shopId, shop.now, '7');
    expect(await reviews.editReview(shopId, { customerId: customer }, change, shop.now)).toEqual({
      refused: 'not-allowed',
    });
    expect(
      await reviews.setReuseConsent(
        shopId,
        { customerId: customer },
        { reviewId: id, reuse: false },
        shop.now,
      ),
    ).toMatchObject({ written: { review: { reuseConsentAt: null } } });
  });
});

describe('what was taken back', () => {
  it('is erased, uncounted, and stays away for everybody', async () => {
    const { reviews, shopId, customer, order, id, shop } = await written();
    const author = { customerId: customer };
    await reviews.editReview(shopId, author, { reviewId: id, stars: 3, title: 'x', body: 'y' }, shop.now);
    expect(await reviews.withdrawReview(shopId, author, id, shop.now)).toEqual({ withdrawn: true });
    expect(await reviews.withdrawReview(shopId, author, id, shop.now)).toEqual({ refused: 'already-done' });
    expect(await reviews.audit(shopId)).toEqual([]);
    expect((await reviews.figures(shopId, shop.now)).rating.count).toBe(0);
    expect(await reviews.listRevisions(shopId, id)).toEqual([]);
    expect(await reviews.find(shopId, id)).toMatchObject({
      title: '',
      body: '',
      displayName: '',
      status: 'hidden',
      reuseConsentAt: null,
      decisions: expect.arrayContaining([
        expect.objectContaining({ action: 'hide', reason: 'withdrawn', actor: 'author' }),
      ]),
    });
    // Not by staff, not by an edit, and the line is not open again.
    expect(await reviews.moderate(shopId, id, { action: 'publish' }, '7', shop.now)).toEqual({
      refused: 'already-done',
    });
    const change = { reviewId: id, stars: 5, title: '', body: '' } as const;
    expect(await reviews.editReview(shopId, author, change, shop.now)).toEqual({ refused: 'already-done' });
    expect(await reviews.submit(shopId, submissionOf(order), shop.now)).toMatchObject({
      refused: 'already-done',
    });
    const page = await reviews.openOrder(shopId, order, shop.now);
    expect(page?.written).toEqual([]);
    expect(page?.open.map((line) => line.lineShopifyId)).toEqual([2n]);
  });
});

describe('a draft', () => {
  it('is there again until it is sent', async () => {
    const { reviews, shopId, customer, order, shop } = await live();
    const draft = draftOf({ rating: 3, title: 'Half', body: 'a thought', answers: { fit: '2' } });
    expect(await reviews.saveDraft(shopId, order, 1n, draft)).toBe(true);
    expect(await reviews.saveDraft(shopId, order, 9n, draft)).toBe(false);
    expect(await reviews.saveDraft(shopId, order + 1n, 1n, draft)).toBe(false);
    const again = { ...draft, body: 'a whole thought' };
    await reviews.saveDraft(shopId, order, 1n, again);
    expect((await reviews.openOrder(shopId, order, shop.now))?.open[0]?.draft).toEqual(again);
    const { open } = await reviews.listForCustomer(shopId, customer, {}, shop.now);
    expect(open.map((line) => line.draft)).toEqual([again, null]);
    await reviews.submit(shopId, submissionOf(order), shop.now);
    expect(await drafts()).toBe(0);
    expect(await reviews.saveDraft(shopId, order, 1n, draft)).toBe(false);
    expect(await drafts()).toBe(0);

    async function drafts(): Promise<number> {
      const rows = await shop.db.sql`select 1 as one from review_draft where shop_id = ${shopId}`;
      return rows.length;
    }
  });

  it('goes when it is emptied, with its person, and after 60 days', async () => {
    const { reviews, shopId, order, shop, customer } = await live();
    const left = async () =>
      (await shop.db.sql`select 1 as one from review_draft where shop_id = ${shopId}`).length;
    await reviews.saveDraft(shopId, order, 1n, draftOf({ body: 'x' }));
    await reviews.saveDraft(shopId, order, 1n, draftOf({ body: ' ' }));
    expect(await left()).toBe(0);
    await reviews.saveDraft(shopId, order, 1n, draftOf({ body: 'x' }));
    await reviews.saveDraft(shopId, order, 2n, draftOf({ body: 'x' }));
    await shop.db.sql`update review_draft set saved_at = clock_timestamp() - interval '61 days'
      where shop_id = ${shopId} and line_shopify_id = 2`;
    expect(await reviews.eraseOldDrafts(shopId)).toBe(1);
    expect(await left()).toBe(1);
    await reviews.forgetOrder(shopId, order);
    expect(await left()).toBe(0);
    await reviews.forgetCustomer(shopId, customer);
  });
});

it('somebody can stay without a name, and others get first name and initial', async () => {
  const { reviews, shopId, order, shop } = await live();
  const submitted = await reviews.submit(
    shopId,
    submissionOf(order, [{ anonymous: true }, { lineShopifyId: 2n }]),
    shop.now,
  );
  const taken = 'taken' in submitted ? submitted.taken : [];
  expect(taken.map(({ review }) => [review.lineShopifyId, review.displayName])).toEqual([
    [1n, ''],
    [2n, 'Ana L.'],
  ]);
});

it('pictures that nobody uploaded take nothing with them', async () => {
  const { reviews, shopId, order, shop } = await live();
  expect(await reviews.submit(shopId, submissionOf(order, { media: [999n] }), shop.now)).toMatchObject({
    refused: 'bad-input',
  });
  expect((await reviews.figures(shopId, shop.now)).rating.count).toBe(0);
  expect(await shop.db.sql`select 1 as one from review where shop_id = ${shopId}`).toEqual([]);
});
