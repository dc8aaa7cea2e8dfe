import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

/** Business time. */
export interface PauseState {
  /** Null: not paused. */
  readonly pausedAt: Instant | null;
  /** What fell due before goes out from here on; null: never paused. */
  readonly resumedAt: Instant | null;
}

export async function findPause(sql: Sql, shopId: bigint): Promise<PauseState> {
  const [row] = await sql<{ paused_at: Instant | null; resumed_at: Instant | null }>`
    select paused_at, resumed_at from message_state where shop_id = ${shopId}`;
  return { pausedAt: row?.paused_at ?? null, resumedAt: row?.resumed_at ?? null };
}

/** False: it is paused already. */
export async function setPaused(tx: Tx, now: Instant): Promise<boolean> {
  const rows = await tx.sql`insert into message_state (shop_id, paused_at) values (${tx.shopId}, ${now})
    on conflict (shop_id) do update set paused_at = excluded.paused_at where message_state.paused_at is null
    returning 1 as one`;
  return rows.length > 0;
}

/** False: it is not paused. */
export async function setResumed(tx: Tx, now: Instant): Promise<boolean> {
  const rows = await tx.sql`update message_state set paused_at = null, resumed_at = ${now}
    where shop_id = ${tx.shopId} and paused_at is not null returning 1 as one`;
  return rows.length > 0;
}
