import { expect, test } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { type PolicyForm, policyForm } from '#app/modules/returns/policy/forms.ts';
import { defaultPolicy, type PolicyRule } from '#app/modules/returns/policy/policy.ts';
import { openRuleNames } from '../../ui/rules/rule-names.ts';
import { en } from '../../ui/texts/en.ts';
import { policyChanges, policyDifferences } from './policy-changes.ts';

const plain = policyForm(defaultPolicy(), currencyCode('EUR'));
const names = openRuleNames({
  currency: 'EUR',
  collections: { '5': 'Sale' },
  products: {},
  reasons: Object.fromEntries(plain.reasons.map(({ id, label }) => [id, label])),
  locations: { '9': 'Hamburg' },
  countries: { DE: 'Germany' },
  blank: '…',
});
const changes = (part: Partial<PolicyForm>, before = plain) =>
  policyDifferences(before, { ...plain, ...part }, en, names);
const rule = (part: Partial<PolicyRule> = {}): PolicyRule => ({
  id: 'rule-1',
  name: 'Golden',
  on: true,
  when: [{ field: 'customer.tier', is: 'any-of', values: ['Gold'] }],
  then: [{ set: 'approval', to: 'auto' }],
  ...part,
});
const sentence = 'If the customer is Gold, the request is approved at once.';

test('the same says nothing, and a version without one before it is the first', () => {
  expect(changes({})).toEqual([]);
  expect(policyChanges(plain, plain, en, names)).toEqual(['Saved again without changes']);
  expect(policyChanges(null, plain, en, names)).toEqual(['First version']);
});

test.each<[string, Partial<PolicyForm>, string]>([
  ['the window', { days: '60' }, '30 days from delivery became 60 days from delivery'],
  ['an outcome', { keep: true, keepPercent: '30' }, 'No keeping it became keeping it for 30 % back'],
  [
    'an exchange',
    { exchangeEven: false },
    'Exchange at the price that was paid became exchange at the price of today',
  ],
  [
    'a fee in another currency',
    { returnShippingByCurrency: { JPY: 800 } },
    'Return shipping at the order’s rate became return shipping of ¥800',
  ],
  [
    'a waiver',
    { waivedForOutcomes: ['exchange', 'credit'] },
    'Fees for all outcomes became no fees for store credit, exchanges',
  ],
  [
    'what never comes back',
    { never: { skus: ['A'], tags: [], collections: ['5'], bundleParts: false } },
    'Nothing named as never returnable became never returnable: A, “Sale”',
  ],
  [
    'the place',
    { sendTo: { address: 'Dock 3\nBremen', locationId: null } },
    'Sent to where it came from became sent to Dock 3, Bremen',
  ],
  [
    'the location',
    { sendTo: { address: '', locationId: '9' } },
    'Restocked where it came from became restocked at Hamburg',
  ],
  [
    'a limit',
    { limits: { ...plain.limits, rate: { percent: '50', days: 365, atLeastUnits: 5 } } },
    'No limit of the share returned became at most 50 % returned in 365 days from 5 items on',
  ],
  [
    'standard delivery',
    { standardShipping: { DE: 490 } },
    'No standard delivery named became standard delivery of Germany €4.90',
  ],
])('%s is told by what it was and became', (_what, part, change) => {
  expect(changes(part)).toEqual([change]);
});

test('reasons are told one by one: new, removed, renamed, what they ask for, in another order', () => {
  const [first, second, ...rest] = plain.reasons;
  if (!first || !second) throw new Error('The default policy has reasons');
  const changed = (reasons: PolicyForm['reasons']) => changes({ reasons });
  const question = { id: 'q', text: 'How?', options: [{ id: 'a', label: 'Badly' }], required: true };
  expect(changed([{ ...first, photo: 'required', questions: [question] }, second, ...rest])).toEqual([
    '“Changed my mind” asks for photos, “How?” (Badly)',
  ]);
  expect(changed([{ ...first, label: 'No longer needed', shopify: 'other' }, second, ...rest])).toEqual([
    'Reason “Changed my mind” became “No longer needed”',
    '“No longer needed” is called “Other” in Shopify',
  ]);
  const under = { ...first, id: 'gift', label: 'It was a gift', parent: first.id, note: 'required' as const };
  expect(changed([...plain.reasons, under])).toEqual([
    'New reason: Changed my mind › It was a gift (a note)',
  ]);
  expect(changed([second, ...rest])).toEqual(['Reason removed: Changed my mind']);
  expect(changed([second, first, ...rest])).toEqual(['Reasons stand in another order']);
});

test('rules are told as sentences: new, changed, switched, renamed, removed, in another order', () => {
  const with1 = { ...plain, rules: [rule()] };
  expect(changes({ rules: [rule()] })).toEqual([`New rule: ${sentence}`]);
  expect(changes({ rules: [] }, with1)).toEqual([`Rule removed: ${sentence}`]);
  expect(changes({ rules: [rule({ on: false })] }, with1)).toEqual([`Rule switched off: ${sentence}`]);
  expect(changes({ rules: [rule({ name: '' })] }, with1)).toEqual([
    'Rule “Golden” is now called without a name',
  ]);
  expect(changes({ rules: [rule({ then: [{ set: 'never' }] })] }, with1)).toEqual([
    `Rule “${sentence}” became “If the customer is Gold, it can never be returned.”`,
  ]);
  const two = { ...plain, rules: [rule(), rule({ id: 'rule-2' })] };
  expect(changes({ rules: [rule({ id: 'rule-2' }), rule()] }, two)).toEqual([
    'Rules are read in another order',
  ]);
});
