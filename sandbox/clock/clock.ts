import { Temporal } from 'temporal-polyfill';

/** A shop's business clock: it showed `now` at the real moment `setAt`, and moves with real time while running. */
export interface Clock {
  /** ISO instant */
  now: string;
  running: boolean;
  /** ISO instant, real time */
  setAt: string;
}

export class ClockError extends Error {
  readonly code: 'backwards' | 'bad-step';

  constructor(code: 'backwards' | 'bad-step', message: string) {
    super(message);
    this.code = code;
  }
}

/** The business moment in ISO, given the real one. */
export function businessNow(clock: Clock, real: Date = new Date()): string {
  if (!clock.running) return new Date(clock.now).toISOString();
  const elapsed = real.getTime() - new Date(clock.setAt).getTime();
  return new Date(new Date(clock.now).getTime() + Math.max(0, elapsed)).toISOString();
}

const STEP = /^\+(\d{1,5})([dhm])$/;

/**
 * Moves an instant on: `+7d` is local days at the same wall clock in the shop's zone, `+3h` and `+15m` are elapsed time.
 * A wall clock that a change to summer time skips becomes the moment one hour later, as calendars do.
 */
export function advanceInstant(now: string, step: string, timezone: string): string {
  const match = STEP.exec(step);
  const count = Number(match?.[1]);
  const unit = match?.[2];
  const instant = Temporal.Instant.from(now);
  if (unit === 'd') return asIso(instant.toZonedDateTimeISO(timezone).add({ days: count }).toInstant());
  if (unit === 'h') return asIso(instant.add({ hours: count }));
  if (unit === 'm') return asIso(instant.add({ minutes: count }));
  throw new ClockError('bad-step', `"${step}" is not a step like +7d, +3h or +15m`);
}

export interface ClockMove {
  /** ISO instant to show */
  set?: string | undefined;
  advance?: string | undefined;
  /** true: go on with real time from here; false: stand still */
  run?: boolean | undefined;
}

/** The clock after a move. Business time never goes back: that throws a ClockError. */
export function moveClock(clock: Clock, move: ClockMove, timezone: string, real: Date = new Date()): Clock {
  const before = businessNow(clock, real);
  const base = move.set === undefined ? before : new Date(move.set).toISOString();
  if (base < before)
    throw new ClockError('backwards', `The shop's clock shows ${before}; it cannot go back to ${base}`);
  const now = move.advance === undefined ? base : advanceInstant(base, move.advance, timezone);
  return { now, running: move.run ?? clock.running, setAt: real.toISOString() };
}

/** Always with milliseconds, so that two ISO texts compare as the moments do. */
function asIso(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toISOString();
}
