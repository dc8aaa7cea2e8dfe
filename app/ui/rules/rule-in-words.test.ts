import { expect, test } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { money, printMoney } from '#app/kernel/money.ts';
import { type Condition, conditionSchema } from '#app/kernel/rules/condition.ts';
import type { Rule } from '#app/kernel/rules/decide.ts';
import {
  amountFields,
  countFields,
  dateFields,
  namesFields,
  percentFields,
} from '#app/kernel/rules/fields.ts';
import { type PolicyAction, policyActionSchema } from '#app/modules/returns/policy/policy.ts';
import { en } from '../texts/en.ts';
import { conditionInWords, type RuleNames } from './condition-in-words.ts';
import { policyActionInWords } from './policy-action-in-words.ts';
import { ruleCalled, ruleInWords } from './rule-in-words.ts';

const names: RuleNames = {
  collections: { '77': 'Sale' },
  products: { '5': 'Fjord mug' },
  reasons: { defective: 'Defective', damaged: 'Arrived damaged' },
  locations: { '9': 'Hamburg' },
  country: (code) => ({ DE: 'Germany', AT: 'Austria' })[code] ?? code,
  amount: (minor, currency = 'EUR') => printMoney(money(BigInt(minor), currencyCode(currency)), 'en'),
};
const when = (condition: Condition) => conditionInWords(conditionSchema.parse(condition), names, en);
const then = (action: PolicyAction) => policyActionInWords(policyActionSchema.parse(action), names, en);

test('a rule reads as a sentence', () => {
  const rule: Pick<Rule<PolicyAction>, 'name' | 'when' | 'then'> = {
    name: '',
    when: [{ field: 'customer.tier', is: 'any-of', values: ['Gold'] }],
    then: [{ set: 'window', days: 60, months: null, from: 'delivered', transitDays: null, until: null }],
  };
  const sentence = 'If the customer is Gold, the window is 60 days from delivery.';
  expect(ruleInWords(rule, then, names, en)).toBe(sentence);
  expect(ruleCalled(rule, then, names, en)).toBe(sentence);
  expect(ruleCalled({ ...rule, name: ' Golden ' }, then, names, en)).toBe('Golden');
  expect(ruleInWords({ when: [], then: rule.then }, then, names, en)).toBe(
    'Always: the window is 60 days from delivery.',
  );
});

test('several conditions have to hold together, and several things happen', () => {
  expect(
    ruleInWords(
      {
        when: [
          { field: 'return.reason', is: 'any-of', values: ['defective', 'damaged'] },
          { field: 'order.country', is: 'any-of', values: ['DE', 'AT'] },
          { field: 'order.value', is: 'at-least', minor: 10_000 },
        ],
        then: [
          { set: 'final-sale', to: false },
          { set: 'restocking', percent: null, outcomes: [] },
          { set: 'approval', to: 'manual' },
        ],
      },
      then,
      names,
      en,
    ),
  ).toBe(
    'If the reason is “Defective” or “Arrived damaged”, the order goes to Germany or Austria and the order is worth at least €100.00, it can be returned although it is final sale, there is no restocking fee and a person looks at the request first.',
  );
});

test('of many names the first are said and the others counted', () => {
  expect(when({ field: 'line.skus', is: 'none-of', values: ['A', 'B', 'C', 'D', 'E'] })).toBe(
    'the SKU is not A, B, C or 2 more',
  );
  expect(when({ field: 'line.skus', is: 'any-of', values: ['A', 'B', 'C', 'D'] })).toBe(
    'the SKU is A, B, C or D',
  );
});

test.each<[Condition, string]>([
  [{ field: 'customer.tags', is: 'none-of', values: ['b2b'] }, 'the customer is not tagged “b2b”'],
  [
    { field: 'order.channel', is: 'any-of', values: ['pos', 'x'] },
    'it was bought through Point of sale or x',
  ],
  [{ field: 'order.codes', is: 'any-of', values: ['SUMMER'] }, 'it was bought with the code “SUMMER”'],
  [{ field: 'line.products', is: 'any-of', values: ['5', '6'] }, 'the product is “Fjord mug” or “6”'],
  [{ field: 'line.collections', is: 'none-of', values: ['77'] }, 'the product is not in “Sale”'],
  [{ field: 'line.price', is: 'below', minor: 999 }, 'the item was sold for less than €9.99'],
  [
    { field: 'line.discountPercent', is: 'at-least', percent: '30', days: null },
    'the item was discounted by at least 30 %',
  ],
  [
    { field: 'history.returnRate', is: 'at-least', percent: '50', days: 180 },
    'the customer returned at least 50 % of what they bought in the last 180 days',
  ],
  [
    { field: 'customer.orders', is: 'at-least', count: 1, days: null },
    'the customer has ordered at least once',
  ],
  [
    { field: 'history.returns', is: 'below', count: 3, days: 30 },
    'the customer asked for fewer than 3 returns in the last 30 days',
  ],
  [
    { field: 'history.keptItems', is: 'at-least', count: 2, days: 365 },
    'the customer kept at least 2 items for a part of their price in the last 365 days',
  ],
  [
    { field: 'order.boughtOn', is: 'between', from: '11-15', to: '12-24' },
    'it was bought between November 15 and December 24',
  ],
  [
    { field: 'order.boughtOn', is: 'between', from: '2026-02-28', to: '2026-02-28' },
    'it was bought on February 28, 2026',
  ],
])('%j is a clause', (condition, clause) => {
  expect(when(condition)).toBe(clause);
});

test('every field has a name, a group and a clause', () => {
  for (const field of namesFields) expect(when({ field, is: 'any-of', values: ['x'] })).toContain('x');
  for (const field of amountFields) expect(when({ field, is: 'at-least', minor: 5 })).toContain('€0.05');
  for (const field of percentFields)
    expect(when({ field, is: 'below', percent: '7.5', days: 9 })).toContain('7.5 %');
  for (const field of countFields) expect(when({ field, is: 'below', count: 4, days: 9 })).toContain('4');
  for (const field of dateFields)
    expect(when({ field, is: 'between', from: '01-01', to: '02-29' })).toContain('February 29');
});

const window = {
  set: 'window',
  days: null,
  months: null,
  from: null,
  transitDays: null,
  until: null,
} as const;

test.each<[PolicyAction, string]>([
  [{ ...window, months: 24, from: 'delivered' }, 'the window is 24 months from delivery'],
  [{ ...window, until: '01-31' }, 'it stays open at least until January 31'],
  [{ ...window, from: 'ordered' }, 'the window counts from purchase'],
  [
    { ...window, days: 1, transitDays: 5, until: '2027-01-31' },
    'the window is 1 day, it stays open at least until January 31, 2027 and a parcel counts as 5 days on its way',
  ],
  [{ set: 'never' }, 'it can never be returned'],
  [{ set: 'refund', to: false }, 'money back is not offered'],
  [{ set: 'credit', to: null }, 'store credit is not offered'],
  [
    { set: 'credit', to: { bonusPercent: null, bonusFlatMinor: null, bonusCapMinor: null } },
    'store credit is offered without a bonus',
  ],
  [
    { set: 'credit', to: { bonusPercent: '10', bonusFlatMinor: 200, bonusCapMinor: 1500 } },
    'store credit is offered with 10 % and €2.00 per return, at most €15.00, on top',
  ],
  [{ set: 'exchange', to: null }, 'an exchange is not offered'],
  [{ set: 'exchange', to: { even: true } }, 'an exchange is offered at the price that was paid'],
  [{ set: 'keep', to: { percent: '30' } }, 'they may keep it and get 30 % back'],
  [
    { set: 'restocking', percent: '20', outcomes: ['refund', 'credit'] },
    'the restocking fee is 20 % for refunds and store credit',
  ],
  [{ set: 'return-shipping', fee: { minor: 0, byCurrency: {} }, outcomes: [] }, 'return shipping is free'],
  [
    { set: 'return-shipping', fee: { minor: 490, byCurrency: { JPY: 800 } }, outcomes: ['exchange'] },
    'return shipping costs €4.90 or ¥800 for exchanges',
  ],
  [{ set: 'approval', to: 'auto' }, 'the request is approved at once'],
  [
    { set: 'decline', reason: 'RETURN_PERIOD_ENDED', note: '' },
    'the request is declined (the return period has ended)',
  ],
  [{ set: 'settle-on', to: 'first-scan' }, 'it is paid when the carrier has it'],
  [{ set: 'send-to', to: { address: '', locationId: null } }, 'it goes back to where it was sent from'],
  [
    { set: 'send-to', to: { address: 'Returns Ltd\nDock 3', locationId: '9' } },
    'it goes to “Returns Ltd” and it is restocked at Hamburg',
  ],
])('%j is a clause of what happens', (action, clause) => {
  expect(then(action)).toBe(clause);
});
