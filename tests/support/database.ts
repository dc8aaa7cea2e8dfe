import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { startEmbedded } from '../../app/platform/db/embedded.server.ts';

/** A database of its own for this test file: migrated (`empty: false`) or with nothing in it. Dropped afterwards. */
export function useDatabase({ empty = false } = {}): { readonly url: string } {
  let url = '';
  const name = `test_${randomBytes(6).toString('hex')}`;
  beforeAll(async () => {
    const server = await startEmbedded(inject('databaseFolder'));
    await server.createDatabase(name, empty ? undefined : inject('template'));
    url = server.url(name);
  });
  afterAll(async () => {
    await (await startEmbedded(inject('databaseFolder'))).dropDatabase(name);
  });
  return {
    get url() {
      if (url === '') throw new Error('The database exists from beforeAll on');
      return url;
    },
  };
}
