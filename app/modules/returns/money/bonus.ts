import { parseDecimal } from '#app/kernel/decimal.ts';
import { addMoney, type Money, money, noMoney } from '#app/kernel/money.ts';
import { addRational, multiplyRational, rational, roundRational, ZERO } from '#app/kernel/rational.ts';
import { type Bill, greatest, inOrderCurrency, least, type QuoteInput } from './bill.ts';
import { valueOfUnits } from './units.ts';

/**
 * What the merchant adds to store credit, on what the returned units were sold for. Each line has its own percentage,
 * rounded once for all of them; of flat amounts the greatest counts, of caps the smallest. Nothing comes back, nothing
 * on top.
 */
export function bonusOf(input: QuoteInput, bill: Bill): Money {
  const caps = creditsOf(input).flatMap(({ bonusCapMinor }) => bonusCapMinor ?? []);
  return caps.map((cap) => inOrderCurrency(input.order, cap)).reduce(least, uncappedBonus(input, bill));
}

export function uncappedBonus(input: QuoteInput, bill: Bill): Money {
  const { order, units } = input;
  const none = noMoney(order.currency);
  if (bill.goods.minor <= 0n) return none;
  const exact = units.reduce((sum, { line, ordinals, terms }) => {
    const percent = terms.outcomes.credit?.bonusPercent ?? '0';
    const goods = valueOfUnits(line.net, ordinals, line.quantity);
    return addRational(sum, multiplyRational(parseDecimal(percent), rational(goods.minor, 100n)));
  }, ZERO);
  const flats = creditsOf(input).map(({ bonusFlatMinor }) => inOrderCurrency(order, bonusFlatMinor ?? 0));
  return addMoney(money(roundRational(exact, 'half-up'), order.currency), flats.reduce(greatest, none));
}

const creditsOf = ({ units }: QuoteInput) => units.flatMap(({ terms }) => terms.outcomes.credit ?? []);
