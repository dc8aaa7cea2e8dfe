import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomes } from '#app/contracts/returns.ts';
import { currencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import type { Condition } from '#app/kernel/rules/condition.ts';
import { combineTerms, isOffered, sharedOutcomes } from '../policy/combine-terms.ts';
import type { Policy, PolicyAction } from '../policy/policy.ts';
import { Course, type Step } from '../sample-course.ts';
import { sampleAsked, samplePolicy, sampleReturnable, sampleRule } from '../sample-returns.ts';
import { chooseUnits, termsFor } from './choose-units.ts';
import { returnabilityOf } from './returnability.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

const reasons = ['unwanted', 'defective', 'too-small'];
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .subarray(['sale', 'new', 'bulky'], { minLength: 1 })
    .chain((values) =>
      fc
        .constantFrom('any-of' as const, 'none-of' as const)
        .map((is) => ({ field: 'line.tags' as const, is, values })),
    ),
  fc
    .subarray(reasons, { minLength: 1 })
    .map((values) => ({ field: 'return.reason' as const, is: 'any-of' as const, values })),
  fc
    .integer({ min: 0, max: 20_000 })
    .map((minor) => ({ field: 'order.value' as const, is: 'at-least' as const, minor })),
  fc
    .constantFrom('gold')
    .map((tier) => ({ field: 'customer.tier' as const, is: 'any-of' as const, values: [tier] })),
);
const percent = fc.integer({ min: 0, max: 100 }).map(String);
const outcomeList = fc.subarray([...outcomes]);
const action: fc.Arbitrary<PolicyAction> = fc.oneof(
  fc.record({
    set: fc.constant('window' as const),
    days: fc.integer({ min: 0, max: 60 }),
    months: fc.option(fc.integer({ min: 1, max: 24 })),
    from: fc.constantFrom('delivered' as const, 'ordered' as const, null),
    transitDays: fc.constant(null),
    until: fc.constantFrom(null, '03-15', '2026-04-01'),
  }),
  fc.boolean().map((to) => ({ set: 'final-sale' as const, to })),
  fc.constant({ set: 'never' as const }),
  fc.boolean().map((to) => ({ set: 'refund' as const, to })),
  fc.constant({ set: 'exchange' as const, to: { even: true } }),
  fc.record({ set: fc.constant('keep' as const), to: fc.option(fc.record({ percent })) }),
  fc.record({ set: fc.constant('restocking' as const), percent: fc.option(percent), outcomes: outcomeList }),
  fc.record({
    set: fc.constant('return-shipping' as const),
    fee: fc.record({ minor: fc.option(fc.integer({ min: 0, max: 2_000 })), byCurrency: fc.constant({}) }),
    outcomes: outcomeList,
  }),
  fc.constantFrom('auto' as const, 'manual' as const).map((to) => ({ set: 'approval' as const, to })),
  fc.constant({ set: 'decline' as const, reason: 'OTHER' as const, note: '' }),
  fc
    .constantFrom('first-scan' as const, 'received' as const)
    .map((to) => ({ set: 'settle-on' as const, to })),
);
const policy: fc.Arbitrary<Policy> = fc
  .array(
    fc.record({
      when: fc.array(condition, { maxLength: 2 }),
      then: fc.array(action, { minLength: 1, maxLength: 3 }),
    }),
    {
      maxLength: 5,
    },
  )
  .map((rules) =>
    samplePolicy({
      exchange: { even: false },
      keep: { percent: '25' },
      finalSale: { tags: ['sale'], overriddenBy: ['defective'] },
      rules: rules.map(({ when, then }, index) => sampleRule(`r${index}`, when, ...then)),
    }),
  );
const line = fc.record({
  quantity: fc.integer({ min: 1, max: 4 }),
  net: fc.integer({ min: 0, max: 50_000 }),
  tags: fc.subarray(['sale', 'new', 'bulky']),
});
const currency = fc.constantFrom(...['JPY', 'USD', 'KWD'].map(currencyCode));
const order = fc
  .record({ currency, lines: fc.array(line, { minLength: 1, maxLength: 3 }) })
  .map(({ currency: code, lines }) =>
    sampleReturnable(
      lines.map(({ net, ...more }) => ({ ...more, net: printDecimal(BigInt(net), currencyExponent(code)) })),
      { currency: code },
    ),
  );

describe('laws of decisions', () => {
  it('the same order, policy and moment have the same terms with the same trace', () => {
    fc.assert(
      fc.property(order, policy, fc.constantFrom(...reasons), (bought, rules, reason) => {
        for (const one of bought.lines) {
          const terms = termsFor(sampleAsked(bought, rules), one, reason);
          expect(termsFor(sampleAsked({ ...bought }, structuredClone(rules)), one, reason)).toEqual(terms);
          const asked = [{ lineShopifyId: one.shopifyId, quantity: 1, reason }];
          expect(chooseUnits(sampleAsked(bought, rules), asked)).toEqual(
            chooseUnits(sampleAsked({ ...bought }, structuredClone(rules)), asked),
          );
        }
      }),
    );
  });

  it('what no rule touches is as it is without rules, and the trace names who touched it', () => {
    fc.assert(
      fc.property(order, policy, fc.constantFrom(...reasons), (bought, rules, reason) => {
        const [one] = bought.lines;
        if (one === undefined) return;
        const terms = termsFor(sampleAsked(bought, rules), one, reason);
        const plain = termsFor(sampleAsked(bought, { ...rules, rules: [] }), one, reason);
        const touched = new Set(terms.said.filter(({ rule }) => rule !== null).map(({ part }) => part));
        if (!touched.has('window')) expect(terms.window).toEqual(plain.window);
        if (!touched.has('approval')) expect(terms.approval).toEqual(plain.approval);
        if (!touched.has('settle-on')) expect(terms.settleOn).toBe(plain.settleOn);
        for (const outcome of outcomes)
          if (!touched.has(outcome)) expect(isOffered(terms, outcome)).toBe(isOffered(plain, outcome));
        if (!touched.has('restocking') && !touched.has('return-shipping'))
          expect(terms.fees).toEqual(plain.fees);
        if (!touched.has('never') && !touched.has('final-sale'))
          expect(terms.returnable).toBe(plain.returnable);
      }),
    );
  });

  it('what the page offers can be asked for, and nothing else', () => {
    fc.assert(
      fc.property(order, policy, (bought, rules) => {
        const asked = sampleAsked(bought, rules);
        for (const one of bought.lines) {
          const shown = returnabilityOf(asked, one);
          const ask = (quantity: number) =>
            rules.reasons.some(
              ({ id }) =>
                !('refused' in chooseUnits(asked, [{ lineShopifyId: one.shopifyId, quantity, reason: id }])),
            );
          expect(ask(shown.quantity + 1)).toBe(false);
          if (shown.quantity > 0) expect(ask(shown.quantity)).toBe(true);
          expect(shown.quantity === 0).toBe(shown.until === null);
        }
      }),
    );
  });

  it('a return is as strict as its strictest line, in whatever order they stand', () => {
    fc.assert(
      fc.property(
        order,
        policy,
        fc.array(fc.constantFrom(...reasons), { minLength: 3, maxLength: 3 }),
        (bought, rules, some) => {
          const lines = bought.lines.map((one, index) =>
            termsFor(sampleAsked(bought, rules), one, some[index] ?? 'unwanted'),
          );
          const whole = combineTerms(lines);
          const turned = combineTerms([...lines].reverse());
          expect([turned.approval, turned.settleOn]).toEqual([whole.approval, whole.settleOn]);
          for (const terms of lines) {
            const alone = combineTerms([terms]);
            if (alone.approval === 'manual') expect(whole.approval).toBe('manual');
            for (const outcome of sharedOutcomes(lines)) expect(isOffered(terms, outcome)).toBe(true);
          }
          expect(sharedOutcomes(lines)).toEqual(
            outcomes.filter((one) => lines.every((terms) => isOffered(terms, one))),
          );
        },
      ),
    );
  });
});

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('request' as const),
    line: fc.integer({ min: 0, max: 2 }),
    quantity: fc.integer({ min: 1, max: 4 }),
    outcome: fc.constantFrom('refund' as const, 'credit' as const, 'keep' as const),
    reason: fc.constantFrom(...reasons),
  }),
  fc.record({
    do: fc.constantFrom('cancel' as const, 'settle' as const, 'settle' as const),
    which: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({ do: fc.constant('staff-refund' as const), line: fc.integer({ min: 0, max: 2 }) }),
);

describe('laws of a whole order', () => {
  it('no sequence of returns, cancellations and refunds pays a unit twice or more than was paid', () => {
    fc.assert(
      fc.property(
        order,
        policy,
        fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 3 }),
        fc.array(step, { maxLength: 14 }),
        (bought, rules, took, steps) => {
          const course = new Course(bought, rules, took);
          for (const one of steps) {
            course.take(one);
            for (const payment of course.payments) expect(payment.left.minor).toBeGreaterThanOrEqual(0n);
            const left = course.payments.reduce((sum, payment) => sum + payment.left.minor, 0n);
            expect(course.given.minor).toBeLessThanOrEqual(left);
          }
          const sold = bought.lines.reduce((sum, one) => sum + one.quantity, 0);
          expect(course.paidUnits.size).toBeLessThanOrEqual(sold);
        },
      ),
    );
  });
});
