import { zone } from '../../app/kernel/calendar.ts';
import type { Messages } from '../../app/modules/messages/index.server.ts';
import type { Reviews } from '../../app/modules/reviews/index.server.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings } from '../../app/modules/reviews/settings/settings.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';

/** For every function of the door of reviews: what shop A calls it with. */
export const reviewsCalls = (doors: Doors, a: FilledShop): Makers<Reviews> => ({
  planRequest: (given) => [a.shopId, given.reviewedOrder, doors.now],
  prepareRequest: (given) => [a.shopId, given.reviewedOrder, doors.now],
  noteRequested: (given) => [a.shopId, given.order, doors.now],
  openOrder: (given) => [a.shopId, given.reviewedOrder, doors.now],
  listForCustomer: (given) => [a.shopId, given.customer, {}, doors.now],
  submit: (given) => [
    a.shopId,
    {
      orderId: given.reviewedOrder,
      via: 'account',
      reviews: [{ lineShopifyId: 11n, stars: 1, title: '', body: '', displayName: '' }],
    },
    doors.now,
  ],
  refreshPurchases: (given) => [a.shopId, given.reviewedOrder],
  mergeCustomers: (given) => [a.shopId, given.merged, given.customer],
  exportCustomer: (given) => [a.shopId, given.customer],
  mirrorProduct: (given) => [a.shopId, given.productShopifyId],
  mirrorBehind: () => [a.shopId],
  replaceOthers: () => [a.shopId, 'alpha', doors.now],
  list: () => [a.shopId, { search: 'bravo' }],
  find: (given) => [a.shopId, given.review],
  moderate: (given) => [a.shopId, given.review, { action: 'hide', reason: 'off_topic' }, 'alpha', doors.now],
  figures: () => [a.shopId, doors.now],
  waiting: () => [a.shopId],
  getSettings: () => [a.shopId],
  saveSettings: () => [a.shopId, settingsForm({ ...defaultSettings, publish: 'manual' }), 'alpha', doors.now],
  listVersions: () => [a.shopId, { limit: 100 }],
  audit: () => [a.shopId],
  forgetCustomer: (given) => [a.shopId, given.customer],
  forgetOrder: (given) => [a.shopId, given.reviewedOrder],
  goOffline: () => [a.shopId, doors.now, 'alpha'],
  goLive: () => [a.shopId, doors.now, 'alpha'],
});

/** The same for messages. */
export const messagesCalls = (doors: Doors, a: FilledShop): Makers<Messages> => ({
  plan: (given) => [
    a.shopId,
    {
      key: 'review-request:again',
      kind: 'review-request',
      customerId: given.customer,
      orderId: given.order,
      dueAt: doors.now,
      window: { from: '09:00', to: '21:00' },
      zone: zone('UTC'),
      held: false,
    },
    doors.now,
  ],
  drop: (given) => [a.shopId, `review-request:${given.order}`, 'dropped', doors.now],
  standing: (given) => [a.shopId, `review-request:${given.reviewedOrder}`],
  sweepDue: () => [a.shopId, doors.now.add({ hours: 24 * 100 })],
  nextDue: () => [a.shopId],
  send: (given) => [a.shopId, given.message, doors.now.add({ hours: 24 * 100 })],
  readUnsubscribeLink: (given) => [a.shopId, given.unsubscribeToken],
  unsubscribe: (given) => [a.shopId, given.unsubscribeToken, doors.now],
  mergeCustomers: (given) => [a.shopId, given.merged, given.customer],
  exportCustomer: (given) => [a.shopId, given.customer],
  list: () => [a.shopId, { search: 'bravo' }],
  figures: () => [a.shopId, doors.now],
});
