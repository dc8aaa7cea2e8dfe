import type { Instant } from '#app/kernel/calendar.ts';
import { customerId, orderId, type ShopId } from '#app/kernel/ids.ts';
import { parsePageEnd, printPageEnd } from '#app/kernel/page-end.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { orderFromJson } from '../orders/order-json.ts';
import type { OrderView } from '../views.ts';

interface Row {
  id: bigint;
  customer_id: bigint | null;
  snapshot: unknown;
  revision: number;
  updated_at: Instant;
  deleted_at: Instant | null;
}

/** Whole orders by our ids; those that are not there are absent. */
export async function listOrders(sql: Sql, shopId: ShopId, ids: readonly bigint[]): Promise<OrderView[]> {
  if (ids.length === 0) return [];
  const rows =
    await sql<Row>`select id, customer_id, snapshot, revision, updated_at, deleted_at from commerce_order
    where shop_id = ${shopId} and id = any(${ids}::bigint[])`;
  return rows.map(viewOf);
}

/**
 * Whole orders of which something was refunded since a moment, in the order in which they last changed: whatever was
 * refunded has changed since then.
 */
export async function listOrdersRefundedSince(
  sql: Sql,
  shopId: ShopId,
  since: Instant,
  page: { readonly after: string | null; readonly limit: number },
): Promise<{ readonly orders: OrderView[]; readonly next: string | null }> {
  const end = parsePageEnd(page.after);
  const rows =
    await sql<Row>`select id, customer_id, snapshot, revision, updated_at, deleted_at from commerce_order o
    where shop_id = ${shopId} and deleted_at is null and updated_at >= ${since}
      and (${end === null}::boolean or (updated_at, id) > (${end?.at ?? null}::timestamptz, ${end?.id ?? null}::bigint))
      and exists (select 1 from jsonb_array_elements(o.snapshot -> 'refunds') as refund
        where (refund ->> 'processedAt')::timestamptz >= ${since})
    order by updated_at, id limit ${page.limit + 1}`;
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const more = rows.length > page.limit && last !== undefined;
  return {
    orders: shown.map(viewOf),
    next: more ? printPageEnd({ at: last.updated_at, id: last.id }) : null,
  };
}

function viewOf(row: Row): OrderView {
  return {
    id: orderId(row.id),
    customerId: row.customer_id === null ? null : customerId(row.customer_id),
    snapshot: orderFromJson(row.snapshot),
    revision: row.revision,
    deletedAt: row.deleted_at,
  };
}
