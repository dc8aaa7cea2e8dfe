import { spawn } from 'node:child_process';
import path from 'node:path';
import { type EmbeddedServer, startEmbedded } from '../../app/platform/db/embedded.server.ts';
import { migrate } from '../../app/platform/db/migrate.server.ts';
import { ensureBuild } from '../../tests/support/stack/build.ts';
import { ensureClient } from './generate.ts';
import { root } from './run-program.ts';

async function openLocalDatabase(): Promise<EmbeddedServer> {
  const server = await startEmbedded(path.join(root, '.data/local'));
  if (!(await server.hasDatabase('afterglow'))) await server.createDatabase('afterglow');
  await migrate(server.url('afterglow'), path.join(root, 'prisma'));
  return server;
}

/**
 * Prepares what a process of ours needs and runs it until a signal ends it. Without DATABASE_URL it uses an embedded
 * database of its own, which the last of our processes stops.
 */
export async function runProcess(entry: string): Promise<void> {
  await ensureClient();
  await ensureBuild();
  const server = process.env.DATABASE_URL ? undefined : await openLocalDatabase();
  const env = {
    ...process.env,
    // What is run here is what is built for shops: React is twice as fast that way.
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    ...(server ? { DATABASE_URL: server.url('afterglow') } : {}),
  };
  const child = spawn(process.execPath, [path.join(root, entry)], { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const code = await new Promise<number>((resolve) => child.once('exit', (exit) => resolve(exit ?? 1)));
  await server?.stop({ onlyIfIdle: true });
  process.exit(code);
}
