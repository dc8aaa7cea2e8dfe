import { minor, type Rational, rational, roundHalfUp, sum, toPresentment } from '../money/amount.ts';

export interface PricedLine {
  sku: string;
  quantity: number;
  /** minor units of the currency the buyer pays in */
  unitPrice: bigint;
  discount: bigint;
  tax: bigint;
}

export interface PriceQuestion {
  shop: { currency: string; pricesIncludeTax: boolean };
  /** the currency the buyer pays in, and how much of it one unit of the shop's is */
  currency: string;
  rate: string;
  /** price in shop currency */
  lines: { sku: string; quantity: number; price: string }[];
  /** off the whole order: a percentage or an amount in the buyer's currency */
  discount: { percent: string } | { amount: string } | null;
  /** such as "19" */
  taxPercent: string;
}

/** A discount larger than what it is taken from. */
export class DiscountError extends Error {}

/**
 * Prices the lines of a new order: the discount is spread by value and the last line takes the rest. Throws a
 * DiscountError.
 */
export function priceLines(question: PriceQuestion): PricedLine[] {
  const { shop, currency, rate } = question;
  const lines = question.lines.map((line) => ({
    ...line,
    unitPrice: toPresentment(minor(line.price, shop.currency), shop.currency, rate, currency),
  }));
  const values = lines.map((line) => line.unitPrice * BigInt(line.quantity));
  const total = sum(values);
  const discount = discountOf(question, total);
  if (discount > total) throw new DiscountError('The discount is larger than the items.');
  const shares = spread(discount, values);
  const tax = rational(question.taxPercent);
  return lines.map((line, index) => ({
    sku: line.sku,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    discount: shares[index] ?? 0n,
    tax: taxOf((values[index] ?? 0n) - (shares[index] ?? 0n), tax, shop.pricesIncludeTax),
  }));
}

function discountOf({ discount, currency }: PriceQuestion, total: bigint): bigint {
  if (discount === null) return 0n;
  if ('amount' in discount) return minor(discount.amount, currency);
  const { n, d } = rational(discount.percent);
  return roundHalfUp(total * n, 100n * d);
}

/** Parts of `amount` in proportion to `values`, adding up exactly. */
export function spread(amount: bigint, values: readonly bigint[]): bigint[] {
  const total = sum(values);
  if (total === 0n) return values.map(() => 0n);
  let seen = 0n;
  let given = 0n;
  return values.map((value) => {
    seen += value;
    const share = roundHalfUp(amount * seen, total) - given;
    given += share;
    return share;
  });
}

/** Tax on a net amount: contained in it where prices include tax, else on top. */
export function taxOf(net: bigint, percent: Rational, included: boolean): bigint {
  const hundred = 100n * percent.d;
  return included ? roundHalfUp(net * percent.n, hundred + percent.n) : roundHalfUp(net * percent.n, hundred);
}
