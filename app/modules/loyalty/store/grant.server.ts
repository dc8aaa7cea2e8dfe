import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Announcing, Prepared } from '#app/kernel/transaction.ts';
import { newFact } from '../ledger/account-change.ts';
import type { NewEntry } from '../ledger/ledger.ts';
import type { Grant } from '../ledger/settlement.ts';
import type { LineTraits, OrderTraits } from '../ports.ts';
import type { OrderTier } from '../tiers/order-tier.ts';
import { traitsAsJson } from './kept-traits.ts';

export interface GrantToWrite {
  readonly orderId: bigint;
  readonly customerId: bigint;
  readonly programVersion: number;
  readonly traits: ReadonlyMap<ShopifyId, LineTraits>;
  readonly orderTraits: OrderTraits | null;
  /** The level by which it earns; null: the programme has none. */
  readonly tier: OrderTier | null;
  /** Settlements of the order that the decision knew of; 0 for the first. */
  readonly settlements: number;
  /** Of the order, as decided on. */
  readonly revision: number;
  readonly grant: Grant;
  readonly entry: NewEntry;
  readonly reason: string | null;
  /** Business time of the decision: nothing of the account was due then. */
  readonly now: Instant;
}

/** Writes a grant in one statement. False: order or account have moved on since they were read; nothing was written. */
export type WriteGrant = (shopId: bigint, grant: GrantToWrite) => Promise<boolean>;

/*
 * The order's row comes first and stands guard: a settlement that decided on an older state finds another count and
 * writes nothing. Then the account, unless something has fallen due meanwhile: without it the entry has no number,
 * which the table refuses, and with that the whole statement. Waiting for a row that another grant holds, PostgreSQL
 * looks at its newest version, so numbers and balances stay contiguous without a retry.
 */
const statement = (announcing: Announcing) => `
with earning as (
  insert into loyalty_order (shop_id, order_id, customer_id, program_version, traits, granted, settlements, revision,
    level, tier_factor)
  values ($1, $2, $3, $4, $5, $7, 1, $15, $16, $17)
  on conflict (shop_id, order_id) do update set granted = loyalty_order.granted + excluded.granted,
    settlements = loyalty_order.settlements + 1, revision = excluded.revision, traits = excluded.traits,
    level = excluded.level, tier_factor = excluded.tier_factor
  where loyalty_order.settlements = $6 and loyalty_order.customer_id = $3
  returning settlements
), account as (
  insert into loyalty_account (shop_id, customer_id, posted, entries, last_activity_at, due_at, changes)
  select $1, $3, $7, 1, $8, $9, 1 from earning
  on conflict (shop_id, customer_id) do update set posted = loyalty_account.posted + excluded.posted,
    entries = loyalty_account.entries + 1, changes = loyalty_account.changes + 1,
    last_activity_at = greatest(loyalty_account.last_activity_at, excluded.last_activity_at),
    due_at = least(loyalty_account.due_at, excluded.due_at)
  where loyalty_account.due_at is null or loyalty_account.due_at > $11
  returning entries, posted
), entry as (
  insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, order_id, happened_at, reason, trace)
  select $1, $3, account.entries, 'earn', $7, account.posted, $12, $2, $8, $14, $13
  from earning left join account on true
  returning id
), lot as (
  insert into loyalty_lot (shop_id, customer_id, entry_id, order_id, granted, remaining, available_at, expires_at)
  select $1, $3, entry.id, $2, $7, $7, $9, $10 from entry
  returning id
), ${announcing.expressions(18, 'exists (select 1 from lot)')}
select lot.id, (select count(*) from jobs) as jobs from lot`;

export function openGrant(prepared: Prepared, announcing: Announcing): WriteGrant {
  const text = statement(announcing);
  return async (shopId, write) => {
    const { grant, entry, customerId, orderId } = write;
    const values = [
      shopId,
      orderId,
      customerId,
      write.programVersion,
      traitsAsJson(write),
      write.settlements,
      grant.points,
      grant.earnedAt,
      grant.availableAt,
      grant.expiresAt,
      write.now,
      entry.sourceKey,
      JSON.stringify(entry.trace),
      write.reason,
      write.revision,
      write.tier?.level ?? null,
      write.tier?.factor ?? null,
      ...announcing.values(entry.facts.map((fact) => newFact(fact, customerId, orderId))),
    ];
    try {
      return (await prepared('loyalty-grant', text, values)).length > 0;
    } catch (error) {
      if (movedOn(error)) return false;
      throw error;
    }
  };
}

/** The entry was refused for its missing number or its taken source key, or two writers waited for each other. */
function movedOn(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const table = 'table' in error ? error.table : undefined;
  if (error.code === '40P01' || error.code === '40001') return true;
  return (error.code === '23502' || error.code === '23505') && table === 'loyalty_entry';
}
