import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { SavedVersion } from '../door.ts';
import { type Program, programSchema } from '../earning/program.ts';
import type { ExpiryNow } from '../ledger/due.ts';

interface Row {
  version: number;
  effective_at: Instant;
  program: unknown;
  saved_by: string;
  saved_at: Instant;
}

/** The version saved last; null before the first. */
export async function findLatestVersion(sql: Sql, shopId: bigint): Promise<SavedVersion | null> {
  return (await listVersions(sql, shopId, { limit: 1 }))[0] ?? null;
}

/** Newest first, those before version `before`. */
export async function listVersions(
  sql: Sql,
  shopId: bigint,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<readonly SavedVersion[]> {
  const rows = await sql<Row>`select version, effective_at, program, saved_by, saved_at
    from loyalty_program_version where shop_id = ${shopId} and version < coalesce(${before ?? null}::int, 2147483647)
    order by version desc limit ${limit}`;
  return rows.map((row) => ({
    version: row.version,
    effectiveAt: row.effective_at,
    program: programSchema.parse(row.program),
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  }));
}

/** How points expire by the programme in force, and since when it has been so; null without one. */
export async function findExpiryNow(sql: Sql, shopId: bigint, now: Instant): Promise<ExpiryNow> {
  const [row] = await sql<{ expiry: unknown; since: Instant }>`
    with past as (
      select version, effective_at, program -> 'expiry' as expiry from loyalty_program_version
      where shop_id = ${shopId} and effective_at <= ${now}
    ), current as (select version, expiry from past order by effective_at desc, version desc limit 1)
    select current.expiry, (
      select min(effective_at) from past where version > coalesce(
        (select max(version) from past where past.expiry is distinct from current.expiry and past.version < current.version), 0)
    ) as since from current`;
  if (row === undefined) return null;
  const expiry = programSchema.shape.expiry.parse(row.expiry);
  return expiry !== null && 'inactivityDays' in expiry ? { ...expiry, since: row.since } : expiry;
}

/** Locks the shop's loyalty state, made where it is missing. Saves and switches wait here for each other. */
export async function lockState(tx: Tx): Promise<{ readonly liveFrom: Instant | null }> {
  await tx.sql`insert into loyalty_state (shop_id) values (${tx.shopId}) on conflict do nothing`;
  const [row] = await tx.sql<{ live_from: Instant | null }>`select live_from from loyalty_state
    where shop_id = ${tx.shopId} for no key update`;
  return { liveFrom: row?.live_from ?? null };
}

export async function findLiveFrom(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [row] = await sql<{
    live_from: Instant | null;
  }>`select live_from from loyalty_state where shop_id = ${shopId}`;
  return row?.live_from ?? null;
}

/** Is the programme live? Then it stays so until the transaction ends; many may hold on to it at once. */
export async function lockedLive(tx: Tx): Promise<boolean> {
  const rows = await tx.sql`select 1 as one from loyalty_state
    where shop_id = ${tx.shopId} and live_from is not null for share`;
  return rows.length > 0;
}

export async function setLive(tx: Tx, from: Instant): Promise<void> {
  await tx.sql`update loyalty_state set live_from = ${from}, paused_at = null where shop_id = ${tx.shopId}`;
}

export async function setPaused(tx: Tx, at: Instant): Promise<void> {
  await tx.sql`update loyalty_state set live_from = null, paused_at = ${at} where shop_id = ${tx.shopId}`;
}

/** Adds the next version of a locked shop. */
export async function addVersion(
  tx: Tx,
  version: {
    readonly version: number;
    readonly program: Program;
    readonly effectiveAt: Instant;
    readonly savedBy: string;
  },
): Promise<void> {
  await tx.sql`insert into loyalty_program_version (shop_id, version, effective_at, program, saved_by)
    values (${tx.shopId}, ${version.version}, ${version.effectiveAt}, ${JSON.stringify(version.program)}::jsonb, ${version.savedBy})`;
}
