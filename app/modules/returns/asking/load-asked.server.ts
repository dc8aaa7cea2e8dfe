import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { heldUnitsOf, ourRefundsOf, type StoredReturn } from '../case/stored-return.ts';
import type { Asked } from '../decisions/choose-units.ts';
import { historySpans } from '../decisions/history-spans.ts';
import type { Histories } from '../decisions/rule-facts.ts';
import type { OrderUse } from '../decisions/units-left.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { AskedOrder, ReturnRefusal } from '../door.ts';
import type { KnownAtPurchase } from '../policy/known.ts';
import { type Policy, type PolicyVersion, policyAt } from '../policy/policy.ts';
import type { ReturnableOrder, ReturnsShop } from '../ports.ts';
import { readHistory } from '../reading/read-history.server.ts';
import { findKnown } from '../store/known.server.ts';
import { findListed } from '../store/lists/history.server.ts';
import { listReturnsOfOrder } from '../store/load-returns.server.ts';
import { nativeUnits } from '../store/native-returns.server.ts';
import { findLiveFrom, policiesAt } from '../store/policies.server.ts';

/** What is read once before anything is decided; a transaction looks again at what of the order is used. */
export interface AskedBefore {
  readonly order: ReturnableOrder;
  readonly shop: ReturnsShop;
  readonly zone: Zone;
  readonly now: Instant;
  readonly version: PolicyVersion;
  readonly known: KnownAtPurchase | null;
  readonly histories: Histories;
  readonly list: 'allow' | 'block' | null;
  /** It is to stand before others in the queue. */
  readonly first: boolean;
}

export interface LoadedAsked extends Asked {
  readonly shop: ReturnsShop;
  readonly policyVersion: number;
  readonly list: 'allow' | 'block' | null;
  readonly first: boolean;
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

type Deps = Pick<ReturnsDeps, 'db' | 'orders' | 'points'>;

/**
 * The policy under which the order was bought and what its rules ask about it. Not to be asked within a transaction:
 * others are asked. `not-allowed`: the area is off.
 */
export async function loadBefore(
  deps: Deps,
  shopId: bigint,
  order: ReturnableOrder,
  now: Instant,
): Promise<AskedBefore | ReturnRefusal> {
  const { sql } = deps.db;
  const [live, versions] = await Promise.all([
    findLiveFrom(sql, shopId),
    policiesAt(sql, shopId, order.processedAt),
  ]);
  const version = policyAt(versions, order.processedAt);
  if (live === null || version === null) return { refused: 'not-allowed' };
  return loadUnder(deps, shopId, order, version, now);
}

/** The same under a policy that somebody names. */
export async function loadUnder(
  deps: Deps,
  shopId: bigint,
  order: ReturnableOrder,
  version: PolicyVersion,
  now: Instant,
): Promise<AskedBefore> {
  const { sql } = deps.db;
  const [shop, known] = await Promise.all([
    deps.orders.shop(shopId),
    findKnown(sql, shopId, order.shopifyId),
  ]);
  const [histories, list, customer, first] = await Promise.all([
    loadHistories(deps, shopId, order.customerId, version.policy, now),
    order.customerId === null ? null : findListed(sql, shopId, order.customerId),
    known === null ? customerNow(deps, shopId, order, version.policy, now) : order.customer,
    order.customerId === null ? false : deps.points.hasPriority(shopId, order.customerId, now),
  ]);
  return {
    order: { ...order, customer },
    shop,
    zone: shop.zone,
    now,
    version,
    known,
    histories,
    list,
    first,
  };
}

/** Nothing was kept at the purchase: the tier is that of the purchase all the same, as far as loyalty knows it. */
export async function customerNow(
  { points }: Deps,
  shopId: bigint,
  order: ReturnableOrder,
  { rules }: Policy,
  now: Instant,
): Promise<ReturnableOrder['customer']> {
  const asked = rules.some(({ when }) => when.some(({ field }) => field === 'customer.tier'));
  if (!asked || order.customer === null) return order.customer;
  const tiers = await points.tierOf(shopId, order.orderId, [], now);
  return { ...order.customer, tier: tiers?.atPurchase ?? null };
}

/** Of every span that the policy's limits and rules look back. */
async function loadHistories(
  deps: Deps,
  shopId: bigint,
  customerId: bigint | null,
  policy: Policy,
  now: Instant,
): Promise<Histories> {
  if (customerId === null) return new Map();
  const spans = historySpans(policy);
  const histories = await Promise.all(spans.map((days) => readHistory(deps, shopId, customerId, days, now)));
  return new Map(spans.flatMap((days, index) => (histories[index] ? [[days, histories[index]]] : [])));
}

/** What decides about an order, with what of it is used already; `sql` may be that of a transaction. */
export async function loadAsked(sql: Sql, shopId: bigint, before: AskedBefore): Promise<LoadedAsked> {
  const { version, ...rest } = before;
  const returns = await listReturnsOfOrder(sql, shopId, before.order.orderId);
  const native = await nativeUnits(sql, shopId, before.order.shopifyId);
  return {
    ...rest,
    policy: version.policy,
    policyVersion: version.version,
    returns,
    use: useOf(returns, native),
  };
}

export function useOf(returns: readonly StoredReturn[], native: OrderUse['native']): OrderUse {
  return {
    held: returns.flatMap(heldUnitsOf),
    ourRefunds: new Set(returns.flatMap(ourRefundsOf)),
    native,
  };
}
