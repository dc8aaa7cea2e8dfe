import type { PreferencesTexts } from './texts.ts';

export const de: PreferencesTexts = {
  title: 'Ihre Mails',
  ask: (shop) => `Wählen Sie, was ${shop} Ihnen senden darf:`,
  kinds: {
    'review-request': 'Bitten um Bewertung dessen, was Sie gekauft haben',
    'points-available': 'Nachrichten über Punkte, die Sie einlösen können',
    'points-expiring': 'Nachrichten über Punkte, die bald verfallen',
    'points-paused': 'Nachrichten über Punkte, die pausieren',
    'tier-changed': 'Nachrichten über die Stufe, die Sie erreicht haben',
  },
  always: 'Mails zu etwas, das Sie selbst veranlasst haben, etwa einer Rückgabe, kommen in jedem Fall.',
  save: 'Speichern',
  none: 'Nichts davon',
  saved: 'Ihre Auswahl ist gespeichert.',
  savedNone: 'Ihre Auswahl ist gespeichert. Sie erhalten keine dieser Mails mehr.',
  nothing: 'Dieser Shop sendet zurzeit nichts, was Sie auswählen könnten.',
  unknownTitle: 'Dieser Link funktioniert nicht',
  unknown: 'Bitte öffnen Sie ihn noch einmal aus der Mail, ohne etwas zu ändern.',
  back: 'Zurück zum Shop',
};
