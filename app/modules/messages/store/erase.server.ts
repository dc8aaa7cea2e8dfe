import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { MessageKind } from '../message.ts';
import { keysOf } from './intents.server.ts';

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

/** What was written about these subjects of one kind, whoever it went to. */
export async function eraseContentsAbout(
  tx: Tx,
  kind: MessageKind,
  subjectIds: readonly bigint[],
): Promise<void> {
  await tx.sql`delete from message_content where shop_id = ${tx.shopId} and intent_id in (
    select id from message_intent where shop_id = ${tx.shopId} and kind = ${kind}
      and key = any(${keysOf(kind, subjectIds)}::text[]))`;
}

export async function eraseContentsBefore(sql: Sql, shopId: bigint, before: Instant): Promise<void> {
  await sql`delete from message_content where shop_id = ${shopId} and written_at < ${before}`;
}
