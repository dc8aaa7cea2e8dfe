import type { ReviewPageTexts } from './texts.ts';

export const de: ReviewPageTexts = {
  title: (order) => `Bestellung ${order} bewerten`,
  intro: 'Sagen Sie anderen, was Sie denken. Jede Bewertung wird gleich behandelt, ob sie lobt oder nicht.',
  stars: 'Ihre Bewertung',
  star: (count) => (count === 1 ? '1 Stern' : `${count} Sterne`),
  headline: 'Überschrift',
  words: 'Ihr Text',
  optional: 'freiwillig',
  name: 'Name, der bei der Bewertung steht',
  nameHint: 'Zum Beispiel Vorname und ein Anfangsbuchstabe.',
  send: 'Senden',
  back: 'Zurück zum Shop',
  written: 'Bereits von Ihnen bewertet:',
  starMissing: 'Wählen Sie 1 bis 5 Sterne.',
  nothingChosen: 'Es wurde noch nichts gesendet: Wählen Sie für mindestens ein Produkt Sterne.',
  tooLong: (most) => `Bitte schreiben Sie höchstens ${most} Zeichen.`,
  notStorable: 'Hier steht ein Zeichen, das nicht gespeichert werden kann. Bitte schreiben Sie es anders.',
  faulty: 'Es wurde noch nichts gesendet. Bitte sehen Sie sich die markierten Felder an.',
  thanks: 'Vielen Dank. Ihre Bewertung ist veröffentlicht.',
  thanksPending:
    'Vielen Dank. Ihre Bewertung ist angekommen; sie erscheint, sobald der Shop sie angesehen hat.',
  more: 'Aus dieser Bestellung können Sie noch mehr bewerten.',
  all: 'Alles aus dieser Bestellung ist bewertet.',
  nothingYet: 'Aus dieser Bestellung kann noch nichts bewertet werden. Kommen Sie wieder, wenn sie da ist.',
  alreadyDone: {
    title: 'Bereits bewertet',
    text: 'Das haben Sie schon bewertet. Ein Produkt kann einmal je Kauf bewertet werden.',
  },
  closed: {
    title: 'Keine Bewertung möglich',
    text: 'Diese Bestellung kann nicht bewertet werden. Der Shop nimmt gerade keine Bewertungen an, oder die Bestellung wurde storniert.',
  },
  expired: {
    title: 'Dieser Link ist abgelaufen',
    text: 'Links zu Bewertungen gelten 60 Tage. Über Ihr Konto im Shop können Sie weiterhin bewerten.',
  },
  unknown: {
    title: 'Dieser Link funktioniert nicht',
    text: 'Bitte öffnen Sie ihn noch einmal aus der Mail, ohne etwas zu ändern. Hilft das nicht, melden Sie sich im Shop an und öffnen Sie dort die Bestellung.',
  },
  signIn: {
    title: 'Bewertung schreiben',
    text: 'Öffnen Sie den Link in Ihrer Mail oder melden Sie sich im Shop an, damit wir wissen, was Sie gekauft haben.',
  },
  choose: { title: 'Bewertung schreiben', nothing: 'Im Moment gibt es nichts zu bewerten.' },
};
