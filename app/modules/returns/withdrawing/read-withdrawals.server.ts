import type { ReturnsDeps } from '../deps.ts';
import type { Withdrawal } from '../door.ts';
import {
  listStored,
  listStoredOf,
  type StoredWithdrawal,
  setHandled,
  withdrawalById,
} from '../store/withdrawals.server.ts';
import { parseWritten } from './statement.ts';
import { periodOf } from './withdrawn-order.server.ts';

type Deps = Pick<ReturnsDeps, 'db' | 'orders' | 'seal' | 'isHoliday'>;

const maxLimit = 250;
/** More than one person states. */
const maxOfCustomer = 1000;

/** Opened, each with the last day of its order's period. Their orders are read at once. */
export async function showWithdrawals(
  deps: Pick<Deps, 'orders' | 'seal' | 'isHoliday'>,
  shopId: bigint,
  stored: readonly StoredWithdrawal[],
): Promise<Withdrawal[]> {
  const ids = [...new Set(stored.flatMap(({ orderId }) => orderId ?? []))];
  const [shop, orders] = await Promise.all([
    deps.orders.shop(shopId),
    ids.length === 0 ? [] : deps.orders.orders(shopId, ids),
  ]);
  return stored.map(({ id, statedAt, standing, orderId, returnId, sealed, language }) => {
    const order = orders.find((one) => one.orderId === orderId);
    return {
      ...{ id, statedAt, standing, orderId, returnId, language },
      statement: sealed === null ? null : parseWritten(deps.seal.open(sealed)),
      lastDay: order === undefined ? null : (periodOf(deps, order, shop)?.lastDay ?? null),
    };
  });
}

/** See `Returns.listWithdrawals`. */
export async function listWithdrawals(
  deps: Deps,
  shopId: bigint,
  page: { readonly open?: boolean; readonly after?: string | null; readonly limit: number },
): Promise<{ readonly withdrawals: readonly Withdrawal[]; readonly next: string | null }> {
  const { open = false, after = null } = page;
  const limit = Math.min(Math.max(1, page.limit), maxLimit);
  const { rows, next } = await listStored(deps.db.sql, shopId, { open, after, limit });
  return { withdrawals: await showWithdrawals(deps, shopId, rows), next };
}

/** See `Returns.withdrawalsOfCustomer`. */
export async function withdrawalsOfCustomer(
  deps: Deps,
  shopId: bigint,
  customerId: bigint,
): Promise<readonly Withdrawal[]> {
  return showWithdrawals(deps, shopId, await listStoredOf(deps.db.sql, shopId, customerId, maxOfCustomer));
}

/** See `Returns.findWithdrawal`. */
export async function findWithdrawal(deps: Deps, shopId: bigint, id: bigint): Promise<Withdrawal | null> {
  const stored = await withdrawalById(deps.db.sql, shopId, id);
  return stored === null ? null : ((await showWithdrawals(deps, shopId, [stored]))[0] ?? null);
}

/** See `Returns.endWithdrawal`. */
export async function endWithdrawal(
  deps: Deps,
  shopId: bigint,
  id: bigint,
  actor: string,
): Promise<Withdrawal | null> {
  await setHandled(deps.db.sql, shopId, id, actor);
  return findWithdrawal(deps, shopId, id);
}
