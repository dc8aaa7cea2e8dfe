import { describe, expect, it } from 'vitest';
import { earningProgram, typedRewards } from './earning-program.ts';
import { loyalty } from './vocabulary/loyalty.ts';

const none = new Map<string, string>();

describe('the earning form of a story', () => {
  it('says what an empty block means', () => {
    expect(earningProgram(loyalty.parse({}), 'USD', none)).toEqual({
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
    });
  });

  it.each([
    ['USD', 100, '1.00'],
    ['USD', 5, '0.05'],
    ['JPY', 100, '100'],
    ['KWD', 1000, '1.000'],
  ])('types an amount of %s as its merchants do', (currency, per, typed) => {
    expect(earningProgram(loyalty.parse({ earn: { per } }), currency, none)).toMatchObject({ per: typed });
  });

  it('names collections by their ids', () => {
    const given = loyalty.parse({ multipliers: [{ collections: ['Winter'], factor: '2' }] });
    const program = earningProgram(given, 'USD', new Map([['Winter', '17']]));
    expect(program).toMatchObject({
      multipliers: [{ skus: [], tags: [], collections: ['17'], factor: '2' }],
    });
    expect(() => earningProgram(given, 'USD', none)).toThrow('collection "Winter"');
  });

  it('refuses what is to come', () => {
    const given = loyalty.parse({ referral: { advocatePoints: 5, friendOff: '1.00' } });
    expect(() => earningProgram(given, 'USD', none)).toThrow('settings.loyalty.referral: not built yet');
  });

  it('types campaigns and ways to earn, the review among them as the reviews say', () => {
    const given = loyalty.parse({
      campaigns: [{ from: '2026-05-01', to: '2026-05-31', factor: '2', skus: ['A'] }],
      birthday: { points: 5 },
    });
    expect(earningProgram(given, 'USD', none, 50)).toMatchObject({
      campaigns: [{ from: '2026-05-01', factor: '2', when: [{ field: 'line.skus', values: ['A'] }] }],
      ways: [
        { way: 'birthday', points: '5' },
        { way: 'review', points: '50' },
      ],
    });
  });
});

describe('the rewards form of a story', () => {
  it('names the free product as it was picked, and leaves empty what is not said', () => {
    const given = loyalty.parse({ rewards: [{ name: 'one', kind: 'free-product', points: 5, sku: 'F' }] });
    const variants = new Map([['F', { id: '12', product: '11' }]]);
    const variant = { id: '12', product: '11', title: 'F' };
    expect(typedRewards(given, variants)).toMatchObject({
      rewards: [{ kind: 'free-product', points: '5', value: '', capPercent: '', validDays: '', variant }],
    });
    expect(() => typedRewards(given, new Map())).toThrow('no variant "F"');
  });
});
