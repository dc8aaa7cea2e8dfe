import { expect, test } from 'vitest';
import { messageSettingsForm, parseMessageSettings } from './forms.ts';
import { defaultMessageSettings } from './settings.ts';

const plain = messageSettingsForm(defaultMessageSettings);
const request = plain.kinds['review-request'];
const errorsOf = (change: object) => {
  const parsed = parseMessageSettings({ ...plain, ...change });
  return 'errors' in parsed ? parsed.errors : {};
};

test('settings come back from their form as they were', () => {
  expect(parseMessageSettings(plain)).toEqual({ settings: defaultMessageSettings });
  const strict = {
    ...defaultMessageSettings,
    capPerWeek: 2,
    quietHours: { from: '22:00', to: '08:00' },
    togetherMinutes: 90,
    countOpens: true,
  };
  expect(parseMessageSettings(messageSettingsForm(strict))).toEqual({ settings: strict });
});

test('countries are kept once and in order', () => {
  const parsed = parseMessageSettings({
    ...plain,
    kinds: { ...plain.kinds, 'review-request': { ...request, consent: ['FR', 'DE', 'FR'] } },
  });
  expect('settings' in parsed && parsed.settings.kinds['review-request'].consent).toEqual(['DE', 'FR']);
});

test.each([
  ['capPerWeek', { capPerWeek: '0' }],
  ['capPerWeek', { capPerWeek: 'two' }],
  ['togetherMinutes', { togetherMinutes: '' }],
  ['togetherMinutes', { togetherMinutes: '721' }],
  ['quietHours.from', { quietHours: { from: '25:00', to: '08:00' } }],
  ['quietHours.to', { quietHours: { from: '08:00', to: '08:00' } }],
  ['priority', { priority: ['review-request', 'review-request'] }],
  ['priority', { priority: ['review-request'] }],
  ['priority', { priority: [...plain.priority, 'return-settled'] }],
  ['countClicks', { countClicks: 'yes' }],
  ['form', { surprise: true }],
  [
    'kinds.review-request.consent',
    { kinds: { ...plain.kinds, 'review-request': { ...request, consent: [] } } },
  ],
  [
    'kinds.review-request.recontactDays',
    { kinds: { ...plain.kinds, 'review-request': { ...request, recontactDays: '366' } } },
  ],
  [
    'kinds.review-request.sentBy',
    { kinds: { ...plain.kinds, 'review-request': { ...request, sentBy: 'pigeon' } } },
  ],
])('%s says what is wrong with it', (path, change) => {
  expect(Object.keys(errorsOf(change))).toEqual([path]);
});

test('what a customer asked for needs no consent and is not held back', () => {
  const settled = { ...plain.kinds['return-settled'], consent: 'everywhere', recontactDays: '3' };
  expect(Object.keys(errorsOf({ kinds: { ...plain.kinds, 'return-settled': settled } }))).toEqual([
    'kinds.return-settled.consent',
    'kinds.return-settled.recontactDays',
  ]);
  const nobody = { ...plain.kinds['return-settled'], sentBy: 'nobody' };
  expect(errorsOf({ kinds: { ...plain.kinds, 'return-settled': nobody } })).toEqual({});
});

test('anything that is no form is refused', () => {
  for (const input of [null, 7, 'x', [], {}]) expect(parseMessageSettings(input)).toHaveProperty('errors');
});
