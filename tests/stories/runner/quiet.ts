import { setTimeout as sleep } from 'node:timers/promises';
import type { Busy } from './read-only-queries.ts';

export interface Limits {
  /** Milliseconds without any progress, and in all. */
  withoutProgress: number;
  inAll: number;
  /** Between two looks. */
  pause: number;
}

export const usualLimits: Limits = { withoutProgress: 30_000, inAll: 180_000, pause: 60 };

/** What has still to be taken or done, from the sandbox and from the app. */
export type Look = () => Promise<Busy>;

function describe(work: Record<string, number>): string {
  return Object.entries(work)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

/**
 * Waits until nothing is left to do. Twice in a row it must look so: what leaves one place may not have reached the
 * next. A look that fails counts as no progress, since a part may just be starting again.
 */
export async function untilQuiet(look: Look, limits: Limits = usualLimits): Promise<void> {
  const began = Date.now();
  let progressed = began;
  let mark = '';
  let last = 'nothing was seen yet';
  for (let calm = 0; calm < 2; ) {
    const seen = await look().catch((error: unknown) => {
      last = error instanceof Error ? error.message : String(error);
      return undefined;
    });
    const busy = seen ? describe(seen.work) : undefined;
    calm = busy === '' ? calm + 1 : 0;
    if (busy) last = `still busy: ${busy}${seen?.detail ? ` (${seen.detail})` : ''}`;
    const now = Date.now();
    const next = seen ? `${seen.mark} ${JSON.stringify(seen.work)}` : mark;
    if (next !== mark) progressed = now;
    mark = next;
    if (calm >= 2) return;
    if (now - progressed > limits.withoutProgress) {
      throw new Error(`No progress for ${limits.withoutProgress / 1000} s; ${last}`);
    }
    if (now - began > limits.inAll) throw new Error(`Not quiet after ${limits.inAll / 1000} s; ${last}`);
    await sleep(limits.pause);
  }
}
