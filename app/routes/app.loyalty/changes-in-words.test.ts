import { expect, test } from 'vitest';
import type { ProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import type { LevelForm } from '#app/modules/loyalty/tiers/tiers-form.ts';
import { en } from '../../ui/texts/en.ts';
import { changesInWords } from './changes-in-words.ts';

const form: ProgramForm = {
  points: '1',
  per: '1.00',
  rounding: 'floor',
  pendingDays: '30',
  includeTax: true,
  multipliers: [],
  expiry: { kind: 'none' },
  noticeDays: '30',
  campaigns: [],
  ways: [],
  events: [],
  tiers: null,
};
const summer = { skus: [], tags: ['summer'], collections: [], factor: '2' };
const gift = { skus: ['GIFT-1'], tags: [], collections: [], factor: '0' };
const changes = (before: ProgramForm | null, after: ProgramForm) =>
  changesInWords(before, after, en, {
    rate: ({ points, per }) => `${points} per ${per}`,
    titles: { '5100': 'Summer sale' },
  });

test('the first version tells its rule', () => {
  expect(changes(null, form)).toEqual(['First version: 1 per 1.00']);
});

test('each changed number is told with what it was and what it became', () => {
  expect(
    changes(form, { ...form, points: '2', pendingDays: '0', rounding: 'ceil', includeTax: false }),
  ).toEqual([
    '1 per 1.00 became 2 per 1.00',
    'Rounded down became rounded up',
    'Pending for 30 days became usable at once',
    'Tax in prices counts became tax in prices does not count',
  ]);
});

test('rules that came, went or moved are told apart', () => {
  expect(changes({ ...form, multipliers: [summer] }, { ...form, multipliers: [gift] })).toEqual([
    'Rule added: nothing for SKU GIFT-1',
    'Rule removed: 2 times for products tagged summer',
  ]);
  expect(changes({ ...form, multipliers: [summer, gift] }, { ...form, multipliers: [gift, summer] })).toEqual(
    ['Rules in another order'],
  );
});

test('a collection is told by its title, and by its number where Shopify no longer knows it', () => {
  const some = (...collections: string[]) => [{ ...summer, tags: [], collections }];
  expect(changes(form, { ...form, multipliers: some('5100') })).toEqual([
    'Rule added: 2 times for collection “Summer sale”',
  ]);
  expect(changes(form, { ...form, multipliers: some('5100', '5101') })).toEqual([
    'Rule added: 2 times for collections “Summer sale”, “5101”',
  ]);
});

test('a change of expiry is told', () => {
  expect(changes(form, { ...form, expiry: { kind: 'days', days: '365', graceDays: '30' } })).toEqual([
    'Points do not expire became points expire after 365 days, with 30 days of grace',
  ]);
});

test('another day of the year on which points expire, and telling of it, are told', () => {
  const expiry = { kind: 'calendar', month: '12', day: '31', yearsOn: '1', graceDays: '30' } as const;
  const yearly = { ...form, expiry };
  expect(changes(yearly, { ...yearly, expiry: { ...expiry, month: '6', day: '30', yearsOn: '2' } })).toEqual([
    'Points expire on 31 December, the year after, with 30 days of grace became points expire on 30 June, 2 years on, with 30 days of grace',
  ]);
  expect(changes(yearly, { ...yearly, noticeDays: '' })).toEqual([
    'Customers are told 30 days before points expire became nobody is told before points expire',
  ]);
});

test('levels that came, went, changed or moved are told apart', () => {
  const level = (id: string, spend: string): LevelForm => ({
    ...{ id, name: id.toUpperCase(), spend, points: '', orders: '' },
    ...{ factor: '1', entryPoints: '0', customerTag: '' },
    ...{ freeShipping: false, percent: '', priority: false },
  });
  const tiers = (...levels: LevelForm[]): ProgramForm['tiers'] => ({
    ...{ match: 'any', window: 'lifetime', downgrade: 'never', oneStep: false, graceDays: '0' },
    levels,
  });
  const both = { ...form, tiers: tiers(level('a', '1.00'), level('b', '2.00')) };
  expect(changes(form, both)).toEqual(['Tiers on: A, B']);
  expect(changes(both, form)).toEqual(['Tiers off']);
  expect(changes(both, { ...form, tiers: tiers(level('b', '3.00'), level('c', '4.00')) })).toEqual([
    'Tier added: C',
    'Tier removed: A',
    'Tier changed: B',
  ]);
  expect(changes(both, { ...form, tiers: tiers(level('b', '2.00'), level('a', '1.00')) })).toEqual([
    'Tiers in another order',
  ]);
  expect(changes(both, { ...form, tiers: both.tiers && { ...both.tiers, graceDays: '7' } })).toEqual([
    'How long a tier is kept was changed',
  ]);
});

test('the same programme again changes nothing', () => {
  expect(changes(form, form)).toEqual(['Saved again without changes']);
});

test('campaigns and ways to earn are told by their names', () => {
  const may = { id: 'may', name: 'May', from: '2026-05-01', to: '2026-05-31', when: [], factor: '2' };
  expect(changes(form, { ...form, campaigns: [may] })).toEqual(['Campaign added: May']);
  expect(changes({ ...form, campaigns: [may] }, { ...form, campaigns: [{ ...may, factor: '3' }] })).toEqual([
    'Campaign changed: May',
  ]);
  expect(changes({ ...form, campaigns: [may] }, form)).toEqual(['Campaign removed: May']);
  const review = { way: 'review', points: '50' } as const;
  expect(changes(form, { ...form, ways: [review] })).toEqual([`${en.loyalty.ways.kinds.review}: 50 points`]);
  expect(changes({ ...form, ways: [review] }, { ...form, ways: [{ ...review, points: '1' }] })).toEqual([
    `${en.loyalty.ways.kinds.review}: 1 point`,
  ]);
  expect(changes({ ...form, ways: [review] }, form)).toEqual([`${en.loyalty.ways.kinds.review}: no points`]);
});
