import type { Message } from '../../../app/contracts/answers.ts';
import type { Words } from '../../shared/words.ts';

/** What the app says about parts of the policy that concern a shopper; where a parcel goes is said elsewhere. */
const terms: Readonly<Record<string, (words: Words, values: Message['values']) => readonly string[]>> = {
  'terms-window': windowSentences,
  'terms-never': (words) => [words.say('terms.never')],
  'terms-final-sale': (words, { to }) => [
    words.say(to === 'yes' ? 'terms.final-sale' : 'terms.no-final-sale'),
  ],
  'terms-refund': (words, { to }) => [words.say(to === 'yes' ? 'terms.refund' : 'terms.no-refund')],
  'terms-credit': (words, { to, bonusPercent }) => {
    if (to !== 'yes') return [words.say('terms.no-credit')];
    const isMore = Number(bonusPercent ?? '') > 0;
    return [
      isMore ? words.say('terms.credit-bonus', { percent: bonusPercent ?? '' }) : words.say('terms.credit'),
    ];
  },
  'terms-exchange': (words, { to, even }) => {
    if (to !== 'yes') return [words.say('terms.no-exchange')];
    return [words.say(even === 'yes' ? 'terms.exchange-even' : 'terms.exchange')];
  },
  'terms-keep': (words, { to, percent }) => [
    to === 'yes' ? words.say('terms.keep', { percent: percent ?? '' }) : words.say('terms.no-keep'),
  ],
  'terms-restocking': (words, { percent }) => [
    Number(percent ?? '') > 0
      ? words.say('terms.restocking', { percent: percent ?? '' })
      : words.say('terms.no-restocking'),
  ],
  'terms-return-shipping': (words, { minor }) => [
    words.say(Number(minor ?? '') > 0 ? 'terms.return-shipping' : 'terms.no-return-shipping'),
  ],
  'terms-approval': (words, { to }) => {
    if (to === 'decline') return [];
    return [words.say(to === 'auto' ? 'terms.approval-auto' : 'terms.approval-manual')];
  },
  'terms-settle-on': (words, { to }) => {
    if (to === 'first-scan') return [words.say('terms.settle-first-scan')];
    return [words.say(to === 'received' ? 'terms.settle-received' : 'terms.settle-inspected')];
  },
  'terms-send-to': () => [],
};

function windowSentences(words: Words, { days, months, from, until }: Message['values']): readonly string[] {
  const length = months ? { group: 'months', count: months } : { group: 'days', count: days ?? '0' };
  const start = from === 'ordered' || from === 'fulfilled' ? from : 'delivered';
  return [
    words.say(`terms.window-${length.group}-${start}`, { count: Number(length.count) }),
    ...(until ? [words.say('terms.window-until', { date: words.day(until) })] : []),
  ];
}

/** A share that differs by line is told by its amount alone. */
const withShare = ['restocking-fee', 'kept-share'];

/** One step of what the app says as sentences; none: nothing that a shopper needs. */
export function sentenceOf(words: Words, message: Message): readonly string[] {
  const said = terms[message.code];
  if (said) return said(words, message.values);
  const mixed = withShare.includes(message.code) && !message.values.percent;
  return [words.message('why-codes', mixed ? { ...message, code: `${message.code}-plain` } : message)];
}
