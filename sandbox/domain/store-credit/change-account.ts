import { decimal, exponentOf } from '../../money/amount.ts';
import type { Tx } from '../../state/database.ts';
import { takeId } from '../../state/documents.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { Id, Shop } from '../types.ts';
import { lockCustomerAccount, saveAccount } from './accounts.ts';
import { balanceOf, spendLots, withTransaction } from './lots.ts';
import type { StoreCreditAccountData, StoreCreditEvent, StoreCreditTransactionData } from './types.ts';

export interface AccountChange {
  currency: string;
  /** Minor units of the currency, above zero. */
  amount: bigint;
  event: StoreCreditEvent;
  origin?: StoreCreditTransactionData['origin'];
}

interface Changed {
  account: StoreCreditAccountData;
  transaction: StoreCreditTransactionData;
}

/** The most that an account may hold, in whole units of its currency. */
const MOST = 100_000n;

/**
 * Gives a customer store credit. Refused: `not-found` (no such customer), `bad-amount`, `credit-limit`, `expired` (it
 * would end in the past).
 */
export async function creditCustomer(
  tx: Tx,
  shop: Shop,
  customerId: Id,
  change: AccountChange & { expiresAt: string | null },
): Promise<Changed> {
  requirePositive(change.amount, ['creditInput', 'creditAmount', 'amount']);
  if (change.expiresAt !== null && Date.parse(change.expiresAt) <= Date.parse(shop.now)) {
    throw new Refusal('expired', 'The expiry date must be in the future.', {
      code: 'EXPIRES_AT_IN_PAST',
      field: ['creditInput', 'expiresAt'],
    });
  }
  const account = await lockCustomerAccount(tx, shop, customerId, change.currency);
  const limit = MOST * 10n ** BigInt(exponentOf(change.currency));
  if (balanceOf(account) + change.amount > limit) {
    throw new Refusal('credit-limit', 'The operation would exceed the account’s credit limit.', {
      code: 'CREDIT_LIMIT_EXCEEDED',
      field: ['creditInput', 'creditAmount', 'amount'],
    });
  }
  const expiresAt = change.expiresAt === null ? null : isoSeconds(change.expiresAt);
  return add(tx, shop, account, change, change.amount, expiresAt);
}

/** Takes store credit, of what ends first. Refused: `not-found`, `bad-amount`, `insufficient-funds`. */
export async function debitCustomer(
  tx: Tx,
  shop: Shop,
  customerId: Id,
  change: AccountChange,
): Promise<Changed> {
  requirePositive(change.amount, ['debitInput', 'debitAmount', 'amount']);
  const account = await lockCustomerAccount(tx, shop, customerId, change.currency);
  if (change.amount > balanceOf(account)) {
    throw new Refusal('insufficient-funds', 'The store credit account does not have sufficient funds.', {
      code: 'INSUFFICIENT_FUNDS',
      field: ['debitInput', 'debitAmount', 'amount'],
    });
  }
  return add(tx, shop, spendLots(account, change.amount), change, -change.amount, null);
}

function requirePositive(amount: bigint, field: string[]): void {
  if (amount > 0n) return;
  throw new Refusal('bad-amount', 'A positive amount must be used.', {
    code: 'NEGATIVE_OR_ZERO_AMOUNT',
    field,
  });
}

async function add(
  tx: Tx,
  shop: Shop,
  account: StoreCreditAccountData,
  change: AccountChange,
  amount: bigint,
  expiresAt: string | null,
): Promise<Changed> {
  const changed = withTransaction(account, amount, {
    id: await takeId(tx),
    kind: amount > 0n ? 'credit' : 'debit',
    event: change.event,
    createdAt: isoSeconds(shop.now),
    lot: amount > 0n ? { remaining: decimal(amount, account.currency), expiresAt } : null,
    creditId: null,
    origin: change.origin ?? null,
  });
  const transaction = changed.transactions.at(-1);
  if (transaction === undefined) throw new Error('The account has no transaction after a change.');
  await saveAccount(tx, shop, changed);
  return { account: changed, transaction };
}
