import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { KnownTier, TierDecision } from '../decide-tier.ts';

/** A customer's level as stored. */
export interface StoredTier extends KnownTier {
  readonly customerId: bigint;
  readonly dueAt: Instant | null;
  /** How many changes there were. */
  readonly changes: number;
  /** Tag that the customer has at Shopify because of a level. */
  readonly taggedAs: string | null;
}

interface Row {
  customer_id: bigint;
  level: string | null;
  since: Instant;
  kept_until: Instant | null;
  due_at: Instant | null;
  manual_level: string | null;
  manual_since: Instant | null;
  manual_until: Instant | null;
  manual_by: string | null;
  rewarded: string[];
  tagged_as: string | null;
  changes: number;
}

/** What is stored of these customers; those of whom nothing is are absent. */
export async function listTiers(
  sql: Sql,
  shopId: bigint,
  customerIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, StoredTier>> {
  const rows =
    await sql<Row>`select customer_id, level, since, kept_until, due_at, manual_level, manual_since,
      manual_until, manual_by, rewarded, tagged_as, changes
    from loyalty_tier where shop_id = ${shopId} and customer_id = any(${customerIds}::bigint[])`;
  return new Map(rows.map((row) => [row.customer_id, storedTier(row)]));
}

/** The rows of these customers, made where they are missing, locked in the order of their ids. */
export async function lockTiers(
  tx: Tx,
  customerIds: readonly bigint[],
  now: Instant,
): Promise<ReadonlyMap<bigint, StoredTier>> {
  await tx.sql`insert into loyalty_tier (shop_id, customer_id, since)
    select ${tx.shopId}, id, ${now}::timestamptz from unnest(${customerIds}::bigint[]) as id order by id
    on conflict do nothing`;
  const rows =
    await tx.sql<Row>`select customer_id, level, since, kept_until, due_at, manual_level, manual_since,
      manual_until, manual_by, rewarded, tagged_as, changes
    from loyalty_tier where shop_id = ${tx.shopId} and customer_id = any(${customerIds}::bigint[])
    order by customer_id for no key update`;
  return new Map(rows.map((row) => [row.customer_id, storedTier(row)]));
}

/** Some of the rows on which something is due, locked; those that others hold are left to them. */
export async function lockDueTiers(
  tx: Tx,
  now: Instant,
  limit: number,
): Promise<ReadonlyMap<bigint, StoredTier>> {
  const rows =
    await tx.sql<Row>`select customer_id, level, since, kept_until, due_at, manual_level, manual_since,
      manual_until, manual_by, rewarded, tagged_as, changes
    from loyalty_tier where shop_id = ${tx.shopId} and due_at <= ${now}
    order by due_at, customer_id limit ${limit} for no key update skip locked`;
  return new Map(rows.map((row) => [row.customer_id, storedTier(row)]));
}

export async function findNextTierDue(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [row] = await sql<{ due_at: Instant }>`select due_at from loyalty_tier
    where shop_id = ${shopId} and due_at is not null order by due_at limit 1`;
  return row?.due_at ?? null;
}

/** Lets the next sweep look at everybody again who has, or may have had, a level. */
export async function recheckTiers(tx: Tx, now: Instant): Promise<void> {
  await tx.sql`update loyalty_tier set due_at = ${now}
    where shop_id = ${tx.shopId} and (due_at is null or due_at > ${now})`;
}

/** Keeps a decision on a locked row, and adds its changes to the history. */
export async function saveTier(
  tx: Tx,
  stored: Pick<StoredTier, 'customerId' | 'changes'>,
  decision: TierDecision,
  by: { readonly actor: string; readonly orderId: bigint | null },
): Promise<void> {
  const { own, manual, steps } = decision;
  const { customerId, changes } = stored;
  await tx.sql`update loyalty_tier set level = ${own.level}, since = ${own.since}, kept_until = ${own.keptUntil},
      due_at = ${decision.dueAt}, manual_level = ${manual?.level ?? null}, manual_since = ${manual?.since ?? null},
      manual_until = ${manual?.until ?? null}, manual_by = ${manual?.by ?? null},
      rewarded = ${decision.rewarded}::text[], changes = ${changes + steps.length}
    where shop_id = ${tx.shopId} and customer_id = ${customerId}`;
  for (const [index, step] of steps.entries()) {
    const orderId = step.cause === 'reached' || step.cause === 'refunded' ? by.orderId : null;
    const actor = step.cause === 'manual' || step.cause === 'manual-ended' ? by.actor : 'afterglow';
    await tx.sql`insert into loyalty_tier_change
        (shop_id, customer_id, number, from_level, to_level, cause, order_id, happened_at, actor)
      values (${tx.shopId}, ${customerId}, ${changes + index + 1}, ${step.from}, ${step.to}, ${step.cause},
        ${orderId}, ${step.at}, ${actor})`;
  }
}

export async function saveTaggedAs(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  tag: string | null,
): Promise<void> {
  await sql`update loyalty_tier set tagged_as = ${tag} where shop_id = ${shopId} and customer_id = ${customerId}`;
}

function storedTier(row: Row): StoredTier {
  const { manual_level: level, manual_since: since } = row;
  return {
    customerId: row.customer_id,
    own: { level: row.level, since: row.since, keptUntil: row.kept_until },
    manual:
      level === null || since === null
        ? null
        : { level, since, until: row.manual_until, by: row.manual_by ?? 'afterglow' },
    rewarded: row.rewarded,
    dueAt: row.due_at,
    changes: row.changes,
    taggedAs: row.tagged_as,
  };
}
