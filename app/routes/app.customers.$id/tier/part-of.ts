import type { Qualifying } from '#app/modules/loyalty/tiers/door.ts';
import type { Level, Tiers } from '#app/modules/loyalty/tiers/tiers.ts';

/** How much of what a level asks for is there, in whole percent from 0 to 99: it is not reached yet. */
export function partOf(has: Qualifying, from: Level['from'], match: Tiers['match']): number {
  const parts = [
    part(has.spendMinor, from.spendMinor),
    part(has.points, from.points),
    part(BigInt(has.orders), from.orders),
  ].filter((one) => one !== null);
  if (parts.length === 0) return 0;
  const whole = match === 'all' ? Math.min(...parts) : Math.max(...parts);
  return Math.min(99, Math.max(0, whole));
}

function part(has: bigint, asked: number | null): number | null {
  if (asked === null) return null;
  return asked === 0 ? 100 : Number((has * 100n) / BigInt(asked));
}
