import { expect, test } from 'vitest';
import { type MessageSettingsForm, messageSettingsForm } from '#app/modules/messages/settings/forms.ts';
import { defaultMessageSettings } from '#app/modules/messages/settings/settings.ts';
import { en } from '../../ui/texts/en.ts';
import { changesInWords } from '../../ui/versions/changes-in-words.ts';
import { rulesInSentences, rulesInWords } from './rules-in-words.ts';

const plain = messageSettingsForm(defaultMessageSettings);
const names = new Map([
  ['AT', 'Austria'],
  ['DE', 'Germany'],
  ['FR', 'France'],
  ['IT', 'Italy'],
]);
const say = (change: Partial<MessageSettingsForm>) => rulesInSentences({ ...plain, ...change }, names, en);
const withRequest = (change: Partial<MessageSettingsForm['kinds']['review-request']>) => ({
  kinds: { ...plain.kinds, 'review-request': { ...plain.kinds['review-request'], ...change } },
});

test('what rules mean is said in sentences', () => {
  expect(
    say({
      capPerWeek: '2',
      quietHours: { from: '22:00', to: '08:00' },
      togetherMinutes: '90',
      countOpens: true,
      ...withRequest({ consent: ['DE', 'AT'], recontactDays: '30' }),
    }),
  ).toEqual([
    'A customer gets at most 2 mails in any seven days, beside what they asked for.',
    'Nothing of it goes out between 22:00 and 08:00 where the customer is.',
    'What falls due within 90 minutes goes in one mail.',
    'Where only one may go: Review request, then Reminder of a review request, then Points available, then Points about to expire, then Points paused, then Tier reached.',
    'Review request: in Austria and Germany, it goes only to customers who agreed to marketing; elsewhere, to all who did not say no to it.',
    'Reminder of a review request: in Austria, BE and 30 more, it goes only to customers who agreed to marketing; elsewhere, to all who did not say no to it.',
    'Points available goes only to customers who agreed to marketing.',
    'Points about to expire goes only to customers who agreed to marketing.',
    'Points paused goes only to customers who agreed to marketing.',
    'Tier reached goes only to customers who agreed to marketing.',
    'Review request goes to the same customer again after 30 days at the earliest.',
    'Clicks are counted.',
    'Openings are counted.',
  ]);
});

test('many countries are named in short', () => {
  expect(say(withRequest({ consent: ['AT', 'DE', 'FR', 'IT'] })).join(' ')).toContain(
    'in Austria, France and 2 more, it goes only',
  );
});

test.each([
  ['a cap', { capPerWeek: 'x' }],
  ['no mail at all', { capPerWeek: '0' }],
  ['minutes', { togetherMinutes: '' }],
  ['hours', { quietHours: { from: '22:00', to: '' } }],
  ['hours without length', { quietHours: { from: '22:00', to: '22:00' } }],
  ['countries', withRequest({ consent: [] })],
  ['days', withRequest({ recontactDays: '-1' })],
])('%s that cannot be read: it is said that something is missing', (_what, change) => {
  expect(say({}).at(-1)).not.toBe(en.messages.rules.means.incomplete);
  expect(say(change).at(-1)).toBe(en.messages.rules.means.incomplete);
});

test('versions are told by what changed', () => {
  const after = { ...plain, capPerWeek: '1', ...withRequest({ consent: 'nowhere', sentBy: 'klaviyo' }) };
  expect(
    changesInWords(rulesInWords(plain, en), rulesInWords(after, en), en.shared.versions).map((change) =>
      change.replace(/\(.*\)/, '(…)'),
    ),
  ).toEqual([
    en.shared.versions.changed('No cap', 'at most 1 mail in seven days'),
    en.shared.versions.changed('Review request by Afterglow', 'Review request by Klaviyo'),
    en.shared.versions.changed(
      'Review request with consent in 32 countries (…)',
      'Review request without consent',
    ),
  ]);
});
