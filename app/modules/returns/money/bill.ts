import type { Outcome } from '#app/contracts/returns.ts';
import {
  addMoney,
  compareMoney,
  type Money,
  money,
  noMoney,
  subtractMoney,
  sumMoney,
} from '#app/kernel/money.ts';
import { multiplyRational, rational, roundRational } from '#app/kernel/rational.ts';
import type { Terms } from '../policy/terms.ts';
import type { OrderedLine, ReturnableOrder } from '../ports.ts';
import { percentOfUnits, valueOfUnits } from './units.ts';

/** Units of one line that come back for one reason. */
export interface QuotedUnits {
  readonly line: Pick<OrderedLine, 'quantity' | 'net' | 'tax'>;
  readonly ordinals: readonly number[];
  /** `Reason.id`. */
  readonly reason: string;
  /** What the policy comes to for them. */
  readonly terms: Terms;
}

export interface QuoteInput {
  readonly order: Pick<ReturnableOrder, 'currency' | 'rate' | 'taxesIncluded' | 'paidLeft'>;
  readonly units: readonly QuotedUnits[];
  /** What an exchange brings, as it is priced: all of them, as displayed, with the tax on top. */
  readonly newItems?: readonly { readonly price: Money; readonly tax: Money }[];
  /** What a withdrawal from the whole order gives back of the shipping. */
  readonly shipping?: Money | null;
}

/** What goes back before any bonus, as it is reckoned. */
export interface Bill {
  readonly goods: Money;
  /** 0 where prices include it. */
  readonly tax: Money;
  /** Instead of goods and tax: the part of them that comes back while the goods stay. */
  readonly keptShare: Money;
  readonly restockingFee: Money;
  /** What is left of it after restocking: the fee that Shopify is told. */
  readonly shippingFee: Money;
  /** Of what was paid for shipping. */
  readonly shipping: Money;
  /** What an exchange brings, tax included. */
  readonly newItems: Money;
  /** What the order can no longer give back, because it was given back before. */
  readonly alreadyPaidBack: Money;
  readonly total: Money;
  /** What new items cost beyond what came back; `total` is 0 then. */
  readonly owes: Money;
}

/**
 * Restocking is taken first, return shipping from what is left; what is left pays for new items. Nothing goes below 0
 * or above what was paid. The caller has checked that the outcome is offered.
 */
export function billOf(input: QuoteInput, outcome: Outcome): Bill {
  const { order, units } = input;
  const none = noMoney(order.currency);
  const sum = (amounts: Money[]) => sumMoney(amounts, order.currency);
  const keeps = outcome === 'keep';
  const back = keeps ? [] : units;
  const goods = sum(back.map(({ line, ordinals }) => valueOfUnits(line.net, ordinals, line.quantity)));
  const tax = sum(back.map((some) => taxOf(some, order)));
  const keptShare = keeps ? sum(units.map((some) => keptShareOf(some, order))) : none;
  const gross = sum([goods, tax, keptShare]);
  const restockingFee = least(gross, sum(back.map((some) => restockingFeeOf(some, outcome) ?? none)));
  const afterRestocking = subtractMoney(gross, restockingFee);
  const shippingFee = least(afterRestocking, shippingFeeOf({ ...input, units: back }, outcome));
  const shipping = input.shipping ?? none;
  const newItems =
    outcome === 'exchange' ? sum((input.newItems ?? []).map((item) => addMoney(item.price, item.tax))) : none;
  const due = subtractMoney(addMoney(subtractMoney(afterRestocking, shippingFee), shipping), newItems);
  const owes = greatest(none, subtractMoney(none, due));
  const payable = greatest(none, due);
  const total = least(payable, greatest(none, order.paidLeft));
  const alreadyPaidBack = subtractMoney(payable, total);
  return {
    ...{ goods, tax, keptShare, restockingFee, shippingFee },
    ...{ shipping, newItems, alreadyPaidBack, total, owes },
  };
}

/** An amount of the policy at the order's own rate. */
export function inOrderCurrency({ currency, rate }: QuoteInput['order'], minor: number): Money {
  return money(roundRational(multiplyRational(rational(BigInt(minor)), rate), 'half-up'), currency);
}

/** Flat per return: the greatest of what its lines are charged, so nothing when all of it is waived. */
export function shippingFeeOf({ order, units }: QuoteInput, outcome: Outcome): Money {
  return units
    .map(({ terms }) => {
      const { returnShippingMinor, returnShippingByCurrency } = terms.fees[outcome];
      const own = returnShippingByCurrency[order.currency];
      return own === undefined
        ? inOrderCurrency(order, returnShippingMinor ?? 0)
        : money(BigInt(own), order.currency);
    })
    .reduce(greatest, noMoney(order.currency));
}

function taxOf({ line, ordinals }: QuotedUnits, order: QuoteInput['order']): Money {
  return order.taxesIncluded ? noMoney(order.currency) : valueOfUnits(line.tax, ordinals, line.quantity);
}

function keptShareOf({ line, ordinals, terms }: QuotedUnits, order: QuoteInput['order']): Money {
  const paid = order.taxesIncluded ? line.net : addMoney(line.net, line.tax);
  return percentOfUnits(paid, terms.outcomes.keep?.percent ?? '0', ordinals, line.quantity);
}

/** Null: waived, or none. */
function restockingFeeOf({ line, ordinals, terms }: QuotedUnits, outcome: Outcome): Money | null {
  const percent = terms.fees[outcome].restockingPercent;
  return percent === null ? null : percentOfUnits(line.net, percent, ordinals, line.quantity);
}

export function least(a: Money, b: Money): Money {
  return compareMoney(a, b) <= 0 ? a : b;
}

export function greatest(a: Money, b: Money): Money {
  return compareMoney(a, b) >= 0 ? a : b;
}
