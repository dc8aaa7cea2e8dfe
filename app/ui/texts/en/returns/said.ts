/** A sentence of a rule, from its code's values. Amounts, dates and names come printed. */
type Said = Readonly<Record<string, string>>;

const started: Said = { delivered: 'delivery', fulfilled: 'dispatch', ordered: 'the order' };
const plural = (count: string | undefined, one: string) => (count === '1' ? `1 ${one}` : `${count} ${one}s`);

/** Why the money is what it is, and what the policy came to for an item, sentence by sentence. */
export const because = {
  'goods-as-sold': ({ amount = '' }: Said) => `The items were sold for ${amount} after discounts.`,
  'tax-included': () => 'Prices include tax, so it is in that amount.',
  'restocking-fee': ({ percent = '', amount = '' }: Said) =>
    `The policy keeps ${percent.replaceAll(' ', ' % or ')} % for restocking: ${amount}.`,
  'return-shipping-fee': ({ amount = '' }: Said) => `Return shipping costs ${amount}.`,
  'fee-cut': ({ amount = '' }: Said) =>
    `Return shipping would be ${amount}; a refund never falls below zero, so only what was left is kept.`,
  'fees-waived': ({ reasons = '' }: Said) => `No fees for: ${reasons}.`,
  'already-paid-back': ({ amount = '' }: Said) => `${amount} of the order had been paid back before.`,
  bonus: ({ percent, amount = '' }: Said) =>
    percent ? `Store credit carries ${percent} % more: ${amount}.` : `Store credit carries ${amount} more.`,
  'bonus-capped': ({ amount = '' }: Said) => `The bonus is capped at ${amount}.`,
  'window-open': ({ until = '' }: Said) => `It was asked for in time: the window ends with ${until}.`,
  'kept-share': ({ percent = '', amount = '' }: Said) =>
    `The shopper keeps it and gets ${percent.replaceAll(' ', ' % or ')} % of its price: ${amount}.`,
  shipping: ({ amount = '' }: Said) => `The whole order comes back, so ${amount} of its shipping does, too.`,
  'new-items': ({ amount = '' }: Said) => `What goes out instead costs ${amount}.`,
  owes: ({ amount = '' }: Said) => `That leaves ${amount} for the customer to pay.`,
  'terms-window': ({ days, months, from = '', until }: Said) =>
    `It can come back for ${months ? plural(months, 'month') : plural(days, 'day')} from ${started[from] ?? from}${
      until ? `, at least until ${until}` : ''
    }.`,
  'terms-never': () => 'It can never come back.',
  'terms-final-sale': ({ to }: Said) =>
    to === 'no' ? 'It is not final sale.' : 'It was sold as final sale.',
  'terms-refund': ({ to }: Said) => (to === 'no' ? 'No refund is offered.' : 'A refund is offered.'),
  'terms-credit': ({ to, bonusPercent, bonusFlat, bonusCap }: Said) => {
    if (to === 'no') return 'No store credit is offered.';
    const bonus = [bonusPercent && `${bonusPercent} %`, bonusFlat].filter(Boolean).join(' and ');
    const cap = bonusCap ? `, at most ${bonusCap}` : '';
    return bonus === '' ? 'Store credit is offered.' : `Store credit is offered with ${bonus} more${cap}.`;
  },
  'terms-exchange': ({ to, even }: Said) =>
    to === 'no'
      ? 'No exchange is offered.'
      : even === 'yes'
        ? 'An exchange for another variant is offered, at what was paid.'
        : 'An exchange for another variant is offered, at its price.',
  'terms-keep': ({ to, percent = '' }: Said) =>
    to === 'no'
      ? 'It is not left with the shopper.'
      : `The shopper may keep it for ${percent} % of its price.`,
  'terms-restocking': ({ percent, outcomes = '', waived }: Said) =>
    waived
      ? `The restocking fee of ${percent} % is waived${outcomes}.`
      : Number(percent ?? '') > 0
        ? `${percent} % is kept for restocking${outcomes}.`
        : `There is no restocking fee${outcomes}.`,
  'terms-return-shipping': ({ amount, outcomes = '', waived }: Said) =>
    waived
      ? `Return shipping${amount ? ` of ${amount}` : ''} is waived${outcomes}.`
      : amount
        ? `Return shipping costs ${amount}${outcomes}.`
        : `Return shipping costs nothing${outcomes}.`,
  'terms-approval': ({ to, reason = '', note }: Said) =>
    to === 'auto'
      ? 'It is approved at once.'
      : to === 'decline'
        ? `It is declined: ${reason}${note ? ` (“${note}”)` : ''}.`
        : 'A person looks before it is approved.',
  'terms-settle-on': ({ to = '' }: Said) =>
    ({
      'first-scan': 'It is settled once the carrier has it.',
      received: 'It is settled once it has arrived.',
      inspected: 'It is settled once it has been inspected.',
    })[to] ?? '',
  'terms-send-to': ({ address = '' }: Said) => `It goes to ${address}.`,
};

/** The rule that said it, before its sentence. */
export const byRule = (name: string, sentence: string) =>
  name === '' ? `By a rule: ${sentence}` : `By the rule “${name}”: ${sentence}`;

export const forOutcomes = (outcomes: string) => ` for ${outcomes}`;

/** Why a person looks at a request, although no rule says so. */
export const heldFor = {
  returns: ({ count = '', limit = '', days = '' }: Said) =>
    `The customer asked for ${count} returns within ${days} days; the limit is ${limit}.`,
  rate: ({ percent = '', limit = '', days = '' }: Said) =>
    `${percent} % of what the customer bought within ${days} days came back; the limit is ${limit} %.`,
  kept: ({ count = '', limit = '', days = '' }: Said) =>
    `The customer kept ${count} items for a part of their price within ${days} days; the limit is ${limit}.`,
  blocked: () => 'The customer is on the block list and asked for a person.',
  'limit-reached': () => 'The customer’s returns reached a limit of the policy.',
  'asked-person': () => 'It would have been refused; the customer asked for a person.',
  'not-all-sent': ({ units = '' }: Said) =>
    units === '1'
      ? 'One item of the order was never sent. The whole order is withdrawn from: cancel that item in Shopify.'
      : `${units} items of the order were never sent. The whole order is withdrawn from: cancel those items in Shopify.`,
  'amounts-differ': ({ ours = '', shopifys = '' }: Said) =>
    `We work out ${ours}, Shopify ${shopifys}, and nothing that we know of explains it.`,
};
