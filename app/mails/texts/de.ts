import type { LanguageTexts } from './texts.ts';

// After a comma, German goes on in small letters.
const greeting = 'Hallo {{ first_name }},';

export const de: LanguageTexts = {
  'return-requested': {
    every: {
      subject: 'Deine Rückgabeanfrage {{ return_name }} ist eingegangen',
      preview: 'Zu deiner Bestellung {{ order_name }}. Du musst vorerst nichts tun.',
      greeting,
      body: 'du möchtest Artikel aus deiner Bestellung {{ order_name }} zurückgeben. Wir prüfen deine Anfrage und schreiben dir, sobald sie entschieden ist.\n\nBis dahin musst du nichts tun.',
      button: 'Rückgabe ansehen',
      note: '',
    },
  },
  'return-approved': {
    every: {
      subject: 'Deine Rückgabe {{ return_name }} ist genehmigt',
      preview: 'So schickst du die Artikel zurück.',
      greeting,
      body: 'du kannst diese Artikel aus deiner Bestellung {{ order_name }} zurückgeben. Wie du sie zurückschickst und wie es danach weitergeht, steht auf der Seite deiner Rückgabe.',
      button: 'Zur Rückgabe',
      note: 'Bitte heb den Einlieferungsbeleg auf, bis wir dir schreiben, dass die Artikel angekommen sind.',
    },
  },
  'return-declined': {
    every: {
      subject: 'Deine Rückgabeanfrage {{ return_name }} wurde abgelehnt',
      preview: 'Zu deiner Bestellung {{ order_name }}.',
      greeting,
      body: 'leider können wir diese Artikel aus deiner Bestellung {{ order_name }} nicht zurücknehmen.',
      button: 'Anfrage ansehen',
      note: 'Wenn du das anders siehst, schreib uns bitte.',
    },
  },
  'return-received': {
    every: {
      subject: 'Die Artikel deiner Rückgabe {{ return_name }} sind angekommen',
      preview: 'Wir prüfen sie und schreiben dir wieder.',
      greeting,
      body: 'die Artikel, die du aus deiner Bestellung {{ order_name }} zurückgeschickt hast, sind angekommen. Wir prüfen sie und schreiben dir, sobald deine Rückgabe abgerechnet ist.',
      button: 'Rückgabe ansehen',
      note: '',
    },
  },
  'return-settled': {
    every: {
      subject: 'Deine Rückgabe {{ return_name }} ist abgerechnet',
      preview: 'Zu deiner Bestellung {{ order_name }}.',
      greeting,
      body: 'deine Rückgabe aus der Bestellung {{ order_name }} ist abgerechnet. Wie wir gerechnet haben, steht auf der Seite deiner Rückgabe.',
      button: 'Rückgabe ansehen',
      note: 'Je nach Bank kann es einige Tage dauern, bis eine Erstattung auf deinem Konto erscheint.',
    },
  },
  'return-cancelled': {
    every: {
      subject: 'Deine Rückgabe {{ return_name }} wurde storniert',
      preview: 'Zu deiner Bestellung {{ order_name }}.',
      greeting,
      body: 'deine Rückgabe aus der Bestellung {{ order_name }} wurde storniert. Bitte schick diese Artikel nicht ab.',
      button: 'Rückgabe ansehen',
      note: 'Wenn du das nicht erwartet hast, schreib uns bitte.',
    },
  },
  'return-reminder': {
    every: {
      subject: 'Bitte schick deine Rückgabe {{ return_name }} ab',
      preview: 'Sie endet, wenn nichts rechtzeitig abgeschickt wird.',
      greeting,
      body: 'deine Rückgabe aus der Bestellung {{ order_name }} ist genehmigt, aber wir wissen noch von keinem Paket. Wird nichts rechtzeitig abgeschickt, endet die Rückgabe. Falls das Paket schon unterwegs ist: vielen Dank.',
      button: 'Zur Rückgabe',
      note: '',
    },
  },
  'return-expired': {
    every: {
      subject: 'Deine Rückgabe {{ return_name }} ist beendet',
      preview: 'Es wurde nichts rechtzeitig abgeschickt.',
      greeting,
      body: 'zu deiner Rückgabe aus der Bestellung {{ order_name }} wurde nichts rechtzeitig abgeschickt, deshalb ist sie beendet. Solange die Frist läuft, kannst du neu anfragen.',
      button: 'Bestellung ansehen',
      note: 'Wenn du die Artikel abgeschickt hast, schreib uns bitte.',
    },
  },
  'return-message': {
    every: {
      subject: '{{ shop_name }} schreibt dir zu deiner Rückgabe {{ return_name }}',
      preview: 'Zu deiner Bestellung {{ order_name }}.',
      greeting,
      body: 'wir haben dir zu deiner Rückgabe aus der Bestellung {{ order_name }} geschrieben.',
      button: 'Auf der Seite der Rückgabe antworten',
      note: '',
    },
  },
  'withdrawal-receipt': {
    every: {
      subject: 'Dein Widerruf ist eingegangen',
      preview: 'Erklärt am {{ stated_at }}.',
      greeting,
      body: 'wir haben deinen Widerruf des Vertrags erhalten. Diese Mail ist deine Empfangsbestätigung; bitte heb sie auf.\n\nWenn sich die Bestellung mit deinen Angaben finden lässt und die Frist nicht abgelaufen ist, bekommst du eine Mail dazu, wie du die Waren zurückschickst. Sonst sehen wir uns deinen Widerruf an und antworten dir.',
      button: 'Zum Shop',
      note: '',
    },
  },
  'review-reminder': {
    every: {
      subject: 'Zur Erinnerung: Wie gefällt dir „{{ product_title }}“?',
      preview: 'Jede Bewertung zählt gleich viel, ob sie lobt oder nicht.',
      greeting,
      body: 'vor einiger Zeit haben wir gefragt, was du von deiner Bestellung {{ order_name }} hältst. Wenn du es anderen noch sagen möchtest, geht das hier. Wenn nicht, musst du nichts tun.',
      button: 'Bewertung schreiben',
      note: 'Jede Bewertung zählt gleich viel, ob sie lobt oder nicht.',
    },
  },
  'review-reply': {
    every: {
      subject: '{{ shop_name }} hat auf deine Bewertung geantwortet',
      preview: 'Zu deiner Bestellung {{ order_name }}.',
      greeting,
      body: 'wir haben gelesen, was du über deine Bestellung {{ order_name }} geschrieben hast, und möchten dir persönlich antworten. Niemand sonst sieht das.',
      button: 'Bewertung ansehen',
      note: 'Du kannst deine Bewertung jederzeit ändern. Was du schreibst, entscheidest du.',
    },
  },
  'review-thanks': {
    every: {
      subject: 'Danke für deine Bewertung: {{ code_worth }} Rabatt bei {{ shop_name }}',
      preview: 'Dein Code {{ code }} gilt bis zum {{ code_last_day }}.',
      greeting,
      body: 'danke, dass du anderen von deiner Bestellung {{ order_name }} erzählst. Mit dem Code {{ code }} bekommst du {{ code_worth }} Rabatt auf eine Bestellung, bis einschließlich {{ code_last_day }}. Alle, die eine Bewertung schreiben, bekommen ihn, ganz gleich, was darin steht.',
      button: 'Code einlösen',
      note: 'Der Code gilt einmal. Was du geschrieben hast, ändert daran nichts.',
    },
  },
  'review-request': {
    every: {
      subject: 'Wie gefällt dir deine Bestellung bei {{ shop_name }}?',
      preview: 'Jede Bewertung zählt gleich viel, ob sie lobt oder nicht.',
      greeting,
      body: 'deine Bestellung {{ order_name }} ist angekommen. Möchtest du anderen sagen, was du davon hältst?',
      button: 'Bewertung schreiben',
      note: 'Jede Bewertung zählt gleich viel, ob sie lobt oder nicht.',
    },
    'first-time': {
      subject: 'Wie gefällt dir deine erste Bestellung bei {{ shop_name }}?',
      body: 'deine erste Bestellung bei uns, {{ order_name }}, ist angekommen. Möchtest du anderen sagen, was du davon hältst? Das hilft allen, die uns noch nicht kennen.',
    },
    loyal: {
      body: 'deine Bestellung {{ order_name }} ist angekommen. Du hast schon öfter bei uns eingekauft und kannst vergleichen: Möchtest du anderen sagen, was du davon hältst?',
    },
    'at-risk': {
      subject: 'Wie denkst du heute über „{{ product_title }}“?',
      body: 'deine Bestellung {{ order_name }} liegt schon etwas zurück. Möchtest du anderen sagen, was du heute davon hältst?',
    },
  },
  'question-answered': {
    every: {
      subject: 'Deine Frage zu {{ product_title }} wurde beantwortet',
      preview: 'Lies die Antwort.',
      greeting,
      body: 'deine Frage zu {{ product_title }} wurde beantwortet. Die Antwort können jetzt alle lesen, die sich den Artikel ansehen.',
      button: 'Alle Fragen ansehen',
      note: '',
    },
  },
  'points-available': {
    every: {
      subject: 'Du kannst jetzt {{ points }} bei {{ shop_name }} einlösen',
      preview: 'Dein Punktestand: {{ points_balance }}.',
      greeting,
      body: 'ab sofort kannst du {{ points }} bei {{ shop_name }} einlösen. Was du dafür bekommst, steht auf der Seite deiner Punkte.',
      button: 'Punkte ansehen',
      note: '',
    },
    'first-time': {
      subject: 'Deine erste Bestellung bei {{ shop_name }}: Du kannst jetzt {{ points }} einlösen',
      body: 'vielen Dank für deine erste Bestellung bei uns. Ab sofort kannst du {{ points }} einlösen. Wie das geht und was du dafür bekommst, steht auf der Seite deiner Punkte.',
    },
    loyal: {
      body: 'vielen Dank, dass du immer wieder bei uns einkaufst. Ab sofort kannst du weitere {{ points }} einlösen.',
    },
    'at-risk': {
      subject: 'Dein Punktestand bei {{ shop_name }}: {{ points_balance }}',
      body: 'deine letzte Bestellung liegt schon etwas zurück. Ab sofort kannst du {{ points }} einlösen, wann immer du wieder bei uns einkaufst.',
    },
  },
  'points-expiring': {
    every: {
      subject: 'Löse {{ points }} bei {{ shop_name }} bis zum {{ last_day }} ein',
      preview: 'Danach verfallen sie.',
      greeting,
      body: 'bei {{ shop_name }} verfallen bald {{ points }}. Der letzte Tag, um sie einzulösen, ist der {{ last_day }}. Was du dafür bekommst, steht auf der Seite deiner Punkte.',
      button: 'Punkte ansehen',
      note: '',
    },
  },
  'points-paused': {
    every: {
      subject: 'Punkte bei {{ shop_name }} pausieren',
      preview: 'Du behältst, was du hast.',
      greeting,
      body: 'bei {{ shop_name }} kannst du bis auf Weiteres keine Punkte sammeln oder einlösen. Du behältst, was du hast: {{ points_balance }}. Codes, die du noch nicht eingelöst hast, gelten nicht mehr, und ihre Punkte sind zurück.',
      button: 'Punkte ansehen',
      note: '',
    },
  },
  'tier-changed': {
    every: {
      subject: 'Du bist jetzt {{ tier }} bei {{ shop_name }}',
      preview: 'Das gehört dazu.',
      greeting,
      body: 'du hast bei {{ shop_name }} die Stufe {{ tier }} erreicht. Auf deiner Seite dort steht, was dazugehört und wie lange sie gilt.',
      button: 'Stufe ansehen',
      note: '',
    },
    loyal: {
      body: 'vielen Dank, dass du immer wieder bei uns einkaufst: Du hast die Stufe {{ tier }} erreicht. Auf deiner Seite steht, was dazugehört und wie lange sie gilt.',
    },
  },
};
