import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedServer, startEmbedded } from '../../../app/platform/db/embedded.server.ts';
import { ensureTemplate } from '../template.ts';
import { root } from './build.ts';
import { claimDatabaseFolder } from './database-folder.ts';

export interface StackDatabase {
  server: EmbeddedServer;
  appUrl: string;
  sandboxUrl: string;
  /** SIGKILL to the server's main process; returns when its children are gone too. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  close(options: { keep: boolean }): Promise<void>;
}

export type DatabaseChoice =
  /** A server of its own, started for this stack. */
  | 'own'
  /** The server whose data belongs to this folder, which others may use: it is not stopped. */
  | { folder: string };

async function killServer(server: EmbeddedServer): Promise<void> {
  const text = await readFile(path.join(server.dataFolder, 'postmaster.pid'), 'utf8');
  const pid = Number(text.split('\n')[0]);
  if (!(pid > 1)) throw new Error(`The database's pid file is not readable: ${text}`);
  process.kill(pid, 'SIGKILL');
  for (let waited = 0; waited < 5000; waited += 50) {
    await sleep(50);
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
  }
  throw new Error(`The database server ${pid} does not die`);
}

/** An app database cloned from the migrated template and an empty one for the sandbox. */
export async function openStackDatabase(choice: DatabaseChoice): Promise<StackDatabase> {
  const claimed = choice === 'own' ? await claimDatabaseFolder(path.join(root, '.data')) : undefined;
  const server = await startEmbedded(choice === 'own' ? (claimed?.folder ?? '') : choice.folder);
  const suffix = randomBytes(5).toString('hex');
  const app = `stack_app_${suffix}`;
  const sandbox = `stack_sandbox_${suffix}`;
  try {
    await server.createDatabase(app, await ensureTemplate(server));
    await server.createDatabase(sandbox);
  } catch (error) {
    await claimed?.release();
    throw error;
  }
  const urls = { appUrl: server.url(app), sandboxUrl: server.url(sandbox) };
  return {
    server,
    ...urls,
    kill: () => killServer(server),
    async restart() {
      await server.ensureRunning();
      if (server.url(app) !== urls.appUrl)
        throw new Error('The database came back on another port; run again');
    },
    async close({ keep }) {
      if (!keep) {
        await server.ensureRunning();
        await server.dropDatabase(app);
        await server.dropDatabase(sandbox);
        if (claimed) await server.stop();
      }
      await claimed?.release();
    },
  };
}
