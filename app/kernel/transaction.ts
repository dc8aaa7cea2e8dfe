import type { Temporal } from 'temporal-polyfill';

// What every module's store is handed. platform/db implements it.

/** A tagged template for SQL: every ${value} becomes a parameter. int8 is bigint, timestamptz a Temporal.Instant. */
export type Sql = <Row extends object = Record<string, never>>(
  text: TemplateStringsArray,
  ...values: unknown[]
) => Promise<Row[]>;

/** A statement prepared once per connection; parameters as $1, $2, … For the hot paths only. */
export type Prepared = <Row extends object>(
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<Row[]>;

/**
 * Something that happened, to be kept for ever: codes and ids only, no names, addresses or free text.
 * `key` is its business key within the shop: announcing it again changes nothing.
 */
export interface NewFact {
  key: string;
  kind: string;
  customerId: bigint | null;
  orderId: bigint | null;
  /** Business time. */
  happenedAt: Temporal.Instant;
  /** True when it happened before the shop installed us: it is recorded, but nothing follows from it. */
  imported?: boolean;
  data?: Record<string, unknown>;
}

/** A job for the queue. `key` makes a waiting job with the same key the only one; `queue` runs jobs one by one. */
export interface NewJob {
  task: string;
  payload: { shopId: string } & Record<string, unknown>;
  key?: string;
  queue?: string;
  /** Not before so much real time has passed. */
  delaySeconds?: number;
}

/** One transaction of one shop. */
export interface Tx {
  shopId: bigint;
  sql: Sql;
  /** Records facts (new keys only) and enqueues their reactions. Returns the keys that were new. */
  announce(facts: readonly NewFact[]): Promise<string[]>;
  enqueue(job: NewJob): Promise<void>;
}

/** Runs `work` in one transaction. It may run more than once when the database asks for it, so it only writes through `tx`. */
export type InTransaction = <T>(shopId: bigint, work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Which reactions a kind of fact sets off. */
export type ReactionsOf = (kind: string) => readonly string[];

/**
 * For a hot path that announces within its own statement: common table expressions that record facts and enqueue
 * their reactions. platform/db implements it.
 */
export interface Announcing {
  /**
   * Text of the expressions, to stand in a `with` list. They take the shop as $1 and use the parameters from
   * `$first` on; nothing is announced unless the SQL condition `when` holds.
   */
  expressions(first: number, when: string): string;
  /** The values of those parameters. */
  values(facts: readonly NewFact[]): unknown[];
}
