import type { Message } from '#app/contracts/answers.ts';
import type { Outcome } from '#app/contracts/returns.ts';
import {
  addMoney,
  compareMoney,
  type Money,
  money,
  moneyAmount,
  noMoney,
  subtractMoney,
  sumMoney,
} from '#app/kernel/money.ts';
import { multiplyRational, rational, roundRational } from '#app/kernel/rational.ts';
import type { OutcomeQuote, QuotePart } from '../door.ts';
import type { Policy } from '../policy/policy.ts';
import type { OrderedLine, ReturnableOrder } from '../ports.ts';
import { percentOf, percentOfUnits, valueOfUnits } from './units.ts';

/** Units of one line that come back for one reason. */
export interface QuotedUnits {
  readonly line: Pick<OrderedLine, 'quantity' | 'net' | 'tax'>;
  readonly ordinals: readonly number[];
  /** `Reason.id`. */
  readonly reason: string;
}

export interface QuoteInput {
  readonly order: Pick<ReturnableOrder, 'currency' | 'rate' | 'taxesIncluded' | 'paidLeft'>;
  readonly policy: Policy;
  readonly units: readonly QuotedUnits[];
}

/** What goes back before any bonus, as it is reckoned. */
export interface Bill {
  readonly goods: Money;
  /** 0 where prices include it. */
  readonly tax: Money;
  readonly restockingFee: Money;
  /** What is left of it after restocking: the fee that Shopify is told. */
  readonly shippingFee: Money;
  /** What the order can no longer give back, because it was given back before. */
  readonly alreadyPaidBack: Money;
  readonly total: Money;
}

export type MoneyQuote = Omit<OutcomeQuote, 'points'>;

/** The money of one outcome, with its bill and why. The caller has checked that the policy offers it. */
export function quoteOutcome(input: QuoteInput, outcome: Outcome): MoneyQuote {
  const bill = billOf(input);
  const bonus = outcome === 'credit' ? bonusOf(input, bill) : noMoney(input.order.currency);
  const parts = [...partsOf(input, bill), ...part('bonus', bonus)];
  const total = addMoney(bill.total, bonus);
  return { outcome, total, parts, why: whyOf(input, bill, outcome, bonus) };
}

/** Restocking is taken first, return shipping from what is left; nothing goes below 0 or above what was paid. */
export function billOf({ order, policy, units }: QuoteInput): Bill {
  const none = noMoney(order.currency);
  const sum = (amounts: Money[]) => sumMoney(amounts, order.currency);
  const goods = sum(units.map(({ line, ordinals }) => valueOfUnits(line.net, ordinals, line.quantity)));
  const tax = order.taxesIncluded
    ? none
    : sum(units.map(({ line, ordinals }) => valueOfUnits(line.tax, ordinals, line.quantity)));
  const gross = addMoney(goods, tax);
  const restockingFee = least(gross, sum(units.map((some) => restockingFeeOf(some, policy) ?? none)));
  const afterRestocking = subtractMoney(gross, restockingFee);
  const shippingFee = least(afterRestocking, shippingFeeOf({ order, policy, units }));
  const due = subtractMoney(afterRestocking, shippingFee);
  const total = least(due, order.paidLeft.minor < 0n ? none : order.paidLeft);
  return { goods, tax, restockingFee, shippingFee, alreadyPaidBack: subtractMoney(due, total), total };
}

/** On what the returned units were sold for, capped; nothing comes back, nothing on top. */
export function bonusOf({ order, policy }: QuoteInput, bill: Bill): Money {
  const none = noMoney(order.currency);
  const { credit } = policy.outcomes;
  if (credit === null || bill.goods.minor <= 0n) return none;
  const percent = credit.bonusPercent === null ? none : percentOf(bill.goods, credit.bonusPercent);
  const bonus = addMoney(percent, inOrderCurrency(order, credit.bonusFlatMinor ?? 0));
  return credit.bonusCapMinor === null ? bonus : least(bonus, inOrderCurrency(order, credit.bonusCapMinor));
}

/** Null: waived for that reason, or none. */
export function restockingPercentFor(policy: Policy, reason: string): string | null {
  return policy.fees.waivedFor.includes(reason) ? null : policy.fees.restockingPercent;
}

function restockingFeeOf({ line, ordinals, reason }: QuotedUnits, policy: Policy): Money | null {
  const percent = restockingPercentFor(policy, reason);
  return percent === null ? null : percentOfUnits(line.net, percent, ordinals, line.quantity);
}

/** Flat per return; waived when the reason of everything in it is. */
function shippingFeeOf({ order, policy, units }: QuoteInput): Money {
  const charged = units.some(({ reason }) => !policy.fees.waivedFor.includes(reason));
  return inOrderCurrency(order, charged ? (policy.fees.returnShippingMinor ?? 0) : 0);
}

/** An amount of the policy at the order's own rate. */
function inOrderCurrency({ currency, rate }: QuoteInput['order'], minor: number): Money {
  return money(roundRational(multiplyRational(rational(BigInt(minor)), rate), 'half-up'), currency);
}

/** The bill's rows, without those of 0. */
function partsOf({ policy }: QuoteInput, bill: Bill): QuotePart[] {
  const minus = (amount: Money) => money(-amount.minor, amount.currency);
  return [
    { code: 'goods', values: {}, amount: bill.goods },
    ...part('tax', bill.tax),
    ...part('restocking-fee', minus(bill.restockingFee), { percent: policy.fees.restockingPercent ?? '' }),
    ...part('return-shipping-fee', minus(bill.shippingFee)),
    ...part('already-paid-back', minus(bill.alreadyPaidBack)),
  ];
}

function part(code: QuotePart['code'], amount: Money, values: Record<string, string> = {}): QuotePart[] {
  return amount.minor === 0n ? [] : [{ code, values, amount }];
}

function whyOf(input: QuoteInput, bill: Bill, outcome: Outcome, bonus: Money): Message[] {
  const { policy, order, units } = input;
  const { fees } = policy;
  const amount = (value: Money) => ({ amount: moneyAmount(value), currency: value.currency });
  const waived = units.filter(({ reason }) => fees.waivedFor.includes(reason)).map(({ reason }) => reason);
  const hasFees = fees.restockingPercent !== null || fees.returnShippingMinor !== null;
  const asked = shippingFeeOf(input);
  const said: (Message | null)[] = [
    { code: 'goods-as-sold', values: amount(bill.goods) },
    order.taxesIncluded ? { code: 'tax-included', values: {} } : null,
    bill.restockingFee.minor > 0n && fees.restockingPercent !== null
      ? { code: 'restocking-fee', values: { percent: fees.restockingPercent, ...amount(bill.restockingFee) } }
      : null,
    bill.shippingFee.minor > 0n ? { code: 'return-shipping-fee', values: amount(bill.shippingFee) } : null,
    compareMoney(bill.shippingFee, asked) < 0 ? { code: 'fee-cut', values: amount(asked) } : null,
    hasFees && waived.length > 0
      ? { code: 'fees-waived', values: { reasons: [...new Set(waived)].join(' ') } }
      : null,
    bill.alreadyPaidBack.minor > 0n
      ? { code: 'already-paid-back', values: amount(bill.alreadyPaidBack) }
      : null,
    ...(outcome === 'credit' ? whyBonus(input, bill, bonus) : []),
  ];
  return said.filter((message) => message !== null);
}

function whyBonus({ policy, order }: QuoteInput, bill: Bill, bonus: Money): Message[] {
  const { credit } = policy.outcomes;
  if (credit === null || bonus.minor === 0n) return [];
  const values = { amount: moneyAmount(bonus), currency: bonus.currency };
  const uncapped = bonusOf(
    {
      order,
      units: [],
      policy: { ...policy, outcomes: { ...policy.outcomes, credit: { ...credit, bonusCapMinor: null } } },
    },
    bill,
  );
  const capped = compareMoney(bonus, uncapped) < 0;
  return [
    {
      code: 'bonus',
      values: { ...values, ...(credit.bonusPercent ? { percent: credit.bonusPercent } : {}) },
    },
    ...(capped ? [{ code: 'bonus-capped', values }] : []),
  ];
}

function least(a: Money, b: Money): Money {
  return compareMoney(a, b) <= 0 ? a : b;
}
