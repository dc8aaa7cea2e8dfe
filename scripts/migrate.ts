/** Brings the database at DATABASE_DIRECT_URL or DATABASE_URL to the newest schema: npm run migrate */
import path from 'node:path';
import { migrate } from '../app/platform/db/migrate.server.ts';
import { ensureClient } from './steps/generate.ts';
import { root } from './steps/run-program.ts';

const url = process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL;
if (!url) {
  console.error(
    'Set DATABASE_URL to the PostgreSQL database to migrate. The demo and the tests migrate their own.',
  );
  process.exit(1);
}
await ensureClient();
const applied = await migrate(url, path.join(root, 'prisma'));
console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
