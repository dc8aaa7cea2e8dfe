import type { LanguageTexts } from './texts.ts';

const greeting = 'Guten Tag {{ first_name }},';

export const de: LanguageTexts = {
  'return-requested': {
    every: {
      subject: 'Ihre Rücksendeanfrage {{ return_name }} ist eingegangen',
      preview: 'Zu Ihrer Bestellung {{ order_name }}. Sie müssen vorerst nichts tun.',
      greeting,
      body: 'Sie möchten Artikel aus Ihrer Bestellung {{ order_name }} zurückgeben. Wir sehen uns Ihre Anfrage an und schreiben Ihnen, sobald sie entschieden ist.\n\nBis dahin müssen Sie nichts tun.',
      button: 'Rücksendung ansehen',
      note: '',
    },
  },
  'return-approved': {
    every: {
      subject: 'Ihre Rücksendung {{ return_name }} ist genehmigt',
      preview: 'So schicken Sie die Artikel zurück.',
      greeting,
      body: 'Sie können diese Artikel aus Ihrer Bestellung {{ order_name }} zurückgeben. Wie Sie sie zurückschicken und wie es danach weitergeht, steht auf der Seite Ihrer Rücksendung.',
      button: 'Zur Rücksendung',
      note: 'Bitte heben Sie den Einlieferungsbeleg auf, bis wir Ihnen schreiben, dass die Artikel angekommen sind.',
    },
  },
  'return-declined': {
    every: {
      subject: 'Ihre Rücksendeanfrage {{ return_name }} wurde abgelehnt',
      preview: 'Zu Ihrer Bestellung {{ order_name }}.',
      greeting,
      body: 'Leider können wir diese Artikel aus Ihrer Bestellung {{ order_name }} nicht zurücknehmen.',
      button: 'Anfrage ansehen',
      note: 'Wenn Sie das anders sehen, schreiben Sie uns bitte.',
    },
  },
  'return-received': {
    every: {
      subject: 'Ihre Rücksendung {{ return_name }} ist angekommen',
      preview: 'Wir prüfen die Artikel und schreiben Ihnen wieder.',
      greeting,
      body: 'Die Artikel, die Sie aus Ihrer Bestellung {{ order_name }} zurückgeschickt haben, sind angekommen. Wir prüfen sie und schreiben Ihnen, sobald Ihre Rücksendung abgeschlossen ist.',
      button: 'Rücksendung ansehen',
      note: '',
    },
  },
  'return-settled': {
    every: {
      subject: 'Ihre Rücksendung {{ return_name }} ist abgeschlossen',
      preview: 'Zu Ihrer Bestellung {{ order_name }}.',
      greeting,
      body: 'Ihre Rücksendung aus der Bestellung {{ order_name }} ist abgeschlossen. Wie wir gerechnet haben, steht auf der Seite Ihrer Rücksendung.',
      button: 'Rücksendung ansehen',
      note: 'Je nach Bank kann es einige Tage dauern, bis eine Erstattung auf Ihrem Konto erscheint.',
    },
  },
  'return-cancelled': {
    every: {
      subject: 'Ihre Rücksendung {{ return_name }} wurde abgesagt',
      preview: 'Zu Ihrer Bestellung {{ order_name }}.',
      greeting,
      body: 'Ihre Rücksendung aus der Bestellung {{ order_name }} wurde abgesagt. Bitte schicken Sie diese Artikel nicht ab.',
      button: 'Rücksendung ansehen',
      note: 'Wenn Sie das nicht erwartet haben, schreiben Sie uns bitte.',
    },
  },
  'return-reminder': {
    every: {
      subject: 'Bitte schicken Sie Ihre Rücksendung {{ return_name }} ab',
      preview: 'Sie endet, wenn nichts rechtzeitig abgeschickt wird.',
      greeting,
      body: 'Ihre Rücksendung aus der Bestellung {{ order_name }} ist genehmigt, aber wir wissen noch von keinem Paket. Wird nichts rechtzeitig abgeschickt, endet die Rücksendung. Falls das Paket schon unterwegs ist, vielen Dank.',
      button: 'Zur Rücksendung',
      note: '',
    },
  },
  'return-expired': {
    every: {
      subject: 'Ihre Rücksendung {{ return_name }} ist beendet',
      preview: 'Es wurde nichts rechtzeitig abgeschickt.',
      greeting,
      body: 'Zu Ihrer Rücksendung aus der Bestellung {{ order_name }} wurde nichts rechtzeitig abgeschickt; sie ist deshalb beendet. Solange die Artikel noch zurückgegeben werden können, können Sie eine neue Rücksendung anfragen.',
      button: 'Bestellung ansehen',
      note: 'Wenn Sie die Artikel abgeschickt haben, schreiben Sie uns bitte.',
    },
  },
  'return-message': {
    every: {
      subject: '{{ shop_name }} schreibt Ihnen zu Ihrer Rücksendung {{ return_name }}',
      preview: 'Zu Ihrer Bestellung {{ order_name }}.',
      greeting,
      body: 'Wir haben Ihnen zu Ihrer Rücksendung aus der Bestellung {{ order_name }} geschrieben.',
      button: 'Auf der Seite der Rücksendung antworten',
      note: '',
    },
  },
  'withdrawal-receipt': {
    every: {
      subject: 'Ihr Widerruf ist eingegangen',
      preview: 'Erklärt am {{ stated_at }}.',
      greeting,
      body: 'Wir haben Ihren Widerruf des Vertrags erhalten. Diese Mail ist Ihre Empfangsbestätigung; bitte heben Sie sie auf.\n\nWenn sich die Bestellung mit Ihren Angaben finden lässt und die Frist nicht abgelaufen ist, erhalten Sie eine Mail dazu, wie Sie die Waren zurücksenden. Sonst sehen wir uns Ihren Widerruf an und antworten Ihnen.',
      button: 'Zum Shop',
      note: '',
    },
  },
  'review-reminder': {
    every: {
      subject: 'Zur Erinnerung: Wie gefällt Ihnen „{{ product_title }}“?',
      preview: 'Jede Bewertung zählt gleich viel, ob sie lobt oder nicht.',
      greeting,
      body: 'Vor einiger Zeit haben wir gefragt, was Sie von Ihrer Bestellung {{ order_name }} halten. Wenn Sie es anderen noch sagen möchten, können Sie das hier tun. Wenn nicht, müssen Sie nichts unternehmen.',
      button: 'Bewertung schreiben',
      note: 'Jede Bewertung zählt gleich viel, ob sie lobt oder nicht.',
    },
  },
  'review-reply': {
    every: {
      subject: '{{ shop_name }} hat auf Ihre Bewertung geantwortet',
      preview: 'Zu Ihrer Bestellung {{ order_name }}.',
      greeting,
      body: 'Wir haben gelesen, was Sie über Ihre Bestellung {{ order_name }} geschrieben haben, und möchten Ihnen persönlich antworten. Niemand sonst sieht das.',
      button: 'Zu Ihrer Bewertung',
      note: 'Sie können Ihre Bewertung jederzeit ändern. Was Sie schreiben, entscheiden Sie.',
    },
  },
  'review-thanks': {
    every: {
      subject: 'Danke für Ihre Bewertung: {{ code_worth }} bei {{ shop_name }}',
      preview: 'Ihr Code {{ code }} gilt bis {{ code_last_day }}.',
      greeting,
      body: 'Danke, dass Sie anderen von Ihrer Bestellung {{ order_name }} erzählen. Mit dem Code {{ code }} erhalten Sie {{ code_worth }} Nachlass auf eine Bestellung, bis einschließlich {{ code_last_day }}. Alle, die eine Bewertung schreiben, bekommen ihn, ganz gleich, was darin steht.',
      button: 'Code einlösen',
      note: 'Der Code gilt einmal. Was Sie geschrieben haben, ändert daran nichts.',
    },
  },
  'review-request': {
    every: {
      subject: 'Wie gefällt Ihnen Ihre Bestellung bei {{ shop_name }}?',
      preview: 'Jede Bewertung zählt gleich viel, ob sie lobt oder nicht.',
      greeting,
      body: 'Ihre Bestellung {{ order_name }} ist angekommen. Möchten Sie anderen sagen, was Sie davon halten?',
      button: 'Bewertung schreiben',
      note: 'Jede Bewertung zählt gleich viel, ob sie lobt oder nicht.',
    },
    'first-time': {
      subject: 'Wie gefällt Ihnen Ihre erste Bestellung bei {{ shop_name }}?',
      body: 'Ihre erste Bestellung bei uns, {{ order_name }}, ist angekommen. Möchten Sie anderen sagen, was Sie davon halten? Das hilft allen, die uns noch nicht kennen.',
    },
    loyal: {
      body: 'Ihre Bestellung {{ order_name }} ist angekommen. Sie haben schon öfter bei uns eingekauft und können vergleichen: Möchten Sie anderen sagen, was Sie davon halten?',
    },
    'at-risk': {
      subject: 'Wie denken Sie heute über „{{ product_title }}“?',
      body: 'Ihre Bestellung {{ order_name }} liegt schon etwas zurück. Möchten Sie anderen sagen, was Sie heute davon halten?',
    },
  },
  'question-answered': {
    every: {
      subject: 'Ihre Frage zu {{ product_title }} wurde beantwortet',
      preview: 'Lesen Sie die Antwort.',
      greeting,
      body: 'Ihre Frage zu {{ product_title }} wurde beantwortet. Die Antwort können jetzt alle lesen, die sich den Artikel ansehen.',
      button: 'Alle Fragen ansehen',
      note: '',
    },
  },
  'points-available': {
    every: {
      subject: 'Sie können jetzt {{ points }} bei {{ shop_name }} einlösen',
      preview: 'Ihr Punktestand: {{ points_balance }}.',
      greeting,
      body: 'Ab sofort können Sie {{ points }} bei {{ shop_name }} einlösen. Was Sie dafür bekommen, steht auf der Seite Ihrer Punkte.',
      button: 'Punkte ansehen',
      note: '',
    },
    'first-time': {
      subject: 'Ihre erste Bestellung bei {{ shop_name }}: Sie können jetzt {{ points }} einlösen',
      body: 'Vielen Dank für Ihre erste Bestellung bei uns. Ab sofort können Sie {{ points }} einlösen. Wie das geht und was Sie dafür bekommen, steht auf der Seite Ihrer Punkte.',
    },
    loyal: {
      body: 'Vielen Dank, dass Sie immer wieder bei uns einkaufen. Ab sofort können Sie weitere {{ points }} einlösen.',
    },
    'at-risk': {
      subject: 'Ihr Punktestand bei {{ shop_name }}: {{ points_balance }}',
      body: 'Ihre letzte Bestellung liegt schon etwas zurück. Ab sofort können Sie {{ points }} einlösen, wann immer Sie wieder bei uns einkaufen.',
    },
  },
  'points-expiring': {
    every: {
      subject: 'Lösen Sie {{ points }} bei {{ shop_name }} bis {{ last_day }} ein',
      preview: 'Danach verfallen sie.',
      greeting,
      body: 'Bei {{ shop_name }} verfallen bald {{ points }}. Der letzte Tag, um sie einzulösen, ist {{ last_day }}. Was Sie dafür bekommen, steht auf der Seite Ihrer Punkte.',
      button: 'Punkte ansehen',
      note: '',
    },
  },
  'points-paused': {
    every: {
      subject: 'Punkte bei {{ shop_name }} pausieren',
      preview: 'Sie behalten, was Sie haben.',
      greeting,
      body: 'Bei {{ shop_name }} können Sie bis auf Weiteres keine Punkte sammeln oder einlösen. Sie behalten, was Sie haben: {{ points_balance }}. Codes, die Sie noch nicht verwendet haben, enden jetzt, und ihre Punkte sind wieder da.',
      button: 'Punkte ansehen',
      note: '',
    },
  },
  'tier-changed': {
    every: {
      subject: 'Sie sind jetzt {{ tier }} bei {{ shop_name }}',
      preview: 'Das gehört dazu.',
      greeting,
      body: 'Sie haben bei {{ shop_name }} die Stufe {{ tier }} erreicht. Auf Ihrer Seite dort steht, was dazugehört und wie lange sie gilt.',
      button: 'Stufe ansehen',
      note: '',
    },
    loyal: {
      body: 'Vielen Dank, dass Sie immer wieder bei uns einkaufen: Sie haben die Stufe {{ tier }} erreicht. Auf Ihrer Seite steht, was dazugehört und wie lange sie gilt.',
    },
  },
};
