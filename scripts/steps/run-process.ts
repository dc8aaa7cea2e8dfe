import path from 'node:path';
import { startEmbedded } from '../../app/platform/db/embedded.server.ts';
import { migrate } from '../../app/platform/db/migrate.server.ts';
import { ensureBuild } from '../../tests/support/stack/build.ts';
import { ensureClient } from './generate.ts';
import { root } from './run-program.ts';

/** Prepares what a process of ours needs, then becomes it. */
export async function runProcess(entry: string): Promise<void> {
  await ensureClient();
  await ensureBuild();
  if (!process.env.DATABASE_URL) {
    const server = await startEmbedded(path.join(root, '.data/local'));
    if (!(await server.hasDatabase('afterglow'))) await server.createDatabase('afterglow');
    process.env.DATABASE_URL = server.url('afterglow');
    await migrate(process.env.DATABASE_URL, path.join(root, 'prisma'));
  }
  await import(path.join(root, entry));
}
