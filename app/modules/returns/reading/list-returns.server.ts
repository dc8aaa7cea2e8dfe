import { rowOf } from '../case/detail.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { ReturnPage, ReturnQuery, ReturnRow } from '../door.ts';
import { loadReturns } from '../store/load-returns.server.ts';
import { listHeldIds, listIds, listIdsOfCustomer } from '../store/return-list.server.ts';

const maxLimit = 250;

/** One page of a tab: see `Returns.list`. */
export async function listReturns(
  { db, orders }: Pick<ReturnsDeps, 'db' | 'orders'>,
  shopId: bigint,
  query: ReturnQuery,
): Promise<ReturnPage> {
  const search = query.search?.trim().slice(0, 200) ?? '';
  const { ids, next } = await listIds(db.sql, shopId, {
    tab: query.tab,
    search,
    customers: search === '' ? [] : await orders.customersNamed(shopId, search),
    after: query.after ?? null,
    limit: Math.min(maxLimit, Math.max(1, query.limit ?? 50)),
  });
  const returns = await loadReturns(db.sql, shopId, ids);
  return { returns: returns.map(rowOf), next };
}

/** See `Returns.listOfCustomer`. */
export async function listOfCustomer(
  { db }: Pick<ReturnsDeps, 'db'>,
  shopId: bigint,
  customerId: bigint,
): Promise<readonly ReturnRow[]> {
  const ids = await listIdsOfCustomer(db.sql, shopId, customerId);
  return (await loadReturns(db.sql, shopId, ids)).map(rowOf);
}

/** See `Returns.listHeld`. */
export async function listHeld(
  { db }: Pick<ReturnsDeps, 'db'>,
  shopId: bigint,
): Promise<readonly ReturnRow[]> {
  return (await loadReturns(db.sql, shopId, await listHeldIds(db.sql, shopId))).map(rowOf);
}
