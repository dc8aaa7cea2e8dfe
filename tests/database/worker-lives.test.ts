import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type JobRunner, runJobs } from '../../app/platform/jobs/runner.server.ts';
import { keepWorkerLives } from '../../app/platform/jobs/worker-lives.server.ts';
import { openLog } from '../../app/platform/log.server.ts';
import { apiKey, apiSecret } from '../support/built-app.ts';
import { useDatabase } from '../support/database.ts';
import { openDatabaseProxy } from '../support/database-proxy.ts';
import { Child } from '../support/stack/child.ts';

/* Worker processes that die, and databases that go away. Times are real: they are what is promised. */

const database = useDatabase();
const log = openLog('worker', 'silent');
const promisedMs = 15_000;
let client: pg.Client;
let folder: string;
const children: Child[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'afterglow-lives-'));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
});
afterAll(async () => {
  await client.end();
  await rm(folder, { recursive: true, force: true });
});

async function start(entry: string, env: Record<string, string>, ready: string): Promise<Child> {
  const child = new Child({
    name: path.basename(entry, '.ts'),
    entry,
    logFile: path.join(folder, `${path.basename(entry)}-${children.length}.log`),
    env: { PATH: process.env.PATH ?? '', ...env },
    isReady: async (running) => running.output().includes(ready),
  });
  children.push(child);
  await child.start();
  return child;
}

const hangingWorker = () =>
  start('tests/support/hanging-worker.ts', { HANGING_DATABASE_URL: database.url }, 'ready');

async function addJob(task: string, payload: object = {}): Promise<string> {
  const { rows } = await client.query('select id::text from graphile_worker.add_job($1, $2::json)', [
    task,
    JSON.stringify(payload),
  ]);
  return rows[0].id;
}

const lockOf = async (id: string): Promise<string | null | undefined> =>
  (await client.query('select locked_by from graphile_worker._private_jobs where id = $1', [id])).rows[0]
    ?.locked_by;

/** Milliseconds until it is so; breaks after half a minute. */
async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<number> {
  const started = performance.now();
  while (!(await isSo())) {
    if (performance.now() - started > 30_000) throw new Error(`Half a minute, and still not: ${what}`);
    await sleep(50);
  }
  return performance.now() - started;
}

describe('jobs of a worker process', () => {
  let runner: JobRunner | undefined;
  afterEach(async () => {
    await runner?.stop();
    runner = undefined;
  });

  it('are left alone while it lives, and go on elsewhere soon after it is killed', async () => {
    const hanging = await hangingWorker();
    const id = await addJob('hang');
    await until('the job is taken', async () => typeof (await lockOf(id)) === 'string');
    const holder = await lockOf(id);
    const taken: unknown[] = [];
    runner = await runJobs({
      url: database.url,
      concurrency: 2,
      jobs: { hang: async (payload) => void taken.push(payload) },
      log,
    });
    // Two looks of the other worker and more.
    await sleep(10_000);
    expect(taken).toEqual([]);
    expect(await lockOf(id)).toBe(holder);

    await hanging.kill();
    const waited = await until('the job is done', () => taken.length > 0);
    expect(waited).toBeLessThan(promisedMs);
    await until('the job is gone', async () => (await lockOf(id)) === undefined);
    expect(taken).toHaveLength(1);
  }, 60_000);

  it('of a queue free the queue when it is killed', async () => {
    const hanging = await hangingWorker();
    await client.query(`select graphile_worker.add_job('hang', '{}'::json, queue_name := 'one-by-one')`);
    await until('the queue is taken', async () => {
      const { rows } = await client.query(
        'select locked_by from graphile_worker._private_job_queues where locked_by is not null',
      );
      return rows.length > 0;
    });
    await client.query(`select graphile_worker.add_job('hang', '{}'::json, queue_name := 'one-by-one')`);
    await hanging.kill();
    let done = 0;
    runner = await runJobs({
      url: database.url,
      concurrency: 2,
      jobs: {
        hang: async () => {
          done += 1;
        },
      },
      log,
    });
    expect(await until('both are done', () => done === 2)).toBeLessThan(promisedMs);
  }, 60_000);

  it('are left alone when its lock is lost with a connection and it comes back', async () => {
    const lives = await keepWorkerLives(database.url, 'process-a', log);
    const others = await keepWorkerLives(database.url, 'process-b', log);
    await lives.add('worker-a');
    await addJob('never-run');
    await client.query(
      `update graphile_worker._private_jobs set locked_by = 'worker-a', locked_at = now() - interval '1 minute'`,
    );
    expect(await others.release()).toEqual([]);
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'afterglow worker lives' and datname = current_database()`,
    );
    await sleep(200);
    // Whoever looks first after the loss: the living one takes its lock again as soon as it looks.
    await lives.release();
    expect(await others.release()).toEqual([]);
    await lives.close();
    expect(await others.release()).toEqual(['worker-a']);
    await others.close();
    await client.query('delete from graphile_worker._private_jobs');
  }, 30_000);
});

describe('a worker process', () => {
  it('survives a database that goes away, and works on within seconds of its return', async () => {
    const proxy = await openDatabaseProxy(database.url);
    const env = {
      AFTERGLOW_ENV: 'development',
      SHOPIFY_API_KEY: apiKey,
      SHOPIFY_API_SECRET: apiSecret,
      SHOPIFY_APP_URL: 'http://localhost:3000',
      DATABASE_URL: proxy.url,
      LOG_LEVEL: 'info',
    };
    const worker = await start('app/worker.server.ts', env, 'worker is ready');
    const { rows } = await client.query(
      `insert into commerce_shop (domain, installed_at, reconciled_at) values ('lived.myshopify.com', now(), now()) returning id::text`,
    );
    const payload = { shopId: rows[0].id };
    const first = await addJob('nightly', payload);
    await until('it works', async () => (await lockOf(first)) === undefined);

    for (const lose of [() => proxy.cut(), async () => proxy.swallow()]) {
      await lose();
      await sleep(3000);
      const id = await addJob('nightly', payload);
      await proxy.mend();
      expect(await until('it works again', async () => (await lockOf(id)) === undefined)).toBeLessThan(
        promisedMs,
      );
      expect(worker.exit).toBe(null);
    }
    await worker.stop();
    await proxy.close();
  }, 90_000);
});
