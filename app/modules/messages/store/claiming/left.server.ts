import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { type Claimed, type ClaimedRow, claimedOf } from './claims.server.ts';

// What nobody sees to any more.

/** Real time after which a job is given up, with the queue's own back-off, and a little more. */
const givenUpAfter = '30 hours';

/** Messages in the queue whose job has been given up, or taken away, wait again. */
export async function putBackGivenUp(sql: Sql, shopId: bigint): Promise<void> {
  await sql`update message_intent set state = 'waiting' where shop_id = ${shopId} and state = 'queued'
    and queued_at < clock_timestamp() - ${givenUpAfter}::interval`;
}

/** What a job had in hand that has been given up meanwhile. */
export async function listLeftInHand(sql: Sql, shopId: bigint): Promise<readonly Claimed[]> {
  const rows = await sql<ClaimedRow>`
    select id, kind, customer_id, order_id, merged_into, message_id, due_at from message_intent
    where shop_id = ${shopId} and state = 'claimed' and claimed_at < clock_timestamp() - ${givenUpAfter}::interval
    order by id`;
  return rows.flatMap(claimedOf);
}

/** What was put off under rules that hold no more is looked at again at `now`. */
export async function lookAgain(tx: Tx, now: Instant): Promise<void> {
  await tx.sql`update message_intent set due_at = ${now} where shop_id = ${tx.shopId} and state = 'waiting'
    and later is not null and first_due_at <= ${now} and due_at > ${now}`;
}
