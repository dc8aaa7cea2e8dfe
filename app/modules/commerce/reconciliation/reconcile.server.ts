import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { syncCustomer } from '../customers/sync-customer.server.ts';
import type { ParsedDelivery } from '../delivery.ts';
import { syncOrder } from '../orders/sync-order.server.ts';
import type { Change, ChangePage, ChangesAsked, CommerceDeps } from '../ports.ts';
import { syncProduct } from '../products/sync-product.server.ts';
import type { Shop } from '../shop.ts';
import { listKnownCustomers } from '../store/customer-store.server.ts';
import { listWaitingPayloads } from '../store/delivery-store.server.ts';
import { listKnownChanges, listOrderSigns } from '../store/order-store.server.ts';
import { listKnownProducts } from '../store/product-store.server.ts';
import {
  beginReconciliation,
  breakOffReconciliation,
  finishReconciliation,
} from '../store/reconciliation-store.server.ts';
import { getShop, saveReconciledAt } from '../store/shop-store.server.ts';
import type { ReconciliationKind } from '../views.ts';

/** Looks back a little further than to the last run: Shopify's index of changes trails its changes. */
const overlapMinutes = 10;
const nightlyDays = 60;
/** A delivery may still be on its way for so long; a change younger than that is mended but not counted. */
const deliverySeconds = 60;

interface Area {
  readonly changed: (shop: Shop, asked: ChangesAsked) => Promise<ChangePage>;
  readonly known: (sql: Sql, shopId: ShopId, ids: readonly ShopifyId[]) => Promise<Map<bigint, Instant>>;
  /** What the list tells beyond the time, as we hold it; not told of everything. */
  readonly signs?: (sql: Sql, shopId: ShopId, ids: readonly ShopifyId[]) => Promise<Map<bigint, string>>;
  readonly sync: (id: ShopifyId) => Promise<unknown>;
  /** Ids of which a delivery waits to be handled. */
  readonly waiting: ReadonlySet<bigint>;
}

/**
 * Compares what changed at Shopify with what we hold, and reads what differs. `missed` counts what no webhook had
 * told us: the figure that says whether deliveries can be relied upon.
 */
export async function reconcile(
  deps: CommerceDeps,
  shopId: ShopId,
  kind: ReconciliationKind,
): Promise<{ seen: number; missed: number }> {
  const shop = await getShop(deps.sql, shopId);
  const to = await deps.clock.now(shopId);
  const from = startOf(kind, shop, to);
  const countedUntil = kind === 'manual' ? to : to.subtract({ seconds: deliverySeconds });
  const run = await beginReconciliation(deps.sql, shopId, { kind, from, to });
  const total = { seen: 0, missed: 0, unread: 0 };
  try {
    const waiting = await waitingIds(deps, shopId);
    // Orders last: their customers and products are then known.
    for (const area of areasOf(deps, shopId, waiting)) {
      await reconcileArea(deps, shop, area, { from, countedUntil, total });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    await breakOffReconciliation(deps.sql, shopId, run, { ...total, reason });
    throw error;
  }
  await deps.inTransaction(shopId, async (tx) => {
    const reason = total.unread > 0 ? `${total.unread} could not be read` : null;
    await finishReconciliation(tx.sql, shopId, run, { ...total, reason });
    await saveReconciledAt(tx.sql, shopId, to);
  });
  return { seen: total.seen, missed: total.missed };
}

function startOf(kind: ReconciliationKind, shop: Shop, to: Instant): Instant {
  const recent = (shop.reconciledAt ?? shop.installedAt).subtract({ minutes: overlapMinutes });
  if (kind !== 'nightly') return recent;
  const nightly = to.subtract({ hours: 24 * nightlyDays });
  return compareInstants(nightly, recent) < 0 ? nightly : recent;
}

interface Total {
  seen: number;
  missed: number;
  /** What could not be read, for reasons that will not pass. */
  unread: number;
}

async function reconcileArea(
  deps: CommerceDeps,
  shop: Shop,
  area: Area,
  { from, countedUntil, total }: { from: Instant; countedUntil: Instant; total: Total },
): Promise<void> {
  let after: string | null = null;
  do {
    const page: ChangePage = await area.changed(shop, { since: from, after });
    const ids = page.changes.map((change) => change.shopifyId);
    const known = await area.known(deps.sql, shop.id, ids);
    const signs = (await area.signs?.(deps.sql, shop.id, ids)) ?? new Map<bigint, string>();
    total.seen += page.changes.length;
    for (const change of page.changes.filter((one) => isBehind(one, known, signs))) {
      const late = compareInstants(change.updatedAt, countedUntil) <= 0;
      if (!(await mended(deps, shop, area, change.shopifyId))) total.unread += 1;
      else if (late && !area.waiting.has(change.shopifyId)) total.missed += 1;
    }
    after = page.next;
  } while (after !== null);
}

/** One thing that nobody can read must not keep all others from being mended; the night looks at it again. */
async function mended(deps: CommerceDeps, shop: Shop, area: Area, id: ShopifyId): Promise<boolean> {
  try {
    await area.sync(id);
    return true;
  } catch (error) {
    if (isTemporary(error)) throw error;
    const reason = error instanceof Error ? error.name : 'unknown';
    deps.log.warn({ shopId: String(shop.id), id: String(id), reason }, 'a change could not be read');
    return false;
  }
}

/** Shopify, or the database, cannot be asked at all: the run is broken off and comes back. */
function isTemporary(error: unknown): boolean {
  return error instanceof Error && ('temporary' in error || 'code' in error);
}

function isBehind(
  change: Change,
  known: ReadonlyMap<bigint, Instant>,
  signs: ReadonlyMap<bigint, string>,
): boolean {
  const held = known.get(change.shopifyId);
  if (held === undefined) return true;
  const age = compareInstants(held, change.updatedAt);
  return age < 0 || (age === 0 && change.sign !== undefined && change.sign !== signs.get(change.shopifyId));
}

type Waiting = Record<'orders' | 'customers' | 'products', ReadonlySet<bigint>>;

function areasOf(deps: CommerceDeps, shopId: ShopId, waiting: Waiting): Area[] {
  const { shopify } = deps;
  return [
    {
      changed: (shop, asked) => shopify.changedProducts(shop, asked),
      known: listKnownProducts,
      sync: (id) => syncProduct(deps, shopId, id),
      waiting: waiting.products,
    },
    {
      changed: (shop, asked) => shopify.changedCustomers(shop, asked),
      known: listKnownCustomers,
      sync: (id) => syncCustomer(deps, shopId, id),
      waiting: waiting.customers,
    },
    {
      changed: (shop, asked) => shopify.changedOrders(shop, asked),
      known: listKnownChanges,
      signs: listOrderSigns,
      sync: (id) => syncOrder(deps, shopId, id),
      waiting: waiting.orders,
    },
  ];
}

async function waitingIds(deps: CommerceDeps, shopId: ShopId): Promise<Waiting> {
  const waiting = { orders: new Set<bigint>(), customers: new Set<bigint>(), products: new Set<bigint>() };
  for (const { topic, payload } of await listWaitingPayloads(deps.sql, shopId)) {
    note(waiting, deps.parseDelivery(topic, payload));
  }
  return waiting;
}

function note(
  waiting: { orders: Set<bigint>; customers: Set<bigint>; products: Set<bigint> },
  parsed: ParsedDelivery | { kind: 'unknown-topic' | 'unparsable' },
): void {
  switch (parsed.kind) {
    case 'order':
      waiting.orders.add(parsed.order.shopifyId);
      return;
    case 'order-changed':
      waiting.orders.add(parsed.orderShopifyId);
      return;
    case 'customer-changed':
      waiting.customers.add(parsed.customerShopifyId);
      return;
    case 'product-changed':
      waiting.products.add(parsed.productShopifyId);
      return;
    default:
  }
}
