import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { parseSettingsForm, settingsForm } from './forms.ts';
import { defaultSettings, dueAtOf, parseSettings } from './settings.ts';

const since = parseInstant('2026-03-28T10:00:00Z');

describe('settings of returns', () => {
  it('are the ordinary ones where nobody said otherwise', () => {
    expect(parseSettings({})).toEqual(defaultSettings);
    expect(parseSettings({ expireAfterDays: null })).toEqual({ ...defaultSettings, expireAfterDays: null });
  });

  it('say from when on a return is overdue in its list', () => {
    expect(dueAtOf(defaultSettings, 'to-inspect', since)?.toString()).toBe('2026-03-30T10:00:00Z');
    expect(dueAtOf(defaultSettings, 'in-transit', since)).toBe(null);
    expect(dueAtOf(defaultSettings, 'done', since)).toBe(null);
    const open = { ...defaultSettings, hours: { ...defaultSettings.hours, 'to-review': null } };
    expect(dueAtOf(open, 'to-review', since)).toBe(null);
  });

  it('come back from their form as they were', () => {
    expect(parseSettingsForm(settingsForm(defaultSettings))).toEqual({ settings: defaultSettings });
    const form = { ...settingsForm(defaultSettings), reviewHours: ' ', expireAfterDays: '' };
    expect(parseSettingsForm(form)).toMatchObject({
      settings: { hours: { 'to-review': null }, expireAfterDays: null },
    });
  });

  it.each([
    [{ reviewHours: '0' }, 'reviewHours'],
    [{ inspectHours: '1.5' }, 'inspectHours'],
    [{ settleHours: '8761' }, 'settleHours'],
    [{ expireAfterDays: '366' }, 'expireAfterDays'],
    [{ remindDaysBefore: 'soon' }, 'remindDaysBefore'],
    [{ expireAfterDays: '5', remindDaysBefore: '5' }, 'remindDaysBefore'],
    [{ reviewHours: 7 }, 'reviewHours'],
  ])('are refused with a sentence at their field: %j', (change, field) => {
    const parsed = parseSettingsForm({ ...settingsForm(defaultSettings), ...change });
    expect('errors' in parsed && Object.keys(parsed.errors)).toEqual([field]);
  });

  it('are no settings without a form', () => {
    expect(parseSettingsForm(null)).toHaveProperty('errors.form');
  });
});
