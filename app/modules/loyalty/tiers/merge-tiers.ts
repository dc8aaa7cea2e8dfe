import { compareInstants } from '#app/kernel/calendar.ts';
import type { KnownTier } from './decide-tier.ts';
import { placeOf } from './levels.ts';
import type { TierState } from './path.ts';
import type { Tiers } from './tiers.ts';

/** What one customer holds after they took over what another held. */
export function joinedTier(from: KnownTier, into: KnownTier, tiers: Tiers | null): KnownTier {
  const better = tiers === null ? into : betterOf(from, into, tiers);
  const manual =
    from.manual === null || into.manual === null
      ? (into.manual ?? from.manual)
      : tiers !== null && placeOf(tiers, from.manual.level) > placeOf(tiers, into.manual.level)
        ? from.manual
        : into.manual;
  return {
    own: better.own,
    manual,
    rewarded: [...new Set([...into.rewarded, ...from.rewarded])],
  };
}

/** The higher level; of equal ones the one that is kept longer. */
function betterOf(from: KnownTier, into: KnownTier, tiers: Tiers): KnownTier {
  const apart = placeOf(tiers, from.own.level) - placeOf(tiers, into.own.level);
  if (apart !== 0) return apart > 0 ? from : into;
  return isKeptLonger(from.own, into.own) ? from : into;
}

function isKeptLonger(a: TierState, b: TierState): boolean {
  if (a.keptUntil === null || b.keptUntil === null) return a.keptUntil === null && b.keptUntil !== null;
  return compareInstants(a.keptUntil, b.keptUntil) > 0;
}
