import { moneyAmount } from '../kernel/money.ts';
import { keptOf, rateOf } from '../merchants/performance-shares.ts';
import type { ReturnPerformance } from '../modules/returns/door.ts';
import type { Texts } from '../ui/texts/texts.ts';
import { csvHead, csvNumbers } from './csv-lines.ts';

type Column = keyof Texts['returns']['figures']['file']['columns'];

const columns: readonly Column[] = [
  ...(['month', 'sold', 'returned', 'rate', 'settled'] as const),
  ...(['refunded', 'credited', 'exchanged', 'kept', 'currency', 'hours'] as const),
];

/** A line for each month, oldest first, after the mark by which spreadsheets know UTF-8. A rate of nothing is empty. */
export function figuresCsv({ months }: Pick<ReturnPerformance, 'months'>, { returns }: Texts): string {
  const heads = returns.figures.file.columns;
  const lines = months.map((month) => columns.map((column) => cells[column](month)));
  return csvHead(columns.map((column) => heads[column])) + csvNumbers(lines);
}

const percent = (share: number | null): string => (share === null ? '' : (share * 100).toFixed(1));

const cells: Record<Column, (month: ReturnPerformance['months'][number]) => string> = {
  month: ({ month }) => month,
  sold: ({ sold }) => String(sold),
  returned: ({ returned }) => String(returned),
  rate: (month) => percent(rateOf(month)),
  settled: ({ settled }) => String(settled),
  refunded: ({ refunded }) => moneyAmount(refunded),
  credited: ({ credited }) => moneyAmount(credited),
  exchanged: ({ exchanged }) => moneyAmount(exchanged),
  kept: (month) => percent(keptOf(month)),
  currency: ({ refunded }) => refunded.currency,
  hours: ({ medianSeconds }) => (medianSeconds === null ? '' : (medianSeconds / 3600).toFixed(1)),
};
