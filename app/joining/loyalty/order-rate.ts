import { currencyExponent } from '#app/kernel/currency.ts';
import { compareRational, multiplyRational, ONE, type Rational, rational } from '#app/kernel/rational.ts';
import type { MoneyPair, OrderSnapshot } from '../../modules/commerce/order.ts';

/** More than any rate is quoted with. */
const maxDigits = 12;

interface Span {
  readonly from: Rational;
  readonly to: Rational;
}

/**
 * The order's own rate: minor units of its presentment currency for one of the shop's. Shopify does not tell it, only
 * amounts in both currencies, each rounded. So it is the shortest decimal with which these amounts come out as they
 * are; an amount that contradicts larger ones counts for nothing.
 */
export function orderRate(order: OrderSnapshot): Rational {
  if (order.currency === order.presentmentCurrency) return ONE;
  const { total, shipping } = order.totals;
  const known = [total, shipping, ...order.lines.map((line) => line.unitPrice)]
    .filter(({ shop, presentment }) => shop.minor > 0n && presentment.minor > 0n)
    .sort((a, b) => (a.presentment.minor > b.presentment.minor ? -1 : 1));
  const [largest] = known;
  if (largest === undefined) return ONE;
  const span = known.map(spanOf).reduce(narrowed);
  const plain = rational(largest.presentment.minor, largest.shop.minor);
  // Rates are quoted for whole units of both currencies.
  const digits = (currency: OrderSnapshot['currency']) => 10n ** BigInt(currencyExponent(currency));
  const whole = rational(digits(order.currency), digits(order.presentmentCurrency));
  const scaled = { from: multiplyRational(span.from, whole), to: multiplyRational(span.to, whole) };
  const short = shortestWithin(scaled, multiplyRational(plain, whole));
  return short === null ? plain : multiplyRational(short, rational(whole.den, whole.num));
}

/** The rates at which the presentment amount is the shop's, rounded to its minor unit. */
function spanOf({ shop, presentment }: MoneyPair): Span {
  const at = (half: bigint) => rational(2n * presentment.minor, 2n * shop.minor + half);
  return { from: at(1n), to: at(-1n) };
}

function narrowed(all: Span, one: Span): Span {
  const from = compareRational(all.from, one.from) < 0 ? one.from : all.from;
  const to = compareRational(all.to, one.to) > 0 ? one.to : all.to;
  return compareRational(from, to) <= 0 ? { from, to } : all;
}

/** Of the decimals with the fewest digits the one that is nearest. */
function shortestWithin({ from, to }: Span, nearest: Rational): Rational | null {
  for (let digits = 0; digits <= maxDigits; digits++) {
    const unit = 10n ** BigInt(digits);
    const first = ceilDiv(from.num * unit, from.den);
    const last = (to.num * unit) / to.den;
    if (first > last) continue;
    const wished = (2n * nearest.num * unit + nearest.den) / (2n * nearest.den);
    const chosen = wished < first ? first : wished > last ? last : wished;
    return rational(chosen, unit);
  }
  return null;
}

const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;
