import type { Outcome } from '#app/contracts/returns.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import {
  addMoney,
  compareMoney,
  type Money,
  moneyAmount,
  noMoney,
  subtractMoney,
  sumMoney,
} from '#app/kernel/money.ts';
import type { Hold, QuotePart } from '../door.ts';
import type { Payment } from '../ports.ts';
import { type Bill, billOf, bonusOf, type QuoteInput, quoteOutcome } from './quote.ts';
import { splitTender } from './tender.ts';

/** What a settlement pays, fixed before anything is written at Shopify. */
export interface SettlementPlan {
  readonly transactions: readonly {
    readonly parentId: ShopifyId;
    readonly gateway: string;
    readonly amount: Money;
  }[];
  /** The base of store credit; null: it goes back to the means of payment. */
  readonly storeCredit: Money | null;
  readonly bonus: Money;
  readonly parts: readonly QuotePart[];
}

export interface SettlementInput {
  readonly outcome: Outcome;
  /** Units that are paid: those inspected as missing are not among them. */
  readonly quote: QuoteInput;
  readonly payments: readonly Payment[];
  /** Given back before by none of them; null: nothing. */
  readonly givenOtherwise: Money | null;
  /** Shopify's own amount for these units; below 0: it would ask the buyer for money. Null: nothing is paid for. */
  readonly suggested: Money | null;
  /** A person has seen both amounts and pays ours. */
  readonly despite: boolean;
  readonly hasCustomer: boolean;
}

/** The payments as they are now say what can be given back; Shopify's amount has to be ours, or be explained. */
export function decideSettlement(
  input: SettlementInput,
): SettlementPlan | { readonly hold: Omit<Hold, 'since'> } {
  const { outcome, payments, despite } = input;
  const { currency } = input.quote.order;
  const lefts = payments.map((payment) => payment.left);
  const paidLeft = subtractMoney(sumMoney(lefts, currency), input.givenOtherwise ?? noMoney(currency));
  const quote = { ...input.quote, order: { ...input.quote.order, paidLeft } };
  const bill = billOf(quote);
  if (input.suggested !== null && !despite && !isExplained(bill, input.suggested)) {
    const values = { ours: moneyAmount(bill.total), shopifys: moneyAmount(input.suggested), currency };
    return { hold: { code: 'amounts-differ', values } };
  }
  const { parts } = quoteOutcome(quote, outcome);
  if (outcome === 'refund') {
    const { transactions } = splitTender(payments, bill.total);
    return { transactions, storeCredit: null, bonus: noMoney(currency), parts };
  }
  if (!input.hasCustomer) return { hold: { code: 'nothing-to-refund-to', values: {} } };
  return { transactions: [], storeCredit: bill.total, bonus: bonusOf(quote, bill), parts };
}

/** Shopify's amount is ours, or differs by what we name: what was paid back before, and never asking for money. */
function isExplained(bill: Bill, suggested: Money): boolean {
  if (suggested.minor < 0n) return bill.total.minor === 0n;
  return (
    compareMoney(suggested, bill.total) === 0 ||
    compareMoney(suggested, addMoney(bill.total, bill.alreadyPaidBack)) === 0
  );
}
