import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { runJobs } from '../../app/platform/jobs/runner.server.ts';
import { openLog } from '../../app/platform/log.server.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

/** Longer than a worker's job may last before somebody looks whether the worker still lives. */
const longMs = 7_000;

it('a job that lasts long is left to the worker that has it', async () => {
  let starts = 0;
  const done = Promise.withResolvers<void>();
  const job = async () => {
    starts += 1;
    await sleep(longMs);
    done.resolve();
  };
  const log = openLog('worker', 'silent');
  const runner = await runJobs({ url: database.url, concurrency: 2, jobs: { long: job }, log });
  try {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`select graphile_worker.add_job('long', '{}')`);
    await client.end();
    await done.promise;
    expect(starts).toBe(1);
  } finally {
    await runner.stop();
  }
});
