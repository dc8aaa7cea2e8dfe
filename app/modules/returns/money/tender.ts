import type { ShopifyId } from '#app/kernel/ids.ts';
import { type Money, noMoney, subtractMoney } from '#app/kernel/money.ts';
import type { Payment } from '../ports.ts';
import { greatest, least } from './bill.ts';

/** Money that is not the customer's bank's: given back last. */
const ownMoney = new Set(['gift_card', 'shopify_store_credit', 'store_credit']);

/**
 * Which payment gives back how much: cards and wallets first, each up to what is left of it, gift cards and store
 * credit after. `rest` is what no payment takes.
 */
export function splitTender(
  payments: readonly Payment[],
  amount: Money,
): {
  readonly transactions: readonly {
    readonly parentId: ShopifyId;
    readonly gateway: string;
    readonly amount: Money;
  }[];
  readonly rest: Money;
} {
  const inOrder = [
    ...payments.filter((payment) => !ownMoney.has(payment.gateway)),
    ...payments.filter((payment) => ownMoney.has(payment.gateway)),
  ];
  let rest = amount;
  const transactions = inOrder.flatMap(({ id, gateway, left }) => {
    const part = least(left, rest);
    if (part.minor <= 0n) return [];
    rest = subtractMoney(rest, part);
    return [{ parentId: id, gateway, amount: part }];
  });
  return { transactions, rest: greatest(noMoney(amount.currency), rest) };
}
