import { addMoney, type Money } from '#app/kernel/money.ts';
import type { ReturnPerformance, ReturnPeriod } from '#app/modules/returns/door.ts';
import { keptOf, rateOf } from '../../merchants/performance-shares.ts';
import type { FigureView } from '../../ui/figures/figure.tsx';
import { monthName } from '../../ui/print/month-name.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** A value, and what it is of. */
export interface ValueView {
  readonly value: string;
  readonly of: string;
}

export interface MonthView {
  readonly month: string;
  readonly label: string;
  readonly rate: ValueView;
  readonly kept: ValueView;
  readonly refunded: string;
  readonly settled: ValueView;
}

export interface PerformanceView {
  readonly figures: readonly FigureView[];
  /** Newest first, from the first one in which something happened; empty: nothing ever did. */
  readonly months: readonly MonthView[];
}

type Words = Texts['returns']['figures'];

/** A rate of nothing is no rate: it says so. */
export function performanceView(
  { last, months }: ReturnPerformance,
  print: Print,
  texts: Texts,
): PerformanceView {
  const words = texts.returns.figures;
  const first = months.findIndex(isSomething);
  const shown = first === -1 ? [] : months.slice(first);
  return {
    figures: [
      { ...rateFigure(last, print, words), ...trend(shown, rateOf, print.percent, words.rate.trend) },
      { ...keptFigure(last, print, words), ...trend(shown, keptOf, print.percent, words.kept.trend) },
      {
        ...timeFigure(last, print, words),
        ...trend(
          shown,
          (month) => month.medianSeconds,
          (seconds) => print.duration(seconds * 1000),
          words.time.trend,
        ),
      },
    ],
    months: shown.toReversed().map((month) => monthView(month, print, words)),
  };
}

function isSomething({ sold, returned, settled }: ReturnPeriod): boolean {
  return sold > 0 || returned > 0 || settled > 0;
}

function rateFigure(period: ReturnPeriod, print: Print, { none, rate: words }: Words): FigureView {
  const share = rateOf(period);
  return share === null
    ? { label: words.label, value: none, note: words.nothing }
    : {
        label: words.label,
        value: print.percent(share),
        note: words.of(print.count(period.returned), print.count(period.sold)),
      };
}

const stayed = ({ credited, exchanged }: ReturnPeriod): Money => addMoney(credited, exchanged);

function keptFigure(period: ReturnPeriod, print: Print, { none, kept: words }: Words): FigureView {
  const share = keptOf(period);
  if (share === null) return { label: words.label, value: none, note: words.nothing };
  const kept = stayed(period);
  return {
    label: words.label,
    value: print.percent(share),
    note: words.of(print.money(kept), print.money(addMoney(kept, period.refunded))),
    before: words.parts(print.money(period.credited), print.money(period.exchanged)),
  };
}

function timeFigure(period: ReturnPeriod, print: Print, { none, time: words }: Words): FigureView {
  const { settled, medianSeconds } = period;
  return medianSeconds === null
    ? { label: words.label, value: none, note: words.nothing }
    : {
        label: words.label,
        value: print.duration(medianSeconds * 1000),
        note: words.of(settled, print.count(settled)),
      };
}

/** How it went in the months that have it; of fewer than two nothing is drawn. */
function trend<Month extends ReturnPerformance['months'][number]>(
  months: readonly Month[],
  figureOf: (month: Month) => number | null,
  print: (value: number) => string,
  label: (months: string) => string,
): Pick<FigureView, 'trend'> {
  const known = months.flatMap((month) => {
    const value = figureOf(month);
    return value === null ? [] : [{ text: `${monthName(month.month)} ${print(value)}`, value }];
  });
  if (known.length < 2) return {};
  const said = label(known.map(({ text }) => text).join(', '));
  return { trend: { label: said, values: known.map(({ value }) => value) } };
}

function monthView(month: ReturnPerformance['months'][number], print: Print, words: Words): MonthView {
  const [rate, kept] = [rateOf(month), keptOf(month)];
  const { months } = words;
  return {
    month: month.month,
    label: monthName(month.month),
    rate: {
      value: rate === null ? words.none : print.percent(rate),
      of: months.rateOf(print.count(month.returned), print.count(month.sold)),
    },
    kept: {
      value: kept === null ? words.none : print.percent(kept),
      of:
        kept === null
          ? months.keptNone
          : months.keptOf(print.money(stayed(month)), print.money(addMoney(stayed(month), month.refunded))),
    },
    refunded: months.refundedOf(print.money(month.refunded)),
    settled: {
      value: months.settledOf(print.count(month.settled)),
      of: month.medianSeconds === null ? '' : months.half(print.duration(month.medianSeconds * 1000)),
    },
  };
}
