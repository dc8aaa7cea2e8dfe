import type { Instant, LocalDate, Zone } from '#app/kernel/calendar.ts';
import type { Language } from '#app/kernel/language.ts';
import { printMoney } from '#app/kernel/money.ts';
import type { MailContent } from '#app/modules/messages/mails/mail.ts';
import { oneLine } from '../clean.ts';
import type { Field } from '../merge/fields.ts';
import { wordsOf } from '../words/words.ts';

/** How numbers and amounts are printed for one reader. */
export interface Printing {
  readonly language: Language;
  /** BCP 47 */
  readonly locale: string;
}

/** The reader's own way of writing numbers where it is of the mail's language: "de-CH", but never "ar" in English. */
export function printingFor(language: Language, locale: string): Printing {
  const tag = locale.replaceAll('_', '-');
  const own = tag === language || tag.startsWith(`${language}-`);
  return { language, locale: own && isLocale(tag) ? tag : language };
}

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

export const printNumber = (value: number | bigint, { locale }: Printing): string =>
  numbersOf(locale).format(value);

export function printPoints(points: bigint, printing: Printing): string {
  const plural = pluralsOf(printing.language).select(Number(points));
  return wordsOf[printing.language].points(printNumber(points, printing), plural);
}

/** "1.5" as the reader writes it. */
export const printFactor = (factor: string, { locale }: Printing): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(Number(factor));

/** "12.5" as "12.5 %" is written by the reader. */
export const printPercent = (percent: string, { locale }: Printing): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(Number(percent) / 100);

/** A day as it stands, without a zone. */
export function printDay(day: LocalDate, { locale }: Printing): string {
  const midnight = day.toZonedDateTime('UTC').epochMilliseconds;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(midnight);
}

/** The days from one to another, or the one that both are. */
export function printDays(first: LocalDate, last: LocalDate, { locale }: Printing): string {
  const [from, to] = [first, last].map((day) => day.toZonedDateTime('UTC').epochMilliseconds);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).formatRange(
    from ?? 0,
    to ?? 0,
  );
}

/** With seconds and the zone: it may have to be shown to somebody. */
export function printMoment(at: Instant, zone: Zone, { locale }: Printing): string {
  const style = { dateStyle: 'long', timeStyle: 'long', timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale, style).format(at.epochMilliseconds);
}

/** What the fields of a part's kind stand for. A field that has nothing to say is ''. */
export function valuesOf(
  content: MailContent,
  who: { readonly firstName: string | null; readonly shopName: string },
  printing: Printing,
): Readonly<Partial<Record<Field, string>>> {
  const everywhere = { first_name: oneLine(who.firstName ?? '', 60), shop_name: who.shopName };
  if (content.kind === 'points-available')
    return {
      ...everywhere,
      points: printPoints(content.points, printing),
      points_balance: printPoints(content.balance, printing),
    };
  if (content.kind === 'points-expiring')
    return {
      ...everywhere,
      points: printPoints(content.points, printing),
      points_worth: content.worth === null ? '' : printMoney(content.worth, printing.locale),
      last_day: printDay(content.firstDay, printing),
    };
  if (content.kind === 'points-paused')
    return { ...everywhere, points_balance: printPoints(content.points, printing) };
  if (content.kind === 'tier-changed') return { ...everywhere, tier: oneLine(content.tier, 100) };
  if (content.kind === 'question-answered')
    return { ...everywhere, product_title: oneLine(content.products[0]?.title ?? '', 120) };
  const ofOrder = {
    ...everywhere,
    order_name: oneLine(content.orderName, 60),
    product_title: oneLine(content.products[0]?.title ?? '', 120),
    product_count: printNumber(content.products.length, printing),
  };
  if (
    content.kind === 'review-request' ||
    content.kind === 'review-reminder' ||
    content.kind === 'review-reply'
  )
    return ofOrder;
  if (content.kind === 'review-thanks')
    return {
      ...ofOrder,
      code: oneLine(content.code, 60),
      code_worth: printPercent(content.percent, printing),
      code_last_day: printDay(content.lastDay, printing),
    };
  if (content.kind === 'withdrawal-receipt')
    return {
      ...everywhere,
      order_name: ofOrder.order_name,
      stated_at: printMoment(content.statedAt, content.zone, printing),
    };
  const ofReturn = { ...ofOrder, return_name: oneLine(content.returnName, 60) };
  if (content.kind === 'return-approved' || content.kind === 'return-reminder')
    return { ...ofReturn, send_by: content.sendBy === null ? '' : printDay(content.sendBy, printing) };
  if (content.kind !== 'return-settled') return ofReturn;
  return {
    ...ofReturn,
    refund_amount: content.refunded === null ? '' : printMoney(content.refunded, printing.locale),
    credit_amount: content.credited === null ? '' : printMoney(content.credited, printing.locale),
  };
}

// Making one of these takes longer than writing a mail with it.
const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

function numbersOf(locale: string): Intl.NumberFormat {
  const known = numbers.get(locale) ?? new Intl.NumberFormat(locale);
  if (numbers.size < 500) numbers.set(locale, known);
  return known;
}

function pluralsOf(language: Language): Intl.PluralRules {
  const known = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, known);
  return known;
}
