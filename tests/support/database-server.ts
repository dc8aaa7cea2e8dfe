import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../app/platform/db/embedded.server.ts';
import { ensureTemplate } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseFolder: string;
    template: string;
  }
}

/**
 * Starts (or finds) the test database server and a migrated template; the last one out stops it. An open connection
 * says that this run is still in: a test file that is building the app has none of its own yet.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = path.resolve(import.meta.dirname, '../../.data/test');
  const server = await startEmbedded(folder);
  const here = new pg.Client({
    connectionString: server.url('postgres'),
    application_name: 'afterglow tests',
  });
  here.on('error', () => {});
  await here.connect();
  project.provide('databaseFolder', folder);
  project.provide('template', await ensureTemplate(server));
  return async () => {
    await here.end().catch(() => {});
    await server.stop({ onlyIfIdle: true });
  };
}
