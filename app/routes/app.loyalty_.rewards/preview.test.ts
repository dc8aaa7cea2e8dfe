import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { defaultProgram } from '#app/modules/loyalty/earning/program.ts';
import { rewardsSchema } from '#app/modules/loyalty/rewards/rewards.ts';
import { openPrint } from '../../ui/print/print.ts';
import { en } from '../../ui/texts/en.ts';
import { rewardsPreview } from './preview.ts';

const eur = currencyCode('EUR');
const print = openPrint({ zone: 'Europe/Berlin', now: Temporal.Instant.from('2026-03-03T09:00:00Z') });
const settings = rewardsSchema.parse({
  currency: 'EUR',
  rewards: [
    {
      id: 'five',
      name: 'Five off',
      points: 100,
      minSubtotalMinor: 0,
      kind: 'amount-off',
      valueMinor: 500,
      multiples: true,
    },
    {
      id: 'odd',
      name: 'Odd',
      points: 300,
      minSubtotalMinor: 5000,
      kind: 'amount-off',
      valueMinor: 1000,
      multiples: false,
    },
    { id: 'tenth', name: 'A tenth', points: 400, minSubtotalMinor: 0, kind: 'percent', percent: '10' },
    { id: 'ship', name: 'Shipping', points: 2000, minSubtotalMinor: 0, kind: 'free-shipping' },
  ],
  redemption: { holdMinutes: 60, unusedPart: 'returned' },
});
const previewOf = (balance: string) =>
  rewardsPreview({ settings, program: defaultProgram(eur), balance }, print, en);

test('each reward is worked out for a point', () => {
  expect(previewOf('1240').maths).toEqual([
    '100 points = €5.00, so a point is worth €0.05. With your earning rule, that gives 5% back.',
    '300 points = €10.00, so a point is worth €0.0333. With your earning rule, that gives 3.33% back.',
    '400 points take 10 % off the goods of one order. They are earned with €400.00 of goods.',
    '2,000 points pay the shipping of one order. They are earned with €2,000.00 of goods.',
  ]);
});

test('a shopper sees what is in reach, how far, and what is lacking', () => {
  const { shopper } = previewOf('1240');
  expect(shopper?.have).toBe('You have 1,240 points = €60.00');
  expect(shopper?.rewards.map(({ what, reach }) => [what, reach])).toEqual([
    ['€5.00 off for 100 points', 'Up to €60.00 with this balance'],
    ['€10.00 off for 300 points from €50.00 of goods', null],
    ['10 % off for 400 points', null],
    ['Free shipping for 2,000 points', '760 points more needed'],
  ]);
});

test('a balance that is no number shows nobody', () => {
  expect(previewOf('many').shopper).toBeNull();
});
