import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { openPrint } from '../print/print.ts';
import { textsFor } from '../texts/texts.ts';
import { becauseOf, heldInWords, traceInWords } from './because.ts';

const print = openPrint({ zone: 'Europe/Berlin', now: Temporal.Instant.from('2026-03-03T09:00:00Z') });
const texts = textsFor();
const names = { currency: currencyCode('EUR'), reasons: { 'too-small': 'Too small' } };
const step = (part: 'window' | 'credit' | 'restocking' | 'return-shipping' | 'approval', more: object) =>
  traceInWords({ part, rule: null, name: '', values: {}, ...more }, print, texts, names);

test('what the policy itself says is a plain sentence', () => {
  expect(step('window', { values: { days: '30', from: 'delivered', transitDays: '0' } })).toBe(
    'It can come back for 30 days from delivery.',
  );
  expect(step('return-shipping', { values: { minor: '490', outcomes: 'refund credit exchange' } })).toBe(
    'Return shipping costs €4.90.',
  );
});

test('what a rule says names the rule', () => {
  const rule = { rule: 'holidays', name: 'Holidays' };
  const values = { months: '1', from: 'ordered', transitDays: '0', until: '2027-01-31' };
  expect(step('window', { ...rule, values })).toBe(
    'By the rule “Holidays”: It can come back for 1 month from the order, at least until January 31, 2027.',
  );
  expect(step('approval', { rule: 'x', values: { to: 'decline', reason: 'FINAL_SALE', note: '' } })).toBe(
    'By a rule: It is declined: final sale.',
  );
});

test('fees say for which outcomes, and that they are waived', () => {
  expect(step('restocking', { values: { percent: '20', outcomes: 'refund' } })).toBe(
    '20 % is kept for restocking for refund.',
  );
  expect(step('restocking', { values: { percent: '20', outcomes: 'refund', waived: 'yes' } })).toBe(
    'The restocking fee of 20 % is waived for refund.',
  );
  expect(
    step('credit', {
      values: { to: 'yes', bonusPercent: '10', bonusFlatMinor: '500', bonusCapMinor: '2000' },
    }),
  ).toBe('Store credit is offered with 10 % and €5.00 more, at most €20.00.');
});

test('reasons have their names, amounts their currency, and nobody is left with a code', () => {
  expect(becauseOf({ code: 'fees-waived', values: { reasons: 'too-small' } }, print, texts, names)).toBe(
    'No fees for: Too small.',
  );
  const values = { ours: '77.94', shopifys: '78.00', currency: 'EUR' };
  expect(heldInWords({ code: 'amounts-differ', values }, print, texts)).toBe(
    'We work out €77.94, Shopify €78.00, and nothing that we know of explains it.',
  );
  expect(becauseOf({ code: 'from-the-future', values: {} }, print, texts)).toBe('');
});
