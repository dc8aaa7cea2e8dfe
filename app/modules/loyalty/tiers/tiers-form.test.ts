import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { sampleLevel, sampleRules } from './sample-tiers.ts';
import { haveSameThresholds, type Tiers } from './tiers.ts';
import { type LevelForm, type TiersForm, tiersForm, tiersFormSchema } from './tiers-form.ts';

const usd = currencyCode('USD');

const full: Tiers = {
  ...{ match: 'any', window: 'calendar-year', downgrade: 'period-end', oneStep: true, graceDays: 14 },
  levels: [
    sampleLevel('bronze', 0),
    sampleLevel('gold', 500, {
      ...{ name: 'Gold & more', factor: '1.25', entryPoints: 100, customerTag: 'early access' },
      from: { spendMinor: 50050, points: 300, orders: 4 },
      perks: { freeShipping: true, percent: 10, priority: true },
    }),
  ],
};

const level = (change: Partial<LevelForm> = {}): LevelForm => ({
  ...{ id: '', name: 'Gold', spend: '100', points: '', orders: '', factor: '2', entryPoints: '0' },
  ...{ customerTag: '', freeShipping: false, percent: '', priority: false },
  ...change,
});

const form = (levels: readonly LevelForm[], change: Partial<TiersForm> = {}): TiersForm => ({
  ...tiersForm(full, usd),
  ...change,
  levels,
});

const read = (input: unknown) => {
  const parsed = tiersFormSchema(usd).safeParse(input);
  if (parsed.success) return parsed.data;
  return {
    errors: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message])),
  };
};

describe('the form of levels', () => {
  it('shows levels and reads them back unchanged', () => {
    expect(tiersForm(full, usd).levels[1]).toEqual({
      ...{ id: 'gold', name: 'Gold & more', spend: '500.50', points: '300', orders: '4', factor: '1.25' },
      ...{ entryPoints: '100', customerTag: 'early access' },
      ...{ freeShipping: true, percent: '10', priority: true },
    });
    expect(read(tiersForm(full, usd))).toEqual(full);
  });

  it.each([undefined, null])('has none where %s was sent', (input) => {
    expect(read(input)).toBe(null);
  });

  it('calls a new level after its name', () => {
    const names = [
      level({ name: 'Über Gold!' }),
      level({ name: '  ゴールド ' }),
      level({ id: 'level-2', name: 'Old' }),
      level({ name: '金' }),
    ];
    const data = read(form(names.map((one, index) => ({ ...one, spend: String(index) }))));
    expect(data).toMatchObject({
      levels: [{ id: 'u-ber-gold' }, { id: 'level' }, { id: 'level-2' }, { id: 'level-3' }],
    });
  });

  it.each([
    ['a name that is missing', [level({ name: ' ' })], 'levels.0.name'],
    ['a name that is there twice', [level(), level({ name: 'gold' })], 'levels.1.name'],
    ['a level that is there twice', [level({ id: 'a' }), level({ id: 'a', name: 'B' })], 'levels.1.id'],
    ['an amount that is none', [level({ spend: '1,00' })], 'levels.0.spend'],
    ['an amount below 0', [level({ spend: '-1' })], 'levels.0.spend'],
    ['half a point', [level({ points: '0.5' })], 'levels.0.points'],
    ['a number of orders in words', [level({ orders: 'two' })], 'levels.0.orders'],
    ['a factor below 0', [level({ factor: '-2' })], 'levels.0.factor'],
    ['entry points without end', [level({ entryPoints: '1000001' })], 'levels.0.entryPoints'],
    ['a higher level for less', [level(), level({ name: 'B', spend: '99.99' })], 'levels.1.spend'],
    ['a higher level for everybody', [level(), level({ name: 'B', spend: '' })], 'levels.1.spend'],
    ['half a percent', [level({ percent: '0.5', customerTag: 'gold' })], 'levels.0.percent'],
    ['everything off', [level({ percent: '100', customerTag: 'gold' })], 'levels.0.percent'],
    ['a percentage without a tag', [level({ percent: '10' })], 'levels.0.customerTag'],
    ['free shipping without a tag', [level({ freeShipping: true })], 'levels.0.customerTag'],
    [
      'a discount by a tag that no search can name',
      [level({ percent: '10', customerTag: "gold's" })],
      'levels.0.customerTag',
    ],
    [
      'a discount by the tag of another level',
      [level({ customerTag: 'VIP' }), level({ name: 'B', percent: '10', customerTag: 'vip' })],
      'levels.1.customerTag',
    ],
    ['no level', [], 'levels'],
  ])('refuses %s', (_what, levels, field) => {
    expect(read(form(levels))).toEqual({ errors: { [field]: expect.any(String) } });
  });

  it('refuses what is no form at all', () => {
    expect(read('x')).toHaveProperty('errors');
    expect(read({})).toHaveProperty('errors');
    expect(read(form([level()], { graceDays: '366' }))).toHaveProperty(['errors', 'graceDays']);
  });
});

it('levels take the same whatever they are called and give', () => {
  const { tiers } = sampleRules();
  const renamed = { ...tiers, levels: tiers.levels.map((one) => ({ ...one, name: 'x', factor: '3' })) };
  expect(haveSameThresholds(tiers, renamed)).toBe(true);
  expect(haveSameThresholds(tiers, { ...tiers, graceDays: 1 })).toBe(false);
  expect(haveSameThresholds(tiers, { ...tiers, levels: [sampleLevel('silver', 501)] })).toBe(false);
});
