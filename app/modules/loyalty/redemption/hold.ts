import type { LotId } from '#app/kernel/ids.ts';
import { addPoints, minPoints, NO_POINTS, type Points, subtractPoints } from '#app/kernel/points.ts';
import { balanceOf } from '../ledger/due.ts';
import { type AccountState, byUseOrder, freePoints, type Lot } from '../ledger/lots.ts';
import type { RedemptionPart } from './redemption.ts';

export type HoldDecision =
  | { readonly kind: 'refused'; readonly available: Points }
  | { readonly kind: 'held'; readonly parts: readonly RedemptionPart[]; readonly state: AccountState };

/** Reserves points in the order of use. The state has everything applied that is due. */
export function decideHold(state: AccountState, wanted: Points): HoldDecision {
  const { available } = balanceOf(state);
  if (wanted <= 0n || available < wanted) return { kind: 'refused', available };
  const { takes } = takeFree(state.lots, wanted);
  return {
    kind: 'held',
    parts: takes.map(({ lotId, points }) => ({
      lotId,
      reserved: points,
      used: NO_POINTS,
      restored: NO_POINTS,
    })),
    state: {
      ...state,
      lots: takes.reduce((lots, take) => reserve(lots, take.lotId, take.points), state.lots),
    },
  };
}

/** Lets every lot have back what a hold kept of it. */
export function decideRelease(state: AccountState, parts: readonly RedemptionPart[]): AccountState {
  return {
    ...state,
    lots: parts.reduce((lots, part) => unreserve(lots, part.lotId, part.reserved), state.lots),
  };
}

/** Free points of available lots in the order of use, and what they do not cover. */
export function takeFree(
  lots: readonly Lot[],
  wanted: Points,
): { readonly takes: readonly { readonly lotId: LotId; readonly points: Points }[]; readonly open: Points } {
  let open = wanted;
  const takes: { lotId: LotId; points: Points }[] = [];
  for (const lot of lots.filter((one) => one.matured).sort(byUseOrder)) {
    const taken = minPoints(open, freePoints(lot));
    if (taken <= 0n) continue;
    takes.push({ lotId: lot.id, points: taken });
    open = subtractPoints(open, taken);
  }
  return { takes, open };
}

export function unreserve(lots: readonly Lot[], id: LotId, freed: Points): readonly Lot[] {
  return lots.map((lot) => (lot.id === id ? { ...lot, reserved: subtractPoints(lot.reserved, freed) } : lot));
}

function reserve(lots: readonly Lot[], id: LotId, kept: Points): readonly Lot[] {
  return lots.map((lot) => (lot.id === id ? { ...lot, reserved: addPoints(lot.reserved, kept) } : lot));
}
