import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { defaultPolicy, type Policy } from '#app/modules/returns/policy/policy.ts';
import { openPrint } from '../../ui/print/print.ts';
import { en } from '../../ui/texts/en.ts';
import { policyPreview } from './preview.ts';

const berlin = zone('Europe/Berlin');
const print = openPrint({ zone: berlin, now: Temporal.Instant.from('2026-03-03T09:00:00Z') });
const previewOf = (part: Partial<Policy>) =>
  policyPreview(
    { policy: { ...defaultPolicy(), ...part }, currency: currencyCode('EUR'), zone: berlin, sample: null },
    print,
    en,
  );

test('a policy without fees is told as a promise', () => {
  const { promise, example } = previewOf({});
  expect(promise).toEqual([
    'Return within 30 days of delivery',
    'Refund · Store credit · Exchange',
    'Free returns',
  ]);
  expect(example.title).toBe('An item for €80.00');
  expect(example.outcomes.map(({ total }) => total)).toEqual(['€80.00', '€80.00', '€0.00']);
});

test('fees, bonus and reasons that waive fees are worked out on the item', () => {
  const { promise, example } = previewOf({
    outcomes: {
      refund: true,
      credit: { bonusPercent: '10', bonusFlatMinor: null, bonusCapMinor: 500 },
      exchange: null,
      keep: null,
    },
    fees: {
      ...defaultPolicy().fees,
      restockingPercent: '20',
      returnShippingMinor: 490,
      waivedFor: ['defective'],
    },
  });
  expect(promise.slice(2)).toEqual([
    'Return shipping €4.90',
    '20 % restocking fee',
    'No fees for: Defective',
  ]);
  expect(example.reason).toBe('1 item, “Changed my mind”');
  expect(example.outcomes.map(({ total, waived }) => [total, waived])).toEqual([
    ['€59.10', 'For “Defective”: €80.00'],
    ['€64.10', 'For “Defective”: €85.00'],
  ]);
});

test('final sale names what it is about and what overrides it', () => {
  const { promise } = previewOf({
    finalSale: { skus: ['A', 'B'], tags: ['sale'], collections: [], overriddenBy: ['damaged'] },
  });
  expect(promise.at(-1)).toBe('Final sale: 2 SKUs, 1 tag unless Arrived damaged');
});
