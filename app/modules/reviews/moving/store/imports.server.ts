import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { ImportState, ImportSummary } from '../door.ts';
import { type Format, formats } from '../reading/formats.ts';
import { type ImportOptions, storedOptions } from '../reading/options.ts';

export interface StoredImport extends ImportSummary {
  readonly options: ImportOptions;
}

interface Row {
  id: bigint;
  file_name: string;
  format: string;
  options: unknown;
  state: ImportState;
  rows: number;
  position: number;
  added: number;
  known: number;
  skipped: number;
  faulty: number;
  created_by: string;
  created_at: Instant;
  started_at: Instant | null;
  ended_at: Instant | null;
}

export async function insertImport(
  sql: Sql,
  shopId: bigint,
  file: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly format: Format;
    readonly options: ImportOptions;
    readonly actor: string;
  },
): Promise<bigint> {
  const [row] = await sql<{ id: bigint }>`
    insert into review_import (shop_id, file_name, format, options, state, bytes, created_by)
    values (${shopId}, ${file.name}, ${file.format}, ${JSON.stringify(file.options)}::jsonb, 'looking', ${file.bytes},
      ${file.actor}) returning id`;
  if (row === undefined) throw new Error('The import was not written');
  return row.id;
}

/** Of files that wait for answers or for their start. */
export async function countUnstarted(sql: Sql, shopId: bigint): Promise<number> {
  const [row] = await sql<{ n: number }>`select count(*)::int as n from review_import
    where shop_id = ${shopId} and state in ('looking', 'ready')`;
  return row?.n ?? 0;
}

export async function findImport(sql: Sql, shopId: bigint, id: bigint): Promise<StoredImport | null> {
  const [row] =
    await sql<Row>`select id, file_name, format, options, state, rows, position, added, known, skipped, faulty,
    created_by, created_at, started_at, ended_at from review_import where shop_id = ${shopId} and id = ${id}`;
  return row === undefined ? null : importOf(row);
}

/** Null: there is no file any more. */
export async function readBytes(sql: Sql, shopId: bigint, id: bigint): Promise<Uint8Array | null> {
  const [row] = await sql<{ bytes: Uint8Array | null }>`select bytes from review_import
    where shop_id = ${shopId} and id = ${id}`;
  return row?.bytes ?? null;
}

/** Newest first. */
export async function listImports(sql: Sql, shopId: bigint, limit: number): Promise<ImportSummary[]> {
  const rows =
    await sql<Row>`select id, file_name, format, options, state, rows, position, added, known, skipped, faulty,
    created_by, created_at, started_at, ended_at from review_import
    where shop_id = ${shopId} order by id desc limit ${limit}`;
  return rows.map((row) => {
    const { options: _, ...summary } = importOf(row);
    return summary;
  });
}

/** The batch, whose next step nobody else takes before the transaction ends. Null: none of these states. */
export async function lockImport(
  tx: Tx,
  id: bigint,
  states: readonly ImportState[],
): Promise<{ readonly position: number } | null> {
  const [row] = await tx.sql<{ position: number }>`select position from review_import
    where shop_id = ${tx.shopId} and id = ${id} and state = any(${states}::text[]) for update`;
  return row ?? null;
}

/** What is known of the file now; it is to be looked through again. False: it has been started. */
export async function saveOptions(
  sql: Sql,
  shopId: bigint,
  id: bigint,
  { format, options }: { readonly format: Format; readonly options: ImportOptions },
): Promise<boolean> {
  const rows =
    await sql`update review_import set options = ${JSON.stringify(options)}::jsonb, format = ${format},
      state = 'looking', rows = 0, added = 0, known = 0, skipped = 0, faulty = 0
    where shop_id = ${shopId} and id = ${id} and state in ('looking', 'ready') returning 1 as one`;
  return rows.length > 0;
}

export interface Counts {
  readonly added: number;
  readonly known: number;
  readonly skipped: number;
  readonly faulty: number;
}

/** What would come of it. False: it was started, or answered another way, while it was looked through. */
export async function saveLook(
  tx: Tx,
  { id, options }: Pick<StoredImport, 'id' | 'options'>,
  rows: number,
  counts: Counts,
): Promise<boolean> {
  const changed = await tx.sql`update review_import set state = 'ready', rows = ${rows}, position = 0,
      added = ${counts.added}, known = ${counts.known}, skipped = ${counts.skipped}, faulty = ${counts.faulty}
    where shop_id = ${tx.shopId} and id = ${id} and state = 'looking'
      and options = ${JSON.stringify(options)}::jsonb returning 1 as one`;
  return changed.length > 0;
}

/** Counts and problems begin anew: what is in the database from here on is what really happened. */
export async function beginImport(tx: Tx, id: bigint): Promise<boolean> {
  const changed =
    await tx.sql`update review_import set state = 'running', started_at = now(), position = 0, added = 0,
      known = 0, skipped = 0, faulty = 0
    where shop_id = ${tx.shopId} and id = ${id} and state = 'ready' returning 1 as one`;
  return changed.length > 0;
}

export async function saveProgress(tx: Tx, id: bigint, position: number, more: Counts): Promise<void> {
  await tx.sql`update review_import set position = ${position}, added = added + ${more.added},
      known = known + ${more.known}, skipped = skipped + ${more.skipped}, faulty = faulty + ${more.faulty}
    where shop_id = ${tx.shopId} and id = ${id}`;
}

/** The file goes with it. */
export async function endImport(
  tx: Tx,
  id: bigint,
  from: ImportState,
  to: 'done' | 'undone',
): Promise<boolean> {
  const changed = await tx.sql`update review_import set state = ${to}, bytes = null, ended_at = now()
    where shop_id = ${tx.shopId} and id = ${id} and state = ${from} returning 1 as one`;
  return changed.length > 0;
}

export async function beginUndo(tx: Tx, id: bigint): Promise<boolean> {
  const changed = await tx.sql`update review_import set state = 'undoing', position = 0, bytes = null
    where shop_id = ${tx.shopId} and id = ${id} and state = 'done' returning 1 as one`;
  return changed.length > 0;
}

export async function noteUndone(tx: Tx, id: bigint, reviews: number): Promise<void> {
  await tx.sql`update review_import set position = position + ${reviews} where shop_id = ${tx.shopId} and id = ${id}`;
}

export async function deleteUnstarted(sql: Sql, shopId: bigint, id: bigint): Promise<boolean> {
  const rows = await sql`delete from review_import where shop_id = ${shopId} and id = ${id}
    and state in ('looking', 'ready') returning 1 as one`;
  return rows.length > 0;
}

export async function deleteForgotten(sql: Sql, shopId: bigint): Promise<void> {
  await sql`delete from review_import where shop_id = ${shopId} and state in ('looking', 'ready')
    and created_at < now() - interval '7 days'`;
}

export async function listUnderWay(
  sql: Sql,
  shopId: bigint,
): Promise<{ readonly id: bigint; readonly state: ImportState }[]> {
  return sql<{ id: bigint; state: ImportState }>`select id, state from review_import
    where shop_id = ${shopId} and state in ('running', 'undoing') order by id`;
}

function importOf(row: Row): StoredImport {
  const { position, rows, added, known, skipped, faulty } = row;
  return {
    id: row.id,
    fileName: row.file_name,
    format: formats.find((format) => format === row.format) ?? 'mapped',
    options: storedOptions.parse(row.options),
    state: row.state,
    ...{ rows, position, added, known, skipped, faulty },
    createdBy: row.created_by,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
