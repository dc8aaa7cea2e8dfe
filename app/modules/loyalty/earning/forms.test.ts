import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { parseProgramForm, programForm } from './forms.ts';
import { defaultProgram, type Program } from './program.ts';

const usd = currencyCode('USD');
const full: Program = {
  earn: { points: 3, perMinor: 250, rounding: 'half-up', pendingDays: 14, includeTax: false },
  multipliers: [
    { skus: ['A'], tags: ['new'], factor: '2' },
    { collections: ['77'], factor: '0' },
  ],
  expiry: { inactivityDays: 180 },
  campaigns: [
    {
      id: 'may',
      name: 'Double May',
      from: '2026-05-01',
      to: null,
      when: [{ field: 'line.tags', is: 'any-of', values: ['new'] }],
      factor: '2',
    },
  ],
  ways: [{ way: 'birthday', points: 50 }],
  events: [
    { id: 'workshop', name: 'Workshop attended', points: 50, limit: { times: 1, per: 'month' } },
    { id: 'app', name: 'App installed', points: 5, limit: null },
  ],
  expiryNoticeDays: 14,
  tiers: null,
};

describe('the form of a programme', () => {
  it.each([
    ['USD', full],
    ['USD', { ...full, expiry: { days: 365, graceDays: 30 } }],
    ['USD', { ...full, expiry: { calendar: { month: 2, day: 29, yearsOn: 2 }, graceDays: 0 } }],
    ['USD', { ...full, expiryNoticeDays: null }],
    ['USD', defaultProgram(usd)],
    ['JPY', defaultProgram(currencyCode('JPY'))],
    ['KWD', defaultProgram(currencyCode('KWD'))],
  ] as const)('shows a programme in %s and reads it back unchanged', (code, program) => {
    const currency = currencyCode(code);
    expect(parseProgramForm(programForm(program, currency), currency)).toEqual({ program });
  });

  it.each([
    ['USD', '2.5', 250],
    ['USD', ' 1 ', 100],
    ['JPY', '100', 100],
    ['KWD', '1.000', 1000],
  ])('reads an amount in %s: %s is %d minor units', (code, per, minor) => {
    const currency = currencyCode(code);
    const form = { ...programForm(defaultProgram(currency), currency), per };
    expect(parseProgramForm(form, currency)).toMatchObject({ program: { earn: { perMinor: minor } } });
  });

  it.each([
    ['USD', '0.001'],
    ['USD', '0'],
    ['USD', '-1'],
    ['JPY', '0.5'],
    ['USD', '1,00'],
    ['USD', '10000000000'],
  ])('refuses in %s an amount of %s', (code, per) => {
    const currency = currencyCode(code);
    const form = { ...programForm(defaultProgram(currency), currency), per };
    expect(parseProgramForm(form, currency)).toEqual({ errors: { per: expect.any(String) } });
  });

  it('without campaigns, ways to earn and events has none', () => {
    const { campaigns: _campaigns, ways: _ways, events: _events, ...form } = programForm(full, usd);
    expect(parseProgramForm(form, usd)).toMatchObject({ program: { campaigns: [], ways: [], events: [] } });
  });

  it.each<[string, object, string]>([
    ['without a name', { name: ' ' }, 'campaigns.0.name'],
    ['with a factor below 0', { factor: '-1' }, 'campaigns.0.factor'],
    ['on a day that is none', { from: '2026-02-30' }, 'campaigns.0.from'],
    ['that ends before it begins', { to: '2026-04-30' }, 'campaigns.0.to'],
    [
      'that asks about returns',
      { when: [{ field: 'history.returns', is: 'below', count: 1, days: 90 }] },
      'campaigns.0.when.0.field',
    ],
    [
      'that asks about some orders only',
      { when: [{ field: 'customer.orders', is: 'below', count: 1, days: 90 }] },
      'campaigns.0.when.0.days',
    ],
  ])('refuses a campaign %s, at its field', (_what, change, path) => {
    const [campaign] = programForm(full, usd).campaigns;
    const form = { ...programForm(full, usd), campaigns: [{ ...campaign, ...change }] };
    expect(parseProgramForm(form, usd)).toMatchObject({ errors: { [path]: expect.any(String) } });
  });

  it('refuses points for a way that are none, and a way that is there twice', () => {
    const form = { ...programForm(full, usd), ways: [{ way: 'review', points: '0' }] };
    expect(parseProgramForm(form, usd)).toEqual({ errors: { 'ways.0.points': expect.any(String) } });
    const twice = { ...programForm(full, usd), ways: [0, 1].map(() => ({ way: 'review', points: '5' })) };
    expect(parseProgramForm(twice, usd)).toEqual({ errors: { ways: expect.any(String) } });
  });

  it.each<[string, object, string]>([
    ['a day that the month never has', { month: '4', day: '31' }, 'expiry.day'],
    ['30 February', { month: '2', day: '30' }, 'expiry.day'],
    ['a thirteenth month', { month: '13' }, 'expiry.month'],
    ['more than five years', { yearsOn: '6' }, 'expiry.yearsOn'],
    ['grace that is no number', { graceDays: '' }, 'expiry.graceDays'],
  ])('refuses as the day on which points expire %s, at its field', (_what, change, path) => {
    const expiry = { kind: 'calendar', month: '12', day: '31', yearsOn: '1', graceDays: '30', ...change };
    const form = { ...programForm(full, usd), expiry };
    expect(parseProgramForm(form, usd)).toEqual({ errors: { [path]: expect.any(String) } });
  });

  it.each(['0', '91', 'soon'])('refuses to tell %s days before', (noticeDays) => {
    const form = { ...programForm(full, usd), noticeDays };
    expect(parseProgramForm(form, usd)).toEqual({ errors: { noticeDays: expect.any(String) } });
  });

  it.each<[string, object, string]>([
    ['without a name', { name: ' ' }, 'events.0.name'],
    ['with an ID that is none', { id: 'Workshop attended' }, 'events.0.id'],
    ['with the ID of another', { id: 'app' }, 'events.1.id'],
    ['without points', { points: '0' }, 'events.0.points'],
    ['with a limit that is none', { times: '' }, 'events.0.times'],
    ['with a limit of some other time', { per: 'week' }, 'events.0.per'],
  ])('refuses an event %s, at its field', (_what, change, path) => {
    const [first, second] = programForm(full, usd).events;
    const form = { ...programForm(full, usd), events: [{ ...first, ...change }, second] };
    expect(parseProgramForm(form, usd)).toEqual({ errors: { [path]: expect.any(String) } });
  });

  it('refuses a rule that names nothing, at its first field', () => {
    const rule = { skus: [], tags: [], collections: [], factor: '2' };
    const form = { ...programForm(full, usd), multipliers: [rule] };
    expect(parseProgramForm(form, usd)).toEqual({
      errors: { 'multipliers.0.skus': 'Choose products, tags or collections.' },
    });
  });

  it('refuses what is no form at all', () => {
    expect(parseProgramForm('x', usd)).toHaveProperty('errors');
    expect(parseProgramForm({}, usd)).toHaveProperty('errors.points');
  });
});
