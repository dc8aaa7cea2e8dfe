import type { WithdrawTexts } from './texts.ts';

export const de: WithdrawTexts = {
  title: 'Vertrag widerrufen',
  intro:
    'Sag uns, welche Bestellung du widerrufst. Du brauchst weder ein Konto noch einen Grund. Auf der nächsten Seite siehst du, was du geschrieben hast, und bestätigst es.',
  labels: { name: 'Dein Name', order: 'Bestellnummer', email: 'E-Mail-Adresse', text: 'Nachricht' },
  hints: {
    order: 'Wie sie in deiner Bestellbestätigung steht, etwa #1001.',
    email: 'Die Adresse, mit der du bestellt hast. Dorthin geht die Empfangsbestätigung.',
  },
  optional: 'freiwillig',
  privacy: 'Was du schreibst, verwenden wir nur, um deinen Widerruf zu bearbeiten.',
  next: 'Weiter',
  confirmTitle: 'Widerruf bestätigen',
  statement: 'Hiermit widerrufe ich den Vertrag über die Waren dieser Bestellung:',
  confirm: 'Widerruf bestätigen',
  change: 'Ändern',
  doneTitle: 'Dein Widerruf ist eingegangen',
  stated: (at) => `Wir haben deinen Widerruf am ${at} erhalten.`,
  receipt:
    'Eine Empfangsbestätigung mit diesem Zeitpunkt und dem, was du geschrieben hast, ist auf dem Weg zu deiner E-Mail-Adresse.',
  after:
    'Wenn sich die Bestellung mit diesen Angaben finden lässt, bekommst du eine Mail dazu, wie du die Waren zurückschickst. Sonst sieht sich jemand vom Shop deinen Widerruf an.',
  faulty: 'Etwas fehlt oder lässt sich nicht verwenden. Bitte sieh dir die Felder unten an.',
  missing: 'Bitte fülle dieses Feld aus.',
  noAddress: 'Bitte gib eine E-Mail-Adresse ein, etwa name@example.com.',
  tooLong: (most) => `Bitte schreib höchstens ${most} Zeichen.`,
  notStorable: 'Der Text enthält Zeichen, die sich nicht speichern lassen.',
  tooMany:
    'Von deiner Verbindung kamen zu viele Widerrufe. Bitte versuch es in einer Stunde noch einmal oder schreib dem Shop.',
  back: 'Zurück zum Shop',
};
