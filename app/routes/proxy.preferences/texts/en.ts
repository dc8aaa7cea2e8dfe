import type { PreferencesTexts } from './texts.ts';

export const en: PreferencesTexts = {
  title: 'Your mails',
  ask: (shop) => `Choose what ${shop} may send you:`,
  kinds: {
    'review-request': 'Requests for reviews of what you bought',
    'points-available': 'News of points that you can use',
    'points-expiring': 'News of points that will expire',
    'points-paused': 'News of points that are paused',
    'tier-changed': 'News of the level that you have reached',
  },
  always: 'Mails about something that you asked for yourself, such as a return, come in any case.',
  save: 'Save',
  none: 'None of these',
  saved: 'Your choice is saved.',
  savedNone: 'Your choice is saved. You will not get any of these mails.',
  nothing: 'This shop sends nothing that you could choose at the moment.',
  unknownTitle: 'This link does not work',
  unknown: 'Please open it again from the mail, without changing anything.',
  back: 'Back to the shop',
};
