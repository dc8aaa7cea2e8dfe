import { currencyCode } from '#app/kernel/currency.ts';
import { money, printMoney, sumMoney } from '#app/kernel/money.ts';
import type { ReturnRowView } from './view.server.ts';

/** What the chosen returns are worth together, in the shop's currency. */
export function worthOf(
  rows: readonly Pick<ReturnRowView, 'worth'>[],
  currency: string,
  locale = 'en',
): string {
  const of = currencyCode(currency);
  return printMoney(
    sumMoney(
      rows.map(({ worth }) => money(BigInt(worth), of)),
      of,
    ),
    locale,
  );
}
