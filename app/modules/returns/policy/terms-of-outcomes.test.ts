import { describe, expect, it } from 'vitest';
import { samplePolicy, sampleRule } from '../sample-returns.ts';
import { sharedOutcomes } from './combine-terms.ts';
import type { PolicyRule } from './policy.ts';
import { because, saidOf, tagged, terms } from './sample-terms.ts';

describe('the outcomes of terms', () => {
  it('are opened and closed by rules', () => {
    const policy = samplePolicy({
      credit: { bonusPercent: '5' },
      exchange: { even: true },
      keep: { percent: '10' },
      rules: [
        sampleRule(
          'sale',
          [tagged('sale')],
          { set: 'refund', to: false },
          { set: 'credit', to: { bonusPercent: '20', bonusFlatMinor: 100, bonusCapMinor: 900 } },
          { set: 'exchange', to: null },
          { set: 'keep', to: { percent: '40' } },
        ),
      ],
    });
    const made = terms(policy);
    expect(made.outcomes).toEqual({
      refund: false,
      credit: { bonusPercent: '20', bonusFlatMinor: 100, bonusCapMinor: 900 },
      exchange: null,
      keep: { percent: '40' },
    });
    expect(['refund', 'credit', 'exchange', 'keep'].map((part) => saidOf(made, part)[0]?.values)).toEqual([
      { to: 'no' },
      { to: 'yes', bonusPercent: '20', bonusFlatMinor: '100', bonusCapMinor: '900' },
      { to: 'no', even: 'no' },
      { to: 'yes', percent: '40' },
    ]);
    expect(sharedOutcomes([made])).toEqual(['credit', 'keep']);
    const other = terms(policy, { line: { net: '1.00' } });
    expect(sharedOutcomes([other])).toEqual(['refund', 'credit', 'exchange', 'keep']);
    expect(sharedOutcomes([other, made])).toEqual(['credit', 'keep']);
    expect(sharedOutcomes([])).toEqual([]);
    const whole = terms(policy, { line: { net: '1.00' } });
    expect(['refund', 'exchange', 'keep'].map((part) => saidOf(whole, part))).toEqual([
      [{ part: 'refund', rule: null, name: '', values: { to: 'yes' } }],
      [{ part: 'exchange', rule: null, name: '', values: { to: 'yes', even: 'yes' } }],
      [{ part: 'keep', rule: null, name: '', values: { to: 'yes', percent: '10' } }],
    ]);
    const list = terms(samplePolicy({ exchange: { even: false } }));
    expect(saidOf(list, 'exchange')[0]?.values).toEqual({ to: 'yes', even: 'no' });
    const never = samplePolicy({
      keep: { percent: '10' },
      rules: [sampleRule('no', [], { set: 'keep', to: null })],
    });
    expect(saidOf(terms(never), 'keep')[0]?.values).toEqual({ to: 'no', percent: '' });
    const none = terms(samplePolicy({ credit: null }));
    expect(['credit', 'exchange', 'keep'].flatMap((part) => saidOf(none, part))).toEqual([]);
    const closed = samplePolicy({ rules: [sampleRule('no', [], { set: 'credit', to: null })] });
    expect(saidOf(terms(closed), 'credit')[0]?.values).toEqual({
      ...{ to: 'no', bonusPercent: '', bonusFlatMinor: '', bonusCapMinor: '' },
    });
  });
});

describe('the fees of terms', () => {
  const base = { restockingPercent: '20', returnShippingMinor: 795 };

  it('are set outcome by outcome, by the first rule that names it', () => {
    const policy = samplePolicy({
      fees: base,
      rules: [
        sampleRule('swap', [], { set: 'restocking', percent: null, outcomes: ['exchange'] }),
        sampleRule(
          'bulky',
          [],
          { set: 'restocking', percent: '10', outcomes: [] },
          { set: 'return-shipping', fee: { minor: 2500, byCurrency: { EUR: 2300 } }, outcomes: ['refund'] },
        ),
      ],
    });
    const { fees, said } = terms(policy);
    expect(fees.exchange).toMatchObject({ restockingPercent: null, returnShippingMinor: 795 });
    expect(fees.refund).toEqual({
      restockingPercent: '10',
      returnShippingMinor: 2500,
      returnShippingByCurrency: { EUR: 2300 },
    });
    expect(fees.credit).toMatchObject({ restockingPercent: '10', returnShippingMinor: 795 });
    expect(fees.keep).toEqual({
      restockingPercent: null,
      returnShippingMinor: null,
      returnShippingByCurrency: {},
    });
    const steps = said.filter(({ part }) => part === 'restocking' || part === 'return-shipping');
    expect(steps.map(({ part, rule, values }) => [part, rule, values])).toEqual([
      ['restocking', 'bulky', { percent: '10', outcomes: 'refund credit' }],
      ['restocking', 'swap', { percent: '', outcomes: 'exchange' }],
      ['return-shipping', 'bulky', { minor: '2500', outcomes: 'refund' }],
      ['return-shipping', null, { minor: '795', outcomes: 'credit exchange' }],
    ]);
  });

  it('are waived by reason and by outcome, whatever rules charge', () => {
    const policy = samplePolicy({
      fees: { ...base, waivedFor: ['defective'], waivedForOutcomes: ['credit'] },
      rules: [sampleRule('all', [], { set: 'restocking', percent: '30', outcomes: [] })],
    });
    const broken = terms(policy, { reason: 'defective' });
    expect(broken.fees.refund.restockingPercent).toBe(null);
    expect(broken.fees.refund.returnShippingMinor).toBe(null);
    const plain = terms(policy);
    expect(plain.fees.refund.restockingPercent).toBe('30');
    expect(plain.fees.credit).toEqual({
      restockingPercent: null,
      returnShippingMinor: null,
      returnShippingByCurrency: {},
    });
    expect(saidOf(plain, 'restocking').map(({ values }) => values)).toEqual([
      { percent: '30', outcomes: 'refund exchange' },
      { percent: '30', waived: 'yes', outcomes: 'credit' },
    ]);
    expect(saidOf(broken, 'return-shipping').map(({ values }) => values)).toEqual([
      { minor: '795', waived: 'yes', outcomes: 'refund credit exchange' },
    ]);
  });

  it('that are none are not said, unless a rule made them none', () => {
    const free = terms(samplePolicy({ fees: { restockingPercent: '0', returnShippingMinor: 0 } }));
    expect([...saidOf(free, 'restocking'), ...saidOf(free, 'return-shipping')]).toEqual([]);
    const abroad = terms(samplePolicy({ fees: { returnShippingByCurrency: { EUR: 500 } } }));
    expect(saidOf(abroad, 'return-shipping')).toHaveLength(1);
    const zero = terms(samplePolicy({ fees: { returnShippingByCurrency: { EUR: 0 } } }));
    expect(saidOf(zero, 'return-shipping')).toEqual([]);
  });
});

describe('approval', () => {
  const declines: PolicyRule['then'][number] = { set: 'decline', reason: 'OTHER', note: 'Hygiene' };

  it('is declined or given by whichever rule comes first', () => {
    const no = samplePolicy({
      rules: [
        sampleRule('no', [because('unwanted')], declines),
        sampleRule('yes', [], { set: 'approval', to: 'auto' }),
      ],
      approval: 'manual',
    });
    expect(terms(no).approval).toEqual({ as: 'decline', reason: 'OTHER', note: 'Hygiene' });
    expect(saidOf(terms(no), 'approval')[0]).toEqual({
      part: 'approval',
      rule: 'no',
      name: '',
      values: { to: 'decline', reason: 'OTHER', note: 'Hygiene' },
    });
    expect(terms(no, { reason: 'defective' }).approval).toEqual({ as: 'auto' });
    const yes = { ...no, rules: [...no.rules].reverse() };
    expect(terms(yes).approval).toEqual({ as: 'auto' });
  });
});
