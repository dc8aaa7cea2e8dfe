import { stringify } from 'csv-stringify/sync';
import type { Problem } from '../modules/reviews/moving/reading/row.ts';
import type { Texts } from '../ui/texts/texts.ts';

const windows = { record_delimiter: 'windows' } as const;

/** The first line, after the mark by which spreadsheets know UTF-8. */
export function reportHead({ reviewsMoved }: Pick<Texts, 'reviewsMoved'>): string {
  const { line, code, reason } = reviewsMoved.problems.reportColumns;
  return stringify([[line, code, reason]], { ...windows, bom: true });
}

export function reportLines(
  problems: readonly Problem[],
  { reviewsMoved }: Pick<Texts, 'reviewsMoved'>,
): string {
  return stringify(
    problems.map(({ line, problem }) => [String(line), problem, reviewsMoved.codes[problem]]),
    windows,
  );
}
