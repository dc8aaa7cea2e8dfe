import { compareInstants, type Instant, type Zone } from '#app/kernel/calendar.ts';
import type { LaterReason } from '../message.ts';
import { nextAllowed, type SendWindow } from '../sending/send-window.ts';

/** When something may go out: within its own window, and outside the shop's quiet hours. Null: no such limit. */
export interface Hours {
  readonly window: SendWindow | null;
  readonly quiet: SendWindow | null;
}

/** Rounds of window and quiet hours after which they are held never to meet: one a day, and both changes of the clock. */
const rounds = 8;

/**
 * The first moment, not before `at`, at which both allow it, and which of them put it off; null: neither did. Where the
 * window lies in the quiet hours for good, it goes when those end.
 */
export function firstOpen(
  at: Instant,
  { window, quiet }: Hours,
  zone: Zone,
): { readonly at: Instant; readonly because: Extract<LaterReason, 'window' | 'quiet-hours'> | null } {
  const loud = quiet === null ? null : { from: quiet.to, to: quiet.from };
  const afterQuiet = nextAllowed(at, loud, zone);
  const because =
    compareInstants(afterQuiet, at) > 0
      ? 'quiet-hours'
      : compareInstants(nextAllowed(at, window, zone), at) > 0
        ? 'window'
        : null;
  let moment = at;
  for (let round = 0; round < rounds; round++) {
    const open = nextAllowed(nextAllowed(moment, window, zone), loud, zone);
    if (compareInstants(open, moment) === 0) return { at: moment, because };
    moment = open;
  }
  return { at: afterQuiet, because: because === 'quiet-hours' ? because : null };
}
