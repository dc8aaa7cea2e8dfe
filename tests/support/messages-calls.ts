import { zone } from '../../app/kernel/calendar.ts';
import type { Messages } from '../../app/modules/messages/index.server.ts';
import { messageSettingsForm } from '../../app/modules/messages/settings/forms.ts';
import { defaultMessageSettings } from '../../app/modules/messages/settings/settings.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';

/** For every function of the door of messages: what shop A calls it with. */
export const messagesCalls = (doors: Doors, a: FilledShop): Makers<Messages> => ({
  plan: (given) => [
    a.shopId,
    {
      key: 'review-request:again',
      kind: 'review-request',
      customerId: given.customer,
      orderId: given.order,
      subjectId: null,
      dueAt: doors.now,
      window: { from: '09:00', to: '21:00' },
      zone: zone('UTC'),
      held: false,
    },
    doors.now,
  ],
  drop: (given) => [a.shopId, `review-request:${given.order}`, 'dropped', doors.now],
  settledAmong: (given) => [a.shopId, [`review-request:${given.reviewedOrder}`]],
  standing: (given) => [a.shopId, `review-request:${given.reviewedOrder}`],
  sweepDue: () => [a.shopId, doors.now.add({ hours: 24 * 100 })],
  nextDue: () => [a.shopId],
  send: (given) => [a.shopId, [given.message], doors.now.add({ hours: 24 * 100 })],
  revive: () => [a.shopId],
  pause: () => [a.shopId, 'alpha', doors.now],
  pausedSince: () => [a.shopId],
  resume: () => [a.shopId, 'alpha', doors.now],

  overview: () => [a.shopId, doors.now],
  undelivered: () => [a.shopId, 'review-request', doors.now.subtract({ hours: 24 * 365 })],
  list: () => [a.shopId, { search: 'bravo' }],
  find: (given) => [a.shopId, given.message],
  unsubscribedFrom: (given) => [a.shopId, given.customer],
  lookUp: (given) => [a.shopId, given.message, doors.now],
  settleUnknown: (given) => [a.shopId, given.message, 'sent', 'alpha', doors.now],
  mergeCustomers: (given) => [a.shopId, given.merged, given.customer],
  exportCustomer: (given) => [a.shopId, given.customer],
  forgetCustomer: (given) => [a.shopId, given.merged, doors.now],
  forgetAbout: (given) => [a.shopId, 'withdrawal-receipt', [given.withdrawal], doors.now],
  forgetOrder: (given) => [a.shopId, given.reviewedOrder, doors.now],
  eraseOld: () => [a.shopId, doors.now.add({ hours: 24 * 100 })],

  getSettings: () => [a.shopId],
  saveSettings: () => [
    a.shopId,
    messageSettingsForm({ ...defaultMessageSettings, countOpens: true }),
    'alpha',
    doors.now,
  ],
  listSettings: () => [a.shopId, { limit: 100 }],

  getTemplate: () => [a.shopId, 'review-request'],
  saveTemplate: () => [
    a.shopId,
    'review-request',
    { en: { every: { subject: 'Your opinion' } } },
    'alpha',
    doors.now,
  ],
  listTemplates: () => [a.shopId, 'review-request', { limit: 100 }],
  getBrand: () => [a.shopId],
  saveBrand: () => [
    a.shopId,
    { logoUrl: '', logoWidth: '140', colour: '#123456', buttonRadius: '6', footer: 'alpha' },
    'alpha',
    doors.now,
  ],
  listBrands: () => [a.shopId, { limit: 100 }],
  preview: () => [
    a.shopId,
    { kind: 'review-request', language: 'en', audience: 'every', overrides: null, brand: null },
    doors.now,
  ],
  sendTest: () => [
    a.shopId,
    {
      ...{ kind: 'review-request', language: 'en', audience: 'every', overrides: null, brand: null },
      to: 'staff@alpha.example',
    },
    doors.now,
  ],

  getSender: () => [a.shopId],
  saveSender: () => [
    a.shopId,
    { fromName: 'alpha', fromAddress: '', replyTo: '', klaviyoKey: '' },
    'alpha',
    doors.now,
  ],
  checkSender: () => [a.shopId, doors.now],

  readPreferences: (given) => [a.shopId, given.unsubscribeToken],
  savePreferences: (given) => [a.shopId, given.unsubscribeToken, ['points-available'], doors.now],
  unsubscribe: (given) => [a.shopId, `customer:${given.customer}`, ['points-available'], doors.now],
  noteFeedback: (given) => [a.shopId, given.sent, { kind: 'opened' }, doors.now],
  listSuppressed: () => [a.shopId, {}],
  suppress: () => [a.shopId, 'nobody@alpha.example', 'alpha', doors.now],
  unsuppress: (given) => [a.shopId, given.suppressed, 'alpha', doors.now],
});
