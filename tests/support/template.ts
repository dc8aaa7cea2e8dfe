import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedServer } from '../../app/platform/db/embedded.server.ts';
import { migrate } from '../../app/platform/db/migrate.server.ts';

const prismaFolder = path.resolve(import.meta.dirname, '../../prisma');

/** A migrated, empty database to clone, named after the migrations it holds. */
export async function ensureTemplate(server: EmbeddedServer): Promise<string> {
  const hash = createHash('sha256');
  const folder = path.join(prismaFolder, 'migrations');
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) hash.update(readFileSync(path.join(entry.parentPath, entry.name)));
  }
  const name = `template_${hash.digest('hex').slice(0, 12)}`;
  if (await server.hasDatabase(name)) return name;
  // Built under another name first: a template either is whole or is not there.
  const building = `${name}_${process.pid}_${Date.now()}`;
  await server.createDatabase(building);
  await migrate(server.url(building), prismaFolder);
  for (let attempt = 0; attempt < 20 && !(await server.hasDatabase(name)); attempt++) {
    try {
      await server.createDatabase(name, building);
    } catch {
      await sleep(100); // the engine's own connection to the source may still be closing, or another run was first
    }
  }
  await server.dropDatabase(building);
  return name;
}
