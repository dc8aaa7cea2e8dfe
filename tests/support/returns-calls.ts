import type { Returns } from '../../app/modules/returns/index.server.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';
import { returnsPolicyCalls } from './returns-policy-calls.ts';

/** What shop A calls every function of returns with: its own numbers, or B's. */
export const returnsCalls = (doors: Doors, a: FilledShop): Makers<Returns> => {
  const units = (given: FilledShop) => [
    { lineShopifyId: given.returnedLineShopifyId, quantity: 1, reason: 'unwanted' },
  ];
  const asked = (given: FilledShop) => ({
    orderShopifyId: given.returnedOrderShopifyId,
    customerId: given.customer,
  });
  const request = { outcome: 'refund', key: 'asked by alpha', actor: 'shopper' } as const;
  return {
    ...returnsPolicyCalls(doors, a),
    orderReturns: (given) => [a.shopId, asked(given), doors.now],
    quote: (given) => [a.shopId, { ...asked(given), lines: units(given) }, doors.now],
    request: (given) => [a.shopId, { ...asked(given), lines: units(given), ...request }, doors.now],
    cancelAsShopper: (given) => [
      a.shopId,
      { returnId: given.waiting, customerId: given.customer },
      doors.now,
    ],
    approve: (given) => [a.shopId, given.waiting, 'alpha', doors.now],
    decline: (given) => [a.shopId, given.waiting, { reason: 'OTHER', note: 'alpha' }, 'alpha', doors.now],
    cancel: (given) => [a.shopId, given.waiting, 'alpha', doors.now],
    recordScan: (given) => [a.shopId, given.waiting, 'in_transit', 'alpha', doors.now],
    receive: (given) => [a.shopId, given.waiting, null, 'alpha', doors.now],
    inspect: (given) => [a.shopId, given.waiting, null, 'alpha', doors.now],
    switchOutcome: (given) => [a.shopId, given.waiting, 'refund', 'alpha', doors.now],
    settle: (given) => [a.shopId, given.waiting, {}, 'alpha', doors.now],
    reopenMissing: (given) => [a.shopId, given.waiting, 'alpha', doors.now],
    writeAsShopper: (given) => [
      a.shopId,
      { returnId: given.waiting, customerId: given.customer, text: 'alpha', key: 'alpha' },
      doors.now,
    ],
    writeAsStaff: (given) => [
      a.shopId,
      { returnId: given.waiting, as: 'shop', text: 'alpha', key: 'alpha' },
      'alpha',
      doors.now,
    ],
    markRead: (given) => [a.shopId, given.waiting],
    assign: (given) => [a.shopId, given.waiting, 'alpha', 'alpha', doors.now],
    addPhoto: (given) => [a.shopId, { bytes: new Uint8Array([1]), by: { customerId: given.customer } }],
    findPhoto: (given) => [a.shopId, given.photo],
    sweep: () => [a.shopId, doors.now],
    list: () => [a.shopId, { tab: 'done' }],
    find: (given) => [a.shopId, given.return],
    listOfOrder: (given) => [a.shopId, given.returnedOrder],
    listOfCustomer: (given) => [a.shopId, given.customer],
    orderWindows: (given) => [a.shopId, given.customer, doors.now],
    listHeld: () => [a.shopId],
    figures: () => [a.shopId, doors.now],
    performance: () => [a.shopId, doors.now],
    latestNotes: () => [a.shopId, doors.now, 10],
    openReturns: (given) => [a.shopId, given.returnedOrder],
    hasOpenReturn: (given) => [a.shopId, given.returnedOrder],
    withOpenReturn: (given) => [a.shopId, [given.returnedOrder]],
    purchaseOf: (given) => [a.shopId, given.returnedOrder, given.returnedLineShopifyId],
    mergeCustomers: (given) => [a.shopId, given.merged, given.customer],
    eraseWords: (given) => [a.shopId, { customerId: given.customer, orderId: null }],
    followShopify: (given) => [a.shopId, given.nativeReturn],
    perform: (given) => [a.shopId, given.waiting],
  };
};
