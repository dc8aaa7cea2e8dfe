import { currencyCode } from '#app/kernel/currency.ts';
import { printMoney } from '#app/kernel/money.ts';
import { points, printPoints } from '#app/kernel/points.ts';
import { rational } from '#app/kernel/rational.ts';
import { parseAmount } from '#app/modules/loyalty/adjusting/asked.ts';
import { worthOf } from '#app/modules/loyalty/rewards/point-worth.ts';
import type { AdjustingView } from './view.server.ts';

export type Direction = 'give' | 'take';

/** What an adjustment would do, printed; `possible` null: the number is none that can be moved. */
export interface Outlook {
  readonly amount: string;
  readonly worth: string;
  readonly before: string;
  readonly after: string;
  /** What of a gain would repay what is owed; null: nothing. */
  readonly repays: string | null;
  /** More than there is, or than this person may. */
  readonly beyond: 'available' | 'limit' | null;
}

const locale = 'en';

/** Null: what was typed is no number that can be moved. */
export function outlookOf(view: AdjustingView, direction: Direction, typed: string): Outlook | null {
  const amount = parseAmount(typed.trim());
  if (amount === null) return null;
  const [available, debt] = [BigInt(view.available), BigInt(view.debt)];
  const repaid = direction === 'take' ? 0n : amount < debt ? amount : debt;
  const after = direction === 'take' ? available - amount : available + amount - repaid;
  const { num, den, currency } = view.worth;
  const worth = { currency: currencyCode(currency), minor: rational(BigInt(num), BigInt(den)) };
  const print = (value: bigint) => printPoints(points(value), locale);
  const isAbove = view.limit !== null && amount > BigInt(view.limit);
  return {
    amount: print(amount),
    worth: printMoney(worthOf(worth, amount), locale),
    before: print(available),
    after: print(after < 0n ? 0n : after),
    repays: repaid > 0n ? print(repaid) : null,
    beyond: isAbove ? 'limit' : after < 0n ? 'available' : null,
  };
}
