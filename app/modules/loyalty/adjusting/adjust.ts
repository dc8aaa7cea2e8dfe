import type { Instant } from '#app/kernel/calendar.ts';
import { lastLocalDay } from '#app/kernel/calendar.ts';
import type { LotId } from '#app/kernel/ids.ts';
import { addPoints, NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import { type AccountDraft, type NewLot, UNSAVED_LOT, withEntry } from '../ledger/account-change.ts';
import { balanceOf, type DueRules, expiryOf } from '../ledger/due.ts';
import { giveBack, graceEnd } from '../ledger/give-back.ts';
import { fact, type NewEntry } from '../ledger/ledger.ts';
import { freePoints, takeFromLot } from '../ledger/lots.ts';
import { settledDown } from '../ledger/repay.ts';
import { takeFree } from '../redemption/hold.ts';
import type { AdjustmentReason } from './reasons.ts';

// The decisions of adjusting by hand. Every draft has everything applied that is due.

/** Who adjusts, why and when. */
export interface AdjustingTerms {
  readonly sourceKey: string;
  readonly actor: string;
  /** Null: it undoes an adjustment. */
  readonly reason: AdjustmentReason | null;
  readonly now: Instant;
  readonly rules: DueRules;
}

/** An adjustment as it was written. */
export interface Adjustment {
  readonly number: number;
  readonly points: Points;
  /** Of giving: the lot that it made; null: it is another account's now. */
  readonly lotId: LotId | null;
  /** Of taking: from which lots, as positive numbers. */
  readonly taken: readonly { readonly lotId: LotId; readonly points: Points }[];
}

export type AdjustDecision =
  | AccountDraft
  | { readonly refused: 'insufficient-points'; readonly available: Points }
  | { readonly refused: 'not-allowed' };

/** More than 0 gives, less takes. */
export function decideAdjustment(draft: AccountDraft, change: Points, terms: AdjustingTerms): AdjustDecision {
  return change > 0n ? give(draft, change, terms) : take(draft, points(-change), terms);
}

/** Gives back what was taken, or takes back what was given while its own lot still has all of it free. */
export function decideUndo(draft: AccountDraft, undone: Adjustment, terms: AdjustingTerms): AdjustDecision {
  return undone.points > 0n ? takeBack(draft, undone, terms) : putBack(draft, undone, terms);
}

/** The lot is available as of now: like any that matures, it repays what is owed first. */
function give(draft: AccountDraft, gain: Points, terms: AdjustingTerms): AccountDraft {
  const { now, rules } = terms;
  const lot: NewLot = { granted: gain, availableAt: now, expiresAt: expiryOf(now, rules) };
  const { account, lots } = draft.state;
  const made = {
    id: UNSAVED_LOT,
    orderShopifyId: null,
    granted: gain,
    remaining: gain,
    reserved: NO_POINTS,
    availableAt: now,
    expiresAt: lot.expiresAt,
    keptFrom: null,
    matured: false,
  };
  const note = { ...noteOf(terms), lot };
  return withEntry(draft, entryOf(gain, [], terms), { account, lots: [...lots, made] }, note);
}

function take(draft: AccountDraft, wanted: Points, terms: AdjustingTerms): AdjustDecision {
  const { available } = balanceOf(draft.state);
  if (available < wanted) return { refused: 'insufficient-points', available };
  const { takes } = takeFree(draft.state.lots, wanted);
  return taken(draft, takes, terms, null);
}

function takeBack(draft: AccountDraft, undone: Adjustment, terms: AdjustingTerms): AdjustDecision {
  const lot = draft.state.lots.find(({ id }) => id === undone.lotId);
  const free = lot === undefined ? NO_POINTS : freePoints(lot);
  if (lot === undefined || free < undone.points) return { refused: 'insufficient-points', available: free };
  return taken(draft, [{ lotId: lot.id, points: undone.points }], terms, undone.number);
}

function taken(
  draft: AccountDraft,
  takes: Adjustment['taken'],
  terms: AdjustingTerms,
  undoes: number | null,
): AccountDraft {
  const change = points(-takes.reduce((sum, one) => sum + one.points, 0n));
  const uses = takes.map((one) => ({ lotId: one.lotId, points: points(-one.points) }));
  const lots = takes.reduce((rest, one) => takeFromLot(rest, one.lotId, one.points), draft.state.lots);
  const entry = entryOf(change, uses, terms, { undoes });
  return withEntry(draft, entry, { ...draft.state, lots }, noteOf(terms));
}

/** To the same lots; one whose time ended meanwhile has the days of grace. What is owed by now is repaid first. */
function putBack(draft: AccountDraft, undone: Adjustment, terms: AdjustingTerms): AdjustDecision {
  const { now, rules, sourceKey } = terms;
  const known = new Set(draft.state.lots.map(({ id }) => id));
  // Of an account that was merged since, the lots are another's.
  if (undone.taken.some(({ lotId }) => !known.has(lotId))) return { refused: 'not-allowed' };
  let { state } = draft;
  let graced = NO_POINTS;
  for (const one of undone.taken) {
    const back = giveBack(state, one.lotId, one.points, now, rules);
    state = back.state;
    graced = addPoints(graced, back.graced);
  }
  const gain = points(-undone.points);
  const entry = entryOf(gain, undone.taken, terms, { undoes: undone.number, graced });
  return settledDown(withEntry(draft, entry, state, noteOf(terms)), sourceKey, now, rules);
}

function entryOf(
  change: Points,
  uses: NewEntry['uses'],
  { sourceKey, reason, now, rules }: AdjustingTerms,
  { undoes = null, graced = NO_POINTS }: { undoes?: number | null; graced?: Points } = {},
): NewEntry {
  const graceDay = graced > 0n ? lastLocalDay(graceEnd(now, rules), rules.zone).toString() : null;
  return {
    kind: 'adjust',
    points: change,
    sourceKey,
    happenedAt: now,
    orderShopifyId: null,
    uses,
    trace: {
      is: 'adjust',
      points: change.toString(),
      reason,
      undoes,
      graced: graced.toString(),
      graceDay,
    },
    facts: [fact(sourceKey, 'points-adjusted', now, change, { reason: reason ?? 'undo' })],
  };
}

const noteOf = ({ actor, reason }: AdjustingTerms) => ({ orderId: null, actor, reason: reason ?? 'undo' });
