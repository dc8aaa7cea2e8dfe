import type { ReturnState } from '#app/contracts/returns.ts';
import type { Disposition, ReturnAction, ReturnTab } from '../door.ts';
import type { SettleOn } from '../policy/policy.ts';

/** What of a return decides which move it allows. */
export interface ReturnStanding {
  readonly state: ReturnState;
  readonly settleOn: SettleOn;
  readonly units: readonly { readonly received: boolean; readonly disposition: Disposition | null }[];
  /** Its payment is being written at Shopify. */
  readonly settling: boolean;
}

export type Move = ReturnAction | 'cancel-as-shopper';
export type MoveAnswer = 'ok' | 'already-done' | 'not-allowed';

const ended: readonly ReturnState[] = ['declined', 'cancelled', 'closed'];
const approvedOnes: readonly ReturnState[] = ['approved', 'in-transit', 'received', 'inspected'];

/** May this be done now? `already-done`: it has been, or what follows it. */
export function mayMove(move: Move, standing: ReturnStanding): MoveAnswer {
  const { state, settling } = standing;
  switch (move) {
    case 'approve':
      if (state === 'requested') return 'ok';
      return approvedOnes.includes(state) || state === 'settled' ? 'already-done' : 'not-allowed';
    case 'decline':
      if (state === 'requested') return 'ok';
      return state === 'declined' ? 'already-done' : 'not-allowed';
    case 'cancel':
    case 'cancel-as-shopper':
      if (state === 'cancelled') return 'already-done';
      return !settling && cancellable(move, state) ? 'ok' : 'not-allowed';
    case 'scan':
      if (state === 'approved' || state === 'in-transit') return 'ok';
      return state === 'received' || state === 'inspected' || state === 'settled'
        ? 'already-done'
        : 'not-allowed';
    case 'receive':
      return mayReceive(standing);
    case 'inspect':
      return mayInspect(standing);
    case 'settle':
      if (state === 'settled' || settling) return 'already-done';
      return isDueForSettlement(standing) ? 'ok' : 'not-allowed';
    case 'switch-outcome':
      if (settling || state === 'settled' || ended.includes(state)) return 'not-allowed';
      return 'ok';
  }
}

function cancellable(move: 'cancel' | 'cancel-as-shopper', state: ReturnState): boolean {
  if (state === 'requested' || state === 'approved') return true;
  return move === 'cancel' && state === 'in-transit';
}

/** What was paid for before it was looked at still comes, and is looked at then. */
function mayReceive({ state, units, settling }: ReturnStanding): MoveAnswer {
  if (state === 'settled')
    return units.every((unit) => unit.received || unit.disposition !== null) ? 'already-done' : 'ok';
  if (state === 'inspected') return 'already-done';
  if (settling || !approvedOnes.includes(state)) return 'not-allowed';
  return units.every((unit) => unit.received) ? 'already-done' : 'ok';
}

function mayInspect({ state, units, settling }: ReturnStanding): MoveAnswer {
  if (state === 'settled') return isAllLookedAt(units) ? 'already-done' : 'ok';
  if (settling) return 'not-allowed';
  return state === 'received' || state === 'inspected' ? 'ok' : 'not-allowed';
}

/** `settleOn` is the earliest moment; whatever comes later will do, too. */
export function isDueForSettlement({ state, settleOn, units }: ReturnStanding): boolean {
  if (state === 'inspected') return true;
  const here = units.every((unit) => unit.received || unit.disposition !== null);
  switch (settleOn) {
    case 'inspected':
      return false;
    case 'received':
      return state === 'received' && here;
    case 'first-scan':
      return state === 'in-transit' || state === 'received';
  }
}

const isAllLookedAt = (units: ReturnStanding['units']) => units.every((unit) => unit.disposition !== null);

/** The list that a return stands in. Paid for before it was looked at, it is not done before it has been. */
export function tabOf(standing: ReturnStanding): ReturnTab {
  const { state, units } = standing;
  if (state === 'requested') return 'to-review';
  if (state === 'settled' && !isAllLookedAt(units))
    return units.some((unit) => unit.received) ? 'to-inspect' : 'in-transit';
  if (state === 'settled' || ended.includes(state)) return 'done';
  if (isDueForSettlement(standing)) return 'to-settle';
  return state === 'received' ? 'to-inspect' : 'in-transit';
}

const inOrder: readonly ReturnAction[] = [
  'approve',
  'settle',
  'inspect',
  'receive',
  'scan',
  'decline',
  'switch-outcome',
  'cancel',
];

/** What staff may do, the next thing first. */
export function actionsOf(standing: ReturnStanding): readonly ReturnAction[] {
  const allowed = inOrder.filter((action) => mayMove(action, standing) === 'ok');
  // Looking at units again is possible until they are paid, but not what comes next; nor is it before any came.
  const isNext = standing.state !== 'inspected' && standing.units.some((unit) => unit.received);
  return isNext || !allowed.includes('inspect')
    ? allowed
    : [...allowed.filter((action) => action !== 'inspect'), 'inspect'];
}
