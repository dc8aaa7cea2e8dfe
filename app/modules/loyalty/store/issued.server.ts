import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

// What was given for points at once: gift cards and store credit.

/**
 * Notes that Shopify is about to be asked to give what a hold stands for; its account is locked. With `alone`, only
 * while no other store credit of the customer is unknown, and not while an answer may still be on its way. Null: not
 * now.
 */
export async function claimIssuing(tx: Tx, id: bigint, alone: boolean): Promise<Instant | null> {
  const [row] = await tx.sql<{ asked_at: Instant }>`
    update loyalty_redemption r set asked_at = clock_timestamp()
    where r.shop_id = ${tx.shopId} and r.id = ${id} and r.state = 'held' and (not ${alone}::boolean or (
      (r.asked_at is null or r.asked_at <= clock_timestamp() - interval '20 seconds')
      and not exists (select 1 from loyalty_redemption o where o.shop_id = r.shop_id
        and o.customer_id = r.customer_id and o.id <> r.id and o.state = 'held' and o.asked_at is not null
        and o.reward -> 'reward' ->> 'kind' = 'store-credit')))
    returning r.asked_at`;
  return row?.asked_at ?? null;
}

/** Is this still the attempt of that moment? Null: Shopify was never asked. */
export const isSameAsking = (asked: Instant | null, claimed: Instant | null): boolean =>
  asked === null || claimed === null ? asked === claimed : compareInstants(asked, claimed) === 0;

/** Shopify's id of what was given; null: only its code is known. */
export async function noteIssued(tx: Tx, id: bigint, issued: ShopifyId | null): Promise<void> {
  await tx.sql`update loyalty_redemption set issued_id = ${issued} where shop_id = ${tx.shopId} and id = ${id}`;
}

/** Those of these store credits that stand for a redemption already. */
export async function findIssued(
  sql: Sql,
  shopId: bigint,
  credits: readonly ShopifyId[],
): Promise<ReadonlySet<ShopifyId>> {
  if (credits.length === 0) return new Set();
  const rows = await sql<{ issued_id: bigint }>`
    select issued_id from loyalty_redemption where shop_id = ${shopId} and issued_id = any(${credits}::bigint[])
      and reward -> 'reward' ->> 'kind' = 'store-credit'`;
  return new Set(rows.map((row) => shopifyId(row.issued_id)));
}
