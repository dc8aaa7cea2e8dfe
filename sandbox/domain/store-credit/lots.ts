import { decimal, least, minor } from '../../money/amount.ts';
import type { Id, Timestamp } from '../types.ts';
import type { StoreCreditAccountData, StoreCreditTransactionData } from './types.ts';

export function balanceOf(account: StoreCreditAccountData): bigint {
  return minor(account.transactions.at(-1)?.balanceAfter ?? '0', account.currency);
}

/** The account with one more transaction, which changes its balance by `change` (minor units). */
export function withTransaction(
  account: StoreCreditAccountData,
  change: bigint,
  one: Omit<StoreCreditTransactionData, 'amount' | 'balanceAfter'>,
): StoreCreditAccountData {
  const print = (amount: bigint) => decimal(amount, account.currency);
  const balanceAfter = print(balanceOf(account) + change);
  return {
    ...account,
    transactions: [...account.transactions, { ...one, amount: print(change), balanceAfter }],
    updatedAt: one.createdAt,
  };
}

interface Lot {
  id: Id;
  remaining: bigint;
  expiresAt: Timestamp | null;
}

/** Credits with something left, in the order in which debits use them: those that end first, then the oldest. */
function openLots(account: StoreCreditAccountData): Lot[] {
  const ended = new Set(account.transactions.flatMap((one) => one.creditId ?? []));
  return account.transactions
    .flatMap(({ id, lot }) =>
      lot === null || ended.has(id)
        ? []
        : [{ id, remaining: minor(lot.remaining, account.currency), expiresAt: lot.expiresAt }],
    )
    .filter((lot) => lot.remaining > 0n)
    .sort((a, b) => (a.expiresAt ?? '9').localeCompare(b.expiresAt ?? '9'));
}

/** Takes an amount out of the open credits. */
export function spendLots(account: StoreCreditAccountData, amount: bigint): StoreCreditAccountData {
  const left = new Map<Id, bigint>();
  let due = amount;
  for (const lot of openLots(account)) {
    const taken = least(lot.remaining, due);
    left.set(lot.id, lot.remaining - taken);
    due -= taken;
  }
  const transactions = account.transactions.map((one) => {
    const remaining = left.get(one.id);
    if (one.lot === null || remaining === undefined) return one;
    return { ...one, lot: { ...one.lot, remaining: decimal(remaining, account.currency) } };
  });
  return { ...account, transactions };
}

/** The account as of now: what ended meanwhile is off the balance, at the moment at which it ended. */
export function upToDate(account: StoreCreditAccountData, now: string): StoreCreditAccountData {
  let current = account;
  for (const lot of openLots(account)) {
    const { expiresAt } = lot;
    if (expiresAt === null || Date.parse(expiresAt) > Date.parse(now)) continue;
    current = withTransaction(current, -lot.remaining, {
      id: lot.id,
      kind: 'expiration',
      event: 'ADJUSTMENT',
      createdAt: expiresAt,
      lot: null,
      creditId: lot.id,
      origin: null,
    });
  }
  return current;
}
