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

/** A week after delivery, by day, published at once. */
export const reviews = {
  request: {
    trigger: 'delivered',
    delayDays: '7',
    fallbackDays: '21',
    waitForAllDays: '0',
    sendWindow: '09:00-21:00',
  },
  publish: 'auto',
};
