import type { LotId } from '#app/kernel/ids.ts';
import { addPoints, minPoints, NO_POINTS, type Points, points, subtractPoints } from '#app/kernel/points.ts';
import { rational, roundRational } from '#app/kernel/rational.ts';
import { type AccountState, takeFromLot } from '../ledger/lots.ts';
import type { UsedCode } from '../ports.ts';
import { faceOf } from '../rewards/rewards.ts';
import { takeFree, unreserve } from './hold.ts';
import type { Redemption, RedemptionPart } from './redemption.ts';

/**
 * What an order takes of a redemption: a code that was used for less than it is worth costs ceil(used ÷ face × points)
 * where the shop gives back the unused part. A percentage and free shipping have no face and cost whole.
 */
export function costOf(redemption: Redemption, { used, slack }: Pick<UsedCode, 'used' | 'slack'>): Points {
  const face = faceOf(redemption.reward, redemption.points, redemption.currency);
  if (face === null || redemption.unusedPart === 'forfeited') return redemption.points;
  if (used.currency !== face.currency || used.minor + slack >= face.minor) return redemption.points;
  return points(roundRational(rational(used.minor * redemption.points, face.minor), 'ceil'));
}

/** What a redemption takes from an account, and what becomes of both. */
export interface Capture {
  readonly used: Points;
  /** No lot had them. */
  readonly owed: Points;
  readonly parts: readonly RedemptionPart[];
  readonly takes: readonly { readonly lotId: LotId; readonly points: Points }[];
  readonly state: AccountState;
}

/** Takes reserved points in the order in which they were reserved and frees the rest. */
export function captureHeld(state: AccountState, redemption: Redemption, cost: Points): Capture {
  let open = cost;
  let { lots } = state;
  const takes: Capture['takes'][number][] = [];
  const parts = redemption.parts.map((part): RedemptionPart => {
    const used = minPoints(open, part.reserved);
    open = subtractPoints(open, used);
    lots = takeFromLot(unreserve(lots, part.lotId, part.reserved), part.lotId, used);
    if (used > 0n) takes.push({ lotId: part.lotId, points: used });
    return { ...part, reserved: NO_POINTS, used };
  });
  return { used: cost, owed: NO_POINTS, parts, takes, state: { ...state, lots } };
}

/** The points were given free before the order came: they are taken where they are now, and owed beyond that. */
export function captureLate(state: AccountState, redemption: Redemption, cost: Points): Capture {
  const { takes, open } = takeFree(state.lots, cost);
  const before = redemption.parts.filter((part) => takes.every(({ lotId }) => lotId !== part.lotId));
  return {
    used: cost,
    owed: open,
    takes,
    parts: [
      ...takes.map(({ lotId, points: used }) => ({
        lotId,
        reserved: NO_POINTS,
        used,
        restored: NO_POINTS,
      })),
      ...before,
    ],
    state: {
      account: { ...state.account, debt: addPoints(state.account.debt, open) },
      lots: takes.reduce((lots, take) => takeFromLot(lots, take.lotId, take.points), state.lots),
    },
  };
}
