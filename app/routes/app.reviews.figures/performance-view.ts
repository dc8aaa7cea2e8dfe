import type { LowWords, ReviewMonth, ReviewPerformance } from '#app/modules/reviews/figures/door.ts';
import { ratingOf, type StarCounts } from '#app/modules/reviews/ratings/rating.ts';
import type { Attribute } from '#app/modules/reviews/settings/settings.ts';
import type { ColumnGroup } from '../../ui/charts/column-chart.tsx';
import type { ChartPoint } from '../../ui/charts/line-chart.tsx';
import type { FigureView } from '../../ui/figures/figure.tsx';
import { monthName } from '../../ui/print/month-name.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { type AnswersView, answersView } from './answers-view.ts';

/** Of requests and reminders in the last 30 days. */
export interface MailFigures {
  readonly due: number;
  readonly sent: number;
  readonly bounced: number;
}

export interface ReviewFiguresView {
  readonly figures: readonly FigureView[];
  /** Months with reviews, oldest first. */
  readonly rating: readonly ChartPoint[];
  readonly written: readonly ColumnGroup[];
  /** Newest first, from the first one in which something happened; empty: nothing ever did. */
  readonly months: readonly MonthView[];
  readonly products: readonly ProductView[];
  readonly answers: readonly AnswersView[];
  readonly words: {
    readonly rows: readonly WordView[];
    readonly from: string;
  };
}

export interface MonthView {
  readonly month: string;
  readonly label: string;
  readonly asked: string;
  readonly delivered: string;
  readonly answered: string;
  readonly written: string;
  readonly average: string;
}

export interface ProductView {
  readonly product: string;
  readonly title: string;
  readonly written: string;
  readonly average: string;
  readonly published: string;
}

export interface WordView {
  readonly word: string;
  readonly low: string;
  readonly high: string;
  readonly notes: string;
  readonly questions: string;
}

interface Given {
  readonly performance: ReviewPerformance;
  readonly words: LowWords;
  readonly mails: MailFigures;
  readonly attributes: readonly Attribute[];
}

export function reviewFiguresView(given: Given, print: Print, texts: Texts): ReviewFiguresView {
  const { performance } = given;
  const words = texts.reviewFigures;
  const first = performance.months.findIndex(isSomething);
  const months = first === -1 ? [] : performance.months.slice(first);
  return {
    figures: [
      responseFigure(performance, months, print, words),
      deliveredFigure(given.mails, print, words),
      ratingFigure(months, print, words),
    ],
    rating: months.flatMap(({ month, written }) => {
      const { value } = ratingOf(written);
      return value === null ? [] : [{ label: monthName(month, 'short'), value: Number(value), text: value }];
    }),
    written: months.map(({ month, written }) => {
      const values = [written[4] + written[5], written[3], written[1] + written[2]];
      return { label: monthName(month, 'short'), values, texts: values.map(print.count) };
    }),
    months: months.toReversed().map((month) => monthView(month, print, words)),
    products: performance.products.map(({ product, title, written, published }) => {
      const [now, all] = [ratingOf(written), ratingOf(published)];
      return {
        product: product.toString(),
        title: title || words.products.unknown,
        written: print.count(now.count),
        average: now.value ?? words.none,
        published:
          all.value === null
            ? words.products.unrated
            : words.products.publishedOf(all.value, print.count(all.count)),
      };
    }),
    answers: answersView(performance.answers, given.attributes, print),
    words: wordsView(given.words, print, words),
  };
}

type Words = Texts['reviewFigures'];

const countOf = (counts: StarCounts) => ratingOf(counts).count;
const isSomething = ({ asked, written }: ReviewMonth) => asked > 0 || countOf(written) > 0;

/** In whole hundredths. */
const share = (part: number, whole: number) => Math.round((part / whole) * 100) / 100;

function responseFigure(
  { last }: ReviewPerformance,
  months: readonly ReviewMonth[],
  print: Print,
  { none, how, response: words }: Words,
): FigureView {
  const explained = { how: { label: how, sentences: [words.how] } };
  if (last.delivered === 0) return { label: words.label, value: none, note: words.nothing, ...explained };
  return {
    label: words.label,
    value: print.percent(share(last.answered, last.delivered)),
    note: words.of(print.count(last.answered), print.count(last.delivered)),
    ...trend(
      months.flatMap(({ month, delivered, answered }) =>
        delivered === 0 ? [] : [{ month, value: share(answered, delivered) }],
      ),
      print.percent,
      words.trend,
    ),
    ...explained,
  };
}

function deliveredFigure(
  { due, sent, bounced }: MailFigures,
  print: Print,
  { none, how, delivered: words }: Words,
): FigureView {
  const explained = { how: { label: how, sentences: [words.how] } };
  if (due === 0) return { label: words.label, value: none, note: words.nothing, ...explained };
  const delivered = Math.max(0, sent - bounced);
  return {
    label: words.label,
    value: print.percent(share(delivered, due)),
    note: words.of(print.count(delivered), print.count(due)),
    ...(bounced === 0 ? {} : { before: words.bounced(print.count(bounced)) }),
    ...explained,
  };
}

function ratingFigure(
  months: readonly ReviewMonth[],
  print: Print,
  { none, how, rating: words }: Words,
): FigureView {
  const explained = { how: { label: how, sentences: [words.how] } };
  const all = ratingOf(sumOf(months.map(({ written }) => written)));
  if (all.value === null) return { label: words.label, value: none, note: words.nothing, ...explained };
  return {
    label: words.label,
    value: all.value,
    note: words.of(print.count(all.count)),
    ...trend(
      months.flatMap(({ month, written }) => {
        const { value } = ratingOf(written);
        return value === null ? [] : [{ month, value: Number(value) }];
      }),
      (value) => value.toFixed(1),
      words.trend,
    ),
    ...explained,
  };
}

/** Of fewer than two months nothing is drawn. */
function trend(
  known: readonly { readonly month: string; readonly value: number }[],
  print: (value: number) => string,
  label: (months: string) => string,
): Pick<FigureView, 'trend'> {
  if (known.length < 2) return {};
  const said = known.map(({ month, value }) => `${monthName(month)} ${print(value)}`).join(', ');
  return { trend: { label: label(said), values: known.map(({ value }) => value) } };
}

function sumOf(counts: readonly StarCounts[]): StarCounts {
  const sum = (stars: keyof StarCounts) => counts.reduce((total, one) => total + one[stars], 0);
  return { 1: sum(1), 2: sum(2), 3: sum(3), 4: sum(4), 5: sum(5) };
}

function monthView(
  { month, asked, delivered, answered, written }: ReviewMonth,
  print: Print,
  words: Words,
): MonthView {
  const { value, count } = ratingOf(written);
  return {
    month,
    label: monthName(month),
    asked: print.count(asked),
    delivered: print.count(delivered),
    answered:
      delivered === 0
        ? words.none
        : words.months.answeredOf(print.count(answered), print.percent(share(answered, delivered))),
    written: print.count(count),
    average: value ?? words.none,
  };
}

function wordsView(
  { words: found, reviews, notes, questions }: LowWords,
  print: Print,
  { words }: Words,
): ReviewFiguresView['words'] {
  return {
    rows: found.map((one) => ({
      word: one.word,
      low: print.count(one.low),
      high: print.count(one.high),
      notes: print.count(one.notes),
      questions: print.count(one.questions),
    })),
    from: words.from(print.count(reviews), print.count(notes), print.count(questions)),
  };
}
