import { currencyCode } from '../../app/kernel/currency.ts';
import type { Returns } from '../../app/modules/returns/index.server.ts';
import { policyForm } from '../../app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '../../app/modules/returns/policy/policy.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';

const form = { ...policyForm(defaultPolicy(), currencyCode('USD')), days: '31' };

/** What shop A calls those functions of returns with that are about the policy, withdrawals and how staff work. */
export const returnsPolicyCalls = (doors: Doors, a: FilledShop) =>
  ({
    getPolicy: () => [a.shopId],
    savePolicy: () => [a.shopId, form, 'alpha', doors.now],
    saveDraft: () => [a.shopId, { form, revision: 1 }, 'alpha', doors.now],
    discardDraft: () => [a.shopId],
    publishDraft: () => [a.shopId, 1, 'alpha', doors.now],
    restorePolicy: () => [a.shopId, 1, 'alpha', doors.now],
    listPolicies: () => [a.shopId, { limit: 100 }],
    goLive: () => [a.shopId, doors.now, 'alpha'],
    goOffline: () => [a.shopId, doors.now, 'alpha'],
    simulate: () => [a.shopId, { form, days: 90 }, doors.now],
    countFirings: () => [a.shopId, { form, days: 90 }, doors.now],
    tryOne: (given) => [
      a.shopId,
      {
        form,
        orderId: given.returnedOrder,
        lines: [{ lineShopifyId: given.returnedLineShopifyId, quantity: 1, reason: 'unwanted' }],
      },
      doors.now,
    ],
    listCustomer: (given) => [a.shopId, given.customer, 'block', 'alpha', doors.now],
    historyOf: (given) => [a.shopId, given.customer, 365, doors.now],
    noteOrder: (given) => [a.shopId, given.returnedOrder],
    withdraw: () => [
      a.shopId,
      { order: '#alpha', email: 'alpha@alpha.example', text: 'alpha', language: 'en', key: 'alpha' },
      doors.now,
    ],
    listWithdrawals: () => [a.shopId, { limit: 100 }],
    findWithdrawal: (given) => [a.shopId, given.withdrawal],
    withdrawalsOfCustomer: (given) => [a.shopId, given.customer],
    eraseWithdrawals: (given) => [a.shopId, { customerId: given.customer, orderId: given.returnedOrder }],
    endWithdrawal: (given) => [a.shopId, given.withdrawal, 'alpha', doors.now],
    getSettings: () => [a.shopId],
    saveSettings: () => [
      a.shopId,
      {
        ...{ reviewHours: '1', inspectHours: '2', settleHours: '3' },
        ...{ expireAfterDays: '30', remindDaysBefore: '5' },
      },
      'alpha',
      doors.now,
    ],
    listViews: () => [a.shopId],
    saveView: () => [a.shopId, { name: 'alpha', address: 'tab=done' }, 'alpha'],
    deleteView: (given) => [a.shopId, given.view],
    counts: () => [a.shopId],
  }) satisfies Partial<Makers<Returns>>;
