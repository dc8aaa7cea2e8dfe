import type { Instant } from '#app/kernel/calendar.ts';
import type { LotId } from '#app/kernel/ids.ts';
import { addPoints, minPoints, NO_POINTS, type Points, points, subtractPoints } from '#app/kernel/points.ts';
import { rational, roundRational } from '#app/kernel/rational.ts';
import type { DueRules } from '../ledger/due.ts';
import { giveBack } from '../ledger/give-back.ts';
import type { AccountState } from '../ledger/lots.ts';
import type { EarningOrder } from '../ports.ts';
import type { Redemption, RedemptionPart } from './redemption.ts';

/** Why used points come back: all of them, or as many as their discount's share on what came back. */
export type RestoreReason = 'cancelled' | 'all-returned' | 'units';

/** How many of the used points an order in this state has to have given back, and why. */
export function restoreTarget(
  used: Points,
  order: Pick<EarningOrder, 'standing' | 'lines' | 'codes'>,
  code: string,
): { readonly points: Points; readonly reason: RestoreReason } {
  if (order.standing === 'cancelled') return { points: used, reason: 'cancelled' };
  const merchandise = order.lines.filter((line) => line.merchandise && line.units > 0);
  if (merchandise.length > 0 && merchandise.every((line) => line.goneUnits === line.units))
    return { points: used, reason: 'all-returned' };
  const gone = order.codes.find((one) => one.code === code)?.gone;
  if (gone === undefined) return { points: NO_POINTS, reason: 'units' };
  return { points: points(roundRational(rational(used * gone.num, gone.den), 'floor')), reason: 'units' };
}

/** What comes back to an account, and what becomes of both. */
export interface Restore {
  readonly points: Points;
  /** Of them, those that were owed and are owed no more. */
  readonly forgiven: Points;
  readonly gives: readonly { readonly lotId: LotId; readonly points: Points }[];
  /** Those that never came from a lot and are owed no more: they make a lot of their own. */
  readonly newLot: Points;
  /** Came back to lots whose time was over: usable until the end of the days of grace. */
  readonly graced: Points;
  readonly parts: readonly RedemptionPart[];
  readonly state: AccountState;
}

/**
 * Undoes the use of so many points, the last taken first: the account is as if the redemption had cost less. First
 * what was owed, then the lots, the longest usable one first.
 */
export function decideRestore(
  state: AccountState,
  redemption: Redemption,
  gain: Points,
  now: Instant,
  rules: DueRules,
): Restore {
  const { owed, restored } = redemption;
  const ofOwed = subtractPoints(minPoints(owed, addPoints(restored, gain)), minPoints(owed, restored));
  const forgiven = minPoints(ofOwed, state.account.debt);
  let open = subtractPoints(gain, ofOwed);
  let current = state;
  let graced = NO_POINTS;
  const gives: Restore['gives'][number][] = [];
  const parts: RedemptionPart[] = [];
  for (const part of [...redemption.parts].reverse()) {
    const given = minPoints(open, subtractPoints(part.used, part.restored));
    open = subtractPoints(open, given);
    parts.unshift({ ...part, restored: addPoints(part.restored, given) });
    if (given === 0n) continue;
    gives.push({ lotId: part.lotId, points: given });
    const back = giveBack(current, part.lotId, given, now, rules);
    current = back.state;
    graced = addPoints(graced, back.graced);
  }
  return {
    points: gain,
    forgiven,
    gives,
    newLot: subtractPoints(ofOwed, forgiven),
    graced,
    parts,
    state: {
      account: { ...state.account, debt: subtractPoints(state.account.debt, forgiven) },
      lots: current.lots,
    },
  };
}
