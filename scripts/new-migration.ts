/** Writes a migration from what is committed in prisma/schema to what lies there now: npm run migration -- add_reviews */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startEmbedded } from '../app/platform/db/embedded.server.ts';
import { diffSchemas } from '../app/platform/db/migrate.server.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name))
  throw new Error('Give the migration a name in lower_case, for example: npm run migration -- add_reviews');
const root = path.resolve(import.meta.dirname, '..');
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
const committed = git('ls-files', '--', 'prisma/schema').split('\n').filter(Boolean);
const before = committed.map((file): [string, string] => [path.basename(file), git('show', `HEAD:${file}`)]);

const server = await startEmbedded(path.join(root, '.data/test'));
const sql = await diffSchemas(server.url('postgres'), before, path.join(root, 'prisma'));
await server.stop({ onlyIfIdle: true });
if (sql.trim() === '' || sql.includes('This is an empty migration')) {
  console.log('prisma/schema has not changed since the last commit.');
} else {
  const folder = path.join(
    root,
    'prisma/migrations',
    `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`,
  );
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${path.relative(root, folder)}/migration.sql. Read it before you commit it.`);
}
