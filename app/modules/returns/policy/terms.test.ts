import { describe, expect, it } from 'vitest';
import { parseInstant, parseLocalDate } from '#app/kernel/calendar.ts';
import type { RuleFacts } from '#app/kernel/rules/decide.ts';
import { termsFor } from '../decisions/choose-units.ts';
import { sampleAsked, samplePolicy, sampleReturnable, sampleRule } from '../sample-returns.ts';
import { combineTerms, sharedOutcomes, withdrawalTerms } from './combine-terms.ts';
import type { Policy, PolicyRule } from './policy.ts';
import { leafReasons, reasonPath } from './reason-tree.ts';
import { whySaid } from './said.ts';
import { saidOf, tagged, terms } from './sample-terms.ts';
import { returnTermsSchema, type Terms, termsSchema } from './terms.ts';
import { termsOf } from './terms-of.ts';

describe('the terms of a line', () => {
  it('are the policy where no rule says otherwise', () => {
    const policy = samplePolicy({
      fees: { restockingPercent: '20', returnShippingMinor: 795, returnShippingByCurrency: { EUR: 500 } },
      credit: { bonusPercent: '10' },
      exchange: { even: true },
      approval: 'manual',
      settleOn: 'received',
      sendTo: { address: 'Dock 1', locationId: '9' },
    });
    const plain = {
      restockingPercent: '20',
      returnShippingMinor: 795,
      returnShippingByCurrency: { EUR: 500 },
    };
    const made = terms(policy);
    expect(made).toMatchObject({
      window: { days: 30, months: null, from: 'delivered', transitDays: 0, until: null },
      returnable: 'yes',
      outcomes: policy.outcomes,
      fees: { refund: plain, credit: plain, exchange: plain },
      approval: { as: 'manual' },
      settleOn: 'received',
      sendTo: { address: 'Dock 1', locationId: '9' },
    });
    expect(made.fees.keep.restockingPercent).toBe(null);
    expect(made.said.every(({ rule, name }) => rule === null && name === '')).toBe(true);
    expect(made.said.map(({ part }) => part)).toEqual([
      'window',
      'refund',
      'credit',
      'exchange',
      'approval',
      'settle-on',
      'send-to',
      'restocking',
      'return-shipping',
    ]);
    expect(termsSchema.parse(made)).toEqual(made);
  });

  it('say part by part which rule set what', () => {
    const policy = samplePolicy({
      rules: [
        { ...sampleRule('gold', [tagged('sale')], { set: 'settle-on', to: 'first-scan' }), name: 'Sale' },
        sampleRule('all', [], { set: 'settle-on', to: 'received' }, { set: 'approval', to: 'manual' }),
        sampleRule('late', [], { set: 'approval', to: 'auto' }),
      ],
    });
    const made = terms(policy);
    expect(made.settleOn).toBe('first-scan');
    expect(made.approval).toEqual({ as: 'manual' });
    expect(saidOf(made, 'settle-on')).toEqual([
      { part: 'settle-on', rule: 'gold', name: 'Sale', values: { to: 'first-scan' } },
    ]);
    expect(saidOf(made, 'approval')).toEqual([
      { part: 'approval', rule: 'all', name: '', values: { to: 'manual' } },
    ]);
    expect(whySaid(saidOf(made, 'settle-on'))).toEqual([
      { code: 'terms-settle-on', values: { to: 'first-scan', rule: 'gold', name: 'Sale' } },
    ]);
    expect(whySaid(saidOf(made, 'refund'))).toEqual([
      { code: 'terms-refund', values: { to: 'yes', rule: '', name: '' } },
    ]);
  });

  it('send the goods where a rule says, else where the policy does', () => {
    const outlet = { address: 'Dock 2', locationId: '8' };
    const policy = samplePolicy({
      sendTo: { address: 'Dock 1', locationId: '9' },
      rules: [{ ...sampleRule('outlet', [tagged('sale')], { set: 'send-to', to: outlet }), name: 'Outlet' }],
    });
    const there = terms(policy);
    expect(there.sendTo).toEqual(outlet);
    expect(saidOf(there, 'send-to')).toEqual([
      { part: 'send-to', rule: 'outlet', name: 'Outlet', values: { address: 'Dock 2' } },
    ]);
    const other = terms(policy, { line: { net: '1.00' } });
    expect(other.sendTo).toEqual(policy.sendTo);
    expect(saidOf(other, 'send-to')).toEqual([
      { part: 'send-to', rule: null, name: '', values: { address: 'Dock 1' } },
    ]);
    expect(saidOf(terms(samplePolicy({})), 'send-to')).toEqual([]);
  });

  it('of what is not known are those of the policy', () => {
    const policy = samplePolicy({
      finalSale: { skus: ['A-1'], tags: ['sale'], collections: ['12'] },
      fees: { restockingPercent: '20', waivedFor: ['defective'] },
      rules: [
        sampleRule('winter', [], {
          ...{ set: 'window', days: null, months: null, from: null, transitDays: null, until: '01-31' },
        }),
      ],
    });
    const nothing: RuleFacts = { names: () => null, number: () => null, date: () => null };
    const made = termsOf(policy, nothing);
    expect(made.returnable).toBe('yes');
    expect(made.fees.refund.restockingPercent).toBe('20');
    // The first 31 January after a day that nobody knows is not known either.
    expect(made.window.until).toBe(null);
    const boughtOn = parseLocalDate('2026-11-20');
    const dated: RuleFacts = { ...nothing, date: (field) => (field === 'order.boughtOn' ? boughtOn : null) };
    expect(termsOf(policy, dated).window.until).toBe('2027-01-31');
  });

  it('of a rule that is off, or whose facts are not known, are those of the policy', () => {
    const off = { ...sampleRule('off', [], { set: 'approval' as const, to: 'manual' as const }), on: false };
    const asksMore = sampleRule('tier', [{ field: 'customer.tier', is: 'none-of', values: ['gold'] }], {
      set: 'approval',
      to: 'manual',
    });
    expect(terms(samplePolicy({ rules: [off, asksMore] })).approval).toEqual({ as: 'auto' });
  });
});

describe('the window of terms', () => {
  const window = (
    rule: Omit<Extract<PolicyRule['then'][number], { set: 'window' }>, 'set'>,
    boughtAt?: string,
  ) => {
    const policy = samplePolicy({
      window: { days: 14, from: 'fulfilled', transitDays: 3 },
      rules: [sampleRule('w', [], { set: 'window', ...rule })],
    });
    const order = sampleReturnable([{ net: '1.00' }], {
      processedAt: parseInstant(boughtAt ?? '2026-02-25T15:00:00Z'),
    });
    const [line] = order.lines;
    if (line === undefined) throw new Error('The order has a line');
    return termsFor(sampleAsked(order, policy), line, 'unwanted');
  };
  const nothing = { days: null, months: null, from: null, transitDays: null, until: null };

  it('keeps of the policy what the rule does not say', () => {
    expect(window({ ...nothing, days: 60 }).window).toEqual({
      ...{ days: 60, months: null, from: 'fulfilled', transitDays: 3, until: null },
    });
    expect(window({ ...nothing, months: 24, from: 'ordered' }).window).toEqual({
      ...{ days: 14, months: 24, from: 'ordered', transitDays: 3, until: null },
    });
    expect(window({ ...nothing, transitDays: 0, from: 'delivered' }).window).toMatchObject({
      ...{ from: 'delivered', transitDays: 0 },
    });
    expect(saidOf(window({ ...nothing, months: 24 }), 'window')[0]?.values).toEqual({
      ...{ months: '24', from: 'fulfilled', transitDays: '3' },
    });
    expect(saidOf(window({ ...nothing, days: 60, until: '2027-01-31' }), 'window')[0]?.values).toEqual({
      ...{ days: '60', from: 'fulfilled', transitDays: '3', until: '2027-01-31' },
    });
  });

  it.each([
    ['2026-11-20T15:00:00Z', '01-31', '2027-01-31'],
    ['2027-01-31T15:00:00Z', '01-31', '2027-01-31'],
    ['2027-02-01T15:00:00Z', '01-31', '2028-01-31'],
    ['2026-12-20T15:00:00Z', '02-29', '2027-02-28'],
    ['2027-03-20T15:00:00Z', '02-29', '2028-02-29'],
    ['2026-11-20T15:00:00Z', '2027-01-15', '2027-01-15'],
    // Still 31 January in New York
    ['2027-02-01T04:59:00Z', '01-31', '2027-01-31'],
  ])('of what was bought at %s is open at least until %s: %s', (boughtAt, until, day) => {
    expect(window({ ...nothing, until }, boughtAt).window.until).toBe(day);
  });
});

describe('what can never come back, or on final sale', () => {
  const sale = samplePolicy({ finalSale: { tags: ['sale'], overriddenBy: ['defective'] } });

  it('is told by lists of names, however they are written', () => {
    expect(terms(sale).returnable).toBe('final-sale');
    expect(terms(sale, { reason: 'defective' }).returnable).toBe('yes');
    expect(terms(sale, { line: { net: '1.00' } }).returnable).toBe('yes');
    expect(
      terms(samplePolicy({ finalSale: { skus: ['a-1'] } }), { line: { net: '1.00', sku: 'A-1' } }).returnable,
    ).toBe('final-sale');
    const inCollection = { line: { net: '1.00', collections: ['12'] } };
    expect(terms(samplePolicy({ finalSale: { collections: ['12'] } }), inCollection).returnable).toBe(
      'final-sale',
    );
    expect(terms(samplePolicy({ never: { tags: ['SALE'] } })).returnable).toBe('never');
    expect(terms(samplePolicy({ never: { skus: ['other'] } })).returnable).toBe('yes');
    expect(saidOf(terms(sale), 'final-sale')).toEqual([
      { part: 'final-sale', rule: null, name: '', values: { to: 'yes' } },
    ]);
    expect(saidOf(terms(samplePolicy({ never: { tags: ['SALE'] } })), 'never')).toHaveLength(1);
  });

  it('is told by rules, which go before the lists', () => {
    const lifted = { ...sale, rules: [sampleRule('vip', [], { set: 'final-sale' as const, to: false })] };
    expect(terms(lifted).returnable).toBe('yes');
    expect(saidOf(terms(lifted), 'final-sale')[0]).toMatchObject({ rule: 'vip', values: { to: 'no' } });
    const more = samplePolicy({
      finalSale: { overriddenBy: ['defective'] },
      rules: [sampleRule('outlet', [tagged('sale')], { set: 'final-sale', to: true })],
    });
    expect(terms(more).returnable).toBe('final-sale');
    expect(terms(more, { reason: 'defective' }).returnable).toBe('yes');
    const never = { ...sale, rules: [sampleRule('food', [tagged('sale')], { set: 'never' as const })] };
    expect(terms(never, { reason: 'defective' }).returnable).toBe('never');
  });

  it('is lifted by a reason under one that is named', () => {
    const reasons = [
      reasonNamed('faulty', null),
      reasonNamed('broken', 'faulty'),
      reasonNamed('unwanted', null),
    ];
    const tree = { ...sale, reasons, finalSale: { ...sale.finalSale, overriddenBy: ['faulty'] } };
    expect(terms(tree, { reason: 'broken' }).returnable).toBe('yes');
    expect(terms(tree).returnable).toBe('final-sale');
    expect(leafReasons(reasons).map(({ id }) => id)).toEqual(['broken', 'unwanted']);
    expect(reasonPath({ reasons }, 'broken')).toEqual(['broken', 'faulty']);
    const circle = [reasonNamed('a', 'b'), reasonNamed('b', 'a')];
    expect(reasonPath({ reasons: circle }, 'a')).toEqual(['a', 'b']);
    expect(reasonPath({ reasons: [] }, 'gone')).toEqual(['gone']);
  });
});

describe('the terms of a return', () => {
  const line = (change: Partial<Terms>): Terms => ({ ...terms(samplePolicy({})), ...change });

  it('are the strictest of its lines', () => {
    const made = combineTerms([
      line({ settleOn: 'received', approval: { as: 'auto' } }),
      line({ settleOn: 'first-scan', approval: { as: 'manual' } }),
    ]);
    expect(made).toMatchObject({ basis: 'policy', settleOn: 'received', approval: 'manual', held: [] });
    expect(made.lines.map(({ settleOn }) => settleOn)).toEqual(['received', 'first-scan']);
    // Of nothing, nothing is known: it waits until it has been looked at.
    expect(combineTerms([]).settleOn).toBe('inspected');
    expect(combineTerms([line({ settleOn: 'first-scan' })])).toMatchObject({
      settleOn: 'first-scan',
      approval: 'auto',
    });
    expect(combineTerms([line({ settleOn: 'first-scan' }), line({ settleOn: 'inspected' })]).settleOn).toBe(
      'inspected',
    );
    expect(returnTermsSchema.parse(made)).toEqual(made);
  });

  it('wait for a person when something else than a rule says so', () => {
    const held = [{ code: 'limit-reached', values: { limit: 'returns' } }];
    expect(combineTerms([line({})], { held, basis: 'shopify' })).toMatchObject({
      ...{ approval: 'manual', held, basis: 'shopify' },
    });
    expect(combineTerms([line({ approval: { as: 'decline', reason: 'OTHER', note: '' } })]).approval).toBe(
      'manual',
    );
  });

  it('send everything to the first place that a line names', () => {
    const nowhere = { address: '', locationId: null };
    const dock = { address: '', locationId: '9' };
    const other = { address: 'Dock 2', locationId: null };
    expect(combineTerms([line({})]).sendTo).toEqual(nowhere);
    expect(combineTerms([line({}), line({ sendTo: dock }), line({ sendTo: other })]).sendTo).toEqual(dock);
    expect(combineTerms([line({ sendTo: other }), line({ sendTo: dock })]).sendTo).toEqual(other);
  });

  it('by law take nothing off and give the money back', () => {
    const dear = terms(
      samplePolicy({
        refund: false,
        fees: { restockingPercent: '20', returnShippingMinor: 795 },
        finalSale: { tags: ['sale'] },
      }),
    );
    const made = withdrawalTerms(dear);
    expect(made.returnable).toBe('yes');
    expect(sharedOutcomes([made])).toEqual(['refund']);
    expect(made.fees.refund).toEqual({
      restockingPercent: null,
      returnShippingMinor: null,
      returnShippingByCurrency: {},
    });
  });
});

function reasonNamed(id: string, parent: string | null): Policy['reasons'][number] {
  return { id, label: id, shopify: 'other', parent, questions: [], photo: 'none', note: 'optional' };
}
