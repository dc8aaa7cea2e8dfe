/** What the merchant of the story sets, as the screens' forms send it. */

/** 100 points take 5.00 off, as often as one has them. */
export const rewards = {
  rewards: [
    {
      id: '',
      name: 'Five off',
      kind: 'amount-off',
      points: '100',
      value: '5.00',
      multiples: true,
      minSubtotal: '',
    },
  ],
  holdMinutes: '60',
  unusedPart: 'returned',
};

/** 30 days from delivery, free, as money or as store credit with a tenth on top; somebody looks at each. */
export const policy = {
  days: '30',
  from: 'delivered',
  transitDays: '0',
  refund: true,
  credit: true,
  bonusPercent: '10',
  approval: 'manual',
  settleOn: 'inspected',
};

const said = (every: string, de: string, fr: string, es: string, ja: string) => ({ every, de, fr, es, ja });

/** A week after delivery, by day, published at once; how it fits is asked, photos and questions are taken. */
export const reviews = {
  request: {
    trigger: 'delivered',
    delayDays: '7',
    fallbackDays: '21',
    waitForAllDays: '0',
    sendWindow: '09:00-21:00',
  },
  publish: 'auto',
  writing: {
    photos: true,
    videos: true,
    recommend: true,
    attributes: [
      {
        id: 'fit',
        kind: 'scale',
        label: said(
          'How does it fit?',
          'Wie sitzt es?',
          'Comment taille-t-il ?',
          '¿Cómo queda?',
          'サイズ感は？',
        ),
        low: said('Too small', 'Zu klein', 'Trop petit', 'Pequeño', '小さい'),
        middle: said('True to size', 'Wie erwartet', 'Fidèle à la taille', 'Según la talla', 'ちょうどよい'),
        high: said('Too large', 'Zu groß', 'Trop grand', 'Grande', '大きい'),
      },
    ],
  },
  questions: { on: true, publish: 'manual', owners: true },
};
