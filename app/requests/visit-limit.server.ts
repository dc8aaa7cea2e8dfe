import { createHash, randomBytes } from 'node:crypto';

/** Says whether somebody may do something once more. */
export interface VisitLimit {
  /** Counts, and tells whether it was too much. `who`: every name by which the visitor is known. */
  isTooMuch(who: readonly string[]): boolean;
}

/**
 * So many times within so many milliseconds of real time, for each name by itself. Counted in memory: each process
 * counts for itself, and forgets when it ends. Names are kept as hashes with a salt of the process, so that nobody's
 * address is kept; of more than 20,000 at once the oldest are forgotten.
 */
export function openVisitLimit(
  { most, withinMs }: { readonly most: number; readonly withinMs: number },
  realNow: () => number,
): VisitLimit {
  const salt = randomBytes(16);
  const visits = new Map<string, number[]>();
  const hashOf = (name: string) => createHash('sha256').update(salt).update(name).digest('base64');
  const count = (name: string): boolean => {
    const key = hashOf(name);
    const now = realNow();
    const recent = (visits.get(key) ?? []).filter((at) => at > now - withinMs);
    // The one seen last stands last.
    visits.delete(key);
    visits.set(key, [...recent, now].slice(-most - 1));
    const [oldest] = visits.keys();
    if (visits.size > maxNames && oldest !== undefined) visits.delete(oldest);
    return recent.length >= most;
  };
  return { isTooMuch: (who) => who.map(count).includes(true) };
}

const maxNames = 20_000;
