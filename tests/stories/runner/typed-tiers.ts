import type { Loyalty } from './vocabulary/loyalty.ts';

/** The story's levels as the programme's form sends them. */
export function typedTiers({ by, window, downgrade, oneStep, graceDays, levels }: Tiers): object {
  return {
    match: 'all',
    window,
    downgrade,
    oneStep,
    graceDays: String(graceDays),
    levels: levels.map(
      ({ name, from, factor, entryPoints, customerTag, freeShipping, percent, priority }) => ({
        ...{ id: '', name, spend: '', points: '', orders: '' },
        [by]: from,
        factor,
        entryPoints: String(entryPoints ?? 0),
        customerTag: customerTag ?? '',
        freeShipping,
        percent: String(percent ?? ''),
        priority,
      }),
    ),
  };
}

export type Tiers = NonNullable<Loyalty['tiers']>;
