import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../calendar.ts';
import { parseDecimal } from '../decimal.ts';
import { rational } from '../rational.ts';
import { type Condition, conditionSchema } from './condition.ts';
import type { RuleFacts } from './decide.ts';
import { evaluateCondition, namesMeet } from './evaluate.ts';

/** Knows only what it is given. */
const knowing = (known: {
  readonly names?: readonly string[];
  readonly number?: string;
  readonly on?: string;
}): RuleFacts & { readonly spans: (number | null)[] } => {
  const spans: (number | null)[] = [];
  return {
    spans,
    names: () => known.names ?? null,
    number: (_field, days) => {
      spans.push(days);
      return known.number === undefined ? null : parseDecimal(known.number);
    },
    date: () => (known.on === undefined ? null : parseLocalDate(known.on)),
  };
};

describe('a condition on names', () => {
  const tags = (is: 'any-of' | 'none-of', ...values: string[]): Condition => ({
    field: 'customer.tags',
    is,
    values,
  });

  it('holds when one of them is among the values, however it is written', () => {
    expect(evaluateCondition(tags('any-of', 'vip', 'Gold'), knowing({ names: ['new', ' VIP '] }))).toBe(
      'holds',
    );
    expect(evaluateCondition(tags('any-of', 'vip'), knowing({ names: ['vipper'] }))).toBe('fails');
    expect(evaluateCondition(tags('any-of', 'vip'), knowing({ names: [] }))).toBe('fails');
  });

  it('holds the other way round when none is', () => {
    expect(evaluateCondition(tags('none-of', 'vip'), knowing({ names: [] }))).toBe('holds');
    expect(evaluateCondition(tags('none-of', 'vip'), knowing({ names: ['new'] }))).toBe('holds');
    expect(evaluateCondition(tags('none-of', 'vip'), knowing({ names: ['new', 'Vip'] }))).toBe('fails');
  });

  it('is unknown when nothing is known, whichever way it asks', () => {
    expect(evaluateCondition(tags('any-of', 'vip'), knowing({}))).toBe('unknown');
    expect(evaluateCondition(tags('none-of', 'vip'), knowing({}))).toBe('unknown');
  });
});

describe('a condition on a number', () => {
  const value = (is: 'at-least' | 'below', minor: number): Condition => ({ field: 'order.value', is, minor });

  it('takes its bound in', () => {
    expect(evaluateCondition(value('at-least', 10_000), knowing({ number: '10000' }))).toBe('holds');
    expect(evaluateCondition(value('at-least', 10_000), knowing({ number: '9999.5' }))).toBe('fails');
    expect(evaluateCondition(value('below', 10_000), knowing({ number: '10000' }))).toBe('fails');
    expect(evaluateCondition(value('below', 10_000), knowing({ number: '9999.5' }))).toBe('holds');
    expect(evaluateCondition(value('below', 10_000), knowing({}))).toBe('unknown');
  });

  it('compares percentages exactly and asks as far back as it says', () => {
    const rate: Condition = { field: 'history.returnRate', is: 'at-least', percent: '33.3333', days: 90 };
    const third: RuleFacts = { ...knowing({}), number: () => rational(100n, 3n) };
    expect(evaluateCondition(rate, third)).toBe('holds');
    expect(evaluateCondition({ ...rate, percent: '33.3334' }, third)).toBe('fails');
    const facts = knowing({ number: '3' });
    const count: Condition = { field: 'history.returns', is: 'below', count: 4, days: 365 };
    expect(evaluateCondition(count, facts)).toBe('holds');
    expect(evaluateCondition(rate, facts)).toBe('fails');
    expect(evaluateCondition(value('below', 1), facts)).toBe('fails');
    expect(facts.spans).toEqual([365, 90, null]);
  });
});

describe('a condition on a day', () => {
  const between = (from: string, to: string): Condition => ({
    field: 'order.boughtOn',
    is: 'between',
    from,
    to,
  });
  const on = (day: string, from: string, to: string) =>
    evaluateCondition(between(from, to), knowing({ on: day }));

  it('takes both of its days in', () => {
    expect(on('2026-11-15', '2026-11-15', '2026-12-24')).toBe('holds');
    expect(on('2026-12-24', '2026-11-15', '2026-12-24')).toBe('holds');
    expect(on('2026-11-14', '2026-11-15', '2026-12-24')).toBe('fails');
    expect(on('2026-12-25', '2026-11-15', '2026-12-24')).toBe('fails');
    expect(on('2027-12-01', '2026-11-15', '2026-12-24')).toBe('fails');
  });

  it('without a year is meant in every year', () => {
    for (const year of ['2025', '2031']) {
      expect(on(`${year}-11-15`, '11-15', '12-24')).toBe('holds');
      expect(on(`${year}-12-24`, '11-15', '12-24')).toBe('holds');
      expect(on(`${year}-12-25`, '11-15', '12-24')).toBe('fails');
    }
    expect(on('2026-06-01', '06-01', '06-01')).toBe('holds');
    expect(on('2026-06-02', '06-01', '06-01')).toBe('fails');
  });

  it('may cross the turn of the year', () => {
    for (const day of ['2026-12-20', '2026-12-31', '2027-01-01', '2027-01-06'])
      expect(on(day, '12-20', '01-06')).toBe('holds');
    for (const day of ['2026-12-19', '2027-01-07', '2026-06-01'])
      expect(on(day, '12-20', '01-06')).toBe('fails');
    expect(on('2026-12-25', '2026-12-20', '2026-01-06')).toBe('fails');
  });

  it('crosses no turn of the year with a bound that names its year', () => {
    expect(on('2026-05-01', '2026-03-01', '06-01')).toBe('holds');
    expect(on('2026-12-25', '2026-12-20', '01-06')).toBe('fails');
    expect(on('2027-01-03', '2026-12-20', '01-06')).toBe('holds');
    expect(on('2026-12-25', '12-20', '2026-01-06')).toBe('fails');
  });

  it('is unknown without a day', () => {
    expect(evaluateCondition(between('11-15', '12-24'), knowing({}))).toBe('unknown');
  });
});

describe('lists of names', () => {
  it('meet in any of them', () => {
    const list = ['Sale', 'OUTLET'];
    expect(namesMeet(list, ['outlet'])).toBe(true);
    expect(namesMeet(list, ['new', 'sale '])).toBe(true);
    expect(namesMeet(list, ['new'])).toBe(false);
    expect(namesMeet([], ['new'])).toBe(false);
    expect(namesMeet(list, [])).toBe(false);
  });
});

describe('the schema of conditions', () => {
  it.each([
    [{ field: 'customer.tags', is: 'any-of', values: [] }],
    [{ field: 'customer.tags', is: 'at-least', values: ['a'] }],
    [{ field: 'review.stars', is: 'any-of', values: ['5'] }],
    [{ field: 'order.value', is: 'at-least', minor: -1 }],
    [{ field: 'order.value', is: 'at-least', minor: 1.5 }],
    [{ field: 'history.returnRate', is: 'at-least', percent: '101', days: 90 }],
    [{ field: 'history.returnRate', is: 'at-least', percent: '1e1', days: 90 }],
    [{ field: 'history.returns', is: 'at-least', count: 1, days: 0 }],
    [{ field: 'order.boughtOn', is: 'between', from: '13-01', to: '12-24' }],
    [{ field: 'order.boughtOn', is: 'between', from: '11-15', to: '24 December' }],
  ])('refuses %o', (condition) => {
    expect(conditionSchema.safeParse(condition).success).toBe(false);
  });

  it('takes one of each kind', () => {
    for (const condition of [
      { field: 'line.skus', is: 'none-of', values: ['A-1'] },
      { field: 'line.price', is: 'below', minor: 0 },
      { field: 'line.discountPercent', is: 'at-least', percent: '12.5', days: null },
      { field: 'customer.orders', is: 'at-least', count: 3, days: null },
      { field: 'order.boughtOn', is: 'between', from: '2026-11-15', to: '12-24' },
    ])
      expect(conditionSchema.safeParse(condition).success).toBe(true);
  });
});
