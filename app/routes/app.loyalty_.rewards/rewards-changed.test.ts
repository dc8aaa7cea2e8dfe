import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { rewardsSchema } from '#app/modules/loyalty/rewards/rewards.ts';
import { openPrint } from '../../ui/print/print.ts';
import { en } from '../../ui/texts/en.ts';
import { rewardsChanged } from './rewards-changed.ts';

const print = openPrint({ zone: 'Europe/Berlin', now: Temporal.Instant.from('2026-03-03T09:00:00Z') });
const settingsOf = (rewards: readonly object[], redemption: object = {}) =>
  rewardsSchema.parse({
    currency: 'EUR',
    rewards,
    redemption: { holdMinutes: 60, unusedPart: 'returned', ...redemption },
  });
const five = {
  ...{ id: 'five', name: 'Five off', points: 100, minSubtotalMinor: 0 },
  ...{ kind: 'amount-off', valueMinor: 500, multiples: false },
};
const ship = { id: 'ship', name: 'Shipping', points: 200, minSubtotalMinor: 0, kind: 'free-shipping' };
const both = settingsOf([five, ship]);
const changed = (rewards: readonly object[], redemption: object = {}) =>
  rewardsChanged(both, settingsOf(rewards, redemption), print, en);

test('the first version names its rewards', () => {
  expect(rewardsChanged(null, both, print, en)).toEqual(['First version: “Five off”, “Shipping”']);
  expect(rewardsChanged(null, settingsOf([]), print, en)).toEqual(['First version']);
});

test('the same again says so', () => {
  expect(changed([five, ship])).toEqual(['Saved again without changes']);
});

test('a price, a name and limits are told with the reward', () => {
  expect(changed([{ ...five, points: 150, collections: ['7'] }, ship])).toEqual([
    '“Five off”: €5.00 off for 100 points became €5.00 off for 150 points · For chosen goods',
  ]);
  expect(changed([five, { ...ship, name: 'No shipping' }])).toEqual(['“Shipping” is called “No shipping”']);
  const combines = { order: true, product: false, shipping: false };
  expect(changed([{ ...five, combines }, ship])).toEqual(['“Five off”: other limits']);
});

test('what came, went and moved is told, and how points are used', () => {
  const bag = { ...ship, id: 'bag', name: 'Bag', kind: 'free-product' };
  const variant = { id: '3', product: '2', title: 'Canvas bag' };
  expect(changed([ship, { ...bag, variant }])).toEqual([
    '“Bag” added: Free: Canvas bag for 200 points · Beside another item',
    '“Five off” removed',
  ]);
  expect(changed([ship, five])).toEqual(['Rewards in another order']);
  expect(changed([five, ship], { holdMinutes: 120, unusedPart: 'forfeited' })).toEqual([
    'Reserved for 1 hr became reserved for 2 hr',
    'An unused part comes back as points became an unused part is gone',
  ]);
});
