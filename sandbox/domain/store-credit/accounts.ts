import type { Reader, Tx } from '../../state/database.ts';
import { findDocument, lockDocument, saveDocument, takeId } from '../../state/documents.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { Id, Shop } from '../types.ts';
import { upToDate } from './lots.ts';
import type { StoreCreditAccountData } from './types.ts';

/** The account as of now, or null. */
export async function findAccount(on: Reader, shop: Shop, id: Id): Promise<StoreCreditAccountData | null> {
  const account = await findDocument(on, shop, 'storeCreditAccount', id);
  return account === null ? null : upToDate(account, shop.now);
}

/** A customer's accounts as of now, oldest first; one for each currency. */
export async function accountsOf(on: Reader, shop: Shop, customerId: Id): Promise<StoreCreditAccountData[]> {
  const rows = await on.query<{ data: StoreCreditAccountData }>(
    "select data from resource where shop = $1 and kind = 'storeCreditAccount' and customer_id = $2 order by id",
    [shop.domain, customerId],
  );
  return rows.map((row) => upToDate(row.data, shop.now));
}

/**
 * The customer's account in this currency, made when there is none. The customer is locked, so two credits at once do
 * not make two accounts. Refused (`not-found`) when there is no such customer.
 */
export async function lockCustomerAccount(
  tx: Tx,
  shop: Shop,
  customerId: Id,
  currency: string,
): Promise<StoreCreditAccountData> {
  if ((await lockDocument(tx, shop, 'customer', customerId)) === null) {
    throw new Refusal('not-found', 'The owner does not exist.', { code: 'OWNER_NOT_FOUND', field: ['id'] });
  }
  const known = (await accountsOf(tx, shop, customerId)).find((one) => one.currency === currency);
  if (known !== undefined) return known;
  const at = isoSeconds(shop.now);
  return { id: await takeId(tx), customerId, currency, transactions: [], createdAt: at, updatedAt: at };
}

/** The account, locked with its customer; refused (`not-found`) when there is none. */
export async function lockAccount(tx: Tx, shop: Shop, id: Id): Promise<StoreCreditAccountData> {
  const found = await findDocument(tx, shop, 'storeCreditAccount', id);
  if (found === null) {
    const shown = { code: 'ACCOUNT_NOT_FOUND', field: ['id'] };
    throw new Refusal('not-found', 'The store credit account does not exist.', shown);
  }
  return lockCustomerAccount(tx, shop, found.customerId, found.currency);
}

export async function saveAccount(tx: Tx, shop: Shop, account: StoreCreditAccountData): Promise<void> {
  await saveDocument(tx, shop, 'storeCreditAccount', account, {
    name: account.currency,
    email: null,
    customerId: account.customerId,
    processedAt: account.createdAt,
  });
}
