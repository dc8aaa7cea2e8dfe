import type { Instant } from '#app/kernel/calendar.ts';
import { customerId, type ShopId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { PrivacyRequestView } from '../views.ts';

/** Asked again, it stays one request. */
export async function savePrivacyRequest(
  sql: Sql,
  shopId: ShopId,
  request: { kind: PrivacyRequestView['kind']; key: string; customerId: bigint | null; completed: boolean },
): Promise<void> {
  await sql`
    insert into commerce_privacy_request (shop_id, kind, key, customer_id, completed_at)
    values (${shopId}, ${request.kind}, ${request.key}, ${request.customerId},
      case when ${request.completed}::boolean then clock_timestamp() end)
    on conflict (shop_id, key) do nothing`;
}

export async function completePrivacyRequest(sql: Sql, shopId: ShopId, id: bigint): Promise<void> {
  await sql`update commerce_privacy_request set completed_at = coalesce(completed_at, clock_timestamp())
    where shop_id = ${shopId} and id = ${id}`;
}

/** Open ones first, then newest first; at most 250. */
export async function listPrivacyRequests(sql: Sql, shopId: ShopId): Promise<PrivacyRequestView[]> {
  const rows = await sql<{
    id: bigint;
    kind: PrivacyRequestView['kind'];
    customer_id: bigint | null;
    received_at: Instant;
    completed_at: Instant | null;
  }>`select id, kind, customer_id, received_at, completed_at from commerce_privacy_request where shop_id = ${shopId}
    order by completed_at is not null, received_at desc, id desc limit 250`;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    customerId: row.customer_id === null ? null : customerId(row.customer_id),
    receivedAt: row.received_at,
    completedAt: row.completed_at,
  }));
}
