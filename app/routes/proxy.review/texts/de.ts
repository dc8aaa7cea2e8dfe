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
  thanksFor: (what) => `Für jede Bewertung, was auch immer darin steht, erhalten Sie ${what}.`,
  given: {
    points: (points) => `${points} Punkte`,
    code: (percent) => `einen Code für ${percent} % Rabatt`,
    both: (points, code) => `${points} und ${code}`,
    pointsCome: 'Ihre Punkte werden in wenigen Minuten gutgeschrieben.',
    codeComes: 'Ihr Code wird erstellt. Er kommt per Mail und steht auf dieser Seite.',
    yourCode: (code) => `Ihr Code: ${code}`,
  },
  recommend: { label: 'Würden Sie es weiterempfehlen?', yes: 'Ja', no: 'Nein' },
  names: {
    label: 'Steht bei Ihrer Bewertung',
    initial: (name) => `Mein Name als ${name}`,
    other: 'Ein anderer Name',
    anonymous: 'Kein Name',
  },
  reuse:
    'Der Shop darf meinen Text und meine Bilder auch anderswo zeigen, etwa in eigener Werbung. Ich kann das jederzeit ändern.',
  media: {
    photos: 'Fotos',
    photosAndVideos: 'Fotos und Video',
    videos: 'Video',
    hint: (photos) => `Bis zu ${photos} Fotos mit je 10 MB.`,
    hintVideo: (seconds) => `Ein Video mit bis zu ${seconds} Sekunden und 40 MB.`,
    kept: (number) => `Bild ${number} behalten`,
    faults: {
      unreadable:
        'Eine der Dateien ist weder ein Foto noch ein Video, das sich lesen lässt. Die anderen bleiben.',
      heic: 'Dieses Foto hat ein Format, das sich nicht lesen lässt (HEIC). Bitte wählen Sie es als JPEG.',
      'too-large': 'Eine der Dateien ist zu groß. Die anderen bleiben.',
      'too-long': 'Das Video ist zu lang. Die anderen Dateien bleiben.',
      'too-many': 'Das sind mehr Dateien, als eine Bewertung haben kann. Bitte wählen Sie weniger.',
      'unknown-media': 'Ein Bild wurde vor zu langer Zeit hochgeladen. Bitte wählen Sie es noch einmal.',
      'not-taken':
        'Das konnte nicht angenommen werden. Bitte versuchen Sie es später, oder senden Sie Ihre Bewertung ohne.',
    },
  },
  answerUnknown: 'Bitte wählen Sie eine der Antworten.',
  robotField: 'Bitte lassen Sie dieses Feld leer',
  edit: 'Diese Bewertung ändern',
  save: 'Speichern',
  takeBack: 'Diese Bewertung zurückziehen',
  takeBackWhat:
    'Text, Name und Bilder werden für immer gelöscht, und die Bewertung zählt nicht mehr. Das Produkt dieser Bestellung kann nicht noch einmal bewertet werden.',
  takeBackNow: 'Endgültig zurückziehen',
  status: {
    published: 'Veröffentlicht',
    pending: 'Erscheint, sobald der Shop sie angesehen hat',
    hidden: 'Wird vom Shop nicht gezeigt',
  },
  wasEdited: 'Bearbeitet',
  reply: 'Antwort des Shops:',
  done: {
    edited: 'Ihre Änderungen sind gespeichert. Die Bewertung wird als bearbeitet angezeigt.',
    consent: 'Gespeichert.',
    withdrawn: 'Ihre Bewertung ist zurückgezogen und gelöscht.',
  },
  tooMany: {
    title: 'Zu viele Versuche',
    text: 'Sie haben dieses Formular sehr oft gesendet. Bitte versuchen Sie es in einer Stunde wieder.',
  },
  tooLarge: {
    title: 'Das ist zu viel auf einmal',
    text: 'Fotos und Videos sind größer, als auf einmal angenommen werden kann. Bitte gehen Sie zurück und senden Sie weniger oder kleinere.',
  },
  alreadyDone: {
    title: 'Bereits bewertet',
    text: 'Das haben Sie schon bewertet. Ein Produkt kann einmal je Kauf bewertet werden.',
  },
  closed: {
    title: 'Keine Bewertung möglich',
    text: 'Diese Bestellung kann nicht bewertet werden. Der Shop nimmt gerade keine Bewertungen an, oder die Bestellung wurde storniert.',
  },
  erased: {
    title: 'Dieser Link gilt nicht mehr',
    text: 'Die Daten zu dieser Bestellung wurden wie gewünscht gelöscht. Über diesen Link wird nichts mehr angenommen oder gespeichert.',
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
