import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { noMoney, parseMoney } from '#app/kernel/money.ts';
import { samplePolicy, sampleReturnable, sampleUnits } from '../sample-returns.ts';
import { decideSettlement } from './settlement.ts';

const usd = currencyCode('USD');

describe('a settlement', () => {
  const order = sampleReturnable([{ net: '72.00', tax: '5.94' }]);
  const input = (change: object = {}) => ({
    outcome: 'refund' as const,
    quote: { order, units: [sampleUnits(order, samplePolicy({}), [1])] },
    payments: [{ id: order.shopifyId, gateway: 'shopify_payments', left: parseMoney('100.00', usd) }],
    givenOtherwise: null,
    suggested: parseMoney('77.94', usd),
    despite: false,
    hasCustomer: true,
    ...change,
  });

  it('is what both calculations say', () => {
    expect(decideSettlement(input())).toMatchObject({ transactions: [{ amount: parseMoney('77.94', usd) }] });
  });

  it('is held when they differ without a reason', () => {
    expect(decideSettlement(input({ suggested: parseMoney('77.93', usd) }))).toMatchObject({
      hold: { code: 'amounts-differ' },
    });
  });

  it('is explained by what was paid back before, and by never asking for money', () => {
    const payments = [{ id: order.shopifyId, gateway: 'card', left: parseMoney('50.00', usd) }];
    for (const suggested of ['50.00', '77.94'])
      expect(decideSettlement(input({ payments, suggested: parseMoney(suggested, usd) }))).toMatchObject({
        transactions: [{ amount: parseMoney('50.00', usd) }],
      });
    const asCredit = { givenOtherwise: parseMoney('70.00', usd), suggested: parseMoney('30.00', usd) };
    expect(decideSettlement(input(asCredit))).toMatchObject({
      transactions: [{ amount: parseMoney('30.00', usd) }],
    });
    const none = { payments: [], suggested: parseMoney('-3.00', usd) };
    expect(decideSettlement(input(none))).toMatchObject({ transactions: [] });
  });

  it('of credit needs somebody to give it to', () => {
    expect(decideSettlement(input({ outcome: 'credit', hasCustomer: false }))).toMatchObject({
      hold: { code: 'nothing-to-refund-to' },
    });
    expect(decideSettlement(input({ outcome: 'credit' }))).toMatchObject({
      storeCredit: parseMoney('77.94', usd),
      bonus: noMoney(usd),
    });
  });
});
