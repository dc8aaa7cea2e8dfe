import type { Message } from '#app/contracts/answers.ts';
import {
  type Instant,
  type LocalDate,
  lastLocalDay,
  parseLocalDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { itemName } from '#app/kernel/item-name.ts';
import type { Language } from '#app/kernel/language.ts';
import { addMoney, type Money, parseMoney, printMoney } from '#app/kernel/money.ts';
import type { OutcomeQuote, ReturnDetail } from '#app/modules/returns/door.ts';
import { type ReplyReason, type ReplyTexts, replyTexts } from './texts/texts.ts';

export interface ReplyTo {
  /** As the customer is addressed; null: not known. */
  readonly firstName: string | null;
  readonly shopName: string;
  readonly language: Language;
  /** Of the shop. */
  readonly zone: Zone;
}

/**
 * What support answers a customer who asks about a return, in the customer's language: what was decided, what they get,
 * why, and what happens next. Plain text, an empty line between paragraphs.
 */
export function supportReply(found: ReturnDetail, to: ReplyTo): string {
  const words = replyTexts[to.language];
  const chosen = found.quote.outcomes.find(({ outcome }) => outcome === found.outcome);
  const print = (amount: Money) => printMoney(amount, to.language);
  const paragraphs = [
    to.firstName ? fill(words.helloName, { name: to.firstName }) : words.hello,
    [fill(words.about, { return: found.name, order: found.orderName }), ...itemsOf(found, words)].join('\n'),
    [words.state[found.state], ...declineOf(found, words), ...moneyOf(found, chosen, words, print)].join(' '),
    ...whyOf(found, chosen, words, to),
    nextOf(found, words, to),
    fill(words.bye, { shop: to.shopName }),
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function itemsOf({ lines }: ReturnDetail, words: ReplyTexts): string[] {
  return lines.map(
    ({ quantity, title, variantTitle, reasonLabel }) =>
      `- ${fill(words.item, {
        count: String(quantity),
        title: itemName(title, variantTitle),
        reason: reasonLabel,
      })}`,
  );
}

function declineOf({ declined }: ReturnDetail, words: ReplyTexts): string[] {
  if (declined === null) return [];
  const note = declined.note === '' ? '' : fill(words.note, { note: declined.note });
  return [words.declined[declined.reason], note].filter((sentence) => sentence !== '');
}

/** Nothing is promised of a return that came to nothing. */
function moneyOf(
  { state, paid }: ReturnDetail,
  chosen: OutcomeQuote | undefined,
  words: ReplyTexts,
  print: (amount: Money) => string,
): string[] {
  if (isOver(state)) return [];
  if (paid !== null) return [fill(words.paid, { amount: print(addMoney(paid.refunded, paid.credited)) })];
  if (chosen === undefined) return [];
  const outcome = outcomeOf(chosen, words, print);
  return [state === 'requested' ? fill(words.ifApproved, { outcome }) : outcome];
}

function outcomeOf(chosen: OutcomeQuote, words: ReplyTexts, print: (amount: Money) => string): string {
  if (chosen.owes.minor > 0n) return fill(words.owes, { amount: print(chosen.owes) });
  if (chosen.outcome === 'exchange' && chosen.total.minor === 0n) return words.evenExchange;
  return fill(words.outcome[chosen.outcome], { amount: print(chosen.total) });
}

const isOver = (state: ReturnDetail['state']) =>
  state === 'declined' || state === 'cancelled' || state === 'expired';

function whyOf(
  found: ReturnDetail,
  chosen: OutcomeQuote | undefined,
  words: ReplyTexts,
  to: ReplyTo,
): string[] {
  const told = [
    ...windowsOf(found, words),
    ...(isOver(found.state) ? [] : (chosen?.why ?? []).map((message) => becauseOf(message, words, to))),
  ].filter((sentence) => sentence !== '');
  return told.length === 0 ? [] : [[words.why, ...told.map((sentence) => `- ${sentence}`)].join('\n')];
}

/** Windows in months are told by their last day alone. */
function windowsOf({ terms }: ReturnDetail, words: ReplyTexts): string[] {
  if (terms.basis !== 'policy') return [];
  const windows = terms.lines.flatMap(({ window }) =>
    window.months === null ? [fill(words.window[window.from], { days: String(window.days) })] : [],
  );
  return [...new Set(windows)];
}

/** '' for a code that is not for customers. */
function becauseOf({ code, values }: Message, words: ReplyTexts, { language }: ReplyTo): string {
  if (!isReason(code)) return '';
  const { amount, currency, until, percent } = values;
  return fill(words.because[code], {
    amount: amount && currency ? printMoney(parseMoney(amount, currencyCode(currency)), language) : '',
    until: until ? printDay(parseLocalDate(until), language) : '',
    percent: (percent ?? '').replaceAll(' ', ' / '),
  });
}

function isReason(code: string): code is ReplyReason {
  return Object.hasOwn(replyTexts.en.because, code);
}

function nextOf({ outcome, state, terms, expiresAt }: ReturnDetail, words: ReplyTexts, to: ReplyTo): string {
  if (outcome === 'keep' && !isOver(state) && state !== 'requested') return words.keepIt;
  const next = words.next[state] ?? '';
  if (state !== 'approved') return next;
  const { address } = terms.sendTo;
  return [
    next,
    address === '' ? '' : `${words.sendTo}\n${address}`,
    expiresAt === null ? '' : fill(words.sendBy, { day: dayOf(expiresAt, to) }),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The last whole day before it expires. */
const dayOf = (expiresAt: Instant, { zone, language }: ReplyTo) =>
  printDay(lastLocalDay(expiresAt, zone), language);

function printDay(day: LocalDate, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day.toString()}T00:00:00Z`),
  );
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
