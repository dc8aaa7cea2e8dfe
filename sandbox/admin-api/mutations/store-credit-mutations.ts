import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { findAccount, lockAccount } from '../../domain/store-credit/accounts.ts';
import { creditCustomer, debitCustomer } from '../../domain/store-credit/change-account.ts';
import type { Id, Shop } from '../../domain/types.ts';
import { minor } from '../../money/amount.ts';
import type { Tx } from '../../state/database.ts';
import type { ApiContext, FieldFunction, View } from '../api-types.ts';
import { idOf, parseGid } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { moneyInput } from '../views/returns/wishes.ts';
import { storeCreditTransactionView } from '../views/store-credit.ts';
import { runCommand } from './run-command.ts';

const creditArgs = z.object({
  id: z.string(),
  creditInput: z.object({ creditAmount: moneyInput, expiresAt: z.string().nullish() }),
});

const storeCreditAccountCredit: FieldFunction = async (args, context) => {
  const { id, creditInput } = creditArgs.parse(args);
  const { amount, currency } = creditInput.creditAmount;
  const result = await runCommand(context, ['id'], async (tx, shop) => {
    const field = ['creditInput', 'creditAmount', 'currencyCode'];
    const customerId = await ownerOfCredit(tx, shop, id, { currency, field, creates: true });
    return creditCustomer(tx, shop, customerId, {
      currency,
      amount: minorOf(amount, currency),
      event: 'ADJUSTMENT',
      expiresAt: creditInput.expiresAt ?? null,
    });
  });
  return answerOf(result, 'StoreCreditAccountCreditUserError', context);
};

const debitArgs = z.object({ id: z.string(), debitInput: z.object({ debitAmount: moneyInput }) });

const storeCreditAccountDebit: FieldFunction = async (args, context) => {
  const { id, debitInput } = debitArgs.parse(args);
  const { amount, currency } = debitInput.debitAmount;
  const result = await runCommand(context, ['id'], async (tx, shop) => {
    const field = ['debitInput', 'debitAmount', 'currencyCode'];
    const customerId = await ownerOfCredit(tx, shop, id, { currency, field, creates: false });
    const change = { currency, amount: minorOf(amount, currency), event: 'ADJUSTMENT' as const };
    return debitCustomer(tx, shop, customerId, change);
  });
  return answerOf(result, 'StoreCreditAccountDebitUserError', context);
};

/** Whose store credit is meant: a customer's (for a credit, made when there is none), or that of an account. */
async function ownerOfCredit(
  tx: Tx,
  shop: Shop,
  text: string,
  wish: { currency: string; field: string[]; creates: boolean },
): Promise<Id> {
  const owner = parseGid(text);
  if (owner?.type === 'Customer' && wish.creates) return owner.id;
  if (owner?.type === 'Customer') {
    const rows = await tx.query<{ id: Id }>(
      "select id from resource where shop = $1 and kind = 'storeCreditAccount' and customer_id = $2 and name = $3",
      [shop.domain, owner.id, wish.currency],
    );
    if (rows.length > 0) return owner.id;
  }
  const id = idOf('StoreCreditAccount', text) ?? '0';
  const account = await lockAccount(tx, shop, id);
  if (account.currency === wish.currency) return account.customerId;
  throw new Refusal('wrong-currency', 'The currency does not match the currency of the account.', {
    code: 'MISMATCHING_CURRENCY',
    field: wish.field,
  });
}

/** Amounts may be written with a sign, which is then refused as not positive. */
const minorOf = (amount: string, currency: string): bigint => minor(amount, currency);

type Done = Awaited<ReturnType<typeof creditCustomer>>;

async function answerOf(
  result: { done: Done } | { refused: View },
  errorType: string,
  context: ApiContext,
): Promise<View> {
  if ('refused' in result) {
    const refused = { ...result.refused, __typename: errorType };
    return { storeCreditAccountTransaction: null, userErrors: [refused] };
  }
  const { account, transaction } = result.done;
  const current = (await findAccount(context.on, context.shop, account.id)) ?? account;
  return {
    storeCreditAccountTransaction: storeCreditTransactionView(current, transaction, context),
    userErrors: [],
  };
}

const write = 'write_store_credit_account_transactions';

export const storeCreditMutations: View = {
  storeCreditAccountCredit: scoped(write, storeCreditAccountCredit),
  storeCreditAccountDebit: scoped(write, storeCreditAccountDebit),
};
