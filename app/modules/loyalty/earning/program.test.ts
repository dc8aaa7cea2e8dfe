import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { defaultProgram, programAt, programSchema } from './program.ts';

const program = defaultProgram(currencyCode('USD'));
const version = (number: number, at: string) => ({ version: number, effectiveAt: parseInstant(at), program });

describe('the earning programme', () => {
  it.each([
    ['USD', 100],
    ['JPY', 100],
    ['KWD', 1000],
  ])('gives by default one point per %s %s minor units', (currency, perMinor) => {
    expect(defaultProgram(currencyCode(currency)).earn).toMatchObject({ points: 1, perMinor });
  });

  it('comes back from JSON as it was', () => {
    const full = {
      ...program,
      multipliers: [{ skus: ['A'], factor: '1.5' }],
      expiry: { days: 365, graceDays: 30 },
    };
    expect(programSchema.parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
    expect(programSchema.parse({ ...program, expiry: { inactivityDays: 180 } }).expiry).toEqual({
      inactivityDays: 180,
    });
  });

  it.each([
    ['a rule for nothing', { multipliers: [{ factor: '2' }] }],
    ['a negative factor', { multipliers: [{ skus: ['A'], factor: '-1' }] }],
    ['a factor that is no decimal', { multipliers: [{ skus: ['A'], factor: '1e9' }] }],
    ['a rate per nothing', { earn: { ...program.earn, perMinor: 0 } }],
    ['half a point', { earn: { ...program.earn, points: 0.5 } }],
    ['two kinds of expiry at once', { expiry: { days: 30, graceDays: 30, inactivityDays: 30 } }],
  ])('refuses %s', (_, change) => {
    expect(programSchema.safeParse({ ...program, ...change }).success).toBe(false);
  });

  it('is the one in force at the moment', () => {
    const versions = [
      version(2, '2026-04-01T00:00:00Z'),
      version(1, '2026-03-01T00:00:00Z'),
      version(3, '2026-04-01T00:00:00Z'),
    ];
    const at = (moment: string) => programAt(versions, parseInstant(moment))?.version ?? null;
    expect(at('2026-02-28T23:59:59Z')).toBeNull();
    expect(at('2026-03-31T23:59:59Z')).toBe(1);
    expect(at('2026-04-01T00:00:00Z')).toBe(3);
  });
});
