import { points, subtractPoints } from '#app/kernel/points.ts';
import type { Qualifying, TierName } from './door.ts';
import type { Level, Tiers } from './tiers.ts';

/** Place of a level by its id, from the lowest; -1: none, or not one of these. */
export function placeOf(tiers: Tiers, id: string | null): number {
  return id === null ? -1 : tiers.levels.findIndex((level) => level.id === id);
}

/** The level of this id; null: none, or not one of these. */
export function levelOf(tiers: Tiers, id: string | null): Level | null {
  return tiers.levels[placeOf(tiers, id)] ?? null;
}

export function tierName(tiers: Tiers, id: string | null): TierName | null {
  const level = levelOf(tiers, id);
  return level === null ? null : { id: level.id, name: level.name };
}

/** The highest level of which what it asks for holds; null: none. */
export function reachedLevel(tiers: Tiers, has: Qualifying): Level | null {
  return tiers.levels.findLast((level) => holds(level, tiers.match, has)) ?? null;
}

/** Nobody can lose a level that asks for nothing, or for no more than 0. */
export function asksForNothing({ from }: Level): boolean {
  return (from.spendMinor ?? 0) === 0 && (from.points ?? 0) === 0 && (from.orders ?? 0) === 0;
}

/** What is missing of each thing that a level asks for; nothing below 0. */
export function missingFor({ from }: Level, has: Qualifying): Partial<Qualifying> {
  const spend = from.spendMinor === null ? null : BigInt(from.spendMinor) - has.spendMinor;
  const needed = from.points === null ? null : subtractPoints(points(BigInt(from.points)), has.points);
  return {
    ...(spend === null ? {} : { spendMinor: spend > 0n ? spend : 0n }),
    ...(needed === null ? {} : { points: needed > 0n ? needed : points(0n) }),
    ...(from.orders === null ? {} : { orders: Math.max(0, from.orders - has.orders) }),
  };
}

function holds(level: Level, match: Tiers['match'], has: Qualifying): boolean {
  if (asksForNothing(level)) return true;
  const { spendMinor, points: earned, orders } = level.from;
  const asked = [
    spendMinor === null ? null : has.spendMinor >= BigInt(spendMinor),
    earned === null ? null : has.points >= BigInt(earned),
    orders === null ? null : has.orders >= orders,
  ].filter((answer) => answer !== null);
  return match === 'all' ? asked.every(Boolean) : asked.some(Boolean);
}
