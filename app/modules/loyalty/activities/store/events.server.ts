import { type Points, points } from '#app/kernel/points.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { EventSilence, ToldEvent } from '../door.ts';
import type { Span } from '../limit-span.ts';

export interface StoredEvent {
  readonly fingerprint: string;
  readonly points: Points;
  readonly reason: EventSilence | null;
}

/** Null: nothing was told under this key yet. */
export async function findEvent(sql: Sql, shopId: bigint, key: string): Promise<StoredEvent | null> {
  const [row] = await sql<{ fingerprint: string; points: bigint; refused: EventSilence | null }>`
    select fingerprint, points, refused from loyalty_event where shop_id = ${shopId} and key = ${key}`;
  return row === undefined
    ? null
    : { fingerprint: row.fingerprint, points: points(row.points), reason: row.refused };
}

/** False: something stands under its key already. Waits for who is writing the same key. */
export async function insertEvent(
  tx: Tx,
  customerId: bigint,
  { event, key, fingerprint, happenedAt, apiKeyId }: ToldEvent,
  given: { readonly points: Points; readonly reason: EventSilence | null },
): Promise<boolean> {
  const written = await tx.sql`insert into loyalty_event
      (shop_id, key, event, customer_id, fingerprint, happened_at, points, refused, api_key_id)
    values (${tx.shopId}, ${key}, ${event}, ${customerId}, ${fingerprint}, ${happenedAt}, ${given.points},
      ${given.reason}, ${apiKeyId})
    on conflict do nothing returning 1`;
  return written.length > 0;
}

/** How often these people have earned by an event; `span`: when it happened, null: ever. */
export async function countEarned(
  sql: Sql,
  shopId: bigint,
  people: readonly bigint[],
  event: string,
  span: Span | null,
): Promise<number> {
  const [row] = await sql<{ times: bigint }>`select count(*) as times from loyalty_event
    where shop_id = ${shopId} and customer_id = any(${people}::bigint[]) and event = ${event} and points > 0
      and (${span === null} or (happened_at >= ${span?.from ?? null} and happened_at < ${span?.before ?? null}))`;
  return Number(row?.times ?? 0n);
}

/** How often these people have ever earned by each event; by its id, those that never did are absent. */
export async function countEarnedEver(
  sql: Sql,
  shopId: bigint,
  people: readonly bigint[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ event: string; times: bigint }>`select event, count(*) as times from loyalty_event
    where shop_id = ${shopId} and customer_id = any(${people}::bigint[]) and points > 0 group by event`;
  return new Map(rows.map(({ event, times }) => [event, Number(times)]));
}
