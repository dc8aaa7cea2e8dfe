import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import {
  dismissFailedJob,
  listFailedJobs,
  retryFailedJobs,
} from '../../app/platform/jobs/failed-jobs.server.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
let db: Database;
const [mine, other] = [1n, 2n];

beforeAll(() => {
  db = openDatabase({ url: database.url, reactionsOf: () => [] });
});
afterAll(() => db.close());

/** A job of the shop after so many of its three attempts; returns its id. */
async function job(shop: bigint, attempts: number, more: { error?: string; locked?: boolean } = {}) {
  const [row] = await db.sql<{ id: bigint }>`
    select id from graphile_worker.add_job('sweep', json_build_object('shopId', ${String(shop)}::text), max_attempts := 3)`;
  const id = row?.id ?? 0n;
  await db.sql`update graphile_worker._private_jobs set attempts = ${attempts}, last_error = ${more.error ?? null},
      run_at = now() + interval '1 hour', locked_at = case when ${more.locked ?? false}::boolean then now() end
    where id = ${id}`;
  return id;
}

const stateOf = async (id: bigint) => {
  const [row] = await db.sql<{ attempts: number; due: boolean }>`
    select attempts::int as attempts, run_at <= now() as due from graphile_worker._private_jobs where id = ${id}`;
  return row ?? 'gone';
};
const gaveUp = { attempts: 3, due: false };
const again = { attempts: 0, due: true };

it('lists what gave up in this shop, the newest first, with the first line of why', async () => {
  const first = await job(mine, 3, { error: 'Shopify is down\n    at somewhere' });
  const second = await job(mine, 3);
  await job(mine, 2, { error: 'it has a try left' });
  await job(mine, 3, { locked: true });
  await job(other, 3);
  const listed = await listFailedJobs(db, mine, 10);
  expect(listed).toMatchObject([
    { id: second, task: 'sweep', attempts: 3, reason: '' },
    { id: first, task: 'sweep', attempts: 3, reason: 'Shopify is down' },
  ]);
  expect((await listFailedJobs(db, mine, 1)).map(({ id }) => id)).toEqual([second]);
});

it('tries one again, and only of this shop', async () => {
  const [one, another, theirs] = [await job(mine, 3), await job(mine, 3), await job(other, 3)];
  expect(await retryFailedJobs(db, mine, { id: theirs })).toBe(0);
  expect(await retryFailedJobs(db, mine, { id: one })).toBe(1);
  expect(await Promise.all([one, another, theirs].map(stateOf))).toEqual([again, gaveUp, gaveUp]);
  expect(await retryFailedJobs(db, mine, { id: one }), 'it waits already').toBe(0);
});

it('tries all of this shop again', async () => {
  const [one, waiting, theirs] = [await job(mine, 3), await job(mine, 1), await job(other, 3)];
  expect(await retryFailedJobs(db, mine, 'all')).toBeGreaterThanOrEqual(1);
  expect(await Promise.all([one, waiting, theirs].map(stateOf))).toEqual([
    again,
    { attempts: 1, due: false },
    gaveUp,
  ]);
  expect(await listFailedJobs(db, mine, 10)).toEqual([]);
});

it('dismisses one of this shop that gave up, and nothing else', async () => {
  const [one, another, theirs] = [await job(mine, 3), await job(mine, 3), await job(other, 3)];
  const [waiting, running] = [await job(mine, 2), await job(mine, 3, { locked: true })];
  for (const refused of [theirs, waiting, running])
    expect(await dismissFailedJob(db, mine, refused)).toBe(false);
  expect(await dismissFailedJob(db, mine, one)).toBe(true);
  expect(await dismissFailedJob(db, mine, one), 'it is gone already').toBe(false);
  expect(await Promise.all([one, another, theirs].map(stateOf))).toEqual(['gone', gaveUp, gaveUp]);
  expect(await stateOf(waiting)).toMatchObject({ attempts: 2 });
  expect(await stateOf(running)).toMatchObject({ attempts: 3 });
});
