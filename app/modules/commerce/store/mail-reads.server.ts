import type { Instant } from '#app/kernel/calendar.ts';
import { customerId, type ShopId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { MarketingState } from '../customer.ts';
import type { PersonalSeal } from '../ports.ts';
import type { MailedCustomer, MailedOrder } from '../views.ts';

interface CustomerLine {
  asked: bigint;
  id: bigint;
  shopify_id: bigint;
  email_sealed: Uint8Array | null;
  first_name: string | null;
  locale: string | null;
  country_code: string | null;
  marketing: MarketingState | null;
  valid_count: number;
  last_valid_at: Instant | null;
  deleted_at: Instant | null;
  redacted_at: Instant | null;
}

/** These customers as mails need them, by the number asked for; who was taken over is answered by who took over. */
export async function readMailedCustomers(
  sql: Sql,
  shopId: ShopId,
  ids: readonly bigint[],
  seal: PersonalSeal,
): Promise<ReadonlyMap<bigint, MailedCustomer>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<CustomerLine>`
    select named.id as asked, c.id, c.shopify_id, p.email_sealed, p.first_name, c.locale, c.country_code, c.marketing,
      c.valid_count, c.last_valid_at, c.deleted_at, c.redacted_at
    from commerce_customer named
    join commerce_customer c on c.shop_id = named.shop_id and c.id = coalesce(named.merged_into_id, named.id)
    left join commerce_customer_profile p on p.shop_id = c.shop_id and p.customer_id = c.id
    where named.shop_id = ${shopId} and named.id = any(${ids}::bigint[])`;
  return new Map(
    rows.map((row) => [
      row.asked,
      {
        id: customerId(row.id),
        shopifyId: shopifyId(row.shopify_id),
        email: row.email_sealed === null ? null : seal.open(row.email_sealed),
        firstName: row.first_name,
        locale: row.locale,
        countryCode: row.country_code,
        marketing: row.marketing,
        validOrders: row.valid_count,
        lastValidAt: row.last_valid_at,
        deletedAt: row.deleted_at,
        redactedAt: row.redacted_at,
      },
    ]),
  );
}

interface OrderLine {
  id: bigint;
  shopify_id: bigint;
  country_code: string | null;
  valid: boolean;
  processed_at: Instant;
}

/** These orders as mails need them. */
export async function readMailedOrders(
  sql: Sql,
  shopId: ShopId,
  ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, MailedOrder>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<OrderLine>`
    select id, shopify_id, snapshot ->> 'countryCode' as country_code, valid and deleted_at is null as valid, processed_at
    from commerce_order where shop_id = ${shopId} and id = any(${ids}::bigint[])`;
  return new Map(
    rows.map((row) => [
      row.id,
      {
        shopifyId: shopifyId(row.shopify_id),
        countryCode: row.country_code,
        valid: row.valid,
        processedAt: row.processed_at,
      },
    ]),
  );
}
