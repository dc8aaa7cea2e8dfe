import { setTimeout as sleep } from 'node:timers/promises';
import { openJobs } from './jobs/index.server.ts';
import { startSweeper } from './jobs/sweeper.server.ts';
import { type JobRunner, runJobs } from './platform/jobs/runner.server.ts';
import { keepBackoffShort } from './platform/jobs/short-backoff.server.ts';
import { app } from './wiring.server.ts';

// The worker process: runs jobs until SIGTERM. Any number can run side by side.

const { env, log, close } = app('worker');
let runner: JobRunner | undefined;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await runner?.stop();
  sweeper.stop();
  backoff?.stop();
  await close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

const jobs = openJobs(app());
const sweeper = startSweeper(app());
const backoff = env.testClock ? keepBackoffShort(app().db.sql, log) : undefined;
// A lost database ends the runner; it is started again until the database is back.
while (!stopping) {
  try {
    runner = await runJobs({ url: env.databaseDirectUrl, concurrency: env.workerConcurrency, jobs, log });
    log.info('worker is ready');
    await runner.ended;
  } catch (error) {
    log.warn({ err: error }, 'the worker cannot reach the database; it tries again');
  }
  if (!stopping) await sleep(1000);
}
