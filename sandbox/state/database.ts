import { existsSync, readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** Values that may be handed to a statement; documents go to jsonb columns through `json()`. */
export type Param =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Date
  | string[]
  | number[]
  | Buffer;

/** Statements inside or outside a transaction; bigint and numeric columns arrive as strings, jsonb parsed. */
export interface Reader {
  query<Row extends object>(sql: string, params?: readonly Param[]): Promise<Row[]>;
}

/** One open transaction: everything in it happens, or nothing. */
export interface Tx extends Reader {
  readonly inTransaction: true;
  /** Where browsers find what this state is of; null: nobody serves it. */
  readonly origin: string | null;
}

/** The sandbox's durable state in PostgreSQL. */
export interface State extends Reader {
  /**
   * Runs `work` in one transaction (read committed) and commits it. `work` may run again after a deadlock, so
   * it does nothing but statements.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** From now on addresses that are written down lead there. */
  servedAt(origin: string): void;
  close(): Promise<void>;
}

/** A value for a jsonb parameter (`$1::jsonb`). */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

const sandboxRoot = new URL('../', import.meta.url);
const schemaLock = 20_260_411;

/** Opens the state and creates the tables that are missing: every `sandbox/<folder>/schema.sql`, this one first. */
export async function openState(url: string, options: { connections?: number } = {}): Promise<State> {
  const pool = new pg.Pool({ connectionString: url, max: options.connections ?? 10 });
  // An idle connection dies when the database is restarted; the pool opens another for the next statement.
  pool.on('error', () => undefined);
  let origin: string | null = null;
  await transact(pool, origin, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [schemaLock]);
    for (const sql of schemas()) await tx.query(sql);
  });
  return {
    query: (sql, params) => run(pool, sql, params),
    transaction: (work) => withRetry(() => transact(pool, origin, work)),
    servedAt: (address) => {
      origin = address;
    },
    close: () => pool.end(),
  };
}

function schemas(): string[] {
  const folders = readdirSync(sandboxRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'state')
    .map((entry) => entry.name)
    .sort();
  return ['state', ...folders]
    .map((folder) => new URL(`${folder}/schema.sql`, sandboxRoot))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
}

async function transact<T>(pool: pg.Pool, origin: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const forgetErrors = () => undefined;
  client.on('error', forgetErrors);
  try {
    await client.query('begin');
    const result = await work(oneAfterAnother(client, origin));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', forgetErrors);
    client.release(broken);
  }
}

/** A transaction has one connection: statements asked for side by side (by resolvers) wait for each other. */
function oneAfterAnother(client: pg.PoolClient, origin: string | null): Tx {
  let last: Promise<unknown> = Promise.resolve();
  return {
    inTransaction: true,
    origin,
    query: <Row extends object>(sql: string, params?: readonly Param[]) => {
      const rows = last.then(() => run<Row>(client, sql, params));
      last = rows.catch(() => undefined);
      return rows;
    },
  };
}

const retried = new Set(['40P01', '40001']);

async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 4; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !(error instanceof pg.DatabaseError) || !retried.has(error.code ?? '')) throw error;
    }
  }
}

async function run<Row extends object>(
  on: pg.Pool | pg.PoolClient,
  sql: string,
  params?: readonly Param[],
): Promise<Row[]> {
  // Without parameters the simple protocol runs, which takes several statements at once (schemas).
  if (params === undefined || params.length === 0) return (await on.query<Row>(sql)).rows;
  return (await on.query<Row>(sql, [...params])).rows;
}
