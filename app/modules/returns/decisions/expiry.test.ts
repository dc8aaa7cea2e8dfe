import { describe, expect, it } from 'vitest';
import { parseInstant, zone } from '#app/kernel/calendar.ts';
import { defaultSettings } from '../settings/settings.ts';
import { expiryOf } from './expiry.ts';

const berlin = zone('Europe/Berlin');
const approved = parseInstant('2026-03-20T09:30:00Z');
const within = (expireAfterDays: number | null, remindDaysBefore: number) =>
  expiryOf({ ...defaultSettings, expireAfterDays, remindDaysBefore }, approved, berlin);

describe('what was approved and never sent', () => {
  it('expires with the end of a local day, also where the clock changes on the way', () => {
    const { expiresAt, remindAt } = within(14, 4);
    expect(expiresAt?.toString()).toBe('2026-04-03T22:00:00Z');
    expect(remindAt?.toString()).toBe('2026-03-30T08:30:00Z');
  });

  it('is not reminded of before it was approved', () => {
    expect(within(3, 3).remindAt).toBe(null);
    expect(within(3, 0).remindAt?.toString()).toBe('2026-03-23T09:30:00Z');
  });

  it('never does where the merchant does not want it', () => {
    expect(within(null, 7)).toEqual({ expiresAt: null, remindAt: null });
  });
});
