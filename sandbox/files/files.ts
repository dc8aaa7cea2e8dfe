import { randomUUID } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';
import { isoSeconds } from '../domain/timestamps.ts';
import type { Id, Shop } from '../domain/types.ts';
import type { Reader, Tx } from '../state/database.ts';
import { lockDocument, removeDocument, saveDocument, takeId } from '../state/documents.ts';
import type { FileData } from './file-types.ts';
import { lookAtFile } from './look-at-file.ts';

/** How long Shopify is at it, in real time. */
const processingMs = 700;

export type DuplicateMode = 'APPEND_UUID' | 'RAISE_ERROR' | 'REPLACE';

/** Makes a file of uploaded bytes. Refused where its name may be there once only and is. */
export async function createFile(
  tx: Tx,
  shop: Shop,
  given: {
    kind: FileData['kind'];
    name: string;
    mimeType: string;
    bytes: Buffer;
    mode: DuplicateMode;
    index: number;
  },
): Promise<FileData> {
  const field = (name: string) => ['files', String(given.index), name];
  if (given.kind === 'video' && given.mode !== 'APPEND_UUID')
    throw new Refusal('bad-input', 'Duplicate resolution mode is not supported for this file type', {
      code: 'INVALID_DUPLICATE_MODE_FOR_TYPE',
      field: field('duplicateResolutionMode'),
    });
  // Two that ask for one name wait for each other here.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `file:${shop.domain}:${given.name}`,
  ]);
  const taken = await tx.query(
    "select from resource where shop = $1 and kind = 'file' and lower(name) = lower($2)",
    [shop.domain, given.name],
  );
  if (taken.length > 0 && given.mode === 'RAISE_ERROR')
    throw new Refusal('taken', 'The provided filename already exists', {
      code: 'FILENAME_ALREADY_EXISTS',
      field: field('filename'),
    });
  if (given.mode === 'REPLACE') throw new Error('The sandbox does not replace files.');
  const size = await lookAtFile(given.kind, given.bytes);
  const at = isoSeconds(shop.now);
  const file: FileData = {
    id: await takeId(tx),
    kind: given.kind,
    name: taken.length > 0 ? withUuid(given.name) : given.name,
    mimeType: given.mimeType,
    width: size?.width ?? 0,
    height: size?.height ?? 0,
    failed: size === null,
    readyAtMs: Date.now() + processingMs,
    createdAt: at,
    updatedAt: at,
  };
  await saveDocument(tx, shop, 'file', file, {
    name: file.name,
    email: null,
    customerId: null,
    processedAt: at,
  });
  await tx.query('insert into file_content (shop, file_id, bytes) values ($1, $2, $3)', [
    shop.domain,
    file.id,
    given.bytes,
  ]);
  return file;
}

/** False: there is no such file. */
export async function deleteFile(tx: Tx, shop: Shop, id: Id): Promise<boolean> {
  if ((await lockDocument(tx, shop, 'file', id)) === null) return false;
  await removeDocument(tx, shop, 'file', id);
  await tx.query('delete from file_content where shop = $1 and file_id = $2', [shop.domain, id]);
  return true;
}

export async function findFileByName(
  on: Reader,
  domain: string,
  name: string,
): Promise<{ file: FileData; bytes: Buffer } | null> {
  const [row] = await on.query<{ data: FileData; bytes: Buffer }>(
    `select r.data, c.bytes from resource r join file_content c on c.shop = r.shop and c.file_id = r.id
     where r.shop = $1 and r.kind = 'file' and r.name = $2 order by r.id limit 1`,
    [domain, name],
  );
  return row === undefined ? null : { file: row.data, bytes: row.bytes };
}

/** The shop's files, oldest first. */
export async function findFiles(
  on: Reader,
  { domain }: Pick<Shop, 'domain'>,
  most: number,
): Promise<FileData[]> {
  const rows = await on.query<{ data: FileData }>(
    "select data from resource where shop = $1 and kind = 'file' order by id limit $2",
    [domain, most],
  );
  return rows.map((row) => row.data);
}

export function statusOf({ failed, readyAtMs }: FileData): 'PROCESSING' | 'READY' | 'FAILED' {
  if (Date.now() < readyAtMs) return 'PROCESSING';
  return failed ? 'FAILED' : 'READY';
}

const withUuid = (name: string) => name.replace(/(\.\w+)?$/, (ending) => `_${randomUUID()}${ending}`);
