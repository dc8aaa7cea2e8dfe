import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
import pg from 'pg';
import type { Announcing, InTransaction, Prepared, ReactionsOf, Sql, Tx } from '../../kernel/transaction.ts';
import { currentTrace } from '../trace.server.ts';
import {
  announceStatement,
  factsAsJson,
  maxAttempts,
  openAnnouncing,
  reactionsAsJson,
} from './facts.server.ts';
import { toParameter, types } from './values.server.ts';

export interface Database {
  prisma: PrismaClient;
  /** Reads and single statements outside a transaction. */
  sql: Sql;
  /** The hot paths: delivery intake, grant, balance. */
  prepared: Prepared;
  /** Runs `work` in one transaction (read committed). Serialisation failures and deadlocks are tried again. */
  inTransaction: InTransaction;
  announcing: Announcing;
  pool: pg.Pool;
  close(): Promise<void>;
}

const retryable = new Set(['40001', '40P01']);
const isRetryable = (error: unknown) =>
  error instanceof Error && 'code' in error && retryable.has(String(error.code));

function sqlOn(run: (text: string, values: unknown[]) => Promise<{ rows: object[] }>): Sql {
  return async <Row extends object>(text: TemplateStringsArray, ...values: unknown[]) => {
    const statement = text.reduce((all, part, index) => `${all}$${index}${part}`);
    const { rows } = await run(statement, values.map(toParameter));
    return rows as Row[];
  };
}

function openTx(client: pg.PoolClient, shopId: bigint, reactionsOf: ReactionsOf): Tx {
  return {
    shopId,
    sql: sqlOn((text, values) => client.query(text, values)),
    async announce(facts) {
      if (facts.length === 0) return [];
      const values = [shopId, factsAsJson(facts), reactionsAsJson(facts, reactionsOf), currentTrace()];
      const { rows } = await client.query<{ key: string }>({
        name: 'announce',
        text: announceStatement,
        values,
      });
      return rows.map((row) => row.key);
    },
    async enqueue(job) {
      await client.query(
        `select graphile_worker.add_job($1, $2::json, queue_name := $3, job_key := $4, max_attempts := ${maxAttempts},
          run_at := now() + make_interval(secs => $5))`,
        [
          job.task,
          JSON.stringify({ trace: currentTrace(), ...job.payload }),
          job.queue ?? null,
          job.key ?? null,
          job.delaySeconds ?? 0,
        ],
      );
    },
  };
}

async function runTransaction<T>(
  pool: pg.Pool,
  shopId: bigint,
  reactionsOf: ReactionsOf,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(openTx(client, shopId, reactionsOf));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Opens the database: Prisma for ordinary queries, a small pg pool for transactions and the hot paths. */
export function openDatabase(options: {
  url: string;
  poolSize?: number;
  reactionsOf: ReactionsOf;
}): Database {
  const { url, poolSize = 10, reactionsOf } = options;
  const pool = new pg.Pool({ connectionString: url, max: poolSize, types, connectionTimeoutMillis: 4000 });
  // A connection lost with the server must not end the process, be it idle or between two queries of a transaction:
  // the next query reports it.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: Math.max(2, Math.ceil(poolSize / 2)) }),
  });
  return {
    prisma,
    pool,
    announcing: openAnnouncing(reactionsOf),
    sql: sqlOn((text, values) => pool.query(text, values)),
    prepared: async <Row extends object>(name: string, text: string, values: readonly unknown[]) =>
      (await pool.query<Row>({ name, text, values: values.map(toParameter) })).rows,
    async inTransaction(shopId, work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await runTransaction(pool, shopId, reactionsOf, work);
        } catch (error) {
          if (attempt >= 4 || !isRetryable(error)) throw error;
        }
      }
    },
    async close() {
      await Promise.all([pool.end(), prisma.$disconnect()]);
    },
  };
}
