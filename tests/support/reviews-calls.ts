import type { Reviews } from '../../app/modules/reviews/index.server.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings } from '../../app/modules/reviews/settings/settings.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';
import { listingCalls } from './listing-calls.ts';
import { mediaCalls } from './media-calls.ts';
import { movingCalls } from './moving-calls.ts';
import { questionsCalls } from './questions-calls.ts';
import { submissionOf } from './review-submission.ts';
import { writingCalls } from './writing-calls.ts';

/** For every function of the door of reviews: what shop A calls it with. */
export const reviewsCalls = (doors: Doors, a: FilledShop): Makers<Reviews> => ({
  planRequest: (given) => [a.shopId, given.reviewedOrder, doors.now],
  prepareRequest: (given) => [a.shopId, given.reviewedOrder, doors.now],
  noteRequested: (given) => [a.shopId, given.order, doors.now],
  noteReminded: (given) => [a.shopId, given.order, doors.now],
  prepareReminder: (given) => [a.shopId, given.reviewedOrder, 3, doors.now],
  tryRequests: () => [a.shopId, settingsForm(defaultSettings), null, doors.now],
  openOrder: (given) => [a.shopId, given.reviewedOrder, doors.now],
  listForCustomer: (given) => [a.shopId, given.customer, {}, doors.now],
  submit: (given) => [
    a.shopId,
    submissionOf(given.reviewedOrder, { lineShopifyId: 11n, stars: 1 }),
    doors.now,
  ],
  refreshPurchases: (given) => [a.shopId, given.reviewedOrder],
  mergeCustomers: (given) => [a.shopId, given.merged, given.customer],
  exportCustomer: (given) => [a.shopId, given.customer],
  mirrorProduct: (given) => [a.shopId, given.productShopifyId, doors.now],
  mirrorRatings: () => [a.shopId, doors.now],
  mirrorBehind: () => [a.shopId],
  remirrorRatings: () => [a.shopId],
  replaceOthers: () => [a.shopId, 'alpha', doors.now],
  list: () => [a.shopId, { search: 'bravo' }],
  find: (given) => [a.shopId, given.review],
  latestOfCustomer: (given) => [a.shopId, given.customer, 5],
  moderate: (given) => [a.shopId, given.review, { action: 'hide', reason: 'off_topic' }, 'alpha', doors.now],
  moderateEach: (given) => [a.shopId, [given.review], { action: 'hide', reason: 'spam' }, 'alpha', doors.now],
  figures: () => [a.shopId, doors.now],
  performance: () => [a.shopId, doors.now],
  lowWords: () => [a.shopId, doors.now],
  reply: ({ review }) => [a.shopId, review, { visibility: 'public', body: 'Thank you' }, '1', doors.now],
  removeReply: ({ review }) => [a.shopId, review],
  listReplies: ({ review }) => [a.shopId, review],
  listReplyTemplates: () => [a.shopId],
  saveReplyTemplate: () => [a.shopId, { id: null, name: 'Late parcel', body: 'Sorry, {name}.' }, '1'],
  deleteReplyTemplate: () => [a.shopId, 1n],
  ...listingCalls(doors, a),
  ...mediaCalls(doors, a),
  ...movingCalls(doors, a),
  ...questionsCalls(doors, a),
  ...writingCalls(doors, a),
  waiting: () => [a.shopId],
  getSettings: () => [a.shopId],
  saveSettings: () => [a.shopId, settingsForm({ ...defaultSettings, publish: 'manual' }), 'alpha', doors.now],
  listVersions: () => [a.shopId, { limit: 100 }],
  audit: () => [a.shopId],
  mendCounts: () => [a.shopId],
  eraseSenders: () => [a.shopId, doors.now],
  makeReviewCode: (given) => [a.shopId, given.review, doors.now],
  reconcileReviewCodes: () => [a.shopId],
  findThanks: (given) => [a.shopId, given.review],
  forgetCustomer: (given) => [a.shopId, given.customer],
  forgetOrder: (given) => [a.shopId, given.reviewedOrder],
  forgetAddresses: () => [a.shopId],
  goOffline: () => [a.shopId, doors.now, 'alpha'],
  goLive: () => [a.shopId, doors.now, 'alpha'],
});
