import { compareInstants, type Instant } from '#app/kernel/calendar.ts';

/** What decides whether a state of an order may replace the one we hold. */
export interface Reading {
  readonly updatedAt: Instant;
  /** The number drawn before the read began; null: a payload. */
  readonly readSeq: bigint | null;
  /** It tells all that a state consists of, the moments of payment and delivery included. */
  readonly complete: boolean;
}

export interface Held {
  readonly updatedAt: Instant;
  readonly readSeq: bigint;
  readonly deleted: boolean;
  /** It says the same as the reading. */
  readonly same: boolean;
}

export type Recording = 'apply' | 'unchanged' | 'stale' | 'overtaken' | 'must-read';

/**
 * A payload counts only when it is strictly newer: Shopify's change time has whole seconds, and two changes may
 * share one. A read counts when it began after everything that was recorded; one that began earlier may hold
 * an older state of the same second, so when it says something else it has to be read again.
 */
export function decideRecording(held: Held | null, reading: Reading): Recording {
  return reading.readSeq === null
    ? decidePayload(held, reading)
    : decideRead(held, reading.updatedAt, reading.readSeq);
}

function decidePayload(held: Held | null, reading: Reading): Recording {
  const decides = reading.complete ? 'apply' : 'must-read';
  if (held === null) return decides;
  const age = compareInstants(reading.updatedAt, held.updatedAt);
  if (age < 0) return 'stale';
  if (held.deleted) return 'must-read';
  if (age > 0) return decides;
  return held.same ? 'unchanged' : 'must-read';
}

function decideRead(held: Held | null, updatedAt: Instant, readSeq: bigint): Recording {
  if (held === null) return 'apply';
  if (compareInstants(updatedAt, held.updatedAt) < 0) return 'stale';
  if (held.same && !held.deleted) return 'unchanged';
  return readSeq > held.readSeq ? 'apply' : 'overtaken';
}
