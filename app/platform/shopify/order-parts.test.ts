import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../kernel/calendar.ts';
import { currencyCode } from '../../kernel/currency.ts';
import { shopifyId } from '../../kernel/ids.ts';
import { parseMoney } from '../../kernel/money.ts';
import { sampleOrder } from '../../modules/commerce/sample-order.ts';
import { codesOf, isTipLine, paidAtOf, totalWithRemoved } from './order-parts.ts';

const usd = (amount: string) => parseMoney(amount, currencyCode('USD'));
const at = (day: number) => parseInstant(`2026-03-0${day}T10:00:00Z`);
const order = {
  payments: [{ at: at(2), amount: usd('100.00') }],
  originalTotal: usd('100.00'),
  total: usd('100.00'),
  processedAt: at(1),
  financialStatus: 'paid',
} as const;

describe('the codes of an order', () => {
  const both = (amount: string) => ({ shop: usd(amount), presentment: usd(amount) });
  const [line11, line12] = [shopifyId(11n), shopifyId(12n)];

  it('are told with what each took off which line, whatever their letters, automatic discounts apart', () => {
    const codes = codesOf(
      ['Loy-1', 'SHIPFREE'],
      [
        { code: 'loy-1', lineShopifyId: line11, amount: both('3.00') },
        { code: 'LOY-1', lineShopifyId: line11, amount: both('1.00') },
        { code: 'LOY-1', lineShopifyId: line12, amount: both('0.00') },
        { code: null, lineShopifyId: line12, amount: both('9.00') },
      ],
      both('0.00'),
    );
    expect(codes).toEqual([
      { code: 'LOY-1', lines: [{ lineShopifyId: line11, amount: both('4.00') }] },
      { code: 'SHIPFREE', lines: [] },
    ]);
  });
});

describe('the moment of payment', () => {
  it('is that of the payment that completed the total', () => {
    const payments = [
      { at: at(4), amount: usd('60.00') },
      { at: at(2), amount: usd('40.00') },
    ];
    expect(paidAtOf({ ...order, payments })).toEqual({ known: true, at: at(4) });
  });

  it('does not move when an edit made the order dearer later', () => {
    expect(paidAtOf({ ...order, total: usd('130.00'), financialStatus: 'partially_paid' })).toEqual({
      known: true,
      at: at(2),
    });
  });

  it('asks for less when an edit made the order cheaper before it was paid', () => {
    const payments = [{ at: at(3), amount: usd('70.00') }];
    expect(paidAtOf({ ...order, payments, total: usd('70.00') })).toEqual({ known: true, at: at(3) });
  });

  it('is none while the order is not covered', () => {
    const payments = [{ at: at(2), amount: usd('10.00') }];
    expect(paidAtOf({ ...order, payments, financialStatus: 'partially_paid' })).toEqual({
      known: true,
      at: null,
    });
  });

  it('is the order itself for a total of 0 that has no payment', () => {
    const free = { ...order, payments: [], originalTotal: usd('0.00'), total: usd('0.00') };
    expect(paidAtOf(free)).toEqual({ known: true, at: at(1) });
    const owes = { ...free, total: usd('20.00'), financialStatus: 'partially_paid' } as const;
    expect(paidAtOf(owes)).toEqual({ known: true, at: at(1) });
  });
});

describe('the total of an order that an edit made smaller', () => {
  // 2 × 50.00 with 8.00 of tax, shipping 6.00: 114.00. One unit (50.00 + 4.00) was removed.
  const pair = (amount: string) => ({ shop: usd(amount), presentment: usd(amount) });
  const line = { sku: 'A', price: '50.00', quantity: 2, tax: '8.00' };
  const told = (total: string, subtotal: string, tax: string, taxesIncluded = false) =>
    totalWithRemoved({
      total: pair(total),
      subtotal: pair(subtotal),
      tax: pair(tax),
      taxesIncluded,
      lines: sampleOrder({ lines: [{ ...line, current: 1 }] }).lines,
    });

  it('is the same whether Shopify keeps the removed units in it or not', () => {
    expect(told('114.00', '100.00', '8.00')).toEqual(pair('114.00'));
    expect(told('60.00', '50.00', '4.00')).toEqual(pair('114.00'));
    expect(told('106.00', '100.00', '8.00', true)).toEqual(pair('106.00'));
    expect(told('56.00', '50.00', '4.00', true)).toEqual(pair('106.00'));
  });

  it('is as told while nothing has gone from the order, and where no subtotal is told', () => {
    const lines = sampleOrder({ lines: [line] }).lines;
    const order = { total: pair('60.00'), tax: pair('4.00'), taxesIncluded: false };
    expect(totalWithRemoved({ ...order, lines, subtotal: pair('50.00') })).toEqual(pair('60.00'));
    const edited = sampleOrder({ lines: [{ ...line, current: 1 }] }).lines;
    expect(totalWithRemoved({ ...order, lines: edited, subtotal: null })).toEqual(pair('60.00'));
  });
});

describe('a tip', () => {
  it('is a line called Tip without a product, only in an order that received one', () => {
    expect(isTipLine({ productId: null, title: 'Tip' }, true)).toBe(true);
    expect(isTipLine({ productId: null, title: 'Tip' }, false)).toBe(false);
    expect(isTipLine({ productId: 5n, title: 'Tip' }, true)).toBe(false);
  });
});
