import type { DiscountData } from '../../domain/discounts/discount-types.ts';
import { sum } from '../../money/amount.ts';
import { inBuyerMoney } from './buyer-money.ts';
import { type CheckoutLine, type CheckoutQuestion, isAmong, matches } from './checkout-question.ts';

/**
 * Units of each line that "buy X get Y" takes something off: as often as the order may use it, the cheapest goods
 * given first, and none of them counted among what is bought. Empty: not enough is in the cart.
 */
export function givenUnits(question: CheckoutQuestion, discount: DiscountData): readonly number[] {
  const { bought } = discount;
  if (bought === null || bought === undefined) return [];
  const most = question.lines.reduce((units, line) => units + line.quantity, 0);
  for (let uses = Math.min(bought.usesPerOrder ?? most, most); uses > 0; uses -= 1) {
    const given = pick(question.lines, discount, uses * bought.gives);
    if (given !== null && isBought(question, bought, given, uses)) return given;
  }
  return [];
}

/** So many units of matching lines, the cheapest first; null: there are not as many. */
function pick(lines: readonly CheckoutLine[], discount: DiscountData, units: number): number[] | null {
  const given = lines.map(() => 0);
  let open = units;
  const cheapest = [...lines.entries()]
    .filter(([, line]) => matches(discount, line))
    .sort(([, a], [, b]) => Number(a.unitPrice - b.unitPrice));
  for (const [index, line] of cheapest) {
    const taken = Math.min(open, line.quantity);
    given[index] = taken;
    open -= taken;
  }
  return open > 0 ? null : given;
}

function isBought(
  question: CheckoutQuestion,
  { items, amount, quantity }: NonNullable<DiscountData['bought']>,
  given: readonly number[],
  uses: number,
): boolean {
  const left = question.lines.map((line, index) =>
    isAmong(items, line) ? line.quantity - (given[index] ?? 0) : 0,
  );
  if (amount === null) return left.reduce((units, one) => units + one, 0) >= (quantity ?? 1) * uses;
  const worth = sum(question.lines.map((line, index) => line.unitPrice * BigInt(left[index] ?? 0)));
  return worth >= inBuyerMoney(question, amount) * BigInt(uses);
}
