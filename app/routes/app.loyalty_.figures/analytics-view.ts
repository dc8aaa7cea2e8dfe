import { endOfLocalDay, type LocalDate, type Zone } from '#app/kernel/calendar.ts';
import type { Money } from '#app/kernel/money.ts';
import { type Points, points, sumPoints } from '#app/kernel/points.ts';
import type { LoyaltyAnalytics, MonthAnalytics } from '#app/modules/loyalty/counting/door.ts';
import { worthOf } from '#app/modules/loyalty/rewards/point-worth.ts';
import type { ColumnGroup } from '../../ui/charts/column-chart.tsx';
import type { ChartPoint } from '../../ui/charts/line-chart.tsx';
import type { FigureView } from '../../ui/figures/figure.tsx';
import { monthName } from '../../ui/print/month-name.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { figuresOf } from './figures-of.ts';

export interface AnalyticsView {
  /** Up to which day everything is counted; null: no day is complete. */
  readonly counted: string | null;
  readonly currency: string;
  readonly figures: readonly FigureView[];
  /** From the first month in which something happened, oldest first; empty: nothing ever did. */
  readonly liability: readonly ChartPoint[];
  readonly points: readonly ColumnGroup[];
  /** Newest first. */
  readonly months: readonly MonthRow[];
  /** Null: there never were tiers. */
  readonly tiers: TiersView | null;
}

export interface MonthRow {
  readonly month: string;
  readonly label: string;
  readonly given: string;
  readonly used: string;
  readonly expired: string;
  readonly taken: string;
  readonly outstanding: string;
  readonly worth: string;
}

export interface TiersView {
  /** Came in and went out, by month, oldest first. */
  readonly columns: readonly ColumnGroup[];
  /** Months in which somebody moved, newest first. */
  readonly flows: readonly {
    readonly month: string;
    readonly label: string;
    readonly entered: string;
    readonly left: string;
  }[];
  readonly levels: readonly LevelRow[];
}

export interface LevelRow {
  readonly id: string;
  readonly name: string;
  readonly given: string;
  readonly entry: string;
  readonly cost: string;
  readonly moved: string;
}

export function analyticsView(
  analytics: LoyaltyAnalytics,
  print: Print,
  texts: Texts,
  zone: Zone,
): AnalyticsView {
  const words = texts.loyaltyFigures;
  const first = analytics.months.findIndex(isSomething);
  const shown = first === -1 ? [] : analytics.months.slice(first);
  const worth = (amount: Points): Money => worthOf(analytics.worth, amount);
  const day = (date: LocalDate) => print.date(endOfLocalDay(date, zone).subtract({ seconds: 1 })).text;
  return {
    counted: analytics.until === null ? null : words.counted(day(analytics.until)),
    currency: analytics.worth.currency,
    figures: shown.length === 0 ? [] : figuresOf(analytics, shown, print, texts, day),
    liability: shown.map(({ month, outstanding }) => {
      const value = worth(outstanding);
      return { label: monthName(month, 'short'), value: Number(value.minor), text: print.money(value) };
    }),
    points: shown.map(({ month, given, used, expired, taken }) => {
      const flows = [given, used, expired, taken];
      return { label: monthName(month, 'short'), values: flows.map(Number), texts: flows.map(print.points) };
    }),
    months: shown.toReversed().map((month) => ({
      month: month.month,
      label: monthName(month.month),
      given: print.points(month.given),
      used: print.points(month.used),
      expired: print.points(month.expired),
      taken: print.points(month.taken),
      outstanding: print.points(month.outstanding),
      worth: print.money(worth(month.outstanding)),
    })),
    tiers: analytics.levels.length === 0 ? null : tiersView(analytics, shown, print, texts),
  };
}

function isSomething({ given, used, expired, taken, outstanding, flows }: MonthAnalytics): boolean {
  return [given, used, expired, taken, outstanding].some((flow) => flow !== 0n) || flows.size > 0;
}

function tiersView(
  { levels, worth }: LoyaltyAnalytics,
  months: readonly MonthAnalytics[],
  print: Print,
  { loyaltyFigures: { flows: words } }: Texts,
): TiersView {
  const moved = (month: MonthAnalytics, which: 'entered' | 'left') =>
    levels.flatMap(({ id, name }) => {
      const customers = month.flows.get(id)?.[which] ?? 0;
      return customers === 0 ? [] : [{ name, customers }];
    });
  const sum = (month: MonthAnalytics, which: 'entered' | 'left') =>
    moved(month, which).reduce((all, { customers }) => all + customers, 0);
  const told = (month: MonthAnalytics, which: 'entered' | 'left') =>
    moved(month, which)
      .map(({ name, customers }) => words.count(print.count(customers), name))
      .join(', ') || words.nobody;
  return {
    columns: months.map((month) => {
      const values = [sum(month, 'entered'), sum(month, 'left')];
      return {
        label: monthName(month.month, 'short'),
        values,
        texts: [told(month, 'entered'), told(month, 'left')],
      };
    }),
    flows: months
      .filter(({ flows }) => flows.size > 0)
      .toReversed()
      .map((month) => ({
        month: month.month,
        label: monthName(month.month),
        entered: told(month, 'entered'),
        left: told(month, 'left'),
      })),
    levels: levels.toReversed().map(({ id, name, given, entry, entered, left }) => ({
      id,
      name,
      given: print.points(given),
      entry: print.points(entry),
      cost: print.money(worthOf(worth, points(sumPoints([given, entry])))),
      moved: `${print.change(points(BigInt(entered)))}, ${print.change(points(BigInt(-left)))}`,
    })),
  };
}
