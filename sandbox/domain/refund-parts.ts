import { decimal, minor, sum } from '../money/amount.ts';
import { orderTotals } from '../money/order-totals.ts';
import { type RefundPart, refundableParts } from '../money/refund-split.ts';
import type { Tx } from '../state/database.ts';
import { takeId } from '../state/documents.ts';
import { Refusal } from './refusal.ts';
import { creditCustomer } from './store-credit/change-account.ts';
import { isoSeconds } from './timestamps.ts';
import type { Id, OrderAdjustmentData, OrderData, Shop, Tender, TransactionData } from './types.ts';

/** A wish to give money back through one of the order's payments. */
export interface WishedPart {
  parentId?: Id | undefined;
  tender?: Tender | undefined;
  amount: string;
}

/** The wished parts as the order's payments can give them; null when one of them cannot. */
export function chosenParts(order: OrderData, payTo: readonly WishedPart[]): RefundPart[] | null {
  const open = refundableParts(order);
  const parts: RefundPart[] = [];
  for (const wish of payTo) {
    const amount = minor(wish.amount, order.presentmentCurrency);
    const source = open.find((part) =>
      wish.parentId === undefined ? part.tender === wish.tender : part.parentId === wish.parentId,
    );
    if (amount === 0n) continue;
    if (source === undefined || source.amount < amount) return null;
    source.amount -= amount;
    parts.push({ ...source, amount });
  }
  return parts;
}

/** What was paid and not yet given back, by whatever way. */
export function refundableTotal(order: OrderData): bigint {
  const totals = orderTotals(order);
  return totals.received - totals.refunded;
}

/** Money that a refund gives as new store credit. */
export interface NewStoreCredit {
  amount: bigint;
  expiresAt: string | null;
}

/**
 * The transactions of a refund. What goes back to store credit, or becomes new store credit, stands on the customer's
 * account in the same moment. Refused (`no-customer`) when there is nobody to give new store credit to.
 */
export async function giveBack(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  refund: { id: Id; parts: readonly RefundPart[]; storeCredit: readonly NewStoreCredit[] },
): Promise<TransactionData[]> {
  const made: TransactionData[] = [];
  for (const part of refund.parts) {
    const one = await refundTransaction(tx, shop, order, { ...part, refundId: refund.id });
    if (part.tender === 'storeCredit') await creditFor(tx, shop, order, one, null);
    made.push(one);
  }
  for (const { amount, expiresAt } of refund.storeCredit) {
    if (order.customerId === null) {
      throw new Refusal('no-customer', `${order.name} has no customer who could have store credit.`);
    }
    const from = { tender: 'storeCredit' as const, parentId: null, amount };
    const one = await refundTransaction(tx, shop, order, { ...from, refundId: refund.id });
    await creditFor(tx, shop, order, one, expiresAt);
    made.push(one);
  }
  return made;
}

async function refundTransaction(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  from: { tender: Tender; parentId: Id | null; amount: bigint; refundId: Id },
): Promise<TransactionData> {
  const at = isoSeconds(shop.now);
  return {
    id: await takeId(tx),
    kind: 'refund',
    status: 'success',
    tender: from.tender,
    amount: decimal(from.amount, order.presentmentCurrency),
    parentId: from.parentId,
    refundId: from.refundId,
    createdAt: at,
    processedAt: at,
  };
}

async function creditFor(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  transaction: TransactionData,
  expiresAt: string | null,
): Promise<void> {
  // A guest who paid with store credit has no account to get it back to.
  if (order.customerId === null) return;
  await creditCustomer(tx, shop, order.customerId, {
    currency: order.presentmentCurrency,
    amount: minor(transaction.amount, order.presentmentCurrency),
    event: 'ORDER_REFUND',
    expiresAt,
    origin: { orderId: order.id, transactionId: transaction.id },
  });
}

/** An adjustment of the order by a refund; none for nothing. */
export async function adjustment(
  tx: Tx,
  kind: OrderAdjustmentData['kind'],
  amount: bigint,
  currency: string,
): Promise<OrderAdjustmentData[]> {
  if (amount === 0n) return [];
  const reason = kind === 'shipping_refund' ? 'Shipping refund' : 'Refund discrepancy';
  const taxAmount = decimal(0n, currency);
  return [{ id: await takeId(tx), kind, reason, amount: decimal(amount, currency), taxAmount }];
}

export const partsTotal = (parts: readonly { amount: bigint }[]): bigint =>
  sum(parts.map((part) => part.amount));
