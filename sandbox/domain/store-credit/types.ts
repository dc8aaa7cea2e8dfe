import type { Decimal, Id, Timestamp } from '../types.ts';

/** A customer's store credit in one currency; every amount is in it. */
export interface StoreCreditAccountData {
  id: Id;
  customerId: Id;
  currency: string;
  /** Oldest first. */
  transactions: StoreCreditTransactionData[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export type StoreCreditEvent = 'ADJUSTMENT' | 'ORDER_PAYMENT' | 'ORDER_REFUND';

export interface StoreCreditTransactionData {
  id: Id;
  kind: 'credit' | 'debit' | 'expiration';
  /** What the balance changed by: below zero for debits and expirations. */
  amount: Decimal;
  balanceAfter: Decimal;
  event: StoreCreditEvent;
  createdAt: Timestamp;
  /** Of a credit: what is left of it, and when that ends. What has ended keeps what was left. */
  lot: { remaining: Decimal; expiresAt: Timestamp | null } | null;
  /** Of an expiration: the credit that ended. */
  creditId: Id | null;
  /** The order's transaction behind it. */
  origin: { orderId: Id; transactionId: Id } | null;
}
