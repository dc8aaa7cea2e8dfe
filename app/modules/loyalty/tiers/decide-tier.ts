import { compareInstants, type Instant, laterOf } from '#app/kernel/calendar.ts';
import type { TierCause } from './door.ts';
import { placeOf, reachedLevel } from './levels.ts';
import { type PathStep, pathOf, type TierRules, type TierState, withPeriod } from './path.ts';
import type { Timeline } from './qualifying.ts';

/** A level given by hand. */
export interface ManualLevel {
  readonly level: string;
  readonly since: Instant;
  /** First moment at which it has ended; null: it does not end by itself. */
  readonly until: Instant | null;
  readonly by: string;
}

/** A customer's level as kept. */
export interface KnownTier {
  /** What it is, or would be, without a level given by hand. */
  readonly own: TierState;
  readonly manual: ManualLevel | null;
  /** Levels whose entry points were given, or were not due. */
  readonly rewarded: readonly string[];
}

/** A change of what a customer holds, at its own moment. */
export interface TierStep {
  readonly from: string | null;
  readonly to: string | null;
  readonly at: Instant;
  readonly cause: TierCause;
}

export interface TierDecision extends KnownTier {
  /** What is held: by hand, else by itself. */
  readonly level: string | null;
  readonly steps: readonly TierStep[];
  /** Levels reached for the first time, whose entry points are due. */
  readonly reached: readonly string[];
  /** The next moment at which time alone may change something; null: there is none. */
  readonly dueAt: Instant | null;
}

/**
 * The level at `now`: what follows from orders, points and time since the levels are in force, unless a level that
 * was held before is still kept, or one was given by hand. What is kept may be older than `now` by any time.
 */
export function decideTier(
  known: KnownTier | null,
  timeline: Timeline,
  rules: TierRules,
  now: Instant,
): TierDecision {
  // What is paid at the very moment of the start is reached, not begun in.
  const before = rules.start.subtract({ nanoseconds: 1 });
  const begun = reachedLevel(rules.tiers, timeline.at(before))?.id ?? null;
  const fresh = pathOf(beginning(begun, rules), before, timeline, rules, now);
  const kept = keptPath(known, timeline, rules, now);
  const isKept =
    kept !== null && placeOf(rules.tiers, kept.state.level) >= placeOf(rules.tiers, fresh.state.level);
  const own = isKept ? kept.state : fresh.state;
  const ownSteps = isKept
    ? chained(known?.own.level ?? null, kept.steps)
    : stepsFrom(known, begun, fresh, rules, now);
  const given = known === null ? null : manualOf(known, rules);
  const manual = isOver(given, now) ? null : given;
  const rewarded = new Set([...(known?.rewarded ?? []), ...(begun === null ? [] : [begun])]);
  const ups = [...fresh.steps, ...(kept?.steps ?? [])].filter(({ cause }) => cause === 'reached');
  const reached = [...new Set(ups.flatMap(({ to }) => (to === null || rewarded.has(to) ? [] : [to])))];
  return {
    own,
    manual,
    level: manual?.level ?? own.level,
    steps: heldSteps(known, given, ownSteps, now),
    reached,
    rewarded: [...rewarded, ...reached],
    dueAt: nextMoment(own, manual, timeline, rules, now),
  };
}

/** Without levels, or while the area is off, nothing is held. */
export function withoutLevels(known: KnownTier, now: Instant): TierDecision {
  const held = known.manual?.level ?? known.own.level;
  const own = { level: null, since: known.own.level === null ? known.own.since : now, keptUntil: null };
  const steps = held === null ? [] : [{ from: held, to: null, at: now, cause: 'programme' as const }];
  return { own, manual: null, rewarded: known.rewarded, level: null, steps, reached: [], dueAt: null };
}

function beginning(level: string | null, rules: TierRules): TierState {
  return withPeriod({ level, since: rules.start, keptUntil: null }, rules);
}

/** What was held before goes on where the programme does not recalculate at once. */
function keptPath(known: KnownTier | null, timeline: Timeline, rules: TierRules, now: Instant) {
  if (known === null || rules.tiers.downgrade === 'immediate') return null;
  if (placeOf(rules.tiers, known.own.level) < 0) return null;
  return pathOf(withPeriod(known.own, rules), known.own.since, timeline, rules, now);
}

/** What changes from what is kept to a state that follows from the beginning. */
function stepsFrom(
  known: KnownTier | null,
  begun: string | null,
  fresh: { readonly state: TierState; readonly steps: readonly PathStep[] },
  rules: TierRules,
  now: Instant,
): TierStep[] {
  const beginning: PathStep = { to: begun, at: rules.start, cause: 'programme' };
  const news = [beginning, ...fresh.steps].filter(
    ({ at }) => known === null || compareInstants(at, known.own.since) > 0,
  );
  const steps = chained(known?.own.level ?? null, news);
  const before = steps.at(-1)?.to ?? (steps.length > 0 ? null : (known?.own.level ?? null));
  if (before === fresh.state.level) return steps;
  const up = placeOf(rules.tiers, fresh.state.level) > placeOf(rules.tiers, before);
  return [...steps, { from: before, to: fresh.state.level, at: now, cause: up ? 'reached' : 'refunded' }];
}

/** Steps one after the other from a level on; those that change nothing are left out. */
function chained(from: string | null, steps: readonly Omit<TierStep, 'from'>[]): TierStep[] {
  const result: TierStep[] = [];
  let level = from;
  for (const step of steps) {
    if (step.to === level) continue;
    result.push({ from: level, to: step.to, at: step.at, cause: step.cause });
    level = step.to;
  }
  return result;
}

/** While a level is given by hand nothing else shows; when it ends, what is held by itself does. */
function heldSteps(
  known: KnownTier | null,
  manual: ManualLevel | null,
  own: readonly TierStep[],
  now: Instant,
): readonly TierStep[] {
  if (known === null || manual === null) return own;
  if (!isOver(manual, now) || manual.until === null) return [];
  const { until } = manual;
  const then = own.findLast(({ at }) => compareInstants(at, until) <= 0);
  const after = own.filter(({ at }) => compareInstants(at, until) > 0);
  const level = then === undefined ? known.own.level : then.to;
  return chained(manual.level, [{ to: level, at: until, cause: 'manual-ended' }, ...after]);
}

/** One of a level that the programme no longer has ended when it came into force. */
function manualOf({ manual }: KnownTier, { tiers, start }: TierRules): ManualLevel | null {
  if (manual === null || placeOf(tiers, manual.level) >= 0) return manual;
  return { ...manual, until: laterOf(manual.since, start) };
}

function isOver(manual: ManualLevel | null, now: Instant): boolean {
  return manual !== null && manual.until !== null && compareInstants(manual.until, now) <= 0;
}

function nextMoment(
  own: TierState,
  manual: ManualLevel | null,
  timeline: Timeline,
  rules: TierRules,
  now: Instant,
): Instant | null {
  const held = placeOf(rules.tiers, own.level);
  const changes = (moment: Instant) => {
    const place = placeOf(rules.tiers, reachedLevel(rules.tiers, timeline.at(moment))?.id ?? null);
    return rules.tiers.downgrade === 'immediate' ? place !== held : place > held;
  };
  const next = timeline.moments.find((moment) => compareInstants(moment, now) > 0 && changes(moment)) ?? null;
  return [next, own.keptUntil, manual?.until ?? null].reduce((first, moment) => {
    if (first === null || moment === null) return first ?? moment;
    return compareInstants(moment, first) < 0 ? moment : first;
  }, null);
}
