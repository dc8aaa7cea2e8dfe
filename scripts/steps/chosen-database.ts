import { createHash } from 'node:crypto';
import path from 'node:path';
import { startEmbedded } from '../../app/platform/db/embedded.server.ts';
import { root } from './run-program.ts';

/** The database a command is about: DATABASE_DIRECT_URL or DATABASE_URL, else the demo's. */
export async function withChosenDatabase(
  work: (url: string, key: Uint8Array) => Promise<void>,
): Promise<void> {
  const { DATABASE_DIRECT_URL, DATABASE_URL, ENCRYPTION_KEY } = process.env;
  const given = DATABASE_DIRECT_URL ?? DATABASE_URL;
  if (given) {
    if (!ENCRYPTION_KEY) throw new Error('Set ENCRYPTION_KEY: backups are encrypted with it');
    return work(given, Buffer.from(ENCRYPTION_KEY, 'base64'));
  }
  const server = await startEmbedded(path.join(root, '.data/demo'));
  try {
    await work(server.url('afterglow'), createHash('sha256').update('afterglow demo').digest());
  } finally {
    if (!server.adopted) await server.stop();
  }
}
