import pg from 'pg';
import type { Log } from '../log.server.ts';

// graphile-worker frees the jobs of a worker that died only after four hours. Here a living worker holds a session
// advisory lock named after its id; the database lets go of it the moment the process dies. Whoever finds a lock
// free while jobs are still marked as that worker's gives those jobs back.

const beatEveryMs = 4_000;

/** Keeps the locks of this process's workers and frees the jobs of dead ones. */
export interface WorkerLives {
  add(workerId: string): Promise<void>;
  /** Looks for dead workers once; returns the ids whose jobs were given back. */
  release(): Promise<string[]>;
  close(): Promise<void>;
}

const lockKey = `('x' || substr(md5($1), 1, 16))::bit(64)::bigint`;

/** `url` must lead to PostgreSQL itself: a pooler would share the session that holds the locks. */
export async function keepWorkerLives(url: string, processId: string, log: Log): Promise<WorkerLives> {
  const own = new Set<string>();
  let client: pg.Client | undefined;
  let closed = false;

  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'afterglow worker lives' });
    fresh.on('error', () => {
      if (client === fresh) client = undefined;
    });
    await fresh.connect();
    for (const id of own) await fresh.query(`select pg_try_advisory_lock(${lockKey})`, [id]);
    client = fresh;
    return fresh;
  };
  const connected = async () => client ?? connect();

  // One session, one query at a time.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  };

  const release = async (): Promise<string[]> => {
    const db = await connected();
    // A worker takes its lock just after it is made, so a job locked a moment ago is left alone.
    const { rows } = await db.query<{ id: string }>(`
      select distinct locked_by as id from (
        select locked_by from graphile_worker._private_jobs where locked_at < now() - interval '2 seconds'
        union all select locked_by from graphile_worker._private_job_queues where locked_at < now() - interval '2 seconds') l
      where locked_by is not null`);
    const dead: string[] = [];
    for (const { id } of rows) {
      if (own.has(id)) continue;
      const { rows: tried } = await db.query<{ free: boolean }>(
        `select pg_try_advisory_lock(${lockKey}) as free`,
        [id],
      );
      if (!tried[0]?.free) continue;
      await db.query('select graphile_worker.force_unlock_workers(array[$1])', [id]);
      await db.query(`select pg_advisory_unlock(${lockKey})`, [id]);
      dead.push(id);
    }
    if (dead.length > 0) log.warn({ workers: dead }, 'jobs of dead workers were given back');
    return dead;
  };

  const beat = async () => {
    try {
      await inTurn(beatOnce);
    } catch (error) {
      log.warn({ err: error }, 'the worker could not reach the database');
    }
  };
  const beatOnce = async () => {
    const db = await connected();
    await db.query(
      'insert into platform_worker_beat (id, started_at, beat_at) values ($1, now(), now()) on conflict (id) do update set beat_at = now()',
      [processId],
    );
    await db.query("delete from platform_worker_beat where beat_at < now() - interval '1 hour'");
    await release();
  };

  await beat();
  const timer = setInterval(() => void beat(), beatEveryMs);
  return {
    async add(workerId) {
      own.add(workerId);
      await inTurn(async () =>
        (await connected()).query(`select pg_try_advisory_lock(${lockKey})`, [workerId]),
      );
    },
    release: () => inTurn(release),
    async close() {
      if (closed) return;
      closed = true;
      clearInterval(timer);
      await client?.query('delete from platform_worker_beat where id = $1', [processId]).catch(() => {});
      await client?.end().catch(() => {});
    },
  };
}
