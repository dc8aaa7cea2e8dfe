import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { noMoney } from '#app/kernel/money.ts';
import type { ShopifyRefund } from '../ports.ts';
import { lineId } from '../sample-returns.ts';
import { purchaseOfLine } from './purchase.ts';

const ourRefund = shopifyId(900n);
const refund = (quantity: number, change: Partial<ShopifyRefund['lines'][number]> = {}, ours = false) => ({
  shopifyId: ours ? ourRefund : shopifyId(1n),
  at: parseInstant('2026-03-05T15:00:00Z'),
  amount: noMoney(currencyCode('USD')),
  lines: [{ lineShopifyId: lineId(0), quantity, sent: true, cameBack: true, ...change }],
});
/** Of a line of so many units, of which so many are left. */
const purchase = (
  quantity: number,
  currentQuantity: number,
  refunds: readonly ShopifyRefund[] = [],
  cameBack = 0,
) =>
  purchaseOfLine({ shopifyId: lineId(0), quantity, currentQuantity }, refunds, {
    cameBack,
    ourRefunds: new Set([ourRefund]),
  });

describe('a line that was bought', () => {
  it('was kept as long as a unit of it is with the customer', () => {
    expect(purchase(1, 1)).toBe('kept');
    expect(purchase(2, 1, [refund(1, {}, true)], 1)).toBe('kept');
    expect(purchase(2, 1, [refund(1)])).toBe('kept');
    // Ours came back before any refund shows it.
    expect(purchase(2, 2, [], 1)).toBe('kept');
    expect(purchase(2, 1, [], 1)).toBe('kept');
  });

  it('was returned when all of it came back, to us or to staff', () => {
    expect(purchase(1, 1, [], 1)).toBe('returned');
    expect(purchase(2, 0, [refund(2, {}, true)], 2)).toBe('returned');
    expect(purchase(2, 0, [refund(2)])).toBe('returned');
    expect(purchase(2, 0, [refund(1), refund(1, {}, true)], 1)).toBe('returned');
  });

  it('was kept where money went back and the goods stayed', () => {
    expect(purchase(1, 0, [refund(1, { cameBack: false })])).toBe('kept');
    expect(purchase(2, 0, [refund(1), refund(1, { cameBack: false })])).toBe('kept');
    // What our returns say of a unit counts, not what the refund does.
    expect(purchase(1, 0, [refund(1, {}, true)], 0)).toBe('kept');
  });

  it('is judged by the units that ever left', () => {
    expect(purchase(2, 0, [refund(1), refund(1, { sent: false, cameBack: false })])).toBe('returned');
    expect(purchase(1, 0, [refund(1, { sent: false, cameBack: false })])).toBe('kept');
    // One was taken off by an edit: no refund names it.
    expect(purchase(2, 0, [refund(1)])).toBe('returned');
    expect(purchase(3, 0, [refund(1)], 1)).toBe('returned');
    expect(purchase(3, 1, [refund(1)])).toBe('kept');
    expect(purchase(1, 0)).toBe('kept');
  });

  it('is not judged by what became of others', () => {
    expect(purchase(1, 1, [refund(1, { lineShopifyId: lineId(1) })])).toBe('kept');
  });
});
