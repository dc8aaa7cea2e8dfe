import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../kernel/calendar.ts';
import { currencyCode } from '../../kernel/currency.ts';
import { parseMoney } from '../../kernel/money.ts';
import { isTipLine, paidAtOf } from './order-parts.ts';

const usd = (amount: string) => parseMoney(amount, currencyCode('USD'));
const at = (day: number) => parseInstant(`2026-03-0${day}T10:00:00Z`);
const order = {
  payments: [{ at: at(2), amount: usd('100.00') }],
  originalTotal: usd('100.00'),
  total: usd('100.00'),
  processedAt: at(1),
  financialStatus: 'paid',
} as const;

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
  });
});

describe('a tip', () => {
  it('is a line called Tip without a product, only in an order that received one', () => {
    expect(isTipLine({ productId: null, title: 'Tip' }, true)).toBe(true);
    expect(isTipLine({ productId: null, title: 'Tip' }, false)).toBe(false);
    expect(isTipLine({ productId: 5n, title: 'Tip' }, true)).toBe(false);
  });
});
