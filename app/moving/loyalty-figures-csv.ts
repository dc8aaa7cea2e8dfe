import { moneyAmount } from '../kernel/money.ts';
import type { LoyaltyAnalytics } from '../modules/loyalty/counting/door.ts';
import { worthOf } from '../modules/loyalty/rewards/point-worth.ts';
import type { Texts } from '../ui/texts/texts.ts';
import { csvHead, csvNumbers } from './csv-lines.ts';

type Wanted = Pick<LoyaltyAnalytics, 'months' | 'levels' | 'worth'>;

/**
 * A line for each month, oldest first, after the mark by which spreadsheets know UTF-8, with two columns for each
 * level, named by the merchant.
 */
export function loyaltyFiguresCsv({ months, levels, worth }: Wanted, { loyaltyFigures }: Texts): string {
  const { columns, entered, left } = loyaltyFigures.file;
  const head = [...Object.values(columns), ...levels.flatMap(({ name }) => [entered(name), left(name)])];
  const lines = months.map((month) => [
    month.month,
    ...[month.given, month.used, month.expired, month.taken, month.outstanding].map(String),
    moneyAmount(worthOf(worth, month.outstanding)),
    worth.currency,
    ...levels.flatMap(({ id }) => {
      const flow = month.flows.get(id);
      return [String(flow?.entered ?? 0), String(flow?.left ?? 0)];
    }),
  ]);
  return csvHead(head) + csvNumbers(lines);
}
