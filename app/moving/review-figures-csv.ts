import type { ReviewMonth } from '../modules/reviews/figures/door.ts';
import { ratingOf } from '../modules/reviews/ratings/rating.ts';
import type { Texts } from '../ui/texts/texts.ts';
import { csvHead, csvNumbers } from './csv-lines.ts';

type Column = keyof Texts['reviewFigures']['file']['columns'];

const columns: readonly Column[] = [
  ...(['month', 'asked', 'delivered', 'answered', 'written'] as const),
  ...(['one', 'two', 'three', 'four', 'five', 'average'] as const),
];

/** A line for each month, oldest first, after the mark by which spreadsheets know UTF-8. No average of nothing. */
export function reviewFiguresCsv(months: readonly ReviewMonth[], { reviewFigures }: Texts): string {
  const heads = reviewFigures.file.columns;
  const lines = months.map((month) => columns.map((column) => cells[column](month)));
  return csvHead(columns.map((column) => heads[column])) + csvNumbers(lines);
}

const cells: Record<Column, (month: ReviewMonth) => string> = {
  month: ({ month }) => month,
  asked: ({ asked }) => String(asked),
  delivered: ({ delivered }) => String(delivered),
  answered: ({ answered }) => String(answered),
  written: ({ written }) => String(ratingOf(written).count),
  one: ({ written }) => String(written[1]),
  two: ({ written }) => String(written[2]),
  three: ({ written }) => String(written[3]),
  four: ({ written }) => String(written[4]),
  five: ({ written }) => String(written[5]),
  average: ({ written }) => ratingOf(written).value ?? '',
};
