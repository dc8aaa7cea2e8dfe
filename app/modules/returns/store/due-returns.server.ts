import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';

export interface DueReturn {
  readonly id: bigint;
  /** The moment at which it was due. */
  readonly at: Instant;
}

const limit = 200;

/** Approved ones whose customers are to be reminded, the longest due first. */
export function listReminding(sql: Sql, shopId: bigint, now: Instant): Promise<DueReturn[]> {
  return sql<DueReturn>`select id, remind_at as at from returns_return
    where shop_id = ${shopId} and remind_at <= ${now} order by remind_at, id limit ${limit}`;
}

/** Approved ones that were never sent, the longest due first. */
export function listExpiring(sql: Sql, shopId: bigint, now: Instant): Promise<DueReturn[]> {
  return sql<DueReturn>`select id, expires_at as at from returns_return
    where shop_id = ${shopId} and expires_at <= ${now} and state = 'approved' order by expires_at, id limit ${limit}`;
}
