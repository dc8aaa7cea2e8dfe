import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { heldUnitsOf, type StoredReturn } from '../case/stored-return.ts';
import type { Asked } from '../decisions/choose-units.ts';
import type { OrderUse } from '../decisions/units-left.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { AskedOrder, ReturnRefusal } from '../door.ts';
import { policyAt } from '../policy/policy.ts';
import type { ReturnableOrder } from '../ports.ts';
import { listReturnsOfOrder } from '../store/load-returns.server.ts';
import { nativeUnits } from '../store/native-returns.server.ts';
import { findLiveFrom, policiesAt } from '../store/policies.server.ts';

export interface LoadedAsked extends Asked {
  readonly policyVersion: number;
  /** Newest first. */
  readonly returns: readonly StoredReturn[];
}

/** The order of who asks; somebody else's is as unknown as one that does not exist. */
export async function loadOrder(
  { orders }: Pick<ReturnsDeps, 'orders'>,
  shopId: bigint,
  { orderShopifyId, customerId }: AskedOrder,
): Promise<ReturnableOrder | ReturnRefusal> {
  const order = await orders.orderByShopifyId(shopId, orderShopifyId);
  if (order === null || customerId === null || order.customerId !== customerId)
    return { refused: 'not-yours' };
  return order;
}

/** What decides about an order: the policy under which it was bought, and what of it is used already. */
export async function loadAsked(
  sql: Sql,
  shopId: bigint,
  order: ReturnableOrder,
  { zone, now }: { readonly zone: Zone; readonly now: Instant },
): Promise<LoadedAsked | ReturnRefusal> {
  const live = await findLiveFrom(sql, shopId);
  const version = policyAt(await policiesAt(sql, shopId, order.processedAt), order.processedAt);
  if (live === null || version === null) return { refused: 'not-allowed' };
  const returns = await listReturnsOfOrder(sql, shopId, order.orderId);
  const native = await nativeUnits(sql, shopId, order.shopifyId);
  return {
    order,
    policy: version.policy,
    policyVersion: version.version,
    zone,
    now,
    returns,
    use: useOf(returns, native),
  };
}

export function useOf(returns: readonly StoredReturn[], native: OrderUse['native']): OrderUse {
  return {
    held: returns.flatMap(heldUnitsOf),
    ourRefunds: new Set(returns.flatMap((one) => one.refundIds)),
    native,
  };
}
