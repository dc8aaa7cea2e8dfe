import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../app/platform/db/embedded.server.ts';
import { ensureTemplate } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseFolder: string;
    template: string;
  }
}

/** Starts (or finds) the test database server and a migrated template; the last one out stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = path.resolve(import.meta.dirname, '../../.data/test');
  const server = await startEmbedded(folder);
  project.provide('databaseFolder', folder);
  project.provide('template', await ensureTemplate(server));
  return () => server.stop({ onlyIfIdle: true });
}
