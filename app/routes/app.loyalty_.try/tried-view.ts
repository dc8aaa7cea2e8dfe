import { currencyCode } from '#app/kernel/currency.ts';
import { type Money, money } from '#app/kernel/money.ts';
import { points } from '#app/kernel/points.ts';
import { type PointWorth, worthOf } from '#app/modules/loyalty/rewards/point-worth.ts';
import type { BeforeAfterRow } from '../../ui/charts/before-after.tsx';
import type { ColumnGroup } from '../../ui/charts/column-chart.tsx';
import type { FigureView } from '../../ui/figures/figure.tsx';
import { monthName } from '../../ui/print/month-name.ts';
import type { NumberPrint } from '../../ui/print/number-print.ts';
import { printPointWorth } from '../../ui/print/point-worth.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import type { MonthTally, Tally } from './tally.ts';

export interface TriedView {
  readonly figures: readonly FigureView[];
  /** From the first month with an order or points, oldest first; empty: there is nothing. */
  readonly columns: readonly ColumnGroup[];
  /** Newest first. */
  readonly months: readonly TriedRow[];
  /** Null: neither programme has tiers. */
  readonly levels: LevelsView | null;
}

export interface TriedRow {
  readonly month: string;
  readonly label: string;
  readonly orders: string;
  readonly tried: string;
  readonly saved: string;
  readonly share: string;
}

export interface LevelsView {
  /** The highest first, those without one last. */
  readonly rows: readonly BeforeAfterRow[];
  readonly sum: string;
  readonly movers: readonly { readonly id: string; readonly name: string; readonly moves: string }[];
}

type Which = 'tried' | 'saved';

const given = (months: readonly MonthTally[], which: Which): bigint =>
  months.reduce((sum, month) => sum + month[which].orders + month[which].entry, 0n);

export function triedView(tally: Tally, print: NumberPrint, texts: Texts): TriedView {
  const first = tally.months.findIndex((month) => month.orders > 0 || given([month], 'tried') > 0n);
  const shown = first === -1 ? [] : tally.months.slice(first);
  const worth: PointWorth = { currency: currencyCode(tally.currency), minor: tally.worth };
  const share = (month: readonly MonthTally[], which: Which) =>
    shareOf(worthOf(worth, given(month, which)), salesOf(month, worth), print, texts);
  const told = (month: MonthTally, which: Which) => print.points(points(given([month], which)));
  return {
    figures: figuresOf(tally, worth, share, print, texts),
    columns: shown.map((month) => ({
      label: monthName(month.month, 'short'),
      values: [Number(given([month], 'tried')), Number(given([month], 'saved'))],
      texts: [told(month, 'tried'), told(month, 'saved')],
    })),
    months: shown.toReversed().map((month) => ({
      month: month.month,
      label: monthName(month.month),
      orders: print.count(month.orders),
      tried: told(month, 'tried'),
      saved: told(month, 'saved'),
      share: share([month], 'tried'),
    })),
    levels: tally.levels.length === 0 ? null : levelsOf(tally, print, texts),
  };
}

function salesOf(months: readonly MonthTally[], { currency }: PointWorth): Money {
  return money(
    months.reduce((sum, { sales }) => sum + sales, 0n),
    currency,
  );
}

/** To a hundredth of a percent. */
function shareOf(cost: Money, sales: Money, print: NumberPrint, { loyaltyTry }: Texts): string {
  if (sales.minor <= 0n) return loyaltyTry.totals.none;
  return print.percent(Math.round((Number(cost.minor) / Number(sales.minor)) * 10_000) / 10_000);
}

function figuresOf(
  { months, assumed }: Tally,
  worth: PointWorth,
  share: (months: readonly MonthTally[], which: Which) => string,
  print: NumberPrint,
  texts: Texts,
): FigureView[] {
  const { totals: words } = texts.loyaltyTry;
  const pointsOf = (amount: bigint) => texts.shared.points(print.points(points(amount)));
  const cost = (which: Which) => print.money(worthOf(worth, given(months, which)));
  const entry = months.reduce((sum, { tried }) => sum + tried.entry, 0n);
  const one = printPointWorth(worth, print);
  const orders = months.reduce((sum, month) => sum + month.orders, 0);
  const how = (sentence: string) => ({ how: { label: words.how, sentences: [sentence] } });
  return [
    {
      label: words.points,
      value: print.points(points(given(months, 'tried'))),
      note: words.saved(pointsOf(given(months, 'saved'))),
      ...(entry === 0n ? {} : { before: words.entry(pointsOf(entry)) }),
      ...how(words.howPoints),
    },
    {
      label: words.cost,
      value: cost('tried'),
      note: words.saved(cost('saved')),
      ...how(assumed ? words.howAssumed(one) : words.howCost(one)),
    },
    {
      label: words.share,
      value: share(months, 'tried'),
      note: words.saved(share(months, 'saved')),
      ...how(words.howShare(cost('tried'), print.money(salesOf(months, worth)), print.count(orders))),
    },
  ];
}

function levelsOf(tally: Tally, print: NumberPrint, texts: Texts): LevelsView {
  const { levels: words } = texts.loyaltyTry;
  const rows = tally.levels.map(({ level, tried, saved }) => ({
    id: level?.id ?? '',
    label: level?.name ?? words.none,
    before: saved,
    after: tried,
    beforeText: print.count(saved),
    afterText: print.count(tried),
  }));
  const moved = [
    ...(tally.up > 0 ? [words.up(print.count(tally.up))] : []),
    ...(tally.down > 0 ? [words.down(print.count(tally.down))] : []),
  ];
  return {
    rows: rows.toReversed(),
    sum: moved.length === 0 ? words.nobody : moved.join(', '),
    movers: tally.movers.map(({ customerId, name, saved, tried }) => ({
      id: customerId,
      name,
      moves: words.moves(saved ?? words.none, tried ?? words.none),
    })),
  };
}
