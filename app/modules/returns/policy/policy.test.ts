import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { samplePolicy } from '../sample-returns.ts';
import { parsePolicyForm, policyForm } from './forms.ts';
import { defaultPolicy, policyAt } from './policy.ts';
import { returnPromise } from './promise.ts';
import { missingScopes } from './scopes.ts';

const usd = currencyCode('USD');
const form = (change: object = {}) => ({ ...policyForm(defaultPolicy(), usd), ...change });
const errors = (change: object) => {
  const parsed = parsePolicyForm(form(change), usd);
  return 'errors' in parsed ? Object.keys(parsed.errors) : [];
};

describe('the form of a policy', () => {
  it('comes back as it was saved', () => {
    const policy = samplePolicy({
      window: { days: 60, from: 'fulfilled', transitDays: 4 },
      fees: { restockingPercent: '7.5', returnShippingMinor: 795, waivedFor: ['defective'] },
      finalSale: { skus: ['A'], collections: ['12'], overriddenBy: ['wrong-item'] },
      credit: { bonusPercent: '10', bonusCapMinor: 400 },
    });
    expect(parsePolicyForm(policyForm(policy, usd), usd)).toEqual({ policy });
    expect(parsePolicyForm(form(), usd)).toEqual({ policy: defaultPolicy() });
  });

  it('takes what it leaves out as off', () => {
    const { days, from, refund, credit, approval, settleOn } = form();
    const plain = defaultPolicy();
    expect(parsePolicyForm({ days, from, refund, credit, approval, settleOn }, usd)).toEqual({
      policy: { ...plain, outcomes: { ...plain.outcomes, exchange: null } },
    });
  });

  it.each([
    [{ days: '-1' }, 'days'],
    [{ days: '1e3' }, 'days'],
    [{ days: '3651' }, 'days'],
    [{ restockingPercent: '101' }, 'restockingPercent'],
    [{ restockingPercent: '5%' }, 'restockingPercent'],
    [{ returnShipping: '-1' }, 'returnShipping'],
    [{ returnShipping: '1.234' }, 'returnShipping'],
    [{ returnShipping: '99999999999' }, 'returnShipping'],
    [{ refund: false, credit: false, exchange: false }, 'refund'],
    [{ waivedFor: ['bored'] }, 'waivedFor'],
    [{ finalSale: { skus: ['\u0000'], tags: [], collections: [], overriddenBy: [] } }, 'finalSale.skus.0'],
    [{ reasons: [] }, 'reasons'],
    [{ reasons: [{ id: 'Not A Name', label: 'x', shopify: 'other' }] }, 'reasons.0.id'],
    [{ approval: 'maybe' }, 'approval'],
  ])('says at the field what is wrong with %o', (change, field) => {
    expect(errors(change)).toContain(field);
  });

  it('knows amounts of the currency only', () => {
    expect('errors' in parsePolicyForm(form({ returnShipping: '7.50' }), currencyCode('JPY'))).toBe(true);
    const kwd = parsePolicyForm(form({ returnShipping: '1.250' }), currencyCode('KWD'));
    expect('policy' in kwd && kwd.policy.fees.returnShippingMinor).toBe(1250);
  });
});

describe('the version of a policy', () => {
  const version = (number: number, at: string) => ({
    version: number,
    effectiveAt: parseInstant(at),
    policy: defaultPolicy(),
  });
  const versions = [
    version(2, '2026-03-02T00:00:00Z'),
    version(1, '2026-03-01T00:00:00Z'),
    version(3, '2026-03-02T00:00:00Z'),
  ];
  const at = (iso: string) => policyAt(versions, parseInstant(iso))?.version;

  it('is the one in force when it was bought, of two from one moment the later save', () => {
    expect(at('2026-03-01T23:59:59Z')).toBe(1);
    expect(at('2026-03-02T00:00:00Z')).toBe(3);
  });

  it('is the first one for what is older, and none before the first', () => {
    expect(at('2025-01-01T00:00:00Z')).toBe(1);
    expect(policyAt([], parseInstant('2026-01-01T00:00:00Z'))).toBe(null);
  });
});

describe('the promise at the storefront', () => {
  it('has what holds for everything, and the rules and lists that a storefront can apply', () => {
    expect(returnPromise(defaultPolicy(), usd)).toMatchObject({
      base: { window: { days: 30, from: 'delivered' }, restocking: '0', shipping: { USD: '0' } },
      rules: [],
    });
    const policy = samplePolicy({
      fees: { returnShippingMinor: 795 },
      finalSale: { tags: ['SALE '] },
      credit: null,
    });
    expect(returnPromise(policy, usd)).toMatchObject({
      currency: 'USD',
      base: { refund: true, credit: { on: false, bonus: '0' }, shipping: { USD: '7.95' } },
      rules: [{ when: [{ of: 'tag', any: true, values: ['sale'] }], set: { final: true } }],
    });
  });
});

describe('what going live needs', () => {
  it('is less without store credit', () => {
    expect(missingScopes(samplePolicy({ credit: null }), ['write_returns', 'read_locations'])).toEqual([
      'write_orders',
    ]);
    expect(missingScopes(defaultPolicy(), [])).toContain('write_store_credit_account_transactions');
  });
});
