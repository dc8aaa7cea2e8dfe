import { addLocalDays, type Instant, laterOf } from '#app/kernel/calendar.ts';
import type { LotId, ShopifyId } from '#app/kernel/ids.ts';
import { addPoints, minPoints, NO_POINTS, type Points, points, subtractPoints } from '#app/kernel/points.ts';
import { type DueRules, expiryOf } from './due.ts';
import { type AccountState, byUseOrder, freePoints, type Lot, takeFromLot } from './lots.ts';

/** What has been written for an order so far: sums over its earn and its clawback entries, both positive. */
export interface OrderAccount {
  readonly granted: Points;
  readonly clawed: Points;
}

export interface SettlementInput {
  readonly order: {
    readonly shopifyId: ShopifyId;
    /** First payment in full; null while unpaid. */
    readonly paidAt: Instant | null;
    readonly updatedAt: Instant;
    readonly owing: boolean;
  };
  readonly entitled: Points;
  readonly soFar: OrderAccount;
  /** With everything applied that is due at the moment of the decision. */
  readonly state: AccountState;
  readonly pendingDays: number;
  readonly rules: DueRules;
  /** Set where a catch-up awards the order: nothing of it is granted as of before this moment. */
  readonly asOf?: Instant | null;
  /** What the order gave before went to another account: this one starts from the payment. */
  readonly newOwner?: boolean;
}

export type SettlementDecision = { readonly kind: 'nothing' } | Grant | Clawback;

export interface Grant {
  readonly kind: 'grant';
  readonly points: Points;
  /** The moment that earned them. */
  readonly earnedAt: Instant;
  readonly availableAt: Instant;
  readonly expiresAt: Instant | null;
}

export interface Clawback {
  readonly kind: 'clawback';
  readonly points: Points;
  readonly from: readonly LotTake[];
  /** What no lot could give: owed from now on. */
  readonly debt: Points;
}

export interface LotTake {
  readonly lotId: LotId;
  readonly points: Points;
  readonly source: 'own-pending' | 'own-available' | 'other';
}

/**
 * Brings what an order has given in line with what it is worth now. Only the difference to what was written
 * counts, so the same state twice does nothing, and states may come in any order or be skipped.
 */
export function decideSettlement(input: SettlementInput): SettlementDecision {
  const { entitled, soFar } = input;
  const difference = points(entitled - (soFar.granted - soFar.clawed));
  if (difference > 0n) return decideGrant(input, difference);
  if (difference < 0n) return decideClawback(input, points(-difference));
  return { kind: 'nothing' };
}

/** The account after the decision; a grant becomes a pending lot under the given id. */
export function applySettlement(
  state: AccountState,
  decision: SettlementDecision,
  order: ShopifyId,
  newLotId: LotId,
): AccountState {
  switch (decision.kind) {
    case 'nothing':
      return state;
    case 'grant':
      return {
        account: {
          ...state.account,
          lastActivityAt: latest(state.account.lastActivityAt, decision.earnedAt),
        },
        lots: [...state.lots, lotOf(decision, order, newLotId)],
      };
    case 'clawback':
      return {
        account: { ...state.account, debt: addPoints(state.account.debt, decision.debt) },
        lots: decision.from.reduce((lots, take) => takeFromLot(lots, take.lotId, take.points), state.lots),
      };
  }
}

/** The first points count from the payment; what an edit added later, from when the order came to be worth more. */
function decideGrant(
  { order, soFar, pendingDays, rules, asOf = null, newOwner = false }: SettlementInput,
  gain: Points,
): SettlementDecision {
  if (order.paidAt === null || order.owing) return { kind: 'nothing' };
  const first = soFar.granted === 0n || newOwner;
  const from = first ? order.paidAt : laterOf(order.paidAt, order.updatedAt);
  const earnedAt = asOf === null ? from : laterOf(from, asOf);
  const availableAt = laterOf(earnedAt, addLocalDays(from, rules.zone, pendingDays));
  return { kind: 'grant', points: gain, earnedAt, availableAt, expiresAt: expiryOf(availableAt, rules) };
}

/** Holds are never broken, and points that other orders have pending are not the customer's to pay with yet. */
function decideClawback({ order, state }: SettlementInput, loss: Points): Clawback {
  const from: LotTake[] = [];
  let open = loss;
  for (const { lot, source } of clawbackOrder(state.lots, order.shopifyId)) {
    const taken = minPoints(open, freePoints(lot));
    if (taken <= 0n) continue;
    from.push({ lotId: lot.id, points: taken, source });
    open = subtractPoints(open, taken);
  }
  return { kind: 'clawback', points: loss, from, debt: open };
}

function clawbackOrder(lots: readonly Lot[], order: ShopifyId): { lot: Lot; source: LotTake['source'] }[] {
  const sources: readonly LotTake['source'][] = ['own-pending', 'own-available', 'other'];
  return sources.flatMap((source) =>
    lots
      .filter((lot) => sourceOf(lot, order) === source)
      .sort(byUseOrder)
      .map((lot) => ({ lot, source })),
  );
}

/** Another order's points are taken whether they are available or still pending: debt is what no lot covers. */
function sourceOf(lot: Lot, order: ShopifyId): LotTake['source'] {
  if (lot.orderShopifyId !== order) return 'other';
  return lot.matured ? 'own-available' : 'own-pending';
}

function lotOf(grant: Grant, order: ShopifyId, id: LotId): Lot {
  return {
    id,
    orderShopifyId: order,
    granted: grant.points,
    remaining: grant.points,
    reserved: NO_POINTS,
    availableAt: grant.availableAt,
    expiresAt: grant.expiresAt,
    keptFrom: null,
    matured: false,
  };
}

function latest(a: Instant | null, b: Instant): Instant {
  return a === null ? b : laterOf(a, b);
}
