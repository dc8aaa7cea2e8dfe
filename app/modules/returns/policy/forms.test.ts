import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { samplePolicy, sampleRule } from '../sample-returns.ts';
import { parsePolicyForm, policyForm } from './forms.ts';
import { defaultPolicy, type Policy, policySchema } from './policy.ts';
import { samePolicy } from './same-policy.ts';

const usd = currencyCode('USD');
const form = (change: object = {}) => ({ ...policyForm(defaultPolicy(), usd), ...change });
const errors = (change: object): Readonly<Record<string, string>> => {
  const parsed = parsePolicyForm(form(change), usd);
  return 'errors' in parsed ? parsed.errors : {};
};
const rule = (when: object[], then: object[] = [{ set: 'never' }]) => ({
  rules: [{ id: 'r', name: '', on: true, when, then }],
});
const nothing = { set: 'window', days: null, months: null, from: null, transitDays: null, until: null };

const whole: Policy = samplePolicy({
  window: { days: 45, from: 'ordered', transitDays: 2 },
  fees: {
    restockingPercent: '12.5',
    returnShippingMinor: 795,
    returnShippingByCurrency: { EUR: 700, JPY: 1200 },
    waivedFor: ['defective'],
    waivedForOutcomes: ['credit', 'exchange'],
  },
  never: { skus: ['X'], tags: ['food'], collections: ['7'], bundleParts: true },
  exchange: { even: false },
  keep: { percent: '30' },
  sendTo: { address: 'Dock 1\nHamburg', locationId: '99' },
  standardShipping: { DE: 495 },
  limits: {
    returns: { count: 3, days: 90 },
    rate: { percent: '50', days: 365, atLeastUnits: 5 },
    kept: { count: 1, days: 30 },
    exceeded: 'decline',
  },
  reasons: [
    {
      id: 'fit',
      label: 'Does not fit',
      shopify: 'other',
      parent: null,
      questions: [],
      photo: 'none',
      note: 'optional',
    },
    {
      id: 'too-small',
      label: 'Too small',
      shopify: 'too-small',
      parent: 'fit',
      questions: [
        { id: 'where', text: 'Where?', options: [{ id: 'arm', label: 'Arm' }], required: true },
        { id: 'more', text: 'Anything else?', options: [], required: false },
      ],
      photo: 'required',
      note: 'required',
    },
    {
      id: 'defective',
      label: 'Defective',
      shopify: 'defective',
      parent: null,
      questions: [],
      photo: 'optional',
      note: 'optional',
    },
  ],
  rules: [
    sampleRule(
      'season',
      [
        { field: 'order.boughtOn', is: 'between', from: '11-15', to: '12-24' },
        { field: 'customer.tier', is: 'any-of', values: ['Gold'] },
        { field: 'return.reason', is: 'none-of', values: ['defective'] },
      ],
      { set: 'window', days: null, months: null, from: null, transitDays: null, until: '01-31' },
    ),
  ],
});

describe('the form of a policy', () => {
  it('shows all of it and takes it back as it was', () => {
    expect(parsePolicyForm(policyForm(whole, usd), usd)).toEqual({ policy: whole });
    expect(policySchema.parse(structuredClone(whole))).toEqual(whole);
  });

  it('takes reasons as they were before there was a tree of them', () => {
    const old = [{ id: 'worn', label: 'Worn', shopify: 'other' }];
    const parsed = parsePolicyForm(form({ reasons: old, waivedFor: ['worn'] }), usd);
    expect('policy' in parsed && parsed.policy.reasons).toEqual([
      { ...old[0], parent: null, questions: [], photo: 'none', note: 'optional' },
    ]);
  });

  it('offers something, be it by a rule', () => {
    const none = { refund: false, credit: false, exchange: false };
    expect(errors(none)).toEqual({ refund: 'Offer at least one outcome.' });
    expect(errors({ ...none, exchange: true })).toEqual({});
    expect(errors({ ...none, keep: true, keepPercent: '20' })).toEqual({});
    expect(errors({ ...none, credit: true })).toEqual({});
    for (const action of [
      { set: 'refund', to: true },
      { set: 'exchange', to: { even: true } },
      { set: 'keep', to: { percent: '5' } },
      { set: 'credit', to: { bonusPercent: null, bonusFlatMinor: null, bonusCapMinor: null } },
    ])
      expect(errors({ ...none, ...rule([], [action]) })).toEqual({});
    for (const action of [{ set: 'refund', to: false }, { set: 'credit', to: null }, { set: 'never' }])
      expect(errors({ ...none, ...rule([], [action]) })).toHaveProperty('refund');
    const [off] = rule([], [{ set: 'refund', to: true }]).rules;
    expect(errors({ ...none, rules: [{ ...off, on: false }] })).toHaveProperty('refund');
  });

  it.each([
    [{ keep: true, keepPercent: '' }, 'keepPercent', 'Say how much of the price comes back.'],
    [{ keep: true, keepPercent: '0' }, 'keepPercent', 'Say how much of the price comes back.'],
    [
      { returnShippingByCurrency: { EUR: -1 } },
      'returnShippingByCurrency.EUR',
      'Enter an amount such as 5.00.',
    ],
    [{ standardShipping: { DE: 1.5 } }, 'standardShipping.DE', 'Enter an amount such as 5.00.'],
    [{ waivedForOutcomes: ['points'] }, 'waivedForOutcomes.0', 'This cannot be saved as it is.'],
    [
      { finalSale: { overriddenBy: ['bored'] } },
      'finalSale.overriddenBy',
      'This names a reason that is not offered.',
    ],
    [
      { sendTo: { address: 'a\u0000b', locationId: null } },
      'sendTo.address',
      'This has a character that cannot be kept.',
    ],
    [
      { limits: { ...whole.limits, returns: { count: 1, days: 0 } } },
      'limits.returns.days',
      'Enter a whole number.',
    ],
  ])('says at the field what is wrong with %o', (change, field, sentence) => {
    expect(errors(change)).toEqual({ [field]: sentence });
  });
});

describe('the reasons of a form', () => {
  const reason = (id: string, more: object = {}) => ({ id, label: id, shopify: 'other', ...more });
  const question = (id: string, more: object = {}) => ({
    id,
    text: 'Why?',
    options: [],
    required: false,
    ...more,
  });

  it.each([
    [[reason('a'), reason('a')], 'reasons.1.id'],
    [[reason('a', { parent: 'gone' })], 'reasons.0.parent'],
    [[reason('a', { parent: 'a' })], 'reasons.0.parent'],
    [[reason('a', { parent: 'b' }), reason('b', { parent: 'a' })], 'reasons.1.parent'],
    [[reason('a', { questions: [question('q'), question('q')] })], 'reasons.0.questions.1.id'],
    [[reason('a', { questions: [question('q', { text: '' })] })], 'reasons.0.questions.0.text'],
    [
      [
        reason('a', {
          questions: [
            question('q', {
              options: [
                { id: 'o', label: 'One' },
                { id: 'o', label: 'Two' },
              ],
            }),
          ],
        }),
      ],
      'reasons.0.questions.0.options.1.id',
    ],
    [[reason('a', { questions: [question('q', { text: 'a\u0000' })] })], 'reasons.0.questions.0.text'],
    [[reason('a', { photo: 'always' })], 'reasons.0.photo'],
  ])('%o: wrong at %s', (reasons, field) => {
    expect(Object.keys(errors({ reasons }))).toContain(field);
  });

  it('may stand under each other', () => {
    const tree = [reason('a'), reason('b', { parent: 'a' }), reason('c', { parent: 'b' })];
    expect(errors({ reasons: tree })).toEqual({});
  });
});

describe('the rules of a form', () => {
  const bought = (from: string, to: string) => rule([{ field: 'order.boughtOn', is: 'between', from, to }]);

  it.each([
    [rule([], []), 'rules.0.then', 'Say what the rule does.'],
    [rule([{ field: 'line.tags', is: 'any-of', values: [] }]), 'rules.0.when.0.values', 'Name at least one.'],
    [
      rule([{ field: 'history.returnRate', is: 'below', percent: '', days: 90 }]),
      'rules.0.when.0.percent',
      'A percentage is a number from 0 to 100 with up to four decimals.',
    ],
    [
      rule([{ field: 'order.value', is: 'below', minor: -1 }]),
      'rules.0.when.0.minor',
      'Enter an amount such as 5.00.',
    ],
    [
      rule([{ field: 'history.returns', is: 'at-least', count: -1, days: 90 }]),
      'rules.0.when.0.count',
      'Enter a whole number.',
    ],
    [bought('02-30', '03-01'), 'rules.0.when.0.from', 'There is no such day.'],
    [bought('2026-02-01', '2026-02-29'), 'rules.0.when.0.to', 'There is no such day.'],
    [bought('2026-02-01', '03-01'), 'rules.0.when.0.to', 'Name a year for both days, or for none.'],
    [bought('2026-02-01', '2026-01-31'), 'rules.0.when.0.to', 'The last day comes after the first.'],
    [bought('32-01', '01-31'), 'rules.0.when.0.from', 'Enter a day.'],
    [
      rule([{ field: 'return.reason', is: 'any-of', values: ['bored'] }]),
      'rules.0.when.0.values',
      'This names a reason that is not offered.',
    ],
    [rule([], [nothing]), 'rules.0.then.0.days', 'Enter a whole number.'],
    [rule([], [{ ...nothing, until: '2027-02-30' }]), 'rules.0.then.0.until', 'There is no such day.'],
    [rule([], [{ ...nothing, days: -1 }]), 'rules.0.then.0.days', 'Enter a whole number.'],
    [
      rule([], [{ set: 'keep', to: { percent: '0' } }]),
      'rules.0.then.0.to.percent',
      'Say how much of the price comes back.',
    ],
    [
      rule([], [{ set: 'return-shipping', fee: { minor: null, byCurrency: { EUR: -1 } }, outcomes: [] }]),
      'rules.0.then.0.fee.byCurrency.EUR',
      'Enter an amount such as 5.00.',
    ],
    [
      rule([], [{ set: 'decline', reason: 'OTHER', note: 'a\u0000b' }]),
      'rules.0.then.0.note',
      'This has a character that cannot be kept.',
    ],
    [{ rules: [...rule([]).rules, ...rule([]).rules] }, 'rules.1.id', 'Another rule has this short name.'],
    [
      { rules: [{ ...rule([]).rules[0], id: 'Not a name' }] },
      'rules.0.id',
      'A short name has lower-case letters, digits and hyphens.',
    ],
  ])('%o: wrong at %s', (change, field, sentence) => {
    expect(errors(change)).toEqual({ [field]: sentence });
  });

  it('may cross New Year where no year is named, and know 29 February', () => {
    expect(errors(bought('12-20', '01-06'))).toEqual({});
    expect(errors(bought('02-29', '02-29'))).toEqual({});
    expect(errors(bought('2026-01-31', '2026-01-31'))).toEqual({});
    expect(errors(rule([], [{ ...nothing, transitDays: 0 }]))).toEqual({});
    expect(errors(rule([], [{ ...nothing, until: '01-31' }]))).toEqual({});
  });
});

describe('two policies', () => {
  it('are the same in whatever order their tables stand', () => {
    const other = {
      ...whole,
      fees: { ...whole.fees, returnShippingByCurrency: { JPY: 1200, EUR: 700 } },
    };
    expect(samePolicy(whole, other)).toBe(true);
    expect(samePolicy(whole, { ...whole, rules: [] })).toBe(false);
    expect(samePolicy(whole, { ...whole, reasons: [...whole.reasons].reverse() })).toBe(false);
  });
});
