import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { decideFacts } from './decide-facts.ts';
import { withKnownMoments } from './known-moments.ts';
import type { OrderFulfillment, OrderSnapshot } from './order.ts';
import { type SampleOrder, sampleOrder } from './sample-order.ts';

const lines = [{ sku: 'B', price: '30.00', quantity: 2 }];
const order = (sample: Partial<SampleOrder> = {}) => sampleOrder({ lines, ...sample });

function factsOf(before: OrderSnapshot | null, after: OrderSnapshot, installedAt = '2026-01-01T00:00:00Z') {
  return decideFacts({
    before,
    order: after,
    revision: 4,
    customerId: 7n,
    orderId: 1n,
    installedAt: parseInstant(installedAt),
  });
}
const keys = (before: OrderSnapshot | null, after: OrderSnapshot) =>
  factsOf(before, after).map((fact) => fact.key);

const parcel = (deliveredAt: string | null, status = 'success'): OrderFulfillment => ({
  shopifyId: shopifyId(90n),
  status,
  createdAt: parseInstant('2026-03-02T09:00:00Z'),
  deliveredAt: deliveredAt === null ? null : parseInstant(deliveredAt),
  lines: [{ lineShopifyId: shopifyId(11n), quantity: 2 }],
});

describe('the facts of an order', () => {
  it('tell at first sight everything that has happened, in the order of happening', () => {
    const seen = {
      ...order({ refunds: [{ at: '2026-03-09T12:00:00Z', lines: { B: 1 }, amount: '30.00' }] }),
      fulfillments: [parcel('2026-03-04T10:00:00Z')],
    };
    expect(keys(null, seen)).toEqual([
      'order:1001:placed',
      'order:1001:paid',
      'fulfillment:90:shipped',
      'fulfillment:90:delivered',
      'refund:500',
    ]);
  });

  it('are none when nothing is new', () => {
    expect(keys(order(), order())).toEqual([]);
  });

  it('tell a payment of what an edit added, once', () => {
    const owing = { ...order(), financialStatus: 'partially_paid' as const };
    expect(keys(order(), owing)).toEqual([]);
    expect(keys(owing, order())).toEqual(['order:1001:paid:4']);
    expect(keys(order(), order())).toEqual([]);
  });

  it('are only the new ones when the order has moved on', () => {
    const cancelled = order({
      cancelledAt: '2026-03-03T10:00:00Z',
      refunds: [{ at: '2026-03-03T10:00:00Z', lines: { B: 2 }, amount: '60.00' }],
    });
    expect(keys(order({ paidAt: null }), cancelled)).toEqual([
      'order:1001:paid',
      'refund:500',
      'order:1001:cancelled',
    ]);
  });

  it('say what was refunded, in the currency of the customer and without names', () => {
    const refunded = order({ refunds: [{ lines: { B: 1 }, amount: '30.00' }] });
    expect(factsOf(order(), refunded)[0]).toEqual({
      key: 'refund:500',
      kind: 'order-refunded',
      happenedAt: parseInstant('2026-03-05T12:00:00Z'),
      customerId: 7n,
      orderId: 1n,
      imported: false,
      data: { order: '#1001', amount: '30.00', currency: 'USD', units: 1 },
    });
  });

  it('wait for the payment until its moment is known', () => {
    expect(keys(null, { ...order(), paidAt: { known: false } })).toEqual(['order:1001:placed']);
  });

  it('tell no parcel that was cancelled or failed', () => {
    expect(keys(order(), { ...order(), fulfillments: [parcel(null, 'cancelled')] })).toEqual([]);
  });

  it('are imported when they happened before the shop installed the app, and only then', () => {
    const facts = factsOf(null, order({ paidAt: '2026-03-04T15:00:00Z' }), '2026-03-02T00:00:00Z');
    expect(facts.map((fact) => [fact.kind, fact.imported])).toEqual([
      ['order-placed', true],
      ['order-paid', false],
    ]);
  });
});

describe('an edit', () => {
  const edits = (before: OrderSnapshot | null, after: OrderSnapshot) =>
    factsOf(before, after)
      .filter((fact) => fact.kind === 'order-edited')
      .map(({ key, data }) => [key, data.added, data.removed]);

  it('is told with the units it added and removed', () => {
    const fewer = order({ lines: [{ sku: 'B', price: '30.00', quantity: 2, current: 1 }] });
    const more = order({ lines: [{ sku: 'B', price: '30.00', quantity: 3 }] });
    const other = order({ lines: [...lines, { sku: 'C', price: '5.00' }] });
    expect(edits(order(), fewer)).toEqual([['order:1001:edited:4', 0, 1]]);
    expect(edits(order(), more)).toEqual([['order:1001:edited:4', 1, 0]]);
    expect(edits(order(), other)).toEqual([['order:1001:edited:4', 1, 0]]);
    expect(edits(null, fewer)).toEqual([['order:1001:edited:4', 0, 1]]);
  });

  it('is not seen in a refund or a return', () => {
    expect(edits(order(), order({ refunds: [{ lines: { B: 1 }, amount: '30.00' }] }))).toEqual([]);
    expect(edits(order(), order({ refunds: [{ lines: { B: 1 }, amount: '0' }] }))).toEqual([]);
  });

  it('is seen where Shopify records it as a refund of units without money', () => {
    const removal = { lines: { B: 1 }, amount: '0', restockType: 'no_restock' };
    expect(edits(order(), order({ refunds: [removal] }))).toEqual([['order:1001:edited:4', 0, 1]]);
  });
});

describe('moments that only some sources know', () => {
  it('stay known when a later payload does not tell them', () => {
    const known = { ...order(), fulfillments: [parcel('2026-03-04T10:00:00Z')] };
    const payload = { ...order(), paidAt: { known: false as const }, fulfillments: [parcel(null)] };
    expect(withKnownMoments(known, payload)).toEqual(known);
  });

  it('keep the first payment when an edit is paid later', () => {
    const later = order({ paidAt: '2026-03-20T10:00:00Z' });
    expect(withKnownMoments(order(), later).paidAt).toEqual(order().paidAt);
    expect(withKnownMoments(order({ paidAt: null }), later).paidAt).toEqual(later.paidAt);
  });
});
