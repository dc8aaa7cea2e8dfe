import { describe, expect, it } from 'vitest';
import { advanceInstant, businessNow, type Clock, moveClock } from './clock.ts';

const NEW_YORK = 'America/New_York';
const still = (now: string): Clock => ({ now, running: false, setAt: '2030-01-01T00:00:00.000Z' });

describe('a step of local days', () => {
  it('keeps the wall clock when summer time begins: the day has 23 hours', () => {
    expect(advanceInstant('2026-03-07T15:00:00.000Z', '+1d', NEW_YORK)).toBe('2026-03-08T14:00:00.000Z');
  });

  it('keeps the wall clock when summer time ends: the day has 25 hours', () => {
    expect(advanceInstant('2026-10-31T14:00:00.000Z', '+1d', NEW_YORK)).toBe('2026-11-01T15:00:00.000Z');
  });

  it('lands an hour later where the wall clock does not exist', () => {
    expect(advanceInstant('2026-03-07T07:30:00.000Z', '+1d', NEW_YORK)).toBe('2026-03-08T07:30:00.000Z');
  });

  it('follows half-hour changes', () => {
    expect(advanceInstant('2026-10-03T02:00:00.000Z', '+1d', 'Australia/Lord_Howe')).toBe(
      '2026-10-04T01:30:00.000Z',
    );
  });
});

describe('a step of hours or minutes', () => {
  it('is elapsed time across a clock change', () => {
    expect(advanceInstant('2026-03-08T06:00:00.000Z', '+3h', NEW_YORK)).toBe('2026-03-08T09:00:00.000Z');
    expect(advanceInstant('2026-03-08T06:55:00.000Z', '+15m', NEW_YORK)).toBe('2026-03-08T07:10:00.000Z');
  });

  it.each(['7d', '+7w', '+-1d', '+1.5h', ''])('refuses %j', (step) => {
    expect(() => advanceInstant('2026-03-08T06:00:00.000Z', step, NEW_YORK)).toThrow('is not a step');
  });
});

describe('the clock of a shop', () => {
  it('stands still, or moves with real time', () => {
    const clock = still('2026-05-01T10:00:00.000Z');
    const real = new Date('2030-01-01T00:00:05.000Z');
    expect(businessNow(clock, real)).toBe('2026-05-01T10:00:00.000Z');
    expect(businessNow({ ...clock, running: true }, real)).toBe('2026-05-01T10:00:05.000Z');
  });

  it('never goes back', () => {
    const clock = still('2026-05-01T10:00:00.000Z');
    expect(() => moveClock(clock, { set: '2026-05-01T09:59:59.999Z' }, NEW_YORK)).toThrow('cannot go back');
    expect(moveClock(clock, { set: '2026-05-01T10:00:00Z' }, NEW_YORK).now).toBe('2026-05-01T10:00:00.000Z');
  });

  it('sets, advances and starts in one move', () => {
    const real = new Date('2030-01-02T00:00:00.000Z');
    const moved = moveClock(
      still('2026-05-01T10:00:00.000Z'),
      { set: '2026-06-01T10:00:00Z', advance: '+1d', run: true },
      NEW_YORK,
      real,
    );
    expect(moved).toEqual({ now: '2026-06-02T10:00:00.000Z', running: true, setAt: real.toISOString() });
  });
});
