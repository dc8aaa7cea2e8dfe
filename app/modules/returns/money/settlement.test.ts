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

describe('the settlement of what was exchanged', () => {
  const order = sampleReturnable([{ net: '40.00', tax: '3.30' }]);
  const policy = samplePolicy({ exchange: { even: true }, fees: { returnShippingMinor: 450 } });
  const settle = (price: string, tax: string, suggested: string | null, change: object = {}) =>
    decideSettlement({
      outcome: 'exchange',
      quote: {
        order,
        units: [sampleUnits(order, policy, [1])],
        newItems: [{ price: parseMoney(price, usd), tax: parseMoney(tax, usd) }],
      },
      payments: [{ id: order.shopifyId, gateway: 'card', left: parseMoney('43.30', usd) }],
      givenOtherwise: null,
      suggested: suggested === null ? null : parseMoney(suggested, usd),
      despite: false,
      hasCustomer: true,
      ...change,
    });

  it('asks for what the new items cost beyond what came back', () => {
    expect(settle('40.00', '3.30', '-4.50')).toMatchObject({
      transactions: [],
      storeCredit: null,
      bonus: noMoney(usd),
      owed: parseMoney('4.50', usd),
    });
    expect(settle('40.00', '3.30', '-4.49')).toEqual({
      hold: { code: 'amounts-differ', values: { ours: '-4.50', shopifys: '-4.49', currency: 'USD' } },
    });
    expect(settle('40.00', '3.30', '-4.49', { despite: true })).toMatchObject({
      owed: parseMoney('4.50', usd),
    });
  });

  it('gives back what is left over', () => {
    expect(settle('30.00', '2.48', '6.32')).toMatchObject({
      transactions: [{ amount: parseMoney('6.32', usd) }],
      owed: noMoney(usd),
    });
    expect(settle('30.00', '2.48', null)).toMatchObject({ owed: noMoney(usd) });
  });
});

describe('the settlement of an outcome that was switched', () => {
  const order = sampleReturnable([{ net: '72.00', tax: '5.94' }]);
  const policy = samplePolicy({
    fees: { restockingPercent: '10', returnShippingMinor: 500, waivedForOutcomes: ['credit'] },
  });
  const settle = (outcome: 'refund' | 'credit', suggested: string, feesThere: string | null) =>
    decideSettlement({
      outcome,
      quote: { order, units: [sampleUnits(order, policy, [1])] },
      payments: [{ id: order.shopifyId, gateway: 'card', left: parseMoney('100.00', usd) }],
      givenOtherwise: null,
      suggested: parseMoney(suggested, usd),
      feesThere: feesThere === null ? null : parseMoney(feesThere, usd),
      despite: false,
      hasCustomer: true,
    });

  it('explains the fees with which the return was made', () => {
    // 77.94; made with 7.20 and 5.00 for a refund
    expect(settle('credit', '65.74', '12.20')).toMatchObject({ storeCredit: parseMoney('77.94', usd) });
    expect(settle('credit', '65.74', null)).toMatchObject({ hold: { code: 'amounts-differ' } });
    expect(settle('credit', '65.73', '12.20')).toMatchObject({ hold: { code: 'amounts-differ' } });
    // made without fees for credit
    expect(settle('refund', '77.94', '0.00')).toMatchObject({
      transactions: [{ amount: parseMoney('65.74', usd) }],
    });
  });

  it('never takes what Shopify would ask for as a reason of its own', () => {
    expect(settle('refund', '-1.00', null)).toMatchObject({ hold: { code: 'amounts-differ' } });
    for (const feesThere of ['90.00', '77.94'])
      expect(settle('credit', '-1.00', feesThere)).toMatchObject({ storeCredit: parseMoney('77.94', usd) });
    // Nothing at all is not what it would ask for.
    expect(settle('credit', '0.00', '90.00')).toMatchObject({ hold: { code: 'amounts-differ' } });
    expect(settle('credit', '-1.00', '77.93')).toMatchObject({ hold: { code: 'amounts-differ' } });
  });
});

describe('the settlement of what stays with the customer', () => {
  it('goes back to the card, whatever Shopify thinks of returns', () => {
    const order = sampleReturnable([{ net: '72.00', tax: '5.94' }]);
    const policy = samplePolicy({ keep: { percent: '30' } });
    const plan = decideSettlement({
      outcome: 'keep',
      quote: { order, units: [sampleUnits(order, policy, [1])] },
      payments: [
        { id: order.shopifyId, gateway: 'gift_card', left: parseMoney('60.00', usd) },
        { id: order.shopifyId, gateway: 'card', left: parseMoney('20.00', usd) },
      ],
      givenOtherwise: parseMoney('1.00', usd),
      suggested: null,
      despite: false,
      hasCustomer: false,
    });
    expect(plan).toMatchObject({
      transactions: [
        { gateway: 'card', amount: parseMoney('20.00', usd) },
        { gateway: 'gift_card', amount: parseMoney('3.38', usd) },
      ],
      parts: [{ code: 'kept-share' }],
    });
  });
});
