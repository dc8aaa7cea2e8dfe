/** Writes an encrypted copy of all state: npm run backup -- FILE */
import path from 'node:path';
import { withChosenDatabase } from './steps/chosen-database.ts';
import { backup } from './steps/dump.ts';

const file = path.resolve(
  process.argv[2] ?? `afterglow-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.backup`,
);
await withChosenDatabase(async (url, key) => {
  console.log(`${await backup(url, key, file)} tables written to ${file}`);
});
