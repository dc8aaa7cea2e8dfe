import { localDate, zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { orderId, shopifyId } from '../../app/kernel/ids.ts';
import { points } from '../../app/kernel/points.ts';
import type { Commerce } from '../../app/modules/commerce/index.server.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { programForm } from '../../app/modules/loyalty/earning/forms.ts';
import { defaultProgram } from '../../app/modules/loyalty/earning/program.ts';
import type { Loyalty } from '../../app/modules/loyalty/index.server.ts';
import type { Doors, FilledShop } from './filled-shop.ts';

/** The numbers that a use case of shop A is given: A's own, or B's. */
export type Numbers = FilledShop;
export type Makers<Door> = {
  [Name in keyof Door]: Door[Name] extends (...args: infer Args) => unknown
    ? (given: Numbers) => Args
    : never;
};

const reading = (given: Numbers, lines: string) => ({
  order: {
    ...sampleOrder({
      id: given.orderShopifyId,
      lines: [{ sku: lines, price: '9.00' }],
      updatedAt: '2026-04-02T00:00:00Z',
    }),
    customerShopifyId: given.customerShopifyId,
  },
  customer: null,
  complete: true,
  arrived: [],
});
const usd = currencyCode('USD');
const year = (doors: Doors) => ({ from: doors.now.subtract({ hours: 24 * 365 }) });

const everybody = { atLeast: null, expiring: false, owing: false, level: null };

/** For every function of the door: what shop A calls it with. `findShop` and `onInstalled` take a domain: A's. */
export const commerceCalls = (doors: Doors, a: FilledShop): Makers<Commerce> => ({
  findShop: () => [a.domain],
  getShop: () => [a.shopId],
  listActiveShops: () => [],
  hideOnboarding: () => [a.shopId],
  onInstalled: () => [a.domain, ['read_orders']],
  onScopesChanged: () => [a.shopId, ['read_orders', 'read_products']],
  handleDelivery: (given) => [a.shopId, given.deliveries.waiting],
  reviveDelivery: (given) => [a.shopId, given.deliveries.dead],
  dismissDelivery: (given) => [a.shopId, given.deliveries.dead],
  recordOrder: (given) => [a.shopId, reading(given, 'A'), { kind: 'payload' }],
  syncShop: () => [a.shopId],
  syncOrder: (given) => [a.shopId, given.orderShopifyId],
  syncCustomer: (given) => [a.shopId, given.customerShopifyId],
  syncProduct: (given) => [a.shopId, given.productShopifyId],
  syncCollection: (given) => [a.shopId, given.productShopifyId],
  mergeCustomers: (given) => [
    a.shopId,
    { merged: given.mergedShopifyId, kept: given.customerShopifyId, at: doors.now },
  ],
  startBackfill: () => [a.shopId],
  continueBackfill: () => [a.shopId],
  backfillProgress: () => [a.shopId],
  reconciliationDue: () => [a.shopId, doors.now],
  reconcile: () => [a.shopId, 'nightly'],
  reconciliationFigures: () => [a.shopId],
  listPrivacyRequests: () => [a.shopId],
  exportCustomer: (given) => [a.shopId, given.customer],
  completeDataRequest: (given) => [a.shopId, given.request],
  erasePayloads: () => [a.shopId],
  getOrder: (given) => [a.shopId, given.order],
  findOrder: (given) => [a.shopId, given.order],
  findOrderByShopifyId: (given) => [a.shopId, given.orderShopifyId],
  listOrdersOfCustomers: (given) => [a.shopId, [given.customer], null],
  listBuyers: () => [a.shopId, { after: null, limit: 100 }],
  listValidBuyers: () => [a.shopId, { after: null, limit: 100 }],
  listOrdersProcessed: () => [a.shopId, { ...year(doors), before: doors.now, after: null, limit: 100 }],
  unitsSold: () => [a.shopId, { ...year(doors), to: doors.now, zone: zone('Europe/Berlin') }],
  listUnitsBought: (given) => [a.shopId, [given.customer, given.merged], year(doors).from],
  listOrders: (given) => [a.shopId, [given.order, given.returnedOrder]],
  listOrdersRefundedSince: () => [a.shopId, year(doors).from, { after: null, limit: 100 }],
  listOrderSummaries: (given) => [a.shopId, [given.order, orderId(given.order + 1n)]],
  listLatestOrders: () => [a.shopId, { name: '1001', limit: 100 }],
  listOrdersOfCustomer: (given) => [a.shopId, given.customer, 100],
  listCustomers: () => [a.shopId, { search: 'bravo' }],
  listCustomerCountries: () => [a.shopId],
  findCustomer: (given) => [a.shopId, given.customer],
  customerNames: (given) => [a.shopId, [given.customer]],
  customerShopifyIds: (given) => [a.shopId, [given.customer, given.merged]],
  mailedCustomers: (given) => [a.shopId, [given.customer, given.merged]],
  mailedOrders: (given) => [a.shopId, [given.order]],
  findCustomerByShopifyId: (given) => [a.shopId, given.customerShopifyId],
  customerTraits: (given) => [a.shopId, [given.customer, given.merged]],
  findOrderNamed: () => [a.shopId, { name: '#1001', email: 'bravo@example.com' }],
  countUnitsBought: (given) => [a.shopId, given.customer, year(doors).from],
  timeline: (given) => [a.shopId, given.customer, { limit: 100 }],
  productTraits: (given) => [a.shopId, [given.productShopifyId]],
  productCards: (given) => [a.shopId, [given.productShopifyId]],
  wholeRange: () => [a.shopId],
  findProducts: (given) => [
    a.shopId,
    { ids: [given.productShopifyId], handles: ['bravo', 'product'], skus: ['A'] },
  ],
  purchasesByAddress: () => [a.shopId, ['bravo@example.com', 'alpha@example.com']],
  purchasesOfOrders: (given) => [a.shopId, [given.orderShopifyId]],
  customersByAddress: () => [a.shopId, ['bravo@example.com', 'alpha@example.com']],
  erasedOrders: (given) => [a.shopId, [given.order]],
  erasedPeople: (given) => [
    { shopId: a.shopId, sql: doors.db.sql, announce: async () => [], enqueue: async () => {} },
    { orders: [given.order], customers: [given.customer], emails: ['bravo@example.com'] },
  ],
  listVariants: (given) => [a.shopId, [given.productShopifyId]],
  listWholeOrdersOfCustomer: (given) => [a.shopId, given.customer, 100],
  collectionTitles: () => [a.shopId, [shopifyId(900n)]],
  deliveryFigures: () => [a.shopId],
  listDeadDeliveries: () => [a.shopId, 100],
  onUninstalled: () => {
    doors.shopifyOf(a.domain).installed = false;
    return [a.shopId];
  },
});

/** The same for loyalty. */
export const loyaltyCalls = (doors: Doors, a: FilledShop): Makers<Loyalty> => ({
  settleOrder: (given) => [a.shopId, given.order],
  mergeAccounts: (given) => [a.shopId, given.merged, given.customer],
  balance: (given) => [a.shopId, given.customer, doors.now],
  balances: (given) => [a.shopId, [given.customer, given.merged], doors.now],
  becameAvailable: (given) => [a.shopId, given.customer, localDate(doors.now, zone('UTC')), doors.now],
  toComeAt: (given) => [a.shopId, given.customer, doors.now],
  foreseeNotices: () => [a.shopId, doors.now],
  sweepNotices: () => [a.shopId, doors.now],
  expiringFor: (given) => [a.shopId, given.customer, doors.now],
  expiringWith: (given) => [a.shopId, given.customer, localDate(doors.now, zone('UTC')), doors.now],
  statement: (given) => [a.shopId, given.customer, { limit: 100 }, doors.now],
  figures: () => [a.shopId, doors.now],
  sweepDue: () => [a.shopId, doors.now.add({ hours: 24 * 100 })],
  nextDue: () => [a.shopId],
  getProgram: () => [a.shopId],
  saveProgram: () => [
    a.shopId,
    { ...programForm(defaultProgram(usd), usd), points: '2' },
    'alpha',
    doors.now,
  ],
  listVersions: () => [a.shopId, { limit: 100 }],
  goLive: () => [a.shopId, doors.now, 'alpha'],
  goOffline: () => [a.shopId, doors.now, 'alpha'],
  catchUpPreview: () => [a.shopId, year(doors), doors.now],
  startCatchUp: () => [a.shopId, year(doors), 'alpha', doors.now],
  runCatchUp: () => [a.shopId],
  catchUpProgress: () => [a.shopId],
  audit: () => [a.shopId],
  getRewards: () => [a.shopId],
  listRewards: () => [a.shopId, { limit: 10 }],
  saveRewards: () => [
    a.shopId,
    { rewards: [], holdMinutes: '30', unusedPart: 'forfeited' },
    'alpha',
    doors.now,
  ],
  awardActivity: (given) => [
    a.shopId,
    given.customer,
    { way: 'sign-up', key: '', happenedAt: doors.now },
    doors.now,
  ],
  recordEvent: (given) => [
    a.shopId,
    given.customer,
    { event: 'workshop', key: 'a key', fingerprint: 'sent', happenedAt: doors.now, apiKeyId: 'ak' },
    doors.now,
  ],
  setBirthday: (given) => [a.shopId, given.customer, { month: 2, day: 29 }, doors.now],
  noteFirstOrder: (given) => [a.shopId, given.customer, doors.now],
  sweepOccasions: () => [a.shopId, doors.now.add({ hours: 24 * 800 })],
  waysFor: (given) => [a.shopId, given.customer, doors.now],
  eraseOccasions: (given) => [a.shopId, given.customer],
  rewardsFor: (given) => [a.shopId, given.customer, doors.now],
  redeem: (given) => [
    a.shopId,
    given.customer,
    { reward: 'alpha', points: null, key: 'a key', place: 'account' },
    doors.now,
  ],
  makeDiscount: (given) => [a.shopId, given.held],
  sweepHolds: () => [a.shopId, doors.now.add({ hours: 24 })],
  reviveHolds: () => [a.shopId],
  listLate: () => [a.shopId, { limit: 100 }, doors.now],
  dismissLate: (given) => [a.shopId, given.late, doors.now],
  retimeOrder: (given) => [a.shopId, given.order],
  effectOfReturn: (given) => [a.shopId, given.order, [], doors.now],
  listUnshown: () => [a.shopId, 25, doors.now],
  noteShown: (given) => [a.shopId, [{ customerId: given.customer, changes: 1 }]],
  releaseRedemption: (given) => [a.shopId, given.customer, given.held],
  endHold: (given) => [a.shopId, given.held],
  previewPause: () => [a.shopId],
  pausedAt: () => [a.shopId],
  listHolders: () => [a.shopId, { after: 0n, limit: 100 }],
  windDown: () => [a.shopId, doors.now],
  tidyCodes: () => [a.shopId, doors.now.add({ hours: 24 * 100 })],
  startReconciliation: () => [a.shopId],
  reconcileHolds: () => [a.shopId, 0n],
  recallCodes: () => [a.shopId, null],
  adjustPoints: (given) => [
    a.shopId,
    given.customer,
    { points: 5n, reason: 'goodwill', note: 'alpha', key: 'a-key' },
    { actor: 'alpha', limit: null },
    doors.now,
  ],
  undoAdjustment: (given) => [
    a.shopId,
    given.customer,
    given.adjusted,
    { actor: 'alpha', limit: null },
    doors.now,
  ],
  eraseNotes: (given) => [a.shopId, given.customer],
  listMembers: (given) => [
    a.shopId,
    { filter: everybody, customers: [given.customer, given.merged], after: null, limit: 50 },
    doors.now,
  ],
  previewRun: (given) => [
    a.shopId,
    { filter: everybody, customers: [given.customer], points: points(5n) },
    doors.now,
  ],
  startRun: (given) => [
    a.shopId,
    {
      ...{ filter: everybody, customers: [given.customer], points: points(5n) },
      ...{ reason: 'promotion', key: 'a-run', actor: 'alpha' },
    },
    doors.now,
  ],
  continueRun: () => [a.shopId],
  listRuns: () => [a.shopId],
  tiersOf: (given) => [a.shopId, [given.customer, given.merged], doors.now],
  tierProgress: (given) => [a.shopId, given.customer, doors.now],
  tierHistory: (given) => [a.shopId, given.customer, 100],
  tierBefore: (given) => [a.shopId, given.order],
  tierAfterReturn: (given) => [a.shopId, given.order, [], doors.now],
  reviewTier: (given) => [a.shopId, given.customer, doors.now],
  reviewTierNow: (given) => [a.shopId, given.customer],
  reviewTiers: () => [a.shopId, null],
  tagCustomer: (given) => [a.shopId, given.customer],
  retagCustomers: () => [a.shopId],
  makePerks: () => [a.shopId],
  recheckPerks: () => [a.shopId],
  perkStates: () => [a.shopId],
  sweepTiers: () => [a.shopId, doors.now.add({ hours: 24 * 100 })],
  setManualTier: (given) => [
    a.shopId,
    given.customer,
    { level: 'alpha', until: null, reason: 'alpha' },
    'alpha',
    doors.now,
  ],
  clearManualTier: (given) => [a.shopId, given.customer, 'alpha', doors.now],
  previewTiers: () => [a.shopId, programForm(defaultProgram(usd), usd), doors.now],
  countDays: () => [a.shopId, doors.now.add({ hours: 24 * 100 })],
  analytics: () => [a.shopId, doors.now],
  tryProgram: (given) => [
    a.shopId,
    programForm(defaultProgram(usd), usd),
    given === a ? null : given.customer,
    doors.now,
  ],
});
