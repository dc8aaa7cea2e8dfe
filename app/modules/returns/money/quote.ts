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
} from '#app/kernel/money.ts';
import type { OutcomeQuote, QuotePart } from '../door.ts';
import { type Bill, billOf, type QuoteInput, shippingFeeOf } from './bill.ts';
import { bonusOf, uncappedBonus } from './bonus.ts';

export type MoneyQuote = Omit<OutcomeQuote, 'points' | 'tier'>;

/** The money of one outcome, with its bill and why. The caller has checked that the policy offers it. */
export function quoteOutcome(input: QuoteInput, outcome: Outcome): MoneyQuote {
  const bill = billOf(input, outcome);
  const bonus = outcome === 'credit' ? bonusOf(input, bill) : noMoney(input.order.currency);
  return {
    outcome,
    total: addMoney(bill.total, bonus),
    owes: bill.owes,
    parts: [...partsOf(input, bill, outcome), ...part('bonus', bonus)],
    why: whyOf(input, bill, outcome, bonus),
  };
}

/** The bill's rows, without those of 0. */
function partsOf({ units }: QuoteInput, bill: Bill, outcome: Outcome): QuotePart[] {
  const minus = (amount: Money) => money(-amount.minor, amount.currency);
  const percents = percentsOf(units.map(({ terms }) => terms.fees[outcome].restockingPercent));
  const shares = percentsOf(units.map(({ terms }) => terms.outcomes.keep?.percent ?? null));
  return [
    ...(outcome === 'keep' ? [] : [{ code: 'goods' as const, values: {}, amount: bill.goods }]),
    ...part('tax', bill.tax),
    ...part('kept-share', bill.keptShare, { percent: shares }),
    ...part('restocking-fee', minus(bill.restockingFee), { percent: percents }),
    ...part('return-shipping-fee', minus(bill.shippingFee)),
    ...part('shipping', bill.shipping),
    ...part('new-items', minus(bill.newItems)),
    ...part('already-paid-back', minus(bill.alreadyPaidBack)),
  ];
}

/** Lines with percentages of their own are told as "10 20". */
function percentsOf(percents: readonly (string | null)[]): string {
  return [...new Set(percents.filter((percent) => percent !== null))].join(' ');
}

function part(code: QuotePart['code'], amount: Money, values: Record<string, string> = {}): QuotePart[] {
  return amount.minor === 0n ? [] : [{ code, values, amount }];
}

const told = (value: Money) => ({ amount: moneyAmount(value), currency: value.currency });

/** Sentences with the money in them, in the order in which it is reckoned. */
function whyOf(input: QuoteInput, bill: Bill, outcome: Outcome, bonus: Money): Message[] {
  const { order } = input;
  const row = (amount: Money, code: string, values: Record<string, string> = {}): Message[] =>
    amount.minor > 0n ? [{ code, values: { ...values, ...told(amount) } }] : [];
  const parts = partsOf(input, bill, outcome);
  const percentOf = (code: QuotePart['code']) => ({
    percent: parts.find((one) => one.code === code)?.values.percent ?? '',
  });
  return [
    ...(outcome === 'keep' ? [] : [{ code: 'goods-as-sold', values: told(bill.goods) }]),
    ...(order.taxesIncluded ? [{ code: 'tax-included', values: {} }] : []),
    ...row(bill.keptShare, 'kept-share', percentOf('kept-share')),
    ...row(bill.restockingFee, 'restocking-fee', percentOf('restocking-fee')),
    ...(outcome === 'keep' ? [] : whyShippingFee(input, bill, outcome)),
    ...whyWaived(input, outcome),
    ...row(bill.shipping, 'shipping'),
    ...row(bill.newItems, 'new-items'),
    ...row(bill.owes, 'owes'),
    ...row(bill.alreadyPaidBack, 'already-paid-back'),
    ...whyBonus(input, bill, bonus),
  ];
}

function whyShippingFee(input: QuoteInput, { shippingFee }: Bill, outcome: Outcome): Message[] {
  const asked = shippingFeeOf(input, outcome);
  return [
    ...(shippingFee.minor > 0n ? [{ code: 'return-shipping-fee', values: told(shippingFee) }] : []),
    ...(compareMoney(shippingFee, asked) < 0 ? [{ code: 'fee-cut', values: told(asked) }] : []),
  ];
}

/** Only where there is a fee that is not taken. */
function whyWaived({ units }: QuoteInput, outcome: Outcome): Message[] {
  const waived = units.filter(({ terms }) =>
    terms.said.some(
      ({ values }) => values.waived === 'yes' && (values.outcomes ?? '').split(' ').includes(outcome),
    ),
  );
  const reasons = [...new Set(waived.map(({ reason }) => reason))].join(' ');
  return waived.length === 0 ? [] : [{ code: 'fees-waived', values: { reasons } }];
}

function whyBonus(input: QuoteInput, bill: Bill, bonus: Money): Message[] {
  if (bonus.minor === 0n) return [];
  const percent = percentsOf(input.units.map(({ terms }) => terms.outcomes.credit?.bonusPercent ?? null));
  const capped = subtractMoney(uncappedBonus(input, bill), bonus).minor > 0n;
  return [
    { code: 'bonus', values: { ...told(bonus), ...(percent === '' ? {} : { percent }) } },
    ...(capped ? [{ code: 'bonus-capped', values: told(bonus) }] : []),
  ];
}
