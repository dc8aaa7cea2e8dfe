import type { I18n } from '@shopify/ui-extensions/checkout';
import type { Message, MoneyV2, PointsText } from '../../app/contracts/answers.ts';
import type { Answer, Values } from './app-client.ts';

type Why = Extract<Answer<never>, { done: false }>['why'];

/** What a refusal's sentence names; where the app did not send it, a sentence without it is said. */
const needs: Partial<Record<Why, string>> = {
  'window-closed': 'date',
  'insufficient-points': 'points',
  'below-minimum': 'minimum',
  'limit-reached': 'limit',
  expired: 'date',
};

/** Why something cannot be returned, where that has a sentence of its own. */
const causes = ['not-sent', 'not-goods', 'cancelled', 'unpaid', 'never', 'bundle-part'];
/** What can be returned for some reasons all the same, where the app names them. */
const unless: readonly Why[] = ['final-sale', 'window-closed', 'not-returnable'];

/** Which of a refusal's sentences fits what the app told of it. */
function sentenceOf(why: Why, values: Values): string {
  // A rule of the merchant's with words of its own.
  if (values.cause === 'rule' && values.note) return 'rule';
  if (values.reasons && unless.includes(why)) return `${why}-unless`;
  const need = needs[why];
  if (need) return need in values ? why : `${why}-plain`;
  return why === 'not-returnable' && causes.includes(values.cause ?? '') ? `${why}-${values.cause}` : why;
}

/** The app's names for values, as texts call them. */
const named = ({ until, available, ...values }: Values): Values => ({
  ...values,
  ...(until ? { date: until } : {}),
  ...(available ? { points: available } : {}),
});

export interface Words {
  /** The text under a key, with its places filled. */
  say(key: string, values?: Record<string, string | number>): string;
  /** The same, in the form that goes with a number of points, which the text calls `points`. */
  sayPoints(key: string, points: PointsText, values?: Record<string, string | number>): string;
  /** The sentence of a message of the app's, whose texts stand under `group`. */
  message(group: string, message: Message): string;
  money(amount: MoneyV2): string;
  points(points: PointsText): string;
  /** An ISO day or moment as a day. */
  day(iso: string): string;
  /** An ISO moment as day and time of the shopper's clock. */
  moment(iso: string): string;
  /** "--05-17" as a day without a year. */
  yearlyDay(day: string): string;
  /** The name of a month; 1: January. */
  month(number: number): string;
  /** Why something was not done, and what can be done instead. */
  refusal(why: Why, values?: Values): string;
}

/** The shopper's language: texts of the locale files, and numbers as people write them there. */
export function speak(i18n: I18n): Words {
  const points = (text: PointsText) => i18n.formatNumber(BigInt(text));
  const money = ({ amount, currencyCode }: MoneyV2) =>
    i18n.formatCurrency(Number(amount), { currency: currencyCode });
  /** Values as people read them; `count` is the number that a text's plural forms go by. */
  const fill = (values: Values): Record<string, string | number> => {
    const counted = values.count ?? values.days ?? values.points ?? values.limit;
    const shown = Object.entries(values).map(([name, value]) => [
      name,
      readable(name, value, values.currency),
    ]);
    return { ...Object.fromEntries(shown), ...(counted === undefined ? {} : { count: Number(counted) }) };
  };
  const readable = (name: string, value: string, currencyCode: string | undefined): string => {
    if (/^\d{4}-\d{2}-\d{2}/.test(value)) return day(value);
    if (name === 'points' && /^\d+$/.test(value)) return points(value);
    if (currencyCode && amounts.has(name)) return money({ amount: value, currencyCode });
    return value;
  };
  const say: Words['say'] = (key, values) => i18n.translate(key, values);
  const day = (iso: string) => {
    const isDayOnly = iso.length === 10;
    const date = new Date(isDayOnly ? `${iso}T12:00:00Z` : iso);
    return i18n.formatDate(date, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      // A day is the same everywhere; a moment is shown as the shopper's clock has it.
      timeZone: isDayOnly ? 'UTC' : undefined,
    });
  };
  return {
    say,
    sayPoints: (key, text, values) => say(key, { ...values, count: Number(text), points: points(text) }),
    message: (group, { code, values }) => say(`${group}.${code}`, fill(named(values))),
    money,
    points,
    day,
    moment: (iso) =>
      i18n.formatDate(new Date(iso), { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' }),
    // A leap year, which has every day.
    yearlyDay: (yearly) =>
      i18n.formatDate(new Date(`2024-${yearly.slice(2)}T12:00:00Z`), {
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      }),
    month: (number) =>
      i18n.formatDate(new Date(Date.UTC(2024, number - 1, 15)), { month: 'long', timeZone: 'UTC' }),
    refusal: (why, values = {}) => say(`refused.${sentenceOf(why, named(values))}`, fill(named(values))),
  };
}

const amounts = new Set(['amount', 'minimum', 'fee', 'cap']);
