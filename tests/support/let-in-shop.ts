import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { type BuiltApp, sealingKey, storeSession } from './built-app.ts';
import { type FilledShop, fillShop, openDoors } from './filled-shop.ts';

/** A shop that has something of everything and is let in, with its database: there once the tests run. */
export function useLetInShop(app: BuiltApp) {
  let client: pg.Client;
  let db: Database;
  let mine: FilledShop;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: app.databaseUrl });
    await client.connect();
    db = openDatabase({ url: app.databaseUrl, reactionsOf });
    mine = await fillShop(openDoors(db, openSeal(sealingKey())), 'mine', 1_000n);
    await storeSession(db, mine.domain);
  });
  afterAll(async () => {
    await db.close();
    await client.end();
  });
  return {
    get client() {
      return client;
    },
    get db() {
      return db;
    },
    get mine() {
      return mine;
    },
  };
}
