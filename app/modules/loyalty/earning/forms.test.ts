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
  campaigns: [],
  ways: [],
  tiers: null,
};

describe('the form of a programme', () => {
  it.each([
    ['USD', full],
    ['USD', { ...full, expiry: { days: 365, graceDays: 30 } }],
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
