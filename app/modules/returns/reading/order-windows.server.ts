import { compareDates, type Instant, type Zone } from '#app/kernel/calendar.ts';
import { customerNow } from '../asking/load-asked.server.ts';
import { ourRefundsOf } from '../case/stored-return.ts';
import type { Asked } from '../decisions/choose-units.ts';
import { historySpans } from '../decisions/history-spans.ts';
import { lastDayOf } from '../decisions/returnability.ts';
import type { Histories } from '../decisions/rule-facts.ts';
import type { OrderUse } from '../decisions/units-left.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { OrderWindow } from '../door.ts';
import type { Policy } from '../policy/policy.ts';
import { policyAt } from '../policy/policy.ts';
import type { ReturnableOrder } from '../ports.ts';
import { listKnown } from '../store/known.server.ts';
import { listHeldThen, listReturnsThen } from '../store/lists/past-requests.server.ts';
import { listNativeUnits } from '../store/native-returns.server.ts';
import { findLiveFrom, policiesSince } from '../store/policies.server.ts';
import { readHistory } from './read-history.server.ts';

type Deps = Pick<ReturnsDeps, 'db' | 'orders' | 'points'>;

const mostOrders = 10;
/** Why nothing of an order can come back yet. */
const waitsFor = ['not-sent', 'unpaid'];

/** In a number of reads that does not grow with the orders: see `Returns.orderWindows`. */
export async function readOrderWindows(
  deps: Deps,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<readonly OrderWindow[]> {
  const { sql } = deps.db;
  if ((await findLiveFrom(sql, shopId)) === null) return [];
  const orders = await deps.orders.ordersOf(shopId, customerId, mostOrders);
  const oldest = orders.at(-1);
  if (oldest === undefined) return [];
  const [{ zone }, versions, uses, known] = await Promise.all([
    deps.orders.shop(shopId),
    policiesSince(sql, shopId, oldest.processedAt),
    usesOf(deps, shopId, orders),
    listKnown(
      sql,
      shopId,
      orders.map(({ shopifyId }) => shopifyId),
    ),
  ]);
  const bought = orders.flatMap((order) => {
    const policy = policyAt(versions, order.processedAt)?.policy;
    return policy === undefined ? [] : [{ order, policy }];
  });
  const policies = bought.map(({ policy }) => policy);
  const histories = await historiesOf(deps, shopId, customerId, policies, now);
  return Promise.all(
    bought.map(async ({ order, policy }) => {
      const kept = known.get(order.shopifyId) ?? null;
      // Only a rule about tiers asks further, of an order from before there was anything to keep of it.
      const customer = kept === null ? await customerNow(deps, shopId, order, policy, now) : order.customer;
      const use = uses.get(order.orderId) ?? { held: [], ourRefunds: new Set(), native: [] };
      return windowOf({ order: { ...order, customer }, policy, known: kept, use, histories, zone, now });
    }),
  );
}

/** What returns, here and at Shopify, hold of each order. */
async function usesOf(
  { db: { sql } }: Deps,
  shopId: bigint,
  orders: readonly ReturnableOrder[],
): Promise<ReadonlyMap<bigint, OrderUse>> {
  const ids = orders.map(({ orderId }) => orderId);
  const gids = orders.map(({ shopifyId }) => shopifyId);
  const [returns, held, natives] = await Promise.all([
    listReturnsThen(sql, shopId, ids),
    listHeldThen(sql, shopId, ids),
    listNativeUnits(sql, shopId, gids),
  ]);
  const heldBy = Map.groupBy(held, ({ returnId }) => returnId);
  const returnsOf = Map.groupBy(returns, ({ orderId }) => orderId);
  return new Map(
    orders.map(({ orderId, shopifyId }) => {
      const own = returnsOf.get(orderId) ?? [];
      return [
        orderId,
        {
          held: own.flatMap(({ id }) => heldBy.get(id) ?? []),
          ourRefunds: new Set(own.flatMap(ourRefundsOf)),
          native: natives.get(shopifyId) ?? [],
        },
      ];
    }),
  );
}

async function historiesOf(
  deps: Deps,
  shopId: bigint,
  customerId: bigint,
  policies: readonly Policy[],
  now: Instant,
): Promise<Histories> {
  const spans = [...new Set(policies.flatMap(historySpans))];
  return new Map(
    await Promise.all(
      spans.map(async (days) => [days, await readHistory(deps, shopId, customerId, days, now)] as const),
    ),
  );
}

function windowOf(asked: Asked & { readonly zone: Zone }): OrderWindow {
  const { order } = asked;
  const lines = order.lines.map((line) => lastDayOf(asked, line));
  const open = lines.flatMap((line) => (line.until === null ? [] : [line]));
  const told = { orderShopifyId: order.shopifyId, name: order.name };
  // What can come back for any reason says more than what can for some.
  const ordinary = open.filter(({ forSome }) => !forSome);
  const last = (ordinary.length > 0 ? ordinary : open)
    .map(({ until }) => until)
    .sort(compareDates)
    .at(-1);
  if (last !== undefined)
    return { ...told, standing: ordinary.length > 0 ? 'open' : 'some-reasons', until: last };
  const waits = lines.some((line) => line.until === null && waitsFor.includes(line.cause));
  return { ...told, standing: waits ? 'not-yet' : 'over', until: null };
}
