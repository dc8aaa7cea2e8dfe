import type { CurrencyCode } from '#app/kernel/currency.ts';
import { type Money, noMoney, subtractMoney, sumMoney } from '#app/kernel/money.ts';
import type { PaidTransaction } from '../../door.ts';
import type { ReturnRefund } from '../../ports.ts';

/** What refunds that others made gave back. */
export interface PaidThere {
  /** Back to the means of payment. */
  readonly refunded: Money;
  /** As store credit. */
  readonly credited: Money;
  readonly transactions: readonly PaidTransaction[];
}

const credit = new Set(['shopify_store_credit', 'store_credit']);

/** Store credit is told as that, whether or not it was paid with. */
export function paidThere(
  refunds: readonly Pick<ReturnRefund, 'amount' | 'transactions'>[],
  currency: CurrencyCode,
): PaidThere {
  const sum = (some: readonly { readonly amount: Money }[]) =>
    sumMoney(
      some.map(({ amount }) => amount),
      currency,
    );
  const transactions = refunds
    .flatMap((refund) => refund.transactions)
    .filter((one) => one.amount.minor > 0n);
  const credited = refunds.length === 0 ? noMoney(currency) : sum(transactions.filter(isCredit));
  return { refunded: subtractMoney(sum(refunds), credited), credited, transactions };
}

const isCredit = ({ gateway }: PaidTransaction) => credit.has(gateway);
