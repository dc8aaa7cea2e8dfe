import type { Problem } from '../modules/reviews/moving/reading/row.ts';
import type { Texts } from '../ui/texts/texts.ts';
import { csvHead, csvLines } from './csv-lines.ts';

export function reportHead({ reviewsMoved }: Pick<Texts, 'reviewsMoved'>): string {
  const { line, code, reason } = reviewsMoved.problems.reportColumns;
  return csvHead([line, code, reason]);
}

export function reportLines(
  problems: readonly Problem[],
  { reviewsMoved }: Pick<Texts, 'reviewsMoved'>,
): string {
  return csvLines(problems.map(({ line, problem }) => [String(line), problem, reviewsMoved.codes[problem]]));
}
