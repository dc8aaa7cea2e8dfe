import { decimal, minor, sum } from '../money/amount.ts';
import type { Tx } from '../state/database.ts';
import { takeId } from '../state/documents.ts';
import { Refusal } from './refusal.ts';
import { isoSeconds } from './timestamps.ts';
import type { OrderData, Shop, Tender, TransactionData } from './types.ts';

type Currency = Pick<OrderData, 'presentmentCurrency'>;

/** The payments a command names, or the whole amount by card; refused (`overpaid`) when they exceed it. */
export function plannedPayments(
  order: Currency,
  due: bigint,
  paidWith: readonly Partial<Record<Tender, string>>[] | undefined,
): OrderData['payWith'] {
  if (paidWith === undefined) {
    return due === 0n ? [] : [{ tender: 'card', amount: decimal(due, order.presentmentCurrency) }];
  }
  const tenders: Tender[] = ['card', 'giftCard', 'storeCredit', 'manual'];
  const parts = paidWith.flatMap((entry) =>
    tenders.flatMap((tender) => {
      const amount = minor(entry[tender] ?? '0', order.presentmentCurrency);
      return amount === 0n ? [] : [{ tender, amount }];
    }),
  );
  if (sum(parts.map((part) => part.amount)) > due) {
    throw new Refusal(
      'overpaid',
      `The payments are more than the ${decimal(due, order.presentmentCurrency)} due.`,
    );
  }
  return parts.map(({ tender, amount }) => ({ tender, amount: decimal(amount, order.presentmentCurrency) }));
}

/** Successful sales (or pending ones) for the payments. */
export async function saleTransactions(
  tx: Tx,
  shop: Shop,
  payments: OrderData['payWith'],
  status: 'success' | 'pending' = 'success',
): Promise<TransactionData[]> {
  const at = isoSeconds(shop.now);
  const made: TransactionData[] = [];
  for (const payment of payments) {
    made.push({
      id: await takeId(tx),
      kind: 'sale',
      status,
      tender: payment.tender,
      amount: payment.amount,
      parentId: null,
      refundId: null,
      createdAt: at,
      processedAt: at,
    });
  }
  return made;
}
