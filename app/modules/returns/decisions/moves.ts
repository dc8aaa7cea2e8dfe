import type { ReturnAction, ReturnTab } from '../door.ts';
import type {
  Arrived,
  Awaited,
  Inspected,
  Keeping,
  ReturnStanding,
  Settled,
  UnitStanding,
} from './standing.ts';

export type Move = ReturnAction | 'cancel-as-shopper' | 'expire';
/** `already-done`: it has been, or what follows it. */
export type MoveAnswer = 'ok' | 'already-done' | 'not-allowed';

/** May this be done now? */
export function mayMove(move: Move, standing: ReturnStanding): MoveAnswer {
  switch (standing.state) {
    case 'requested':
      return movesOfRequested.has(move) ? 'ok' : 'not-allowed';
    case 'approved':
      return standing.goods === 'kept' ? mayKeeping(move, standing.settling) : mayAwaited(move, standing);
    case 'in-transit':
      return mayAwaited(move, standing);
    case 'received':
      return mayArrived(move, standing);
    case 'inspected':
      return mayInspected(move, standing);
    case 'settled':
      return maySettled(move, standing);
    case 'declined':
      return move === 'decline' ? 'already-done' : 'not-allowed';
    case 'cancelled':
      return move === 'cancel' || move === 'cancel-as-shopper' ? 'already-done' : 'not-allowed';
    case 'expired':
      return move === 'expire' ? 'already-done' : 'not-allowed';
    case 'closed':
      return 'not-allowed';
  }
}

const movesOfRequested: ReadonlySet<Move> = new Set<Move>([
  ...(['approve', 'decline', 'switch-outcome', 'cancel', 'cancel-as-shopper'] as const),
]);

/** Nothing is sent, so nothing arrives; once the money is on its way, nothing can be called off. */
function mayKeeping(move: Move, settling: boolean): MoveAnswer {
  if (move === 'approve') return 'already-done';
  if (move === 'settle') return settling ? 'already-done' : 'ok';
  const callsOff = move === 'cancel' || move === 'cancel-as-shopper';
  return callsOff && !settling ? 'ok' : 'not-allowed';
}

function mayAwaited(move: Move, standing: Awaited): MoveAnswer {
  const { state, settling } = standing;
  switch (move) {
    case 'approve':
      return 'already-done';
    case 'scan':
      return 'ok';
    case 'receive':
      return settling ? 'not-allowed' : 'ok';
    case 'settle':
      return maySettle(standing);
    case 'switch-outcome':
    case 'cancel':
      return settling ? 'not-allowed' : 'ok';
    case 'cancel-as-shopper':
    case 'expire':
      return state === 'approved' && !settling ? 'ok' : 'not-allowed';
    case 'decline':
    case 'inspect':
    case 'reopen-missing':
      return 'not-allowed';
  }
}

function mayArrived(move: Move, standing: Arrived): MoveAnswer {
  const { settling, units } = standing;
  switch (move) {
    case 'approve':
    case 'scan':
      return 'already-done';
    case 'receive':
      if (settling) return 'not-allowed';
      return units.every((unit) => unit.received) ? 'already-done' : 'ok';
    case 'settle':
      return maySettle(standing);
    case 'inspect':
    case 'switch-outcome':
      return settling ? 'not-allowed' : 'ok';
    case 'reopen-missing':
      return !settling && units.some(isMissing) ? 'ok' : 'not-allowed';
    default:
      return 'not-allowed';
  }
}

function mayInspected(move: Move, { settling, units }: Inspected): MoveAnswer {
  switch (move) {
    case 'approve':
    case 'scan':
    case 'receive':
      return 'already-done';
    case 'settle':
      return settling ? 'already-done' : 'ok';
    case 'inspect':
    case 'switch-outcome':
      return settling ? 'not-allowed' : 'ok';
    case 'reopen-missing':
      return !settling && units.some(isMissing) ? 'ok' : 'not-allowed';
    default:
      return 'not-allowed';
  }
}

/** What was paid for before it was looked at still comes, and is looked at then. */
function maySettled(move: Move, { goods, units }: Settled): MoveAnswer {
  switch (move) {
    case 'approve':
    case 'settle':
      return 'already-done';
    case 'scan':
      return goods === 'kept' ? 'not-allowed' : 'already-done';
    case 'receive':
      if (goods === 'kept') return 'not-allowed';
      return units.every((unit) => unit.received || unit.disposition !== null) ? 'already-done' : 'ok';
    case 'inspect':
      if (goods === 'kept') return 'not-allowed';
      return isAllLookedAt(units) ? 'already-done' : 'ok';
    case 'reopen-missing':
      return units.some((unit) => isMissing(unit) && !unit.paid) ? 'ok' : 'not-allowed';
    default:
      return 'not-allowed';
  }
}

function maySettle(standing: Awaited | Arrived): MoveAnswer {
  if (standing.settling) return 'already-done';
  return isDueForSettlement(standing) ? 'ok' : 'not-allowed';
}

/** `settleOn` is the earliest moment; whatever comes later will do, too. */
function isDueForSettlement(standing: Keeping | Awaited | Arrived | Inspected): boolean {
  switch (standing.state) {
    case 'inspected':
      return true;
    case 'approved':
      return standing.goods === 'kept';
    case 'in-transit':
      return standing.settleOn === 'first-scan';
    case 'received': {
      const { settleOn, units } = standing;
      if (settleOn === 'inspected') return false;
      return settleOn === 'first-scan' || units.every((unit) => unit.received || unit.disposition !== null);
    }
  }
}

const isMissing = ({ disposition }: UnitStanding) => disposition === 'missing';
const isAllLookedAt = (units: readonly UnitStanding[]) => units.every((unit) => unit.disposition !== null);

/** The list that a return stands in. Paid for before it was looked at, it is not done before it has been. */
export function tabOf(standing: ReturnStanding): ReturnTab {
  switch (standing.state) {
    case 'requested':
      return 'to-review';
    case 'settled':
      if (standing.goods === 'kept' || isAllLookedAt(standing.units)) return 'done';
      return standing.units.some((unit) => unit.received) ? 'to-inspect' : 'in-transit';
    case 'declined':
    case 'cancelled':
    case 'closed':
    case 'expired':
      return 'done';
    default:
      if (isDueForSettlement(standing)) return 'to-settle';
      return standing.state === 'received' ? 'to-inspect' : 'in-transit';
  }
}

const inOrder: readonly ReturnAction[] = [
  'approve',
  'settle',
  'inspect',
  'receive',
  'scan',
  'decline',
  'switch-outcome',
  'reopen-missing',
  'cancel',
];

/** What staff may do, the next thing first. */
export function actionsOf(standing: ReturnStanding): readonly ReturnAction[] {
  const allowed = inOrder.filter((action) => mayMove(action, standing) === 'ok');
  // Looking at units again is possible until they are paid, but not what comes next; nor is it before any came.
  const isNext =
    standing.state !== 'inspected' && 'units' in standing && standing.units.some((unit) => unit.received);
  return isNext || !allowed.includes('inspect')
    ? allowed
    : [...allowed.filter((action) => action !== 'inspect'), 'inspect'];
}
