import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobHelpers, Logger, type Runner, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { maxAttempts } from '../db/facts.server.ts';
import type { Log } from '../log.server.ts';
import { withTrace } from '../trace.server.ts';
import { keepWorkerLives } from './worker-lives.server.ts';

/** How long a runner may take to shut down: asked to, and after an error. */
const drainMs = 20_000;
const abandonMs = 3_000;

/** A job's work. The payload is what was enqueued; it is parsed by the job itself. */
export type Job = (payload: unknown) => Promise<void>;

/** An error that says when it is worth trying again: the job comes back then, without counting as a failure. */
export interface TryLater {
  retryAfterSeconds: number;
}

const isTryLater = (error: unknown): error is Error & TryLater =>
  error instanceof Error && 'retryAfterSeconds' in error && typeof error.retryAfterSeconds === 'number';

const traceOf = (payload: unknown) =>
  typeof payload === 'object' && payload !== null && 'trace' in payload && typeof payload.trace === 'string'
    ? payload.trace
    : randomUUID();

function task(name: string, job: Job, log: Log) {
  return (payload: unknown, helpers: JobHelpers) =>
    withTrace(traceOf(payload), async () => {
      const started = performance.now();
      try {
        await job(payload);
        log.debug({ job: name, ms: Math.round(performance.now() - started) }, 'job done');
      } catch (error) {
        if (isTryLater(error)) {
          log.info({ job: name, seconds: error.retryAfterSeconds }, 'job put off');
          const runAt = new Date(Date.now() + error.retryAfterSeconds * 1000);
          await helpers.addJob(name, payload, {
            runAt,
            maxAttempts,
            ...(helpers.job.key ? { jobKey: helpers.job.key } : {}),
          });
          return;
        }
        log.error({ job: name, attempt: helpers.job.attempts, err: error }, 'job failed');
        throw error;
      }
    });
}

export interface JobRunner {
  /** Resolves when the runner ended by itself, for example because the database went away. */
  ended: Promise<void>;
  /** Lets running jobs finish, then stops. */
  stop(): Promise<void>;
}

function openPool(url: string, size: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: size });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Connections still in use are given a moment; then nobody waits for them any longer. */
async function endPool(pool: pg.Pool): Promise<void> {
  await Promise.race([pool.end().catch(() => {}), sleep(1000, undefined, { ref: false })]);
}

/**
 * Resolves some time after the runner began to shut itself down. After an error it may wait for ever for jobs whose end
 * it could not write, so it is left to itself then: its pool is closed to it, and its jobs are given back.
 */
function shutDownTooLong(events: EventEmitter, patienceMs: () => number): Promise<void> {
  return new Promise((resolve) => {
    events.once('pool:gracefulShutdown', () => setTimeout(resolve, patienceMs()).unref());
  });
}

/** Runs jobs until stopped. `url` is the direct connection: LISTEN and locks need a session of their own. */
export async function runJobs(options: {
  url: string;
  concurrency: number;
  jobs: Record<string, Job>;
  log: Log;
}): Promise<JobRunner> {
  const { url, concurrency, jobs, log } = options;
  const lives = await keepWorkerLives(url, randomUUID(), log);
  const events = new EventEmitter();
  // Jobs are marked with the id of the pool of workers, not of the one worker that has it.
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    lives
      .add(workerPool.id)
      .catch((error: unknown) => log.warn({ err: error }, 'a pool of workers could not take its lock'));
  });
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, task(name, job, log)]),
  );
  const pgPool = openPool(url, concurrency + 2);
  let runner: Runner;
  try {
    runner = await run({
      pgPool,
      // Without batches nothing awaits the statement that ends a job: a database that is gone then ends the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      concurrency,
      taskList,
      events,
      noHandleSignals: true,
      pollInterval: 1000,
      logger: new Logger(() => (level, message) => {
        if (level === 'error') log.error(message);
        else log.trace(message);
      }),
    });
  } catch (error) {
    await Promise.all([lives.close(), endPool(pgPool)]);
    throw error;
  }
  let stopping = false;
  const overdue = shutDownTooLong(events, () => (stopping ? drainMs : abandonMs));
  const settled = runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner ended'));
  const ended = Promise.race([settled, overdue]).then(async () => {
    await Promise.all([lives.close(), endPool(pgPool)]);
  });
  return {
    ended,
    async stop() {
      stopping = true;
      runner
        .stop()
        .catch((error: unknown) => log.warn({ err: error }, 'the job runner was already stopping'));
      await ended;
    },
  };
}
