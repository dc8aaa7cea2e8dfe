import type { WithdrawTexts } from './texts.ts';

export const de: WithdrawTexts = {
  title: 'Vertrag widerrufen',
  intro:
    'Sagen Sie uns, welche Bestellung Sie widerrufen. Sie brauchen weder ein Konto noch einen Grund. Auf der nächsten Seite sehen Sie, was Sie geschrieben haben, und bestätigen es.',
  labels: { name: 'Ihr Name', order: 'Bestellnummer', email: 'E-Mail-Adresse', text: 'Nachricht' },
  hints: {
    order: 'Wie sie in Ihrer Bestellbestätigung steht, etwa #1001.',
    email: 'Die Adresse, mit der Sie bestellt haben. Dorthin geht die Empfangsbestätigung.',
  },
  optional: 'freiwillig',
  privacy: 'Was Sie schreiben, verwenden wir nur, um Ihren Widerruf zu bearbeiten.',
  next: 'Weiter',
  confirmTitle: 'Widerruf bestätigen',
  statement: 'Hiermit widerrufe ich den Vertrag über die Waren dieser Bestellung:',
  confirm: 'Widerruf bestätigen',
  change: 'Ändern',
  doneTitle: 'Ihr Widerruf ist eingegangen',
  stated: (at) => `Wir haben Ihren Widerruf am ${at} erhalten.`,
  receipt:
    'Eine Empfangsbestätigung mit diesem Zeitpunkt und dem, was Sie geschrieben haben, ist auf dem Weg zu Ihrer E-Mail-Adresse.',
  after:
    'Wenn sich die Bestellung mit diesen Angaben finden lässt, erhalten Sie eine Mail dazu, wie Sie die Waren zurücksenden. Sonst sieht sich jemand vom Shop Ihren Widerruf an.',
  faulty: 'Etwas fehlt oder lässt sich nicht verwenden. Bitte sehen Sie sich die Felder unten an.',
  missing: 'Bitte füllen Sie dieses Feld aus.',
  noAddress: 'Bitte geben Sie eine E-Mail-Adresse ein, etwa name@example.com.',
  tooLong: (most) => `Bitte verwenden Sie höchstens ${most} Zeichen.`,
  notStorable: 'Der Text enthält Zeichen, die sich nicht speichern lassen.',
  tooMany:
    'Von Ihrem Anschluss kamen zu viele Widerrufe. Bitte versuchen Sie es in einer Stunde noch einmal, oder schreiben Sie dem Shop.',
  back: 'Zurück zum Shop',
};
