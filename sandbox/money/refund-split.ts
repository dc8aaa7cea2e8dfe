import type { Id, OrderData, Tender } from '../domain/types.ts';
import { least, minor, sum } from './amount.ts';

/** Money goes back to cards first, each up to what it took; gift cards and store credit come after. */
const tenderOrder: readonly Tender[] = ['card', 'manual', 'giftCard', 'storeCredit'];

export interface RefundPart {
  parentId: Id;
  tender: Tender;
  amount: bigint;
}

/** What each payment of the order can still give back, in the order in which refunds use them. */
export function refundableParts(order: OrderData): RefundPart[] {
  const read = (text: string) => minor(text, order.presentmentCurrency);
  const payments = order.transactions.filter(
    (one) => one.status === 'success' && (one.kind === 'sale' || one.kind === 'capture'),
  );
  return payments
    .map((payment) => {
      const back = order.transactions.filter(
        (one) => one.kind === 'refund' && one.status === 'success' && one.parentId === payment.id,
      );
      const amount = read(payment.amount) - sum(back.map((one) => read(one.amount)));
      return { parentId: payment.id, tender: payment.tender, amount };
    })
    .filter((part) => part.amount > 0n)
    .sort((a, b) => tenderOrder.indexOf(a.tender) - tenderOrder.indexOf(b.tender));
}

/** Splits a refund over the order's payments; null when they cannot give that much. */
export function splitRefund(order: OrderData, amount: bigint): RefundPart[] | null {
  const parts: RefundPart[] = [];
  let left = amount;
  for (const part of refundableParts(order)) {
    if (left === 0n) break;
    const taken = least(part.amount, left);
    parts.push({ ...part, amount: taken });
    left -= taken;
  }
  return left === 0n ? parts : null;
}
