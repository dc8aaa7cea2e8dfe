import { describe, expect, it } from 'vitest';
import type { Outcome } from '#app/contracts/returns.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { moneyAmount, parseMoney } from '#app/kernel/money.ts';
import { rational } from '#app/kernel/rational.ts';
import { withdrawalTerms } from '../policy/combine-terms.ts';
import type { Policy } from '../policy/policy.ts';
import { feesOf } from '../policy/terms-of.ts';
import type { ReturnableOrder } from '../ports.ts';
import { samplePolicy, sampleReturnable, sampleRule, sampleUnits } from '../sample-returns.ts';
import { priceItems } from './exchange.ts';
import { quoteOutcome } from './quote.ts';

const usd = currencyCode('USD');
const print = (
  order: ReturnableOrder,
  policy: Policy,
  outcome: Outcome,
  { ordinals = [1], reason = 'unwanted' } = {},
) => {
  const quote = quoteOutcome({ order, units: [sampleUnits(order, policy, ordinals, { reason })] }, outcome);
  return {
    total: moneyAmount(quote.total),
    parts: Object.fromEntries(quote.parts.map((part) => [part.code, moneyAmount(part.amount)])),
    why: quote.why.map((message) => message.code),
  };
};

describe('a quote', () => {
  // 80.00 with 10 % off, taxed 8.25 %
  const order = sampleReturnable([{ net: '72.00', tax: '5.94' }]);

  it('gives back goods and tax as they were sold', () => {
    expect(print(order, samplePolicy({}), 'refund')).toEqual({
      total: '77.94',
      parts: { goods: '72.00', tax: '5.94' },
      why: ['goods-as-sold'],
    });
  });

  it('adds a bonus on the goods to store credit only', () => {
    const policy = samplePolicy({ credit: { bonusPercent: '10' } });
    expect(print(order, policy, 'credit')).toMatchObject({
      total: '85.14',
      parts: { bonus: '7.20' },
    });
    expect(print(order, policy, 'refund').total).toBe('77.94');
    const capped = samplePolicy({ credit: { bonusPercent: '10', bonusCapMinor: 400 } });
    const quote = print(order, capped, 'credit');
    expect(quote.total).toBe('81.94');
    expect(quote.why).toContain('bonus-capped');
    const flat = samplePolicy({ credit: { bonusFlatMinor: 500 } });
    expect(print(order, flat, 'credit').total).toBe('82.94');
    // Nothing comes back, nothing on top.
    expect(print(sampleReturnable([{ net: '0.00' }]), flat, 'credit').total).toBe('0.00');
  });

  it('takes restocking on the net and shipping once, waived by reason', () => {
    const fees = { restockingPercent: '20', returnShippingMinor: 795, waivedFor: ['defective'] };
    const policy = samplePolicy({ fees });
    // 77.94 − 14.40 − 7.95
    expect(print(order, policy, 'refund')).toMatchObject({
      total: '55.59',
      parts: { 'restocking-fee': '-14.40', 'return-shipping-fee': '-7.95' },
    });
    const waived = print(order, policy, 'refund', { reason: 'defective' });
    expect(waived.total).toBe('77.94');
    expect(waived.why).toContain('fees-waived');
  });

  it('cuts shipping to what is left and asks nobody for money', () => {
    const small = sampleReturnable([{ net: '5.00', tax: '0.41' }]);
    const policy = samplePolicy({ fees: { restockingPercent: '20', returnShippingMinor: 795 } });
    const quote = print(small, policy, 'refund');
    expect(quote).toMatchObject({
      total: '0.00',
      parts: { 'restocking-fee': '-1.00', 'return-shipping-fee': '-4.41' },
    });
    expect(quote.why).toContain('fee-cut');
  });

  it('keeps the tax inside where prices include it', () => {
    const gross = sampleReturnable([{ net: '72.00', tax: '11.50' }], { taxesIncluded: true });
    const quote = print(gross, samplePolicy({}), 'refund');
    expect(quote).toMatchObject({ total: '72.00', parts: { goods: '72.00' } });
  });

  it('never gives back what was given back before', () => {
    const left = { ...order, paidLeft: parseMoney('50.00', usd) };
    expect(print(left, samplePolicy({}), 'refund')).toMatchObject({
      total: '50.00',
      parts: { 'already-paid-back': '-27.94' },
    });
    const nothing = { ...order, paidLeft: parseMoney('-1.00', usd) };
    expect(print(nothing, samplePolicy({}), 'refund').total).toBe('0.00');
  });

  it("brings the policy's amounts to the order's currency at its own rate", () => {
    const jpy = currencyCode('JPY');
    const inYen = sampleReturnable([{ net: '10000', quantity: 3 }], {
      currency: jpy,
      rate: rational(15_000n, 10_000n),
    });
    const policy = samplePolicy({ fees: { restockingPercent: '15', returnShippingMinor: 795 } });
    // 3333 − 500 − 1193, which is 7.95 × 150 rounded up from 1192.5
    expect(print(inYen, policy, 'refund').total).toBe('1640');
    const own = { ...policy.fees, returnShippingByCurrency: { JPY: 1000 } };
    expect(print(inYen, samplePolicy({ fees: own }), 'refund').parts).toMatchObject({
      'return-shipping-fee': '-1000',
    });
  });

  it('has fees of their own for outcomes and lines', () => {
    const fees = {
      restockingPercent: '20',
      returnShippingMinor: 795,
      waivedForOutcomes: ['credit' as const],
    };
    const policy = samplePolicy({ fees });
    expect(print(order, policy, 'credit').total).toBe('77.94');
    expect(print(order, policy, 'credit').why).toContain('fees-waived');
    expect(print(order, policy, 'refund').total).toBe('55.59');
    const two = sampleReturnable([
      { net: '72.00', tax: '5.94' },
      { net: '100.00', tags: ['bulky'] },
    ]);
    const bulky = samplePolicy({
      fees: { restockingPercent: '20', returnShippingMinor: 795 },
      rules: [
        sampleRule(
          'bulky',
          [{ field: 'line.tags', is: 'any-of', values: ['bulky'] }],
          { set: 'restocking', percent: '10', outcomes: [] },
          { set: 'return-shipping', fee: { minor: 2500, byCurrency: {} }, outcomes: [] },
        ),
      ],
    });
    const some = [sampleUnits(two, bulky, [1]), sampleUnits(two, bulky, [1], { line: 1 })];
    const quote = quoteOutcome({ order: two, units: some }, 'refund');
    // 177.94 − 14.40 − 10.00 − 25.00: shipping once, the greatest
    expect(moneyAmount(quote.total)).toBe('128.54');
    expect(quote.parts.find(({ code }) => code === 'restocking-fee')?.values).toEqual({ percent: '20 10' });
  });

  it('rounds the bonus of lines with percentages of their own once, and takes the smallest cap', () => {
    const two = sampleReturnable([{ net: '10.05' }, { net: '10.05', tags: ['new'] }]);
    const rules = (cap: number | null) => [
      sampleRule('new', [{ field: 'line.tags', is: 'any-of', values: ['new'] }], {
        set: 'credit' as const,
        to: { bonusPercent: '20', bonusFlatMinor: 300, bonusCapMinor: cap },
      }),
    ];
    const credit = { bonusPercent: '10', bonusFlatMinor: 100, bonusCapMinor: 900 };
    const quoteOf = (cap: number | null) => {
      const policy = samplePolicy({ credit, rules: rules(cap) });
      const some = [sampleUnits(two, policy, [1]), sampleUnits(two, policy, [1], { line: 1 })];
      return quoteOutcome({ order: two, units: some }, 'credit');
    };
    // 1.005 + 2.01 = 3.015, rounded once to 3.02; with the greater flat amount 6.02
    expect(moneyAmount(quoteOf(null).total)).toBe('26.12');
    expect(moneyAmount(quoteOf(500).total)).toBe('25.10');
    expect(quoteOf(500).why.map(({ code }) => code)).toContain('bonus-capped');
    expect(quoteOf(null).why.map(({ code }) => code)).not.toContain('bonus-capped');
  });
});

describe('the quote of an exchange', () => {
  const order = sampleReturnable([{ net: '40.00', tax: '3.30' }]);
  const even = samplePolicy({ exchange: { even: true }, fees: { returnShippingMinor: 450 } });
  const bring = (policy: Policy, listPrice: string) => {
    const units = sampleUnits(order, policy, [1]);
    const items = priceItems(order, units, parseMoney(listPrice, usd));
    return { items, quote: quoteOutcome({ order, units: [units], newItems: [items] }, 'exchange') };
  };

  it('that is even costs nothing but the fee', () => {
    const { items, quote } = bring(even, '55.00');
    expect([items.list, items.price, items.tax].map(moneyAmount)).toEqual(['55.00', '40.00', '3.30']);
    expect(moneyAmount(quote.total)).toBe('0.00');
    expect(moneyAmount(quote.owes)).toBe('4.50');
    expect(quote.parts.map(({ code, amount }) => [code, moneyAmount(amount)])).toEqual([
      ['goods', '40.00'],
      ['tax', '3.30'],
      ['return-shipping-fee', '-4.50'],
      ['new-items', '-43.30'],
    ]);
  });

  it('for something cheaper gives the rest back', () => {
    const { items, quote } = bring(even, '30.00');
    // 43.30 − 4.50 − (30.00 + 3.30 × 30 ÷ 40, rounded up from 2.475)
    expect(moneyAmount(items.tax)).toBe('2.48');
    expect([moneyAmount(quote.total), moneyAmount(quote.owes)]).toEqual(['6.32', '0.00']);
  });

  it('at list price owes the difference', () => {
    const list = samplePolicy({ exchange: { even: false } });
    const { items, quote } = bring(list, '60.00');
    expect(moneyAmount(items.price)).toBe('60.00');
    expect(moneyAmount(items.tax)).toBe('4.95');
    expect(moneyAmount(quote.owes)).toBe('21.65');
    expect(quote.why.map(({ code }) => code)).toContain('owes');
  });

  it('has its tax inside where prices include it', () => {
    const gross = sampleReturnable([{ net: '40.00', tax: '6.39' }], { taxesIncluded: true });
    const units = sampleUnits(gross, even, [1]);
    expect(moneyAmount(priceItems(gross, units, parseMoney('55.00', usd)).tax)).toBe('0.00');
    const free = sampleReturnable([{ net: '0.00' }]);
    const given = priceItems(free, sampleUnits(free, even, [1]), parseMoney('55.00', usd));
    expect([given.price, given.tax].map(moneyAmount)).toEqual(['0.00', '0.00']);
    // A gift that was taxed all the same: what costs as much has as much tax, of more nothing is known.
    const taxed = sampleReturnable([{ net: '0.00', tax: '1.00' }]);
    const instead = (policy: Policy) =>
      priceItems(taxed, sampleUnits(taxed, policy, [1]), parseMoney('55.00', usd));
    const list = samplePolicy({ exchange: { even: false } });
    expect([instead(even), instead(list)].map(({ tax }) => moneyAmount(tax))).toEqual(['1.00', '0.00']);
  });

  it("prices several units at the order's own rate", () => {
    const yen = sampleReturnable([{ net: '9000', quantity: 3 }], {
      currency: currencyCode('JPY'),
      rate: rational(15_000n, 10_000n),
    });
    const list = samplePolicy({ exchange: { even: false } });
    const items = priceItems(yen, sampleUnits(yen, list, [2, 3]), parseMoney('10.01', usd));
    // 1501.5 rounded, twice
    expect(moneyAmount(items.list)).toBe('3004');
  });

  it('goes by the fees of an exchange and asks no more than the goods are worth for fees', () => {
    const dear = samplePolicy({ exchange: { even: true }, fees: { returnShippingMinor: 9_000 } });
    // The fee takes the whole credit of 43.30, the new shirt is owed.
    expect(moneyAmount(bring(dear, '55.00').quote.owes)).toBe('43.30');
  });
});

describe('the quote of keeping it', () => {
  it('is a part of net and tax, without fees', () => {
    const order = sampleReturnable([{ net: '72.00', tax: '5.94' }]);
    const policy = samplePolicy({
      keep: { percent: '30' },
      fees: { restockingPercent: '20', returnShippingMinor: 795 },
    });
    const quote = quoteOutcome({ order, units: [sampleUnits(order, policy, [1])] }, 'keep');
    // 77.94 × 0.3 = 23.382
    expect(moneyAmount(quote.total)).toBe('23.38');
    expect(quote.parts).toEqual([
      { code: 'kept-share', values: { percent: '30' }, amount: parseMoney('23.38', usd) },
    ]);
    expect(quote.why.map(({ code }) => code)).toEqual(['kept-share']);
    const gross = { ...order, taxesIncluded: true };
    const included = quoteOutcome({ order: gross, units: [sampleUnits(gross, policy, [1])] }, 'keep');
    expect(moneyAmount(included.total)).toBe('21.60');
  });

  it('adds up over the units of a line and stays within what was paid', () => {
    const policy = samplePolicy({ keep: { percent: '50' } });
    const order = sampleReturnable([{ net: '10.00', quantity: 3 }]);
    const of = (ordinals: number[], paidLeft = '100.00') =>
      moneyAmount(
        quoteOutcome(
          {
            order: { ...order, paidLeft: parseMoney(paidLeft, usd) },
            units: [sampleUnits(order, policy, ordinals)],
          },
          'keep',
        ).total,
      );
    // round(1.666…), round(3.333…) − 1.67, 5.00 − 3.33
    expect([of([1]), of([2]), of([3]), of([1, 2, 3])]).toEqual(['1.67', '1.66', '1.67', '5.00']);
    expect(of([1, 2, 3], '2.00')).toBe('2.00');
  });

  it('has no share where a line offers none, and no fee whatever its terms would charge', () => {
    const order = sampleReturnable([{ net: '10.00' }, { net: '20.00', tags: ['bulky'] }]);
    const offered = samplePolicy({ keep: { percent: '50' } });
    const units = sampleUnits(order, offered, [1]);
    const charged = { restockingPercent: '20', returnShippingMinor: 300, returnShippingByCurrency: {} };
    const dear = { ...units, terms: { ...units.terms, fees: feesOf(() => charged) } };
    const other = sampleUnits(order, samplePolicy({}), [1], { line: 1 });
    const quote = quoteOutcome({ order, units: [dear, other] }, 'keep');
    expect(moneyAmount(quote.total)).toBe('5.00');
    expect(quote.parts).toMatchObject([{ code: 'kept-share', values: { percent: '50' } }]);
    expect(quote.why.map(({ code }) => code)).toEqual(['kept-share']);
  });
});

describe('the quote of a withdrawal', () => {
  it('gives back all of the price and of the shipping', () => {
    const order = sampleReturnable([{ net: '72.00', tax: '5.94' }]);
    const policy = samplePolicy({ fees: { restockingPercent: '20', returnShippingMinor: 795 } });
    const units = sampleUnits(order, policy, [1]);
    const byLaw = { ...units, terms: withdrawalTerms(units.terms) };
    const quote = quoteOutcome({ order, units: [byLaw], shipping: parseMoney('4.95', usd) }, 'refund');
    expect(moneyAmount(quote.total)).toBe('82.89');
    expect(quote.parts.map(({ code }) => code)).toEqual(['goods', 'tax', 'shipping']);
    expect(byLaw.terms.outcomes).toEqual({ refund: true, credit: null, exchange: null, keep: null });
  });
});
