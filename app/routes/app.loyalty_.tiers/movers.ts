import { type Points, points } from '#app/kernel/points.ts';
import { type PointWorth, worthOf } from '#app/modules/loyalty/rewards/point-worth.ts';
import type { TiersPreview } from '#app/modules/loyalty/tiers/door.ts';
import type { Tiers } from '#app/modules/loyalty/tiers/tiers.ts';
import type { BeforeAfterRow } from '../../ui/charts/before-after.tsx';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** How many customers hold each level now and would then, and what their points cost. */
export interface MoversView {
  /** The highest first, those without a level last. */
  readonly rows: readonly BeforeAfterRow[];
  /** "12 up, 3 down" */
  readonly sum: string;
  readonly cost: string;
  readonly capped: string | null;
  /** There is nobody to move. */
  readonly none: boolean;
}

export function moversOf(
  movers: TiersPreview,
  tiers: Tiers,
  worth: PointWorth,
  print: Print,
  texts: Texts,
): MoversView {
  const { movers: words } = texts.tiers;
  const counted = new Map(movers.levels.map((level) => [level.id, level]));
  const row = (id: string, label: string): BeforeAfterRow => {
    const { before, after } = counted.get(id) ?? { before: 0, after: 0 };
    return { id, label, before, after, beforeText: print.count(before), afterText: print.count(after) };
  };
  const levels = tiers.levels.map(({ id, name }) => row(id, name)).toReversed();
  const moved = [
    ...(movers.up > 0 ? [words.up(print.count(movers.up))] : []),
    ...(movers.down > 0 ? [words.down(print.count(movers.down))] : []),
  ];
  return {
    rows: [...levels, row('', words.none)],
    sum: moved.length === 0 ? words.nobody : moved.join(', '),
    cost: costOf(movers.points, worth, print, texts),
    capped: movers.capped ? words.capped(print.count(movers.customers)) : null,
    none: movers.customers === 0,
  };
}

function costOf(change: Points, worth: PointWorth, print: Print, texts: Texts): string {
  const { movers: words } = texts.tiers;
  if (change === 0n) return words.costNone;
  const size = points(change < 0n ? -change : change);
  const told = [texts.shared.points(print.points(size)), print.money(worthOf(worth, size))] as const;
  return change > 0n ? words.costMore(...told) : words.costLess(...told);
}
