import { z } from 'zod';
import { accountsOf } from '../../domain/store-credit/accounts.ts';
import { balanceOf } from '../../domain/store-credit/lots.ts';
import type { StoreCreditAccountData, StoreCreditTransactionData } from '../../domain/store-credit/types.ts';
import type { Id } from '../../domain/types.ts';
import { minor } from '../../money/amount.ts';
import type { ApiContext, Args, FieldFunction, View } from '../api-types.ts';
import { gid } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { badRequest, listConnection } from '../lists/connection.ts';
import { parseSearch, type Search } from '../lists/search.ts';
import { visibleOrder } from '../visible-order.ts';
import { moneyV2 } from './money.ts';
import { transactionView } from './order/transaction.ts';

/** Customer.storeCreditAccounts: one for each currency. */
export function storeCreditAccounts(customerId: Id): FieldFunction {
  return scoped('read_store_credit_accounts', async (args, context) => {
    const { query } = z.object({ query: z.string().nullish() }).parse(args);
    const wanted = termOf(parseSearch(query), 'currency_code');
    const accounts = await accountsOf(context.on, context.shop, customerId);
    const shown = accounts.filter((one) => wanted === null || one.currency === wanted.value);
    return listConnection(shown, args, context, {
      key: (one) => one.id,
      view: (one) => accountView(one, context),
    });
  });
}

export function accountView(account: StoreCreditAccountData, context: ApiContext): View {
  return {
    __typename: 'StoreCreditAccount',
    id: gid('StoreCreditAccount', account.id),
    balance: moneyV2(balanceOf(account), account.currency),
    owner: async () => {
      const owner = await context.load.customer(account.customerId);
      if (owner === null) throw new Error('The owner of the account is gone.');
      return context.show.customer(owner, context);
    },
    transactions: scoped('read_store_credit_account_transactions', (args, api) =>
      transactionConnection(account, args, api),
    ),
  };
}

const listArgs = z.object({
  query: z.string().nullish(),
  sortKey: z.enum(['CREATED_AT', 'EXPIRES_AT']).nullish(),
});

function transactionConnection(account: StoreCreditAccountData, args: Args, context: ApiContext): View {
  const form = listArgs.parse(args);
  const search = parseSearch(form.query);
  const type = termOf(search, 'type');
  const expiry = termOf(search, 'expires_at');
  const shown = account.transactions.filter(
    (one) =>
      (type === null || one.kind === type.value) &&
      (expiry === null || compares(one.lot?.expiresAt ?? null, expiry)),
  );
  // What never expires comes last.
  const key = (one: StoreCreditTransactionData) =>
    form.sortKey === 'EXPIRES_AT' ? (one.lot?.expiresAt ?? '9') : one.createdAt;
  const sorted = [...shown].sort((a, b) => key(a).localeCompare(key(b)));
  return listConnection(sorted, args, context, {
    key: (one) => `${one.kind}-${one.id}`,
    view: (one) => storeCreditTransactionView(account, one, context),
  });
}

const types = {
  credit: 'StoreCreditAccountCreditTransaction',
  debit: 'StoreCreditAccountDebitTransaction',
  expiration: 'StoreCreditAccountExpirationTransaction',
};

export function storeCreditTransactionView(
  account: StoreCreditAccountData,
  one: StoreCreditTransactionData,
  context: ApiContext,
): View {
  const money = (text: string) => moneyV2(minor(text, account.currency), account.currency);
  const { lot, origin } = one;
  const credit = account.transactions.find((other) => other.id === one.creditId && other.kind === 'credit');
  return {
    __typename: types[one.kind],
    id: gid(types[one.kind], one.id),
    account: () => accountView(account, context),
    amount: money(one.amount),
    balanceAfterTransaction: money(one.balanceAfter),
    event: one.event,
    createdAt: one.createdAt,
    origin: async () => {
      const order = origin === null ? null : await visibleOrder(origin.orderId, context);
      const found = order?.transactions.find((other) => other.id === origin?.transactionId);
      return order === null || found === undefined ? null : transactionView(order, found, context);
    },
    ...(lot === null ? {} : { remainingAmount: money(lot.remaining), expiresAt: lot.expiresAt }),
    ...(credit === undefined
      ? {}
      : { creditTransaction: () => storeCreditTransactionView(account, credit, context) }),
  };
}

type Term = Extract<Search, { kind: 'term' }>;

/** The term of this field in a search that is one term or terms joined by AND; any other search is an error. */
function termOf(search: Search, field: string): Term | null {
  if (search.kind === 'all') return null;
  const terms = search.kind === 'and' ? search.parts : [search];
  const simple = terms.flatMap((one) => (one.kind === 'term' ? [one] : []));
  const known = ['type', 'expires_at', 'currency_code'];
  if (simple.length !== terms.length || simple.some((one) => !known.includes(one.field ?? ''))) {
    throw badRequest('The sandbox searches store credit by type, expires_at and currency_code alone.');
  }
  return simple.find((one) => one.field === field) ?? null;
}

function compares(expiresAt: string | null, { operator, value }: Term): boolean {
  if (expiresAt === null) return false;
  const [left, right] = [Date.parse(expiresAt), Date.parse(value)];
  if (Number.isNaN(right)) throw badRequest(`"${value}" is not a time the sandbox understands.`);
  if (operator === '=') return left === right;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}
