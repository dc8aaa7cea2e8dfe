import type { ReturnsDeps } from '../deps.ts';
import type { ReturnPage, ReturnQuery, ReturnRow } from '../door.ts';
import type { OrdersPort } from '../ports.ts';
import { findSearched, listHeldIds, listIds, listIdsOfCustomer } from '../store/lists/return-list.server.ts';
import { loadRows } from '../store/lists/return-rows.server.ts';

interface Deps extends Pick<ReturnsDeps, 'db' | 'now'> {
  readonly orders: Pick<OrdersPort, 'shop' | 'customersNamed'>;
}

const maxLimit = 250;

/** One page of a tab: see `Returns.list`. */
export async function listReturns(
  { db, orders, now }: Deps,
  shopId: bigint,
  query: ReturnQuery,
): Promise<ReturnPage> {
  const text = query.search?.trim().slice(0, 200) ?? '';
  const search = async () => {
    const customers = await orders.customersNamed(shopId, text);
    return findSearched(db.sql, shopId, text, customers);
  };
  const [shop, at, found] = await Promise.all([
    orders.shop(shopId),
    now(shopId),
    text === '' ? null : search(),
  ]);
  const { ids, next } = await listIds(db.sql, shopId, {
    query,
    search: found,
    now: at,
    after: query.after ?? null,
    limit: Math.min(maxLimit, Math.max(1, query.limit ?? 50)),
  });
  return { returns: await loadRows(db.sql, shopId, ids, shop.currency), next };
}

/** See `Returns.listOfCustomer`. */
export async function listOfCustomer(
  { db, orders }: Deps,
  shopId: bigint,
  customerId: bigint,
): Promise<readonly ReturnRow[]> {
  const { currency } = await orders.shop(shopId);
  return loadRows(db.sql, shopId, await listIdsOfCustomer(db.sql, shopId, customerId), currency);
}

/** See `Returns.listHeld`. */
export async function listHeld({ db, orders }: Deps, shopId: bigint): Promise<readonly ReturnRow[]> {
  const { currency } = await orders.shop(shopId);
  return loadRows(db.sql, shopId, await listHeldIds(db.sql, shopId), currency);
}
