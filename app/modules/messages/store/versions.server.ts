import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { MessageKind } from '../message.ts';

/** What is kept in versions. */
export type VersionSubject = 'settings' | 'brand' | `template:${MessageKind}`;

/** `data` is as it was saved: whoever reads it parses it. */
export interface StoredVersion {
  readonly version: number;
  readonly data: unknown;
  readonly savedAt: Instant;
  readonly savedBy: string;
}

interface Row {
  version: number;
  data: unknown;
  saved_at: Instant;
  saved_by: string;
}

/** Newest first, those before version `before`; at most 250. */
export async function listVersions(
  sql: Sql,
  shopId: bigint,
  subject: VersionSubject,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<readonly StoredVersion[]> {
  const rows = await sql<Row>`select version, data, saved_at, saved_by from message_version
    where shop_id = ${shopId} and subject = ${subject} and version < coalesce(${before ?? null}::int, 2147483647)
    order by version desc limit ${Math.min(250, Math.max(1, limit))}`;
  return rows.map((row) => ({
    version: row.version,
    data: row.data,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
  }));
}

/** The version saved last; null before the first. */
export async function findLatestVersion(
  sql: Sql,
  shopId: bigint,
  subject: VersionSubject,
): Promise<StoredVersion | null> {
  return (await listVersions(sql, shopId, subject, { limit: 1 }))[0] ?? null;
}

/** Adds the next version. The same data again is no new version: its number is then that of the latest. */
export async function addVersion(
  tx: Tx,
  subject: VersionSubject,
  data: object,
  actor: string,
  now: Instant,
): Promise<{ readonly version: number; readonly changed: boolean }> {
  // Saves of one shop wait here for each other.
  await tx.sql`insert into message_state (shop_id) values (${tx.shopId}) on conflict do nothing`;
  await tx.sql`select 1 from message_state where shop_id = ${tx.shopId} for no key update`;
  const text = JSON.stringify(data);
  const [latest] = await tx.sql<{ version: number; same: boolean }>`
    select version, data = ${text}::jsonb as same from message_version
    where shop_id = ${tx.shopId} and subject = ${subject} order by version desc limit 1`;
  if (latest?.same) return { version: latest.version, changed: false };
  const version = (latest?.version ?? 0) + 1;
  await tx.sql`insert into message_version (shop_id, subject, version, data, saved_at, saved_by)
    values (${tx.shopId}, ${subject}, ${version}, ${text}::jsonb, ${now}, ${actor})`;
  return { version, changed: true };
}
