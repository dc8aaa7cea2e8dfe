import { setTimeout as sleep } from 'node:timers/promises';

/** The work took longer than somebody waits for it. It may still be done. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** The result of `work`, or DeadlinePassed after `ms` of real time: a database can stand there and say nothing. */
export async function withinTime<T>(ms: number, work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = sleep(ms, undefined, { signal: stop.signal }).then(() => {
    throw new DeadlinePassed(`Nothing for ${ms} ms`);
  });
  // Whichever comes second is nobody's business any more.
  work.catch(() => {});
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort();
  }
}
