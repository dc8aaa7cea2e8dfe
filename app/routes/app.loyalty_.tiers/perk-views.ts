import type { PerkState } from '#app/modules/loyalty/tiers/door.ts';
import type { Tiers } from '#app/modules/loyalty/tiers/tiers.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** One of Shopify's own discounts for a level, as saved. */
export interface PerkView {
  readonly level: string;
  readonly perk: PerkState['perk'];
  readonly name: string;
  readonly badge: string;
  readonly tone: 'success' | 'info' | 'critical' | 'attention';
  /** Null: nothing is to be done. */
  readonly why: string | null;
}

const tones = { on: 'success', waiting: 'info', ending: 'info', refused: 'critical' } as const;

/** What was saved of perks and where it stands: without access or while points are off nothing is set up. */
export function perkViews(
  tiers: Tiers | null,
  states: readonly PerkState[],
  { missing, live }: { readonly missing: boolean; readonly live: boolean },
  texts: Texts,
): PerkView[] {
  const { perks: words } = texts.tiers;
  const known = states.map(({ level, perk, state, refused }) => {
    const waits = missing && state !== 'on' && state !== 'refused';
    return {
      ...{ level, perk, name: words.names[perk] },
      badge: waits ? words.states.off : words.states[state],
      tone: waits ? ('attention' as const) : tones[state],
      why: waits ? words.noAccess : refused === null ? null : words.refused(refused),
    };
  });
  if (live || tiers === null) return known;
  const waiting = tiers.levels.flatMap(({ id: level, perks }) => [
    ...(perks.freeShipping ? [{ level, perk: 'free-shipping' as const }] : []),
    ...(perks.percent === null ? [] : [{ level, perk: 'percent' as const }]),
  ]);
  const off = { badge: words.states.off, tone: 'attention' as const, why: words.offWhy };
  return waiting.map(({ level, perk }) => ({ level, perk, name: words.names[perk], ...off }));
}
