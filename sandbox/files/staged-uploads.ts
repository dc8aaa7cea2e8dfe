import { randomBytes } from 'node:crypto';
import type { Id, Shop } from '../domain/types.ts';
import type { Reader, Tx } from '../state/database.ts';

export interface Staged {
  readonly id: Id;
  readonly resource: string;
  readonly fileName: string;
  readonly mimeType: string;
  /** The secret that whoever uploads has to bring. */
  readonly policy: string;
  readonly bytes: Buffer | null;
}

interface StagedRow {
  id: string;
  resource: string;
  file_name: string;
  mime_type: string;
  policy: string;
  bytes: Buffer | null;
}

/** A place for one upload. */
export async function stage(
  tx: Tx,
  shop: Shop,
  upload: Pick<Staged, 'resource' | 'fileName' | 'mimeType'>,
): Promise<Pick<Staged, 'id' | 'policy'>> {
  const policy = randomBytes(18).toString('base64url');
  const [row] = await tx.query<{ id: string }>(
    `insert into staged_upload (shop, resource, file_name, mime_type, policy) values ($1, $2, $3, $4, $5)
     returning id::text`,
    [shop.domain, upload.resource, upload.fileName, upload.mimeType, policy],
  );
  if (row === undefined) throw new Error('The place was not made.');
  return { id: row.id, policy };
}

export async function findStaged(on: Reader, domain: string, id: Id): Promise<Staged | null> {
  const [row] = await on.query<StagedRow>(
    'select id::text, resource, file_name, mime_type, policy, bytes from staged_upload where shop = $1 and id = $2',
    [domain, id],
  );
  if (row === undefined) return null;
  const { file_name, mime_type, ...rest } = row;
  return { ...rest, fileName: file_name, mimeType: mime_type };
}

export async function keepUpload(on: Reader, domain: string, id: Id, bytes: Buffer): Promise<void> {
  await on.query('update staged_upload set bytes = $3 where shop = $1 and id = $2', [domain, id, bytes]);
}

/** Where an upload can be read once it is there, and by which `fileCreate` names it. */
export const stagedPath = (domain: string, id: Id, fileName: string) =>
  `/shopify/${domain}/staged/${id}/${encodeURIComponent(fileName)}`;

/** Null: it is no address of a staged upload of this shop. */
export function readStagedUrl(text: string, domain: string, origin: string): Id | null {
  if (!text.startsWith(`${origin}/shopify/${domain}/staged/`)) return null;
  return /\/staged\/(\d+)\/[^/]+$/.exec(text)?.[1] ?? null;
}
