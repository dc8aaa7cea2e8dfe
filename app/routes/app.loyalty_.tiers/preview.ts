import { endOfLocalDay, type Instant, type LocalDate, localDate, type Zone } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { parseDecimal } from '#app/kernel/decimal.ts';
import { money } from '#app/kernel/money.ts';
import { type Points, points } from '#app/kernel/points.ts';
import { multiplyRational, rational, roundRational } from '#app/kernel/rational.ts';
import type { Program } from '#app/modules/loyalty/earning/program.ts';
import { assumedPointWorth, type PointWorth, worthOf } from '#app/modules/loyalty/rewards/point-worth.ts';
import type { Qualifying, TiersPreview } from '#app/modules/loyalty/tiers/door.ts';
import type { Level, Tiers } from '#app/modules/loyalty/tiers/tiers.ts';
import type { Print } from '../../ui/print/print.ts';
import { asksInWords, missingInWords } from '../../ui/print/tier-in-words.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { type MoversView, moversOf } from './movers.ts';

/** What levels mean: the sums under each, how long they are kept, what a shopper sees and who would move. */
export interface TiersPreviewView {
  /** By the levels' order. */
  readonly levels: readonly LevelMaths[];
  /** Sentences. */
  readonly meaning: readonly string[];
  readonly shoppers: readonly ShopperView[];
  /** Null: it could not be worked out. */
  readonly movers: MoversView | null;
}

export interface LevelMaths {
  readonly takes: string;
  readonly factor: string;
  readonly entry: string;
}

/** Somebody who has four fifths of what a level takes. */
export interface ShopperView {
  readonly level: string;
  readonly has: string | null;
  /** Null: the level asks for nothing. */
  readonly missing: string | null;
  readonly gives: readonly string[];
}

export interface PreviewInput {
  readonly program: Program;
  readonly tiers: Tiers;
  readonly currency: CurrencyCode;
  /** Null: no reward says it, so a point is taken for one minor unit. */
  readonly worth: PointWorth | null;
  readonly movers: TiersPreview | null;
  readonly now: Instant;
  readonly zone: Zone;
}

export function tiersPreview(input: PreviewInput, print: Print, texts: Texts): TiersPreviewView {
  const { tiers, movers, currency } = input;
  const worth = input.worth ?? assumedPointWorth(currency);
  return {
    levels: tiers.levels.map((level) => mathsOf(level, input, print, texts)),
    meaning: meaningOf(input, print, texts),
    shoppers: tiers.levels.map((_, place) => shopperOf(tiers, place, currency, print, texts)),
    movers: movers && moversOf(movers, tiers, worth, print, texts),
  };
}

function mathsOf(level: Level, input: PreviewInput, print: Print, texts: Texts): LevelMaths {
  const { program, tiers, currency } = input;
  const { maths: words } = texts.tiers;
  const worth = input.worth ?? assumedPointWorth(currency);
  const count = (amount: Points) => texts.shared.points(print.points(amount));
  const digits = currencyExponent(currency);
  const hundred = money(100n * 10n ** BigInt(Math.max(2, digits)), currency);
  const { earn } = program;
  const exact = multiplyRational(
    rational(hundred.minor * BigInt(earn.points), BigInt(earn.perMinor)),
    parseDecimal(level.factor),
  );
  const earned = points(roundRational(exact, earn.rounding));
  const entry = points(BigInt(level.entryPoints));
  const asks = asksInWords(level.from, { match: tiers.match, currency }, print, texts);
  return {
    takes: asks === null ? words.everybody : words.takes(asks),
    factor: words.factor(print.money(hundred), count(earned), print.money(worthOf(worth, earned))),
    entry: entry === 0n ? words.entryNone : words.entry(count(entry), print.money(worthOf(worth, entry))),
  };
}

function meaningOf({ tiers, now, zone }: PreviewInput, print: Print, texts: Texts): string[] {
  const { meaning: words } = texts.tiers;
  const today = localDate(now, zone);
  const day = (date: LocalDate) => print.date(endOfLocalDay(date, zone).subtract({ seconds: 1 })).text;
  const years = { first: today.with({ month: 1, day: 1 }), last: today.with({ month: 12, day: 31 }) };
  const counts = {
    lifetime: () => words.lifetime,
    'rolling-12-months': () => words.rolling(day(today.subtract({ months: 12 })), day(today)),
    'calendar-year': () => words.calendar(day(years.first), day(years.last)),
  }[tiers.window]();
  const top = tiers.levels.at(-1)?.name ?? '';
  if (tiers.downgrade !== 'period-end') return [counts, words[tiers.downgrade](top)];
  const period = tiers.window === 'calendar-year' ? years.last : today.add({ months: 12 });
  const until = day(period.add({ days: tiers.graceDays }));
  const kept = {
    lifetime: words.periodLifetime,
    'rolling-12-months': words.periodRolling,
    'calendar-year': words.periodCalendar,
  }[tiers.window](top, until);
  return [
    counts,
    kept,
    tiers.oneStep ? words.oneStep : words.recalculated,
    ...(tiers.graceDays > 0 ? [words.grace(words.day(String(tiers.graceDays)))] : []),
  ];
}

function shopperOf(
  tiers: Tiers,
  place: number,
  currency: CurrencyCode,
  print: Print,
  texts: Texts,
): ShopperView {
  const { preview: words } = texts.tiers;
  const level = tiers.levels[place];
  if (level === undefined) return { level: '', has: null, missing: null, gives: [] };
  const { from, factor, entryPoints, perks } = level;
  const { gives } = texts.tiers.perks;
  const missing: Partial<Qualifying> = {
    ...(from.spendMinor ? { spendMinor: fifth(from.spendMinor) } : {}),
    ...(from.points ? { points: points(fifth(from.points)) } : {}),
    ...(from.orders ? { orders: Number(fifth(from.orders)) } : {}),
  };
  const what = missingInWords(missing, { match: tiers.match, currency }, print, texts);
  return {
    level: level.name,
    has: tiers.levels[place - 1]?.name ?? null,
    missing: what === null ? null : words.missing(what, level.name),
    gives: [
      ...(Number(factor) === 1 ? [] : [words.gives(factor)]),
      ...(perks.percent === null ? [] : [gives.percent(String(perks.percent))]),
      ...(perks.freeShipping ? [gives.freeShipping] : []),
      ...(entryPoints === 0 ? [] : [words.welcome(texts.shared.points(print.count(entryPoints)))]),
    ],
  };
}

/** A fifth of it, and 1 at least. */
const fifth = (threshold: number): bigint => {
  const part = roundRational(rational(BigInt(threshold), 5n), 'half-up');
  return part < 1n ? 1n : part;
};
