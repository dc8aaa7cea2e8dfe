import { describe, expect, it } from 'vitest';
import type { Outcome } from '#app/contracts/returns.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { parseMoney } from '#app/kernel/money.ts';
import type { Policy } from '../policy/policy.ts';
import { because, tagged } from '../policy/sample-terms.ts';
import type { ReturnableOrder } from '../ports.ts';
import { samplePolicy, sampleReturnable, sampleRule, sampleUnits } from '../sample-returns.ts';
import type { QuoteInput } from './bill.ts';
import { quoteOutcome } from './quote.ts';

const usd = currencyCode('USD');
const in$ = (amount: string) => ({ amount, currency: 'USD' });
/** Why the first unit of each line is quoted as it is: one reason a line. */
const why = (
  order: ReturnableOrder,
  policy: Policy,
  outcome: Outcome,
  { reasons = [], ...more }: { readonly reasons?: readonly string[] } & Partial<QuoteInput> = {},
) =>
  quoteOutcome(
    {
      order,
      units: order.lines.map((_line, index) =>
        sampleUnits(order, policy, [1], { line: index, reason: reasons[index] ?? 'unwanted' }),
      ),
      ...more,
    },
    outcome,
  ).why;

describe('what a quote says about its money', () => {
  const order = sampleReturnable([{ net: '72.00', tax: '5.94' }]);
  const fees = { restockingPercent: '20', returnShippingMinor: 795 };

  it('names each amount in the order in which it is reckoned', () => {
    expect(why(order, samplePolicy({ fees }), 'refund')).toEqual([
      { code: 'goods-as-sold', values: in$('72.00') },
      { code: 'restocking-fee', values: { percent: '20', ...in$('14.40') } },
      { code: 'return-shipping-fee', values: in$('7.95') },
    ]);
  });

  it('says that the tax is inside where prices include it', () => {
    const gross = { ...order, taxesIncluded: true };
    expect(why(gross, samplePolicy({}), 'refund')).toEqual([
      { code: 'goods-as-sold', values: in$('72.00') },
      { code: 'tax-included', values: {} },
    ]);
  });

  it('says what a fee would have been that was cut, and says nothing of one that was cut to nothing', () => {
    const small = sampleReturnable([{ net: '5.00', tax: '0.41' }]);
    expect(why(small, samplePolicy({ fees }), 'refund').slice(1)).toEqual([
      { code: 'restocking-fee', values: { percent: '20', ...in$('1.00') } },
      { code: 'return-shipping-fee', values: in$('4.41') },
      { code: 'fee-cut', values: in$('7.95') },
    ]);
    const free = sampleReturnable([{ net: '0.00' }]);
    expect(why(free, samplePolicy({ fees }), 'refund')).toEqual([
      { code: 'goods-as-sold', values: in$('0.00') },
      { code: 'fee-cut', values: in$('7.95') },
    ]);
  });

  it('names the percentages of lines that differ, without those that have none', () => {
    const three = sampleReturnable([
      { net: '10.00', tags: ['waived'] },
      { net: '10.00' },
      { net: '10.00', tags: ['bulky'] },
    ]);
    const policy = samplePolicy({
      fees: { restockingPercent: '20' },
      rules: [
        sampleRule('none', [tagged('waived')], { set: 'restocking', percent: null, outcomes: [] }),
        sampleRule('more', [tagged('bulky')], { set: 'restocking', percent: '30', outcomes: [] }),
      ],
    });
    expect(why(three, policy, 'refund')).toEqual([
      { code: 'goods-as-sold', values: in$('30.00') },
      { code: 'restocking-fee', values: { percent: '20 30', ...in$('5.00') } },
    ]);
  });

  it('names the reasons, each once, for which fees are waived', () => {
    const lines = sampleReturnable([{ net: '10.00' }, { net: '10.00' }, { net: '10.00' }, { net: '10.00' }]);
    const policy = samplePolicy({ fees: { ...fees, waivedFor: ['defective', 'too-small'] } });
    const reasons = ['defective', 'unwanted', 'too-small', 'defective'];
    expect(why(lines, policy, 'refund', { reasons })).toContainEqual({
      code: 'fees-waived',
      values: { reasons: 'defective too-small' },
    });
    const swaps = samplePolicy({ fees: { ...fees, waivedForOutcomes: ['exchange'] } });
    expect(why(order, swaps, 'refund').map(({ code }) => code)).not.toContain('fees-waived');
    // Where there is no fee, none is waived.
    const plain = samplePolicy({ fees: { waivedFor: ['defective'] } });
    expect(why(lines, plain, 'refund', { reasons }).map(({ code }) => code)).toEqual(['goods-as-sold']);
  });

  it('names the share of what is kept', () => {
    const two = sampleReturnable([{ net: '10.00' }, { net: '10.00' }]);
    const policy = samplePolicy({
      keep: { percent: '30' },
      rules: [sampleRule('broken', [because('defective')], { set: 'keep', to: { percent: '50' } })],
    });
    expect(why(two, policy, 'keep', { reasons: ['unwanted', 'defective'] })).toEqual([
      { code: 'kept-share', values: { percent: '30 50', ...in$('8.00') } },
    ]);
  });

  it('names shipping that comes back, and what was paid back before', () => {
    const left = { ...order, paidLeft: parseMoney('80.00', usd) };
    expect(why(left, samplePolicy({}), 'refund', { shipping: parseMoney('4.95', usd) })).toEqual([
      { code: 'goods-as-sold', values: in$('72.00') },
      { code: 'shipping', values: in$('4.95') },
      { code: 'already-paid-back', values: in$('2.89') },
    ]);
  });

  it('names what an exchange brings and what is owed for it', () => {
    const policy = samplePolicy({ exchange: { even: false }, fees: { returnShippingMinor: 450 } });
    const newItems = [{ price: parseMoney('90.00', usd), tax: parseMoney('7.43', usd) }];
    // 77.94 − 4.50 − 97.43
    expect(why(order, policy, 'exchange', { newItems })).toEqual([
      { code: 'goods-as-sold', values: in$('72.00') },
      { code: 'return-shipping-fee', values: in$('4.50') },
      { code: 'new-items', values: in$('97.43') },
      { code: 'owes', values: in$('23.99') },
    ]);
  });
});

describe('what a quote says about its bonus', () => {
  const order = sampleReturnable([{ net: '72.00', tax: '5.94' }]);

  it('is its percentage, where it has one', () => {
    const goods = { code: 'goods-as-sold', values: in$('72.00') };
    expect(why(order, samplePolicy({ credit: { bonusPercent: '10' } }), 'credit')).toEqual([
      goods,
      { code: 'bonus', values: { ...in$('7.20'), percent: '10' } },
    ]);
    expect(why(order, samplePolicy({ credit: { bonusFlatMinor: 500 } }), 'credit')).toEqual([
      goods,
      { code: 'bonus', values: in$('5.00') },
    ]);
    expect(why(order, samplePolicy({ credit: { bonusPercent: '10' } }), 'refund')).toEqual([goods]);
    expect(why(order, samplePolicy({ credit: {} }), 'credit')).toEqual([goods]);
  });

  it('is the cap, where that is less', () => {
    const capped = samplePolicy({ credit: { bonusPercent: '10', bonusCapMinor: 400 } });
    expect(why(order, capped, 'credit').slice(1)).toEqual([
      { code: 'bonus', values: { ...in$('4.00'), percent: '10' } },
      { code: 'bonus-capped', values: in$('4.00') },
    ]);
    const roomy = samplePolicy({ credit: { bonusPercent: '10', bonusCapMinor: 720 } });
    expect(why(order, roomy, 'credit').map(({ code }) => code)).toEqual(['goods-as-sold', 'bonus']);
  });

  it('is nothing for lines to which no credit is given', () => {
    const two = sampleReturnable([{ net: '10.00' }, { net: '10.00', tags: ['sale'] }]);
    const policy = samplePolicy({
      credit: { bonusPercent: '10' },
      rules: [sampleRule('sale', [tagged('sale')], { set: 'credit', to: null })],
    });
    expect(why(two, policy, 'credit')).toContainEqual({
      code: 'bonus',
      values: { ...in$('1.00'), percent: '10' },
    });
  });
});
