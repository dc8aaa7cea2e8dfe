import { compareInstants, type Instant, type Zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import { money } from '#app/kernel/money.ts';
import { ourRefundsOf } from '../case/stored-return.ts';
import { startOfDaysBack } from '../decisions/days-back.ts';
import type { HeldUnit } from '../decisions/units-left.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { ReturnableOrder } from '../ports.ts';
import { listKnown } from '../store/known.server.ts';
import { listEarlierReturns, listListed } from '../store/lists/history.server.ts';
import {
  type LineThen,
  listHeldThen,
  listItemsThen,
  listLinesThen,
  listOrdersAskedFor,
  listReturnsThen,
  type ReturnThen,
} from '../store/lists/past-requests.server.ts';
import { listNativeUnits } from '../store/native-returns.server.ts';
import { isGoods, refundsAgain } from './order-before.ts';
import { type Past, type PastItem, type PastOrder, type PastRequest, reasonUntold } from './past.ts';

type Deps = Pick<ReturnsDeps, 'db' | 'orders'>;

const ordersPerRead = 1000;

/** What came to nothing by the customer's own doing would have done so under any policy. */
const gaveUp = ['cancelled', 'expired'];

/**
 * Everything that was asked for in the last N local days, in a number of reads that does not grow with what it finds.
 * Withdrawals are the law's and are not decided again. `spans`: how far back the policies look, in days.
 */
export async function loadPast(
  deps: Deps,
  shopId: bigint,
  asked: { readonly days: number; readonly now: Instant; readonly spans: readonly number[] },
): Promise<Past> {
  const { sql } = deps.db;
  const { zone, currency } = await deps.orders.shop(shopId);
  const span = { from: startOfDaysBack(asked.now, zone, asked.days), to: asked.now };
  const orders = await loadOrders(deps, shopId, span);
  const ids = [...orders.keys()];
  const buyers = [...new Set([...orders.values()].flatMap(({ customerId }) => customerId ?? []))];
  const gids = [...orders.values()].map(({ shopifyId }) => shopifyId);
  const [returns, held, natives, known, listed] = await Promise.all([
    listReturnsThen(sql, shopId, ids),
    listHeldThen(sql, shopId, ids),
    listNativeUnits(sql, shopId, gids),
    listKnown(sql, shopId, gids),
    listListed(sql, shopId, buyers),
  ]);
  const again = returns.filter((one) => isAgain(one, span));
  const parts = {
    again: new Set(again.map(({ id }) => id)),
    returns: Map.groupBy(returns, ({ orderId }) => orderId),
    held: Map.groupBy(held, ({ returnId }) => returnId),
    ...{ natives, known, listed },
  };
  const past = new Map([...orders.values()].map((order) => [order.orderId, pastOrder(order, parts)]));
  const requests = [...(await ownRequests(sql, shopId, again)), ...refundRequests(past, span.from)];
  return {
    ...{ zone, currency, since: span.from, orders: past },
    ...(await loadHistories(deps, shopId, buyers, { ...asked, zone, since: span.from })),
    requests: requests.toSorted((a, b) => compareInstants(a.askedAt, b.askedAt)),
  };
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Those that something was asked of, and those of which something was refunded. */
async function loadOrders(
  { db, orders }: Deps,
  shopId: bigint,
  span: Span,
): Promise<ReadonlyMap<bigint, ReturnableOrder>> {
  const found = new Map<bigint, ReturnableOrder>();
  for (let after: string | null | undefined; after !== null; ) {
    const page = await orders.ordersSince(shopId, span.from, { after: after ?? null, limit: ordersPerRead });
    for (const order of page.orders) found.set(order.orderId, order);
    after = page.next;
  }
  const others = (await listOrdersAskedFor(db.sql, shopId, span)).filter((id) => !found.has(id));
  for (let from = 0; from < others.length; from += ordersPerRead)
    for (const order of await orders.orders(shopId, others.slice(from, from + ordersPerRead)))
      found.set(order.orderId, order);
  return found;
}

function isAgain({ requestedAt, origin, state }: ReturnThen, { from, to }: Span): boolean {
  const within = compareInstants(requestedAt, from) >= 0 && compareInstants(requestedAt, to) <= 0;
  return within && origin !== 'withdrawal' && !gaveUp.includes(state);
}

function pastOrder(
  order: ReturnableOrder,
  parts: {
    readonly returns: ReadonlyMap<bigint, readonly ReturnThen[]>;
    readonly again: ReadonlySet<bigint>;
    readonly held: ReadonlyMap<bigint, readonly HeldUnit[]>;
    readonly natives: Awaited<ReturnType<typeof listNativeUnits>>;
    readonly known: Awaited<ReturnType<typeof listKnown>>;
    readonly listed: Awaited<ReturnType<typeof listListed>>;
  },
): PastOrder {
  const own = parts.returns.get(order.orderId) ?? [];
  const refundsOf = (some: readonly ReturnThen[]) => new Set<ShopifyId>(some.flatMap(ourRefundsOf));
  const unitsOf = (some: readonly ReturnThen[]) => some.flatMap(({ id }) => parts.held.get(id) ?? []);
  return {
    order,
    known: parts.known.get(order.shopifyId) ?? null,
    list: order.customerId === null ? null : (parts.listed.get(order.customerId) ?? null),
    use: {
      held: unitsOf(own),
      ourRefunds: refundsOf(own),
      native: parts.natives.get(order.shopifyId) ?? [],
    },
    fixed: unitsOf(own.filter(({ id }) => !parts.again.has(id))).map((unit) => ({
      ...unit,
      standing: 'waiting',
    })),
    again: refundsOf(own.filter(({ id }) => parts.again.has(id))),
  };
}

async function ownRequests(
  sql: Deps['db']['sql'],
  shopId: bigint,
  returns: readonly ReturnThen[],
): Promise<PastRequest[]> {
  const ids = returns.map(({ id }) => id);
  const [lines, items] = await Promise.all([
    listLinesThen(sql, shopId, ids),
    listItemsThen(sql, shopId, ids),
  ]);
  const linesOf = Map.groupBy(lines, ({ returnId }) => returnId);
  const itemsOf = Map.groupBy(items, ({ returnId }) => returnId);
  return returns.map((one) => {
    const own = linesOf.get(one.id) ?? [];
    const list = (minor: bigint) => money(minor, currencyCode(one.currency));
    return {
      orderId: one.orderId,
      askedAt: one.requestedAt,
      of: 'return',
      lines: own.map(({ lineShopifyId, quantity, reason }) => ({ lineShopifyId, quantity, reason })),
      outcome: one.outcome,
      exchange: (itemsOf.get(one.id) ?? []).map(
        ({ position, quantity, listMinor }): PastItem => ({
          position: placeOf(own, position),
          quantity,
          list: list(listMinor),
        }),
      ),
      byShopper: one.origin === 'shopper' || one.origin === 'shopify-request',
    };
  });
}

const placeOf = (lines: readonly LineThen[], position: number) =>
  lines.findIndex((line) => line.position === position);

function refundRequests(orders: ReadonlyMap<bigint, PastOrder>, since: Instant): PastRequest[] {
  return [...orders.values()].flatMap((past) =>
    refundsAgain(past, since).map(({ at, lines }): PastRequest => {
      const goods = Map.groupBy(
        lines.filter((part) => isGoods(part, past.order)),
        ({ lineShopifyId }) => lineShopifyId,
      );
      return {
        orderId: past.order.orderId,
        askedAt: at,
        of: 'refunded',
        lines: [...goods].map(([lineShopifyId, parts]) => ({
          lineShopifyId,
          quantity: parts.reduce((sum, part) => sum + part.quantity, 0),
          reason: reasonUntold,
        })),
        outcome: 'refund',
        exchange: [],
        byShopper: false,
      };
    }),
  );
}

async function loadHistories(
  { db, orders }: Deps,
  shopId: bigint,
  buyers: readonly bigint[],
  { zone, since, spans }: { readonly zone: Zone; readonly since: Instant; readonly spans: readonly number[] },
): Promise<Pick<Past, 'histories' | 'bought'>> {
  if (spans.length === 0) return { histories: new Map(), bought: new Map() };
  const from = startOfDaysBack(since, zone, Math.max(...spans));
  const [returns, bought] = await Promise.all([
    listEarlierReturns(db.sql, shopId, buyers, { from, since }),
    orders.unitsBoughtBy(shopId, buyers, from),
  ]);
  return {
    histories: Map.groupBy(returns, ({ customerId }) => customerId),
    bought: Map.groupBy(bought, ({ customerId }) => customerId),
  };
}
