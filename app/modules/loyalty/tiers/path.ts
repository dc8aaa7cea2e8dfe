import {
  addDays,
  compareInstants,
  endOfLocalDay,
  type Instant,
  type LocalDate,
  lastLocalDay,
  laterOf,
  localDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import { asksForNothing, levelOf, placeOf, reachedLevel } from './levels.ts';
import type { Timeline } from './qualifying.ts';
import type { Tiers } from './tiers.ts';

/** What a customer holds by itself. */
export interface TierState {
  /** Null: none. */
  readonly level: string | null;
  readonly since: Instant;
  /** First moment at which it is no longer kept whatever happens; null: no such moment. */
  readonly keptUntil: Instant | null;
}

export interface TierRules {
  readonly tiers: Tiers;
  readonly zone: Zone;
  /** Since when these levels are in force and the area is live. */
  readonly start: Instant;
  /** As for earning. */
  readonly includeTax: boolean;
}

export interface PathStep {
  readonly to: string | null;
  readonly at: Instant;
  readonly cause: 'reached' | 'window' | 'period-end' | 'programme';
}

/**
 * From a state held at `from` to the one at `now`, moment by moment, so that one jump over a year ends where daily
 * steps end. At one moment a rise goes before the end of a period.
 */
export function pathOf(
  state: TierState,
  from: Instant,
  timeline: Timeline,
  rules: TierRules,
  now: Instant,
): { readonly state: TierState; readonly steps: readonly PathStep[] } {
  const steps: PathStep[] = [];
  let current = state;
  const moments = timeline.moments.filter(
    (moment) => compareInstants(moment, from) > 0 && compareInstants(moment, now) <= 0,
  );
  for (let next = 0; ; ) {
    const moment = moments[next] ?? null;
    const ends = isEnding(current, moment, now);
    const at = ends ? current.keptUntil : moment;
    if (at === null) return { state: current, steps };
    if (!ends || (moment !== null && compareInstants(moment, at) === 0)) next++;
    const after = afterMoment(current, at, timeline, rules);
    if (after.level !== current.level) {
      steps.push({ to: after.level, at, cause: causeOf(current, after, ends, rules.tiers) });
    }
    current = after;
  }
}

/** The same state with an end of its period where the programme has periods, and without where it has not. */
export function withPeriod(state: TierState, rules: TierRules): TierState {
  const level = levelOf(rules.tiers, state.level);
  if (rules.tiers.downgrade !== 'period-end' || level === null || asksForNothing(level)) {
    return { ...state, keptUntil: null };
  }
  if (state.keptUntil !== null) return state;
  return { ...state, keptUntil: periodFrom(laterOf(state.since, rules.start), rules) };
}

/** Does the period end before, or together with, the next moment? */
function isEnding({ keptUntil }: TierState, moment: Instant | null, now: Instant): boolean {
  if (keptUntil === null || compareInstants(keptUntil, now) > 0) return false;
  return moment === null || compareInstants(keptUntil, moment) <= 0;
}

function afterMoment(state: TierState, at: Instant, timeline: Timeline, rules: TierRules): TierState {
  const { tiers } = rules;
  const target = reachedLevel(tiers, timeline.at(at))?.id ?? null;
  const [held, reached] = [placeOf(tiers, state.level), placeOf(tiers, target)];
  const enter = (level: string | null) => withPeriod({ level, since: at, keptUntil: null }, rules);
  if (reached > held) return enter(target);
  if (tiers.downgrade === 'immediate') return reached < held ? enter(target) : state;
  if (state.keptUntil === null || compareInstants(state.keptUntil, at) > 0) return state;
  if (reached === held) return { ...state, keptUntil: renewed(state.keptUntil, rules) };
  return enter(tiers.oneStep ? (tiers.levels[held - 1]?.id ?? null) : target);
}

function causeOf(before: TierState, after: TierState, ends: boolean, tiers: Tiers): PathStep['cause'] {
  if (placeOf(tiers, after.level) > placeOf(tiers, before.level)) return 'reached';
  return ends ? 'period-end' : 'window';
}

/** The end of the period of a level that is reached at a moment, with its grace. */
function periodFrom(reachedAt: Instant, rules: TierRules): Instant {
  return endOfPeriod(localDate(reachedAt, rules.zone), rules);
}

/** Grace moves no period: the next one goes on from where this one ended. */
function renewed(keptUntil: Instant, rules: TierRules): Instant {
  const { tiers, zone } = rules;
  if (tiers.window === 'calendar-year') return periodFrom(keptUntil, rules);
  return endOfPeriod(addDays(lastLocalDay(keptUntil, zone), -tiers.graceDays), rules);
}

function endOfPeriod(from: LocalDate, { tiers, zone }: TierRules): Instant {
  const last =
    tiers.window === 'calendar-year' ? from.with({ month: 12, day: 31 }) : from.add({ months: 12 });
  return endOfLocalDay(addDays(last, tiers.graceDays), zone);
}
