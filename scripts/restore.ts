/** Fills an empty database from a backup: npm run restore -- FILE */
import path from 'node:path';
import { migrate } from '../app/platform/db/migrate.server.ts';
import { withChosenDatabase } from './steps/chosen-database.ts';
import { restore } from './steps/dump.ts';
import { root } from './steps/run-program.ts';

const file = process.argv[2];
if (!file) {
  console.error('Name the backup: npm run restore -- FILE');
  process.exit(1);
}
await withChosenDatabase(async (url, key) => {
  await migrate(url, path.join(root, 'prisma'));
  console.log(
    `${await restore(url, key, path.resolve(file))} tables restored. ENCRYPTION_KEY must be the one of that time.`,
  );
});
