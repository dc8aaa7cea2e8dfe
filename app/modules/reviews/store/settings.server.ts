import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { SavedSettings } from '../door.ts';
import { defaultSettings, type ReviewSettings, settingsSchema } from '../settings/settings.ts';

export interface ReviewState {
  /** Null: the area is off. */
  readonly liveFrom: Instant | null;
  readonly defined: boolean;
  readonly replacesOthers: boolean;
}

interface StateRow {
  live_from: Instant | null;
  defined_at: Instant | null;
  replaces_others: boolean;
}

const off: ReviewState = { liveFrom: null, defined: false, replacesOthers: false };

const stateOf = (row: StateRow | undefined): ReviewState =>
  row === undefined
    ? off
    : {
        liveFrom: row.live_from,
        defined: row.defined_at !== null,
        replacesOthers: row.replaces_others,
      };

export async function findState(sql: Sql, shopId: bigint): Promise<ReviewState> {
  const [row] = await sql<StateRow>`select live_from, defined_at, replaces_others from review_state
    where shop_id = ${shopId}`;
  return stateOf(row);
}

/** Locks the area's state, made where it is missing. Saves and switches wait here for each other. */
export async function lockState(tx: Tx): Promise<ReviewState> {
  await tx.sql`insert into review_state (shop_id) values (${tx.shopId}) on conflict do nothing`;
  const [row] = await tx.sql<StateRow>`select live_from, defined_at, replaces_others from review_state
    where shop_id = ${tx.shopId} for no key update`;
  return stateOf(row);
}

export async function setLiveFrom(tx: Tx, liveFrom: Instant | null): Promise<void> {
  await tx.sql`update review_state set live_from = ${liveFrom} where shop_id = ${tx.shopId}`;
}

export async function noteDefined(sql: Sql, shopId: bigint): Promise<void> {
  await sql`insert into review_state (shop_id, defined_at) values (${shopId}, clock_timestamp())
    on conflict (shop_id) do update set defined_at = coalesce(review_state.defined_at, excluded.defined_at)`;
}

export async function setReplacesOthers(tx: Tx): Promise<void> {
  await tx.sql`update review_state set replaces_others = true where shop_id = ${tx.shopId}`;
}

interface VersionRow {
  version: number;
  settings: unknown;
  effective_at: Instant;
  saved_by: string;
  saved_at: Instant;
}

/** Newest first, those before version `before`. */
export async function listVersions(
  sql: Sql,
  shopId: bigint,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<readonly SavedSettings[]> {
  const rows = await sql<VersionRow>`select version, settings, effective_at, saved_by, saved_at
    from review_settings_version where shop_id = ${shopId} and version < coalesce(${before ?? null}::int, 2147483647)
    order by version desc limit ${limit}`;
  return rows.map((row) => ({
    version: row.version,
    settings: settingsSchema.parse(row.settings),
    effectiveAt: row.effective_at,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  }));
}

/** The version saved last; null before the first. */
export async function findLatestVersion(sql: Sql, shopId: bigint): Promise<SavedSettings | null> {
  return (await listVersions(sql, shopId, { limit: 1 }))[0] ?? null;
}

/** What is in force: the settings saved last, else the default. */
export async function currentSettings(sql: Sql, shopId: bigint): Promise<ReviewSettings> {
  return (await findLatestVersion(sql, shopId))?.settings ?? defaultSettings;
}

/** Adds the next version of a locked shop. */
export async function addVersion(
  tx: Tx,
  version: {
    readonly version: number;
    readonly settings: ReviewSettings;
    readonly effectiveAt: Instant;
    readonly savedBy: string;
  },
): Promise<void> {
  await tx.sql`insert into review_settings_version (shop_id, version, effective_at, settings, saved_by)
    values (${tx.shopId}, ${version.version}, ${version.effectiveAt}, ${JSON.stringify(version.settings)}::jsonb, ${version.savedBy})`;
}
