import { z } from 'zod';
import type { Level, Tiers } from '../tiers.ts';

/** What one of Shopify's own discounts for a level is to be. */
export const perkContent = z.strictObject({
  /** What shoppers see beside it. */
  title: z.string(),
  /** Customers with it have the discount. */
  tag: z.string(),
  value: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('free-shipping') }),
    z.strictObject({ kind: z.literal('percent'), percent: z.int().min(1).max(99) }),
  ]),
});
export type PerkContent = z.infer<typeof perkContent>;

export const perkKinds = ['free-shipping', 'percent'] as const;
export type PerkKind = (typeof perkKinds)[number];

export interface WantedPerk {
  readonly level: string;
  readonly perk: PerkKind;
  readonly wanted: PerkContent;
}

/**
 * What Shopify is to have of these levels; nothing while the area is off or without levels. Shopify wants titles of
 * automatic discounts to differ, and names and numbers need no translation.
 */
export function wantedPerks(tiers: Tiers | null, live: boolean): readonly WantedPerk[] {
  return tiers === null || !live ? [] : tiers.levels.flatMap(wantedOf);
}

function wantedOf({ id: level, name, customerTag: tag, perks }: Level): WantedPerk[] {
  if (tag === null) return [];
  const wanted: WantedPerk[] = [];
  if (perks.freeShipping) {
    const value = { kind: 'free-shipping' as const };
    wanted.push({ level, perk: 'free-shipping', wanted: { title: name, tag, value } });
  }
  if (perks.percent !== null) {
    const value = { kind: 'percent' as const, percent: perks.percent };
    wanted.push({ level, perk: 'percent', wanted: { title: `${name} ${perks.percent}%`, tag, value } });
  }
  return wanted;
}

/** A level keeps its segment when it is renamed. */
export const segmentName = (level: string): string => `Afterglow tier: ${level}`;

/** By this a discount is found again after an answer that never came. */
export const perkMark = (level: string, perk: PerkKind): string => `afterglow-${perk}-${level}`;
