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
import { type Bill, billOf, type QuoteInput } from './bill.ts';
import { bonusOf } from './bonus.ts';
import { quoteOutcome } from './quote.ts';
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
  /** What the customer is asked for: an exchange that costs more than what came back. */
  readonly owed: Money;
  readonly parts: readonly QuotePart[];
}

export interface SettlementInput {
  readonly outcome: Outcome;
  /** Units that are paid: those inspected as missing are not among them; nor is what was to come instead of them. */
  readonly quote: QuoteInput;
  readonly payments: readonly Payment[];
  /** Given back before by none of them; null: nothing. */
  readonly givenOtherwise: Money | null;
  /** Shopify's own amount for these units; below 0: it would ask the buyer for money. Null: it is not asked. */
  readonly suggested: Money | null;
  /** Fees that Shopify's return has, where the outcome was switched since; null: they are ours. */
  readonly feesThere?: Money | null;
  /** A person has seen both amounts and pays ours. */
  readonly despite: boolean;
  readonly hasCustomer: boolean;
}

/** The payments as they are now say what can be given back; Shopify's amount has to be ours, or be explained. */
export function decideSettlement(
  input: SettlementInput,
): SettlementPlan | { readonly hold: Omit<Hold, 'since'> } {
  const { outcome, payments, despite, suggested } = input;
  const { currency } = input.quote.order;
  const lefts = payments.map((payment) => payment.left);
  const paidLeft = subtractMoney(sumMoney(lefts, currency), input.givenOtherwise ?? noMoney(currency));
  const quote = { ...input.quote, order: { ...input.quote.order, paidLeft } };
  const bill = billOf(quote, outcome);
  if (suggested !== null && !despite && !isExplained(bill, outcome, suggested, input.feesThere ?? null)) {
    const values = { ours: moneyAmount(netOf(bill)), shopifys: moneyAmount(suggested), currency };
    return { hold: { code: 'amounts-differ', values } };
  }
  const { parts } = quoteOutcome(quote, outcome);
  const none = noMoney(currency);
  if (outcome !== 'credit') {
    const { transactions } = splitTender(payments, bill.total);
    return { transactions, storeCredit: null, bonus: none, owed: bill.owes, parts };
  }
  if (!input.hasCustomer) return { hold: { code: 'nothing-to-refund-to', values: {} } };
  return { transactions: [], storeCredit: bill.total, bonus: bonusOf(quote, bill), owed: none, parts };
}

/** Below 0: what the customer owes. */
const netOf = ({ total, owes }: Bill) => subtractMoney(total, owes);

/**
 * Shopify's amount is ours, or differs by what we name: what was paid back before, fees of the outcome that was
 * switched, and never asking for money where nothing is exchanged.
 */
function isExplained(bill: Bill, outcome: Outcome, suggested: Money, feesThere: Money | null): boolean {
  const net = netOf(bill);
  const fees = addMoney(bill.restockingFee, bill.shippingFee);
  const due = addMoney(net, bill.alreadyPaidBack);
  const withTheirFees = feesThere === null ? due : subtractMoney(addMoney(due, fees), feesThere);
  if (outcome !== 'exchange' && suggested.minor < 0n) return net.minor === 0n || withTheirFees.minor <= 0n;
  return [net, due, withTheirFees].some((amount) => compareMoney(suggested, amount) === 0);
}
