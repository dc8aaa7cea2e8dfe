import type { Sql } from '#app/kernel/transaction.ts';
import type { TriggerState } from '../door.ts';

/**
 * Committed by itself, before anything is given. A claim that is found open is of a process that died over it: whether
 * Flow has it, nobody knows.
 */
export async function claimTrigger(
  sql: Sql,
  shopId: bigint,
  factId: bigint,
  handle: string,
): Promise<boolean> {
  const rows = await sql`insert into review_flow (shop_id, fact_id, handle, state)
    values (${shopId}, ${factId}, ${handle}, 'claimed') on conflict do nothing returning 1 as one`;
  if (rows.length > 0) return true;
  await sql`update review_flow set state = 'unknown'
    where shop_id = ${shopId} and fact_id = ${factId} and handle = ${handle} and state = 'claimed'`;
  return false;
}

export async function settleTrigger(
  sql: Sql,
  shopId: bigint,
  factId: bigint,
  handle: string,
  state: TriggerState,
): Promise<void> {
  await sql`update review_flow set state = ${state}
    where shop_id = ${shopId} and fact_id = ${factId} and handle = ${handle}`;
}

export async function releaseTrigger(
  sql: Sql,
  shopId: bigint,
  factId: bigint,
  handle: string,
): Promise<void> {
  await sql`delete from review_flow
    where shop_id = ${shopId} and fact_id = ${factId} and handle = ${handle} and state = 'claimed'`;
}
