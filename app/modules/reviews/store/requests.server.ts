import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { PurchaseOutcome } from '../review.ts';

export interface NewRequest {
  readonly orderId: bigint;
  readonly at: Instant;
  /** Lines asked about, by what had become of them. */
  readonly kept: number;
  readonly exchanged: number;
  readonly returned: number;
  /** Days after it on which is reminded. */
  readonly reminderDays: readonly number[];
}

/** Whoever notes a request and whoever answers it wait here for each other: at once, neither would see the other. */
async function lockRequest({ sql, shopId }: Tx, orderId: bigint): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('review-request:' || ${orderId}::bigint, ${shopId}))`;
}

/** The order was asked about; noted again, the first time counts. A review may have come before it was noted. */
export async function addRequest(tx: Tx, request: NewRequest): Promise<void> {
  const { orderId, at, kept, exchanged, returned, reminderDays } = request;
  const { sql, shopId } = tx;
  await lockRequest(tx, orderId);
  await sql`insert into review_request (shop_id, order_id, requested_at, answered_at, kept, exchanged, returned, reminder_days)
    values (${shopId}, ${orderId}, ${at}, (select min(submitted_at) from review where shop_id = ${shopId}
        and order_id = ${orderId} and via <> 'import' and submitted_at >= ${at}),
      ${kept}, ${exchanged}, ${returned}, ${reminderDays}::int[])
    on conflict do nothing`;
}

/** Lines of the order that rules leave out now, in the place of those that they left out before. */
export async function setLeftOut(tx: Tx, orderId: bigint, left: Readonly<Record<PurchaseOutcome, number>>) {
  const { kept, exchanged, returned } = left;
  if (kept + exchanged + returned === 0)
    await tx.sql`delete from review_left_out where shop_id = ${tx.shopId} and order_id = ${orderId}`;
  else
    await tx.sql`insert into review_left_out (shop_id, order_id, kept, exchanged, returned)
      values (${tx.shopId}, ${orderId}, ${kept}, ${exchanged}, ${returned})
      on conflict (shop_id, order_id) do update
        set kept = excluded.kept, exchanged = excluded.exchanged, returned = excluded.returned`;
}

/** Null: the order was not asked about. */
export async function findRequest(
  sql: Sql,
  shopId: bigint,
  orderId: bigint,
): Promise<{ readonly requestedAt: Instant; readonly reminderDays: readonly number[] } | null> {
  const [row] = await sql<{ requested_at: Instant; reminder_days: number[] }>`
    select requested_at, reminder_days from review_request where shop_id = ${shopId} and order_id = ${orderId}`;
  return row === undefined ? null : { requestedAt: row.requested_at, reminderDays: row.reminder_days };
}

/** One more mail that reminded of it. */
export async function countReminder(sql: Sql, shopId: bigint, orderId: bigint): Promise<void> {
  await sql`update review_request set reminders = reminders + 1 where shop_id = ${shopId} and order_id = ${orderId}`;
}

export async function findRequestedAt(sql: Sql, shopId: bigint, orderId: bigint): Promise<Instant | null> {
  const [row] = await sql<{ requested_at: Instant }>`select requested_at from review_request
    where shop_id = ${shopId} and order_id = ${orderId}`;
  return row?.requested_at ?? null;
}

/** A review of it came; the first one counts. Nothing where it was not asked about. */
export async function noteAnswered(tx: Tx, orderId: bigint, at: Instant): Promise<void> {
  await lockRequest(tx, orderId);
  await tx.sql`update review_request set answered_at = ${at}
    where shop_id = ${tx.shopId} and order_id = ${orderId} and answered_at is null and requested_at <= ${at}`;
}

/** Of orders asked about since a moment: how many, and of how many a review came afterwards. */
export async function countResponses(
  sql: Sql,
  shopId: bigint,
  since: Instant,
): Promise<{ readonly asked: number; readonly answered: number }> {
  const [row] = await sql<{ asked: number; answered: number }>`
    select count(*)::int as asked, count(answered_at)::int as answered
    from review_request where shop_id = ${shopId} and requested_at >= ${since}`;
  return row ?? { asked: 0, answered: 0 };
}
