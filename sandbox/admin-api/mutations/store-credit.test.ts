import { describe, expect, it } from 'vitest';
import { createCustomer } from '../../domain/customers.ts';
import { getShop } from '../../domain/shops.ts';
import type { Shop } from '../../domain/types.ts';
import { gid } from '../gid.ts';
import { useAdminApi } from '../test-api.ts';

const { world, ask } = useAdminApi();

async function customerOf(): Promise<{ shop: Shop; id: string }> {
  const shop = await world.shop();
  const customer = await world.state.transaction((tx) =>
    createCustomer(tx, shop, { email: 'ana@example.com' }),
  );
  return { shop, id: gid('Customer', customer.id) };
}

const credit = `mutation ($id: ID!, $c: StoreCreditAccountCreditInput!) { storeCreditAccountCredit(id: $id, creditInput: $c) {
  storeCreditAccountTransaction { id amount { amount currencyCode } balanceAfterTransaction { amount }
    remainingAmount { amount } expiresAt event account { id } } userErrors { code field message } } }`;
const debit = `mutation ($id: ID!, $d: StoreCreditAccountDebitInput!) { storeCreditAccountDebit(id: $id, debitInput: $d) {
  storeCreditAccountTransaction { amount { amount } balanceAfterTransaction { amount } } userErrors { code field } } }`;
const history = `query ($id: ID!, $query: String, $sort: TransactionSortKeys) { storeCreditAccount(id: $id) {
  balance { amount } owner { ... on Customer { email } }
  transactions(first: 9, query: $query, sortKey: $sort, reverse: true) { nodes { amount { amount } event
    ... on StoreCreditAccountCreditTransaction { remainingAmount { amount } expiresAt } } } } }`;

const money = (amount: string, currencyCode = 'USD') => ({ amount, currencyCode });
const granted = (shop: Shop, id: string, amount: string, expiresAt?: string, currency?: string) =>
  ask(shop, credit, { id, c: { creditAmount: money(amount, currency), expiresAt } });

describe('store credit', () => {
  it('is kept per currency, and spent by what ends first', async () => {
    const { shop, id } = await customerOf();
    const first = await granted(shop, id, '10.00');
    const account = String(first.at('storeCreditAccountCredit.storeCreditAccountTransaction.account.id'));
    await granted(shop, id, '5.00', '2026-03-10T00:00:00Z');
    await granted(shop, id, '1500', undefined, 'JPY');
    // 7.00 of 15.00: the 5.00 that end on 10 March, then 2.00 of the 10.00.
    const taken = await ask(shop, debit, { id: account, d: { debitAmount: money('7.00') } });
    expect(taken.at('storeCreditAccountDebit')).toEqual({
      storeCreditAccountTransaction: {
        amount: { amount: '-7.0' },
        balanceAfterTransaction: { amount: '8.0' },
      },
      userErrors: [],
    });
    const shown = await ask(shop, history, { id: account, query: 'type:credit', sort: 'EXPIRES_AT' });
    expect(shown.at('storeCreditAccount.transactions.nodes')).toEqual([
      {
        amount: { amount: '10.0' },
        event: 'ADJUSTMENT',
        remainingAmount: { amount: '8.0' },
        expiresAt: null,
      },
      {
        amount: { amount: '5.0' },
        event: 'ADJUSTMENT',
        remainingAmount: { amount: '0.0' },
        expiresAt: '2026-03-10T00:00:00Z',
      },
    ]);
    const accounts = await ask(
      shop,
      'query ($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 5, query: "currency_code:JPY") { nodes { balance { amount currencyCode } } } } }',
      { id },
    );
    expect(accounts.at('customer.storeCreditAccounts.nodes')).toEqual([{ balance: money('1500.0', 'JPY') }]);
  });

  it('ends when it was said to end', async () => {
    const { shop, id } = await customerOf();
    await granted(shop, id, '4.00');
    const ending = await granted(shop, id, '6.00', '2026-03-02T00:00:00Z');
    const account = ending.at('storeCreditAccountCredit.storeCreditAccountTransaction.account.id');
    await world.state.query('update shop set clock_now = $2 where domain = $1', [
      shop.domain,
      '2026-03-03T00:00:00Z',
    ]);
    const later = await getShop(world.state, shop.domain);
    const shown = await ask(later, history, { id: account, query: 'expires_at:<=2026-03-02T00:00:00Z' });
    expect(shown.at('storeCreditAccount.balance.amount')).toBe('4.0');
    expect(shown.at('storeCreditAccount.transactions.nodes.0.remainingAmount.amount')).toBe('6.0');
    const all = await ask(later, history, { id: account });
    expect(all.at('storeCreditAccount.transactions.nodes.0.amount.amount')).toBe('-6.0');
    const taken = await ask(later, debit, { id: account, d: { debitAmount: money('4.01') } });
    expect(taken.at('storeCreditAccountDebit.userErrors.0.code')).toBe('INSUFFICIENT_FUNDS');
  });

  it('is refused in Shopify’s words', async () => {
    const { shop, id } = await customerOf();
    const account = String(
      (await granted(shop, id, '1.00')).at(
        'storeCreditAccountCredit.storeCreditAccountTransaction.account.id',
      ),
    );
    const code = async (to: string, amount: string, expiresAt?: string, currency?: string) =>
      (await granted(shop, to, amount, expiresAt, currency)).at('storeCreditAccountCredit.userErrors.0.code');
    expect(await code(id, '0.00')).toBe('NEGATIVE_OR_ZERO_AMOUNT');
    expect(await code(id, '-5.00')).toBe('NEGATIVE_OR_ZERO_AMOUNT');
    expect(await code(id, '5.00', '2026-03-01T14:00:00Z')).toBe('EXPIRES_AT_IN_PAST');
    expect(await code(id, '100000.00')).toBe('CREDIT_LIMIT_EXCEEDED');
    expect(await code(account, '5.00', undefined, 'EUR')).toBe('MISMATCHING_CURRENCY');
    expect(await code('gid://shopify/Customer/1', '5.00')).toBe('OWNER_NOT_FOUND');
    expect(await code('gid://shopify/StoreCreditAccount/1', '5.00')).toBe('ACCOUNT_NOT_FOUND');
    const without = { ...shop, grantedScopes: ['write_returns'] };
    const denied = await ask(without, credit, { id, c: { creditAmount: money('5.00') } });
    expect(denied.errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
  });

  it('is given once for each call, however many come at a time', async () => {
    const { shop, id } = await customerOf();
    const answers = await Promise.all(Array.from({ length: 5 }, () => granted(shop, id, '2.00')));
    const accounts = answers.map((one) =>
      one.at('storeCreditAccountCredit.storeCreditAccountTransaction.account.id'),
    );
    expect(new Set(accounts).size).toBe(1);
    const shown = await ask(shop, history, { id: accounts[0] });
    expect(shown.at('storeCreditAccount')).toMatchObject({
      balance: { amount: '10.0' },
      owner: { email: 'ana@example.com' },
    });
  });
});
