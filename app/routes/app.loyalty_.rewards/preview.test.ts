import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { defaultProgram } from '#app/modules/loyalty/earning/program.ts';
import { rewardsSchema } from '#app/modules/loyalty/rewards/rewards.ts';
import { openPrint } from '../../ui/print/print.ts';
import { en } from '../../ui/texts/en.ts';
import { missingScopes } from './needed-scopes.ts';
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
    '400 points take 10% off the goods of one order. They are earned with €400.00 of goods.',
    '2,000 points pay the shipping of one order. They are earned with €2,000.00 of goods.',
  ]);
});

test('a shopper sees what is in reach, how far, and what is lacking', () => {
  const { shopper } = previewOf('1240');
  expect(shopper?.have).toBe('You have 1,240 points = €60.00');
  expect(shopper?.rewards.map(({ what, reach }) => [what, reach])).toEqual([
    ['€5.00 off for 100 points', 'Up to €60.00 with this balance'],
    ['€10.00 off for 300 points from €50.00 of goods', null],
    ['10% off for 400 points', null],
    ['Free shipping for 2,000 points', '760 points more needed'],
  ]);
});

test('a balance that is no number shows nobody', () => {
  expect(previewOf('many').shopper).toBeNull();
});

describe('kinds with limits', () => {
  const shared = { points: 200, minSubtotalMinor: 0 };
  const all = rewardsSchema.parse({
    currency: 'EUR',
    rewards: [
      {
        ...{ ...shared, id: 'cap', name: 'Cap', kind: 'amount-off', valueMinor: 1000, multiples: true },
        ...{ minPoints: 300, maxPoints: 1100, capPercent: 50, collections: ['7'] },
      },
      {
        ...{ ...shared, id: 'bag', name: 'Bag', kind: 'free-product' },
        variant: { id: '3', product: '2', title: 'Canvas bag' },
      },
      {
        ...{ ...shared, id: 'card', name: 'Card', kind: 'gift-card', valueMinor: 1000, multiples: false },
        validDays: 1,
      },
      {
        ...{ ...shared, id: 'credit', name: 'Credit', kind: 'store-credit', valueMinor: 1000 },
        ...{ multiples: true, minPoints: 400 },
      },
    ],
    redemption: { holdMinutes: 60, unusedPart: 'returned' },
  });
  const shown = (balance: string) =>
    rewardsPreview({ settings: all, program: defaultProgram(eur), balance }, print, en);

  test('come with what their bounds are worth, or what has to be bought for them', () => {
    const each =
      '200 points = €10.00, so a point is worth €0.05. With your earning rule, that gives 5% back.';
    expect(shown('0').maths).toEqual([
      `${each} At once: €20.00 to €50.00.`,
      '200 points bring “Canvas bag” at no charge. They are earned with €200.00 of goods.',
      each,
      `${each} At once: €20.00 or more.`,
    ]);
  });

  test('tell a shopper each limit, and where they are offered', () => {
    const { shopper } = shown('350');
    expect(shopper?.rewards.map(({ what, limits, reach, place }) => [what, limits, reach, place])).toEqual([
      [
        '€10.00 off for 200 points',
        [
          'At least 400 points at once',
          'At most 1,000 points at once',
          'Pays up to 50% of the cart',
          'For chosen goods',
        ],
        '50 points more needed',
        'At the checkout, in the cart and in the account',
      ],
      [
        'Free: Canvas bag for 200 points',
        ['Beside another item'],
        null,
        'At the checkout, in the cart and in the account',
      ],
      ['Gift card of €10.00 for 200 points', ['Can be used for 1 day'], null, 'In the account'],
      [
        '€10.00 store credit for 200 points',
        ['At least 400 points at once'],
        '50 points more needed',
        'In the account',
      ],
    ]);
  });
});

test('each kind asks for its own access, beside what all need', () => {
  const granted = ['write_discounts'];
  expect(missingScopes([], granted)).toEqual(['write_customers']);
  expect(missingScopes([{ kind: 'gift-card' }, { kind: 'gift-card' }], granted)).toContain(
    'write_gift_cards',
  );
  expect(missingScopes([{ kind: 'store-credit' }], granted)).toContain(
    'write_store_credit_account_transactions',
  );
});
