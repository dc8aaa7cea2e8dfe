import { describe, expect, it } from 'vitest';
import { pointsOf } from './shopify-truth.ts';

type Order = Parameters<typeof pointsOf>[0];
type Line = Order['lines'][number];

const line = (id: string, unitPrice: string, quantity: number, more: Partial<Line> = {}): Line => ({
  id,
  quantity,
  removed: 0,
  unitPrice,
  discounts: [],
  tax: '0',
  giftCard: false,
  ...more,
});
const sale = (amount: string) => ({
  id: 's',
  kind: 'sale',
  status: 'success',
  tender: 'card' as const,
  amount,
});
const back = (id: string, amount: string) => ({ ...sale(amount), id, kind: 'refund' });
const order = (more: Partial<Order>): Order => ({
  id: '1',
  customerId: '2',
  cancelledAt: null,
  test: false,
  taxesIncluded: false,
  shipping: null,
  lines: [line('a', '19.99', 3, { discounts: [{ amount: '2.00' }] }), line('b', '7.35', 1)],
  transactions: [sale('65.32')],
  refunds: [],
  ...more,
});

// 3 × 19.99 − 2.00 = 57.97; 7.35; together 65.32
describe('what Shopify says an order has earned', () => {
  it('is a point for each whole unit of what is left', () => {
    expect(pointsOf(order({}))).toBe(65);
  });

  it('falls by the units that came back', () => {
    // 57.97 ÷ 3 = 19.323… → 19.32; 65.32 − 19.32 = 46.00
    const refunds = [{ lines: [{ lineId: 'a', quantity: 1 }], transactionIds: ['r'] }];
    expect(pointsOf(order({ refunds, transactions: [sale('65.32'), back('r', '19.32')] }))).toBe(46);
  });

  it('falls in proportion for money without units', () => {
    // total 65.32 + 4.90 = 70.22; 65.32 × (1 − 10.00 ÷ 70.22) = 56.017…
    const refunds = [{ lines: [], transactionIds: ['r'] }];
    const transactions = [sale('70.22'), back('r', '10.00')];
    expect(pointsOf(order({ shipping: { price: '4.90' }, refunds, transactions }))).toBe(56);
  });

  it('is nothing when it was cancelled, never paid, paid back, a test, or a gift card', () => {
    expect(pointsOf(order({ cancelledAt: '2026-03-01T00:00:00Z' }))).toBe(0);
    expect(pointsOf(order({ transactions: [{ ...sale('65.32'), status: 'pending' }] }))).toBe(0);
    expect(pointsOf(order({ transactions: [sale('65.32'), back('r', '65.32')] }))).toBe(0);
    expect(pointsOf(order({ test: true }))).toBe(0);
    expect(pointsOf(order({ lines: [line('a', '50.00', 1, { giftCard: true })] }))).toBe(0);
  });

  it('grows with units added later', () => {
    // six ever sold, one of them removed: 119.94 − round(119.94 ÷ 6) = 99.95
    expect(pointsOf(order({ lines: [line('a', '19.99', 6, { removed: 1 })] }))).toBe(99);
  });
});
