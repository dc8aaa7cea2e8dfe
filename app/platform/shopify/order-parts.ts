import { compareInstants, type Instant } from '../../kernel/calendar.ts';
import { addMoney, compareMoney, type Money, noMoney } from '../../kernel/money.ts';
import type { OrderSnapshot, PaidAt } from '../../modules/commerce/order.ts';
import type { Pair } from './scalars.ts';

/** Sum of pairs of the same two currencies; `none` is the zero to begin with. */
export function sumPairs(pairs: readonly Pair[], none: Pair): Pair {
  return pairs.reduce(
    (sum, pair) => ({
      shop: addMoney(sum.shop, pair.shop),
      presentment: addMoney(sum.presentment, pair.presentment),
    }),
    none,
  );
}

export interface Payment {
  readonly at: Instant;
  /** In presentment currency. */
  readonly amount: Money;
}

const paidStatuses = new Set<OrderSnapshot['financialStatus']>(['paid', 'partially_refunded', 'refunded']);

/**
 * When payments first covered the order. The smaller of the first and the present total is what had to be covered:
 * an edit downward before the payment asks for less, one upward after it does not undo it. An order that counts as
 * paid without payments that cover it (a total of 0, marked as paid elsewhere) was paid with its last one, or when placed.
 */
export function paidAtOf(order: {
  payments: readonly Payment[];
  originalTotal: Money;
  total: Money;
  processedAt: Instant;
  financialStatus: OrderSnapshot['financialStatus'];
}): PaidAt {
  const due = compareMoney(order.originalTotal, order.total) < 0 ? order.originalTotal : order.total;
  const payments = [...order.payments].sort((a, b) => compareInstants(a.at, b.at));
  let paid = noMoney(due.currency);
  for (const payment of payments) {
    paid = addMoney(paid, payment.amount);
    if (compareMoney(paid, due) >= 0) return { known: true, at: payment.at };
  }
  if (!paidStatuses.has(order.financialStatus)) return { known: true, at: null };
  return { known: true, at: payments.at(-1)?.at ?? order.processedAt };
}

/**
 * Shopify marks a gratuity in no field of a line: it is a line without a product, called Tip, in an order that
 * received a tip.
 */
export function isTipLine(line: { productId: bigint | null; title: string }, tipReceived: boolean): boolean {
  return tipReceived && line.productId === null && line.title === 'Tip';
}
