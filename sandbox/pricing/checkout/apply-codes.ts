import type { DiscountData, DiscountRefusal } from '../../domain/discounts/discount-types.ts';
import { least, rational, roundHalfUp, sum } from '../../money/amount.ts';
import { inBuyerMoney } from './buyer-money.ts';
import { type CheckoutQuestion, classOf, matches } from './checkout-question.ts';
import { codeRefusal } from './code-refusal.ts';
import { givenUnits } from './given-units.ts';
import { spreadDiscount } from './spread-discount.ts';

/** What one code does; minor units of the currency the buyer pays in. */
export interface AppliedCode {
  /** Empty: it applies by itself. */
  code: string;
  discount: DiscountData | null;
  refused: DiscountRefusal | null;
  /** Off each line, in the order of the lines. */
  lines: bigint[];
  shipping: bigint;
}

interface Candidate {
  place: number;
  discount: DiscountData;
}

/**
 * Tries the codes: each that is refused says why; of the others those apply that may stand together and take most off
 * (the ones entered first, where several ways take the same). Off certain items first, each line by its best discount;
 * then off the order, what is left pro rata; then off the shipping. Automatic discounts come after the codes, those
 * only that take something off.
 */
export function applyCodes(question: CheckoutQuestion): AppliedCode[] {
  const automatic = (question.automatic ?? []).map((discount) => ({ code: '', discount }));
  const tried = triedAll({ ...question, codes: [...question.codes, ...automatic] });
  return tried.filter((one, place) => place < question.codes.length || takesOff(one));
}

/** Does it take anything off this order? */
export function takesOff({ lines, shipping }: Pick<AppliedCode, 'lines' | 'shipping'>): boolean {
  return shipping > 0n || lines.some((amount) => amount > 0n);
}

function triedAll(question: CheckoutQuestion): AppliedCode[] {
  const alone = question.codes.map(({ discount }) => codeRefusal(question, discount));
  const candidates = question.codes.flatMap(({ discount }, place) =>
    discount === null || alone[place] !== null ? [] : [{ place, discount }],
  );
  const best = bestOf(question, candidates);
  return question.codes.map(({ code, discount }, place) => {
    const taken = best.get(place);
    const refused = alone[place] ?? (taken === undefined ? 'not-combinable' : null);
    return { code, discount, refused, ...(taken ?? nothing(question)) };
  });
}

interface Taken {
  lines: bigint[];
  shipping: bigint;
}

const nothing = (question: CheckoutQuestion): Taken => ({
  lines: question.lines.map(() => 0n),
  shipping: 0n,
});

function bestOf(question: CheckoutQuestion, candidates: readonly Candidate[]): Map<number, Taken> {
  let best = new Map<number, Taken>();
  let most = -1n;
  // Sets as bits, the first code the highest, all codes first: an equal set does not replace an earlier one.
  for (let bits = 2 ** candidates.length - 1; bits >= 0; bits -= 1) {
    const set = candidates.filter((_, index) => (bits >> (candidates.length - 1 - index)) & 1);
    if (!set.every((one) => set.every((other) => one === other || combine(one.discount, other.discount)))) {
      continue;
    }
    const taken = takeOff(question, set);
    const worth = sum([...taken.values()].map((one) => sum(one.lines) + one.shipping));
    if (worth > most) [best, most] = [taken, worth];
  }
  return best;
}

/** Both sides have to allow it, and shipping is free once only. */
function combine(one: DiscountData, other: DiscountData): boolean {
  if (classOf(one) === 'shipping' && classOf(other) === 'shipping') return false;
  return one.combinesWith[classOf(other)] && other.combinesWith[classOf(one)];
}

function takeOff(question: CheckoutQuestion, set: readonly Candidate[]): Map<number, Taken> {
  const taken = new Map(set.map(({ place }) => [place, nothing(question)]));
  let nets = question.lines.map((line) => line.unitPrice * BigInt(line.quantity));
  const of = (kind: string) => set.filter(({ discount }) => classOf(discount) === kind);
  const products = of('product').map(({ place, discount }) => ({
    place,
    shares: sharesOf(question, discount, nets),
  }));
  for (const index of nets.keys()) {
    const best = products.reduce<(typeof products)[number] | undefined>(
      (first, one) => ((one.shares[index] ?? 0n) > (first?.shares[index] ?? 0n) ? one : first),
      undefined,
    );
    const lines = best === undefined ? undefined : taken.get(best.place)?.lines;
    if (lines !== undefined) lines[index] = best?.shares[index] ?? 0n;
  }
  nets = nets.map((net, index) => net - sum([...taken.values()].map((one) => one.lines[index] ?? 0n)));
  for (const { place, discount } of of('order')) {
    const shares = sharesOf(question, discount, nets);
    taken.set(place, { lines: shares, shipping: 0n });
    nets = nets.map((net, index) => net - (shares[index] ?? 0n));
  }
  for (const { place } of of('shipping')) {
    taken.set(place, { ...nothing(question), shipping: question.delivery.price ?? 0n });
  }
  return taken;
}

/** What a discount takes off each line that costs `nets` so far. */
function sharesOf(question: CheckoutQuestion, discount: DiscountData, nets: readonly bigint[]): bigint[] {
  const { value } = discount;
  if (discount.kind === 'bxgy') {
    const given = givenUnits(question, discount);
    return question.lines.map(({ unitPrice }, index) => unitPrice * BigInt(given[index] ?? 0));
  }
  const bases = question.lines.map((line, index) => (matches(discount, line) ? (nets[index] ?? 0n) : 0n));
  if (value === null) return bases.map(() => 0n);
  if ('percentage' in value) {
    const { n, d } = rational(value.percentage);
    const part = (base: bigint) => least(roundHalfUp(base * n, 100n * d), base);
    return classOf(discount) === 'order' ? spreadDiscount(part(sum(bases)), bases) : bases.map(part);
  }
  const amount = inBuyerMoney(question, value.amount);
  if (!value.onEachItem) return spreadDiscount(amount, bases);
  return bases.map((base, index) => least(amount * BigInt(question.lines[index]?.quantity ?? 0), base));
}
