import type { PreferencesTexts } from './texts.ts';

export const de: PreferencesTexts = {
  title: 'Deine Mails',
  ask: (shop) => `Wähle, was ${shop} dir schicken darf:`,
  kinds: {
    'review-request': 'Bitten um eine Bewertung deines Einkaufs',
    'points-available': 'Nachrichten über Punkte, die du einlösen kannst',
    'points-expiring': 'Nachrichten über Punkte, die bald verfallen',
    'points-paused': 'Nachrichten über Punkte, die pausieren',
    'tier-changed': 'Nachrichten über die Stufe, die du erreicht hast',
  },
  always: 'Mails zu etwas, das du selbst veranlasst hast, etwa einer Rückgabe, kommen in jedem Fall.',
  save: 'Speichern',
  none: 'Nichts davon',
  saved: 'Deine Auswahl ist gespeichert.',
  savedNone: 'Deine Auswahl ist gespeichert. Du bekommst keine dieser Mails mehr.',
  nothing: 'Dieser Shop schickt zurzeit nichts, was du auswählen könntest.',
  unknownTitle: 'Dieser Link funktioniert nicht',
  unknown: 'Bitte öffne ihn noch einmal aus der Mail, ohne etwas zu ändern.',
  back: 'Zurück zum Shop',
};
