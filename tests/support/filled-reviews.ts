import { ordersForReviews } from '../../app/joining/reviews/orders-for-reviews.ts';
import { returnsForReviews } from '../../app/joining/reviews/returns-for-reviews.ts';
import { addLocalDays, type Instant, zone } from '../../app/kernel/calendar.ts';
import {
  type CustomerId,
  type OrderId,
  type ShopId,
  type ShopifyId,
  shopifyId,
} from '../../app/kernel/ids.ts';
import { type MailLinks, openMailLinks } from '../../app/messaging/mail-links.server.ts';
import { composeRequest, requestsForReviews } from '../../app/messaging/messages-for-reviews.ts';
import { peopleForMessages } from '../../app/messaging/people-for-messages.ts';
import type { Commerce } from '../../app/modules/commerce/index.server.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { type Messages, openMessages } from '../../app/modules/messages/index.server.ts';
import { openReviews, type Reviews } from '../../app/modules/reviews/index.server.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings } from '../../app/modules/reviews/settings/settings.ts';
import { setLeftOut } from '../../app/modules/reviews/store/requests.server.ts';
import { movingForReviews } from '../../app/moving/moving-for-reviews.ts';
import type { Database } from '../../app/platform/db/database.server.ts';
import { openOpaqueDigest } from '../../app/platform/secrets/opaque-digest.server.ts';
import { openSeal, type Seal } from '../../app/platform/secrets/seal.server.ts';
import { openSignedLinks } from '../../app/platform/secrets/signed-links.server.ts';
import { buyers, FakeIncentives } from './fake-incentives.ts';
import { plainQuestions } from './fake-questions.ts';
import { FakeRatings } from './fake-ratings.ts';
import { type FilledListing, fillListing } from './filled-listing.ts';
import { type FilledMedia, fillMedia } from './filled-media.ts';
import { type FilledQuestions, fillQuestions } from './filled-questions.ts';
import { composersOf, plainMessagesDeps } from './messages-deps.ts';
import { plainMedia } from './plain-media.ts';
import { draftOf } from './review-draft.ts';
import { submissionOf } from './review-submission.ts';

interface Place {
  readonly db: Database;
  readonly commerce: Commerce;
  /** Default: one of this file's own key. */
  readonly seal?: Seal;
}

/** The doors of reviews and messages, with a mail server and Shopify's ratings in memory. */
export function openTestReviews({ db, commerce, seal = openSeal(Buffer.alloc(32, 7)) }: Place): {
  reviews: Reviews;
  messages: Messages;
  mailLinks: MailLinks;
} {
  const key = Buffer.alloc(32, 7);
  const mailLinks = openMailLinks(
    openSignedLinks(key),
    async (shopId) => `https://shop-${shopId}.example`,
    'https://app.example',
  );
  const messages = openMessages({
    people: peopleForMessages(commerce, { guests: async () => new Map() }, seal, {
      returns: { findWithdrawal: async () => null },
      reviews: () => reviews,
    }),
    ...plainMessagesDeps(db, seal),
    composers: composersOf({ 'review-request': composeRequest(() => reviews, mailLinks.review) }),
    links: mailLinks.messages,
  });
  const reviews: Reviews = openReviews({
    db,
    orders: ordersForReviews(commerce),
    erased: (tx, asked) => commerce.erasedPeople(tx, asked),
    returnNotes: { latestNotes: async () => [] },
    returns: returnsForReviews(commerce, {
      hasOpenReturn: async () => false,
      withOpenReturn: async () => new Set<bigint>(),
      purchaseOf: async () => 'kept',
    }),
    requests: requestsForReviews(messages),
    shopify: new FakeRatings(),
    questions: plainQuestions(),
    writing: { productTypes: async () => new Map(), pointsForReview: async () => null },
    publishing: buyers(),
    incentives: new FakeIncentives(),
    media: plainMedia(),
    moving: movingForReviews({ commerce, seal, digest: openOpaqueDigest(key) }),
    digest: openOpaqueDigest(key),
  });
  return { reviews, messages, mailLinks };
}

export interface FilledReviews extends FilledQuestions, FilledMedia, FilledListing {
  readonly review: bigint;
  readonly reviewedOrder: OrderId;
  /** Planned and not due. */
  readonly message: bigint;
  readonly unsubscribeToken: string;
}

/** One order that was asked about and reviewed, one whose request waits, and somebody who unsubscribed. */
export async function fillReviews(
  {
    db,
    commerce,
    reviews,
    messages,
    mailLinks,
    now,
  }: Place & ReturnType<typeof openTestReviews> & { now: Instant },
  shop: {
    readonly shopId: ShopId;
    readonly name: string;
    readonly first: bigint;
    readonly customer: CustomerId;
    readonly customerShopifyId: ShopifyId;
  },
): Promise<FilledReviews> {
  const { shopId, name, first, customer } = shop;
  await reviews.goLive(shopId, now, name);
  const thanks = { kind: 'code', percent: 10, days: 30 } as const;
  const saved = await reviews.saveSettings(
    shopId,
    settingsForm({ ...defaultSettings, incentive: thanks }),
    name,
    now,
  );
  if ('refused' in saved) throw new Error(`The settings are refused: ${JSON.stringify(saved.errors)}`);
  const deliver = async (id: bigint): Promise<OrderId> => {
    const order = sampleOrder({ id, lines: [{ sku: 'A', price: '40.00' }], updatedAt: now.toString() });
    const lines = order.lines.map((line) => ({ lineShopifyId: line.shopifyId, quantity: line.quantity }));
    const parcel = { shopifyId: shopifyId(id), status: 'success', createdAt: now, deliveredAt: now, lines };
    const recorded = await commerce.recordOrder(
      shopId,
      {
        order: {
          ...order,
          name: `#${name}`,
          customerShopifyId: shop.customerShopifyId,
          fulfillments: [parcel],
        },
        customer: null,
        complete: true,
        arrived: [],
      },
      { kind: 'payload' },
    );
    if (recorded.state !== 'recorded') throw new Error(`The order is ${recorded.state}`);
    await reviews.planRequest(shopId, recorded.orderId, now);
    return recorded.orderId;
  };
  const reviewedOrder = await deliver(first + 110n);
  const due = addLocalDays(now, zone('UTC'), 8);
  await messages.sweepDue(shopId, due);
  const [sent] = (await messages.list(shopId, {})).messages;
  await messages.send(shopId, [sent?.id ?? 0n], due);
  await reviews.noteRequested(shopId, reviewedOrder, due);
  const answers = [{ attribute: 'fit', value: '3' }];
  const words = { title: name, body: name, displayName: name, answers };
  const submitted = await reviews.submit(
    shopId,
    submissionOf(reviewedOrder, { lineShopifyId: 11n, stars: 4, ...words }, { via: 'mail' }),
    due,
  );
  if ('refused' in submitted) throw new Error(`The review is refused: ${submitted.refused}`);
  const review = submitted.taken[0]?.review.id ?? 0n;
  await reviews.moderate(shopId, review, { action: 'hide', reason: 'spam' }, name, due);
  await reviews.moderate(shopId, review, { action: 'publish' }, name, due);
  const change = { reviewId: review, stars: 4, title: name, body: `${name} again` } as const;
  const edited = await reviews.editReview(shopId, { orderId: reviewedOrder }, change, due);
  if ('refused' in edited) throw new Error(`The edit is refused: ${edited.refused}`);
  await reviews.reply(shopId, review, { visibility: 'private', body: name }, name, due);
  await reviews.saveReplyTemplate(shopId, { id: null, name, body: name }, name);
  const begun = await deliver(first + 111n);
  await reviews.saveDraft(shopId, begun, 11n, draftOf({ title: name }));
  await db.inTransaction(shopId, (tx) => setLeftOut(tx, begun, { kept: 1, exchanged: 0, returned: 0 }));
  const [message] = (await messages.list(shopId, { states: ['waiting'] })).messages;
  const person = `customer:${customer}`;
  const url = await mailLinks.messages.preferences(shopId, person);
  const unsubscribeToken = new URL(url).searchParams.get('token') ?? '';
  await messages.unsubscribe(shopId, person, ['review-request'], due);
  const listed = await fillListing({ db, reviews }, { shopId, name, review, product: 11n }, due);
  const media = await fillMedia({ db, reviews }, { shopId, review, order: reviewedOrder });
  const asked = await fillQuestions({ db, reviews }, { shopId, name, product: 11n }, due);
  return {
    ...asked,
    ...listed,
    ...media,
    review,
    reviewedOrder,
    message: message?.id ?? 0n,
    unsubscribeToken,
  };
}
