import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

/** What was written to a customer, or about a guest's order; that and when it was sent stays. */
export async function eraseContents(
  tx: Tx,
  { customerId, orderId }: { readonly customerId: bigint | null; readonly orderId: bigint | null },
): Promise<void> {
  await tx.sql`delete from message_content where shop_id = ${tx.shopId} and intent_id in (
    select id from message_intent where shop_id = ${tx.shopId}
      and (customer_id = ${customerId}::bigint or (customer_id is null and order_id = ${orderId}::bigint)))`;
  await tx.sql`update message_suppression set customer_id = null
    where shop_id = ${tx.shopId} and customer_id = ${customerId}::bigint`;
}

export async function eraseContentsBefore(sql: Sql, shopId: bigint, before: Instant): Promise<void> {
  await sql`delete from message_content where shop_id = ${shopId} and written_at < ${before}`;
}
