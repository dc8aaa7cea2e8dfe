import { describe, expect, it } from 'vitest';
import { parseSettingsForm, settingsForm } from './forms.ts';
import { noOpinions } from './no-opinions.ts';
import { defaultSettings, type RequestRule, settingsSchema } from './settings.ts';

const form = settingsForm(defaultSettings);
const rule: RequestRule = {
  id: 'at-home',
  name: 'At home',
  on: true,
  when: [
    { field: 'order.country', is: 'any-of', values: ['DE'] },
    { field: 'customer.orders', is: 'below', count: 2, days: null },
  ],
  then: [
    { set: 'time', trigger: 'fulfilled', delayDays: 3, fallbackDays: null },
    { set: 'reminders', days: [4] },
  ],
};
const withRule = (change: object) => ({
  ...form,
  request: { ...form.request, rules: [{ ...rule, ...change }] },
});
const errorsOf = (input: unknown) => {
  const parsed = parseSettingsForm(input);
  return 'errors' in parsed ? parsed.errors : null;
};

describe('the form of settings', () => {
  it('comes back as it was shown', () => {
    const settings = {
      ...defaultSettings,
      request: { ...defaultSettings.request, reminders: [3, 10], rules: [rule], fallbackDays: null },
    };
    expect(parseSettingsForm(settingsForm(settings))).toEqual({ settings });
  });

  it('takes reminders as people type them, each day once', () => {
    const typed = (reminders: string) =>
      parseSettingsForm({ ...form, request: { ...form.request, reminders } });
    expect(typed('10, 3 3')).toMatchObject({ settings: { request: { reminders: [3, 10] } } });
    expect(typed(' ')).toMatchObject({ settings: { request: { reminders: [] } } });
    for (const wrong of ['0', '366', 'soon', '1,2,3,4', '-1'])
      expect(typed(wrong)).toHaveProperty(['errors', 'request.reminders']);
  });

  it('says what is wrong with a rule at its place', () => {
    expect(errorsOf(withRule({ then: [] }))).toEqual({ 'request.rules.0.then': 'Say what the rule does.' });
    expect(errorsOf(withRule({ then: [{ set: 'reminders', days: [0] }] }))).toHaveProperty([
      'request.rules.0.then.0.days.0',
    ]);
    expect(errorsOf(withRule({ when: [{ field: 'order.country', is: 'any-of', values: [] }] }))).toEqual({
      'request.rules.0.when.0.values': 'Name at least one.',
    });
    expect(errorsOf({ ...form, request: { ...form.request, rules: [rule, rule] } })).toEqual({
      'request.rules': 'Two rules have the same short name.',
    });
  });

  it('asks nobody by what they sent back', () => {
    const errors = errorsOf(
      withRule({ when: [{ field: 'return.reason', is: 'none-of', values: ['defective'] }] }),
    );
    expect(Object.values(errors ?? {})).toEqual(['Who is asked cannot depend on what came back.']);
  });
});

describe('stars, ratings and sentiments', () => {
  it.each([
    withRule({ when: [{ field: 'review.rating', is: 'at-least', count: 4, days: null }] }),
    withRule({ when: [{ field: 'review.stars', is: 'any-of', values: ['5'] }] }),
    withRule({ when: [{ field: 'customer.averageRating', is: 'at-least', count: 4, days: null }] }),
    withRule({ then: [{ set: 'skip', below: 1 }, { set: 'minimum-stars' }] }),
    withRule({ sentiment: 'good' }),
    { ...form, publish: 'auto-from-4-stars' },
    { ...form, publish: { minimumRating: 4 } },
    { ...form, incentive: { kind: 'code', percent: 10, days: 30, minStars: 5 } },
    { ...form, questions: { ...form.questions, onlyFor: [{ field: 'sentiment' }] } },
  ])('are refused with the reason: %j', (input) => {
    expect(Object.values(errorsOf(input) ?? {})).toEqual([noOpinions]);
  });

  it('are refused wherever else settings come from', () => {
    const imported = settingsSchema.safeParse({ ...defaultSettings, publishFrom: { stars: 4 } });
    expect(imported.error?.issues.map(({ message }) => message)).toEqual([noOpinions]);
  });

  it('may be words of the merchant', () => {
    const tagged = withRule({
      when: [{ field: 'customer.tags', is: 'any-of', values: ['5 stars', 'rating'] }],
    });
    expect(errorsOf(tagged)).toBeNull();
    expect(errorsOf(withRule({ name: 'Stars of the show' }))).toBeNull();
  });
});

it('settings of before there were rules still say the same', () => {
  const { trigger, delayDays, fallbackDays, waitForAllDays, sendWindow } = defaultSettings.request;
  const old = { request: { trigger, delayDays, fallbackDays, waitForAllDays, sendWindow }, publish: 'auto' };
  expect(settingsSchema.parse(old)).toEqual(defaultSettings);
});
