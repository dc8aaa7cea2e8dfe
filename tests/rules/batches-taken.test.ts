import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
/** Within `in (select …)` PostgreSQL may run the subquery once for each row: it locks, and gives back, more than its limit. */
const takenInSubquery = /\bin\s*\(\s*select\b[^`;]*\blimit\b[^`;)]*skip locked/i;

it('a batch that is locked and taken is worked out before the update, not within its condition', () => {
  const stores = globSync('app/**/*.server.ts', { cwd: root });
  expect(stores.length).toBeGreaterThan(100);
  const wrong = stores.filter((file) => takenInSubquery.test(readFileSync(path.join(root, file), 'utf8')));
  expect(wrong).toEqual([]);
  expect(
    takenInSubquery.test('where id in (select id from t where (a or b) limit 5 for update skip locked)'),
  ).toBe(true);
});
