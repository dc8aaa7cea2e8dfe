import type { Instant } from '#app/kernel/calendar.ts';
import { showReturns } from '../case/show-return.server.ts';
import { returnabilityOf } from '../decisions/returnability.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { AskedOrder, OrderReturns, ReturnRefusal } from '../door.ts';
import { loadAsked, loadOrder } from './load-asked.server.ts';

/** What of an order can come back, and what already does: see `Returns.orderReturns`. */
export async function orderReturns(
  deps: Pick<ReturnsDeps, 'db' | 'orders'>,
  shopId: bigint,
  asked: AskedOrder,
  now: Instant,
): Promise<OrderReturns | ReturnRefusal> {
  const order = await loadOrder(deps, shopId, asked);
  if ('refused' in order) return order;
  const { zone } = await deps.orders.shop(shopId);
  const loaded = await loadAsked(deps.db.sql, shopId, order, { zone, now });
  if ('refused' in loaded) return loaded;
  return {
    order: { id: order.orderId, shopifyId: order.shopifyId, name: order.name },
    lines: order.lines.map((line) => returnabilityOf(loaded, line)),
    reasons: loaded.policy.reasons,
    returns: await showReturns(deps, shopId, loaded.returns),
  };
}
