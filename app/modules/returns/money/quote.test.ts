import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { addMoney, moneyAmount, noMoney, parseMoney, sumMoney } from '#app/kernel/money.ts';
import { rational } from '#app/kernel/rational.ts';
import type { Policy } from '../policy/policy.ts';
import type { ReturnableOrder } from '../ports.ts';
import { samplePolicy, sampleReturnable } from '../sample-returns.ts';
import { billOf, type QuotedUnits, quoteOutcome } from './quote.ts';
import { decideSettlement } from './settlement.ts';
import { splitTender } from './tender.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

const usd = currencyCode('USD');
const units = (order: ReturnableOrder, ordinals: number[], reason = 'unwanted', line = 0): QuotedUnits => {
  const found = order.lines[line];
  if (found === undefined) throw new Error(`No line ${line}`);
  return { line: found, ordinals, reason };
};
const print = (order: ReturnableOrder, policy: Policy, some: QuotedUnits[], outcome: 'refund' | 'credit') => {
  const quote = quoteOutcome({ order, policy, units: some }, outcome);
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
    expect(print(order, samplePolicy({}), [units(order, [1])], 'refund')).toEqual({
      total: '77.94',
      parts: { goods: '72.00', tax: '5.94' },
      why: ['goods-as-sold'],
    });
  });

  it('adds a bonus on the goods to store credit only', () => {
    const policy = samplePolicy({ credit: { bonusPercent: '10' } });
    expect(print(order, policy, [units(order, [1])], 'credit')).toMatchObject({
      total: '85.14',
      parts: { bonus: '7.20' },
    });
    expect(print(order, policy, [units(order, [1])], 'refund').total).toBe('77.94');
    const capped = samplePolicy({ credit: { bonusPercent: '10', bonusCapMinor: 400 } });
    const quote = print(order, capped, [units(order, [1])], 'credit');
    expect(quote.total).toBe('81.94');
    expect(quote.why).toContain('bonus-capped');
    const flat = samplePolicy({ credit: { bonusFlatMinor: 500 } });
    expect(print(order, flat, [units(order, [1])], 'credit').total).toBe('82.94');
  });

  it('takes restocking on the net and shipping once, waived by reason', () => {
    const fees = { restockingPercent: '20', returnShippingMinor: 795, waivedFor: ['defective'] };
    const policy = samplePolicy({ fees });
    // 77.94 − 14.40 − 7.95
    expect(print(order, policy, [units(order, [1])], 'refund')).toMatchObject({
      total: '55.59',
      parts: { 'restocking-fee': '-14.40', 'return-shipping-fee': '-7.95' },
    });
    const waived = print(order, policy, [units(order, [1], 'defective')], 'refund');
    expect(waived.total).toBe('77.94');
    expect(waived.why).toContain('fees-waived');
  });

  it('cuts shipping to what is left and asks nobody for money', () => {
    const small = sampleReturnable([{ net: '5.00', tax: '0.41' }]);
    const policy = samplePolicy({ fees: { restockingPercent: '20', returnShippingMinor: 795 } });
    const quote = print(small, policy, [units(small, [1])], 'refund');
    expect(quote).toMatchObject({
      total: '0.00',
      parts: { 'restocking-fee': '-1.00', 'return-shipping-fee': '-4.41' },
    });
    expect(quote.why).toContain('fee-cut');
  });

  it('keeps the tax inside where prices include it', () => {
    const gross = sampleReturnable([{ net: '72.00', tax: '11.50' }], { taxesIncluded: true });
    const quote = print(gross, samplePolicy({}), [units(gross, [1])], 'refund');
    expect(quote).toMatchObject({ total: '72.00', parts: { goods: '72.00' } });
  });

  it('never gives back what was given back before', () => {
    const left = { ...order, paidLeft: parseMoney('50.00', usd) };
    expect(print(left, samplePolicy({}), [units(left, [1])], 'refund')).toMatchObject({
      total: '50.00',
      parts: { 'already-paid-back': '-27.94' },
    });
    const nothing = { ...order, paidLeft: parseMoney('-1.00', usd) };
    expect(print(nothing, samplePolicy({}), [units(nothing, [1])], 'refund').total).toBe('0.00');
  });

  it("brings the policy's amounts to the order's currency at its own rate", () => {
    const jpy = currencyCode('JPY');
    const line = { quantity: 3, net: parseMoney('10000', jpy), tax: parseMoney('0', jpy) };
    const inYen = {
      ...order,
      currency: jpy,
      rate: rational(15_000n, 10_000n),
      paidLeft: parseMoney('10000', jpy),
    };
    const policy = samplePolicy({ fees: { restockingPercent: '15', returnShippingMinor: 795 } });
    const one = [{ line, ordinals: [1], reason: 'unwanted' }];
    // 3333 − 500 − 1193, which is 7.95 × 150 rounded up from 1192.5
    expect(moneyAmount(quoteOutcome({ order: inYen, policy, units: one }, 'refund').total)).toBe('1640');
  });
});

describe('laws of money', () => {
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 8 }),
    net: fc.integer({ min: 0, max: 1_000_000 }),
    tax: fc.integer({ min: 0, max: 200_000 }),
  });
  const fees = fc.record({
    restockingPercent: fc.option(fc.integer({ min: 0, max: 100 }).map(String)),
    returnShippingMinor: fc.option(fc.integer({ min: 0, max: 2_000 })),
  });
  const cents = (minor: number) => (minor / 100).toFixed(2);

  it('a quote of parts adds up to that of the whole, before flat fees and caps', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fees,
        fc.infiniteStream(fc.boolean()),
        (lines, { restockingPercent }, coin) => {
          const order = sampleReturnable(
            lines.map(({ quantity, net, tax }) => ({ quantity, net: cents(net), tax: cents(tax) })),
          );
          const policy = samplePolicy({ fees: { restockingPercent } });
          const all = lines.map(({ quantity }, index) =>
            units(
              order,
              Array.from({ length: quantity }, (_, unit) => unit + 1),
              'unwanted',
              index,
            ),
          );
          const split = all.map((one) => {
            const first = one.ordinals.filter(() => coin.next().value === true);
            return [first, one.ordinals.filter((ordinal) => !first.includes(ordinal))] as const;
          });
          const half = (side: 0 | 1) =>
            billOf({
              order,
              policy,
              units: all.map((one, index) => ({ ...one, ordinals: split[index]?.[side] ?? [] })),
            });
          const whole = billOf({ order, policy, units: all });
          for (const part of ['goods', 'tax', 'restockingFee', 'total'] as const)
            expect(addMoney(half(0)[part], half(1)[part])).toEqual(whole[part]);
        },
      ),
    );
  });

  it('a bill adds up, and is neither below 0 nor above what is left of the payment', () => {
    fc.assert(
      fc.property(line, fees, fc.integer({ min: -100, max: 1_000_000 }), (one, some, left) => {
        const order = sampleReturnable(
          [{ quantity: one.quantity, net: cents(one.net), tax: cents(one.tax) }],
          {
            paidLeft: parseMoney(cents(left), usd),
          },
        );
        const ordinals = Array.from({ length: one.quantity }, (_, unit) => unit + 1);
        const policy = samplePolicy({ fees: some, credit: { bonusPercent: '10', bonusCapMinor: 500 } });
        for (const outcome of ['refund', 'credit'] as const) {
          const quote = quoteOutcome({ order, policy, units: [units(order, ordinals)] }, outcome);
          expect(
            sumMoney(
              quote.parts.map((part) => part.amount),
              usd,
            ),
          ).toEqual(quote.total);
          expect(quote.total.minor).toBeGreaterThanOrEqual(0n);
          if (outcome === 'refund') expect(quote.total.minor).toBeLessThanOrEqual(BigInt(Math.max(0, left)));
        }
      }),
    );
  });

  it('a split over payments takes from none more than it has, and adds up with its rest', () => {
    const payment = fc.record({
      gateway: fc.constantFrom('shopify_payments', 'gift_card', 'paypal', 'shopify_store_credit'),
      left: fc.integer({ min: 0, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 6 }), fc.integer({ min: 0, max: 40_000 }), (all, amount) => {
        const payments = all.map(({ gateway, left }, index) => ({
          id: sampleReturnable([]).shopifyId,
          gateway: `${gateway}`,
          left: parseMoney(cents(left), usd),
          index,
        }));
        const { transactions, rest } = splitTender(payments, parseMoney(cents(amount), usd));
        const given = sumMoney(
          transactions.map((one) => one.amount),
          usd,
        );
        expect(addMoney(given, rest)).toEqual(parseMoney(cents(amount), usd));
        const cards = payments.filter(
          ({ gateway }) => !gateway.includes('gift') && !gateway.includes('store'),
        );
        const usesOwn = transactions.some(
          ({ gateway }) => gateway === 'gift_card' || gateway === 'shopify_store_credit',
        );
        if (usesOwn) {
          const fromCards = sumMoney(
            transactions
              .filter(({ gateway }) => gateway !== 'gift_card' && gateway !== 'shopify_store_credit')
              .map((one) => one.amount),
            usd,
          );
          expect(fromCards).toEqual(
            sumMoney(
              cards.map((card) => card.left),
              usd,
            ),
          );
        }
      }),
    );
  });
});

describe('a settlement', () => {
  const order = sampleReturnable([{ net: '72.00', tax: '5.94' }]);
  const input = (change: object = {}) => ({
    outcome: 'refund' as const,
    quote: { order, policy: samplePolicy({}), units: [units(order, [1])] },
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
