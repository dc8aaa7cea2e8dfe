import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { SavedPolicy } from '../door.ts';
import { type Policy, policySchema } from '../policy/policy.ts';

interface Row {
  version: number;
  effective_at: Instant;
  policy: unknown;
  saved_by: string;
  saved_at: Instant;
  restored: number | null;
}

/** Newest first, those before version `before`. */
export async function listPolicies(
  sql: Sql,
  shopId: bigint,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<readonly SavedPolicy[]> {
  const rows =
    await sql<Row>`select version, effective_at, policy, saved_by, saved_at, restored from returns_policy_version
    where shop_id = ${shopId} and version < coalesce(${before ?? null}::int, 2147483647)
    order by version desc limit ${limit}`;
  return rows.map(savedOf);
}

/** Every version, newest first: what was bought long ago goes by an old one. */
export async function listAllPolicies(sql: Sql, shopId: bigint): Promise<readonly SavedPolicy[]> {
  return listPolicies(sql, shopId, { limit: 2_147_483_647 });
}

export async function findLatestPolicy(sql: Sql, shopId: bigint): Promise<SavedPolicy | null> {
  return (await listPolicies(sql, shopId, { limit: 1 }))[0] ?? null;
}

/** Null: there is no such version. */
export async function findPolicy(sql: Sql, shopId: bigint, version: number): Promise<SavedPolicy | null> {
  const [row] =
    await sql<Row>`select version, effective_at, policy, saved_by, saved_at, restored from returns_policy_version
    where shop_id = ${shopId} and version = ${version}`;
  return row === undefined ? null : savedOf(row);
}

/** The version in force at the moment and the very first one: all that can decide about something bought then. */
export async function policiesAt(sql: Sql, shopId: bigint, at: Instant): Promise<readonly SavedPolicy[]> {
  const rows = await sql<Row>`
    (select version, effective_at, policy, saved_by, saved_at, restored from returns_policy_version
      where shop_id = ${shopId} and effective_at <= ${at} order by effective_at desc, version desc limit 1)
    union
    (select version, effective_at, policy, saved_by, saved_at, restored from returns_policy_version
      where shop_id = ${shopId} order by version limit 1)`;
  return rows.map(savedOf);
}

/** The first version, the one in force at a moment, and all that came into force after it. */
export async function policiesSince(sql: Sql, shopId: bigint, at: Instant): Promise<readonly SavedPolicy[]> {
  const rows = await sql<Row>`select version, effective_at, policy, saved_by, saved_at, restored
    from returns_policy_version where shop_id = ${shopId} and effective_at > ${at}`;
  return [...(await policiesAt(sql, shopId, at)), ...rows.map(savedOf)];
}

/** Locks the shop's switch, made where it is missing. Saves and switches wait here for each other. */
export async function lockState(tx: Tx): Promise<{ readonly liveFrom: Instant | null }> {
  await tx.sql`insert into returns_state (shop_id) values (${tx.shopId}) on conflict do nothing`;
  const [row] = await tx.sql<{ live_from: Instant | null }>`select live_from from returns_state
    where shop_id = ${tx.shopId} for no key update`;
  return { liveFrom: row?.live_from ?? null };
}

export async function findLiveFrom(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [row] = await sql<{ live_from: Instant | null }>`select live_from from returns_state
    where shop_id = ${shopId}`;
  return row?.live_from ?? null;
}

export async function setLiveFrom(tx: Tx, liveFrom: Instant | null): Promise<void> {
  await tx.sql`update returns_state set live_from = ${liveFrom} where shop_id = ${tx.shopId}`;
}

/** Adds the next version of a locked shop. */
export async function addPolicy(
  tx: Tx,
  version: {
    readonly version: number;
    readonly policy: Policy;
    readonly effectiveAt: Instant;
    readonly savedBy: string;
    /** The version that it puts back; null: it is a new one. */
    readonly restored: number | null;
  },
): Promise<void> {
  await tx.sql`insert into returns_policy_version (shop_id, version, effective_at, policy, saved_by, restored)
    values (${tx.shopId}, ${version.version}, ${version.effectiveAt}, ${JSON.stringify(version.policy)}::jsonb,
      ${version.savedBy}, ${version.restored}::int)`;
}

function savedOf(row: Row): SavedPolicy {
  return {
    version: row.version,
    effectiveAt: row.effective_at,
    policy: policySchema.parse(row.policy),
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    restored: row.restored,
  };
}
