import type { LocalDate } from '#app/kernel/calendar.ts';
import { type Points, points, sumPoints } from '#app/kernel/points.ts';
import { rational, roundRational } from '#app/kernel/rational.ts';
import type {
  Breakage,
  Buyers,
  LoyaltyAnalytics,
  MonthAnalytics,
} from '#app/modules/loyalty/counting/door.ts';
import { worthOf } from '#app/modules/loyalty/rewards/point-worth.ts';
import type { FigureView } from '../../ui/figures/figure.tsx';
import { monthName } from '../../ui/print/month-name.ts';
import { printPointWorth } from '../../ui/print/point-worth.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

type Words = Texts['loyaltyFigures'];

/** The numbers that matter, each with what it is of and what it is made of. */
export function figuresOf(
  analytics: LoyaltyAnalytics,
  months: readonly MonthAnalytics[],
  print: Print,
  texts: Texts,
  day: (date: LocalDate) => string,
): FigureView[] {
  const words = texts.loyaltyFigures;
  const told = { print, words, pointsOf: (amount: Points) => texts.shared.points(print.points(amount)) };
  return [
    liability(analytics, told),
    breakage(analytics.breakage, told),
    redemption(months, told),
    ...buyers(analytics.buyers, told, day),
  ];
}

interface Told {
  readonly print: Print;
  readonly words: Words;
  readonly pointsOf: (amount: Points) => string;
}

const how = (words: Words, ...sentences: readonly string[]) => ({ how: { label: words.how, sentences } });

function liability(
  { outstanding, worth, assumed, breakage: fate }: LoyaltyAnalytics,
  told: Told,
): FigureView {
  const { print, words, pointsOf } = told;
  const { liability: own } = words;
  const money = (amount: Points) => print.money(worthOf(worth, amount));
  const used = (lost: bigint) =>
    points(roundRational(rational(outstanding * (fate.granted - lost), fate.granted), 'half-up'));
  return {
    label: own.label,
    value: money(outstanding),
    note: own.of(pointsOf(outstanding)),
    ...(fate.tooEarly || outstanding <= 0n
      ? {}
      : { before: own.expected(money(used(lostAtMost(fate))), money(used(fate.lapsed))) }),
    ...how(
      words,
      own.how(pointsOf(outstanding), printPointWorth(worth, print)),
      assumed ? own.assumed : own.best,
    ),
  };
}

/** What is still there may be below 0 where more was given back than a lot had. */
function lostAtMost({ lapsed, open }: Breakage): bigint {
  return lapsed + (open > 0n ? open : 0n);
}

function breakage(fate: Breakage, { print, words, pointsOf }: Told): FigureView {
  const { breakage: own } = words;
  const { grants, granted, used, lapsed, open, tooEarly } = fate;
  if (tooEarly)
    return {
      label: own.label,
      value: words.tooEarly,
      note: own.early(print.count(grants)),
      ...how(words, own.how(pointsOf(granted), pointsOf(used), pointsOf(lapsed), pointsOf(open)), own.range),
    };
  const share = (lost: bigint) => percent(print, lost, granted);
  return {
    label: own.label,
    value: words.range(share(lapsed), share(lostAtMost(fate))),
    note: own.of(print.count(grants), pointsOf(granted)),
    ...how(words, own.how(pointsOf(granted), pointsOf(used), pointsOf(lapsed), pointsOf(open)), own.range),
  };
}

function redemption(months: readonly MonthAnalytics[], { print, words, pointsOf }: Told): FigureView {
  const { redemption: own } = words;
  const given = sumPoints(months.map((month) => month.given));
  const used = sumPoints(months.map((month) => month.used));
  if (given <= 0n) return { label: own.label, value: words.none, note: own.nothing, ...how(words, own.how) };
  const known = months
    .filter((month) => month.given > 0n && month.used >= 0n)
    .map(({ month, ...sums }) => ({ month, value: Number(sums.used) / Number(sums.given) }));
  const course = known.map(({ month, value }) => `${monthName(month)} ${print.percent(value)}`).join(', ');
  return {
    label: own.label,
    value: percent(print, used, given),
    note: own.of(print.points(used), pointsOf(given)),
    ...(known.length < 2
      ? {}
      : { trend: { label: own.trend(course), values: known.map(({ value }) => value) } }),
    ...how(words, own.how),
  };
}

function buyers(
  counted: Buyers | null,
  { print, words }: Told,
  day: (date: LocalDate) => string,
): FigureView[] {
  const { participation, repeat } = words;
  if (counted === null) return [];
  const { member, other, redeemer, ...again } = counted.counts;
  const all = member + other;
  const rate = (label: string, part: number, of: number, nothing: string): FigureView =>
    of === 0
      ? { label, value: words.none, note: nothing, ...how(words, repeat.how) }
      : {
          label,
          value: percent(print, part, of),
          note: repeat.of(print.count(part), print.count(of)),
          before: repeat.notCausal,
          ...how(words, repeat.how),
        };
  return [
    {
      label: participation.label,
      value: all === 0 ? words.none : percent(print, member, all),
      note: all === 0 ? participation.nothing : participation.of(print.count(member), print.count(all)),
      ...(member === 0 ? {} : { before: participation.redeemers(print.count(redeemer)) }),
      ...how(words, participation.how(day(counted.day))),
    },
    rate(repeat.label, again['member-repeat'], member, repeat.nothingMembers),
    rate(repeat.labelOthers, again['other-repeat'], other, repeat.nothingOthers),
  ];
}

/** To a tenth of a percent. */
function percent(print: Print, part: number | bigint, of: number | bigint): string {
  return print.percent(Math.round((Number(part) / Number(of)) * 1000) / 1000);
}
