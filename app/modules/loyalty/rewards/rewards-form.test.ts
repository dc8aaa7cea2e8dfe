import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { points } from '#app/kernel/points.ts';
import { bestWorth, defaultRewards, faceOf, isPriceOf, spendable } from './rewards.ts';
import { parseRewardsForm, rewardsForm } from './rewards-form.ts';
import { storefrontRewards } from './storefront-rewards.ts';

const usd = currencyCode('USD');
const reward = { name: 'Five off', kind: 'amount-off', points: '100', value: '5.00', multiples: true };
const form = (change: object = {}, ...rewards: object[]) => ({
  rewards: rewards.length > 0 ? rewards : [reward],
  holdMinutes: '60',
  unusedPart: 'returned',
  ...change,
});

function saved(input: unknown, currency = usd) {
  const parsed = parseRewardsForm(input, currency);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.settings;
}

function errorsOf(input: unknown): Record<string, string> {
  const parsed = parseRewardsForm(input, usd);
  return 'errors' in parsed ? parsed.errors : {};
}

describe('the form of rewards', () => {
  it('comes back as it was saved', () => {
    const settings = saved(
      form(
        { holdMinutes: '43200', unusedPart: 'forfeited' },
        { ...reward, minSubtotal: '20' },
        { name: 'A tenth', kind: 'percent', points: '200', value: '12.5' },
        { name: 'Shipping', kind: 'free-shipping', points: '50' },
      ),
    );
    expect(settings.rewards.map(({ id }) => id)).toEqual(['five-off', 'a-tenth', 'shipping']);
    expect(saved(rewardsForm(settings))).toEqual(settings);
    expect(rewardsForm(settings).rewards[0]).toMatchObject({ value: '5.00', minSubtotal: '20.00' });
  });

  it('gives a new reward a name of its own beside those that are there', () => {
    const known = saved(form()).rewards[0]?.id ?? '';
    const ids = saved(
      form(
        {},
        { ...reward, id: known, name: 'Renamed' },
        { ...reward, name: 'Five off' },
        { ...reward, name: '五割引' },
      ),
    ).rewards.map(({ id }) => id);
    expect(ids).toEqual(['five-off', 'five-off-2', 'reward']);
  });

  it('takes amounts with the digits of the currency', () => {
    const yen = currencyCode('JPY');
    expect(saved(form({}, { ...reward, value: '500' }), yen).rewards[0]).toMatchObject({ valueMinor: 500 });
    expect(parseRewardsForm(form({}, { ...reward, value: '5.5' }), yen)).toHaveProperty('errors');
  });

  it.each([
    [{ rewards: 'x' }, 'rewards'],
    [{ holdMinutes: '0' }, 'holdMinutes'],
    [{ holdMinutes: '43201' }, 'holdMinutes'],
    [{ holdMinutes: '1.5' }, 'holdMinutes'],
    [{ unusedPart: 'kept' }, 'unusedPart'],
  ])('refuses %o', (change, field) => {
    expect(Object.keys(errorsOf(form(change)))).toEqual([field]);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'a\u0000' }, 'name'],
    [{ points: '0' }, 'points'],
    [{ points: '-5' }, 'points'],
    [{ value: '' }, 'value'],
    [{ value: '0.00' }, 'value'],
    [{ value: '0.001' }, 'value'],
    [{ value: '1e3' }, 'value'],
    [{ kind: 'percent', value: '101' }, 'value'],
    [{ kind: 'percent', value: '0' }, 'value'],
    [{ kind: 'percent', value: '12.345' }, 'value'],
    [{ kind: 'free-product' }, 'variant'],
    [{ minSubtotal: '-1' }, 'minSubtotal'],
    [{ minSubtotal: 'x' }, 'minSubtotal'],
  ])('refuses a reward with %o and says where', (change, field) => {
    expect(Object.keys(errorsOf(form({}, { ...reward, ...change })))).toEqual([`rewards.0.${field}`]);
  });

  it('refuses two rewards of one name', () => {
    expect(errorsOf(form({}, reward, { ...reward, name: 'FIVE OFF' }))).toEqual({
      'rewards.1.name': 'Another reward has this name.',
    });
  });
});

describe('a reward', () => {
  const settings = saved(
    form(
      {},
      reward,
      { name: 'Once', kind: 'amount-off', points: '300', value: '20.00' },
      { name: 'P', kind: 'percent', points: '50', value: '10' },
    ),
  );
  const [many, once, percent] = settings.rewards;
  if (many === undefined || once === undefined || percent === undefined) throw new Error('There are three');

  it('has a price, and multiples of it where the merchant said so', () => {
    const priced = (asked: bigint) => [many, once].map((one) => isPriceOf(one, points(asked)));
    expect(priced(100n)).toEqual([true, false]);
    expect(priced(300n)).toEqual([true, true]);
    expect(priced(150n)).toEqual([false, false]);
    expect(priced(0n)).toEqual([false, false]);
    expect(priced(-100n)).toEqual([false, false]);
    expect(priced(600n)).toEqual([true, false]);
  });

  it('can be had for what is available', () => {
    expect(
      [99n, 100n, 299n, 300n].map((have) => [many, once, percent].map((one) => spendable(one, points(have)))),
    ).toEqual([
      [0n, 0n, 50n],
      [100n, 0n, 50n],
      [200n, 0n, 50n],
      [300n, 300n, 50n],
    ]);
    expect(faceOf(many, points(200n), 'USD')).toMatchObject({ minor: 1000n });
    expect(faceOf(percent, points(50n), 'USD')).toBeNull();
  });

  it('that gives most says what points are worth', () => {
    expect(bestWorth(settings, points(299n))).toMatchObject({ minor: 1000n });
    expect(bestWorth(settings, points(300n))).toMatchObject({ minor: 2000n });
    expect(bestWorth(settings, points(60n))).toBeNull();
    expect(bestWorth(defaultRewards(usd), points(1000n))).toBeNull();
  });

  it('is told to the storefront in minor units', () => {
    expect(storefrontRewards(settings)).toMatchObject({
      currency: 'USD',
      exponent: 2,
      rewards: [
        { id: 'five-off', points: 100, value: 500, multiples: true },
        { value: 2000 },
        { value: '10' },
      ],
    });
  });
});
