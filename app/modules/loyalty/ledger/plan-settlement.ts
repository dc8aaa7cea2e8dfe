import type { Instant, Zone } from '#app/kernel/calendar.ts';
import { type EarningTerms, type Entitlement, entitled } from '../earning/entitlement.ts';
import type { EarningOrder } from '../ports.ts';
import { applyDue, type DueResult, type ExpiryNow } from './due.ts';
import { clawbackEntry, grantEntry, type NewEntry } from './ledger.ts';
import type { AccountState } from './lots.ts';
import { decideSettlement, type OrderAccount, type SettlementDecision } from './settlement.ts';

export interface SettlementQuestion {
  readonly order: EarningOrder;
  /** Programme and traits by which this order earns (those of its `processedAt`). */
  readonly terms: EarningTerms;
  readonly soFar: OrderAccount;
  /** The account as stored. */
  readonly state: AccountState;
  readonly now: Instant;
  readonly zone: Zone;
  /** How points expire by the programme in force now. */
  readonly expiryNow: ExpiryNow;
  /** As in `SettlementInput`. */
  readonly asOf?: Instant | null;
  readonly newOwner?: boolean;
}

export interface SettlementPlan {
  /** What time had done to the account before; to be written first. */
  readonly due: DueResult;
  readonly entitlement: Entitlement;
  readonly decision: SettlementDecision;
  /** The entry of the decision; null when there is nothing to write. */
  readonly entry: NewEntry | null;
}

/** Everything that settling an order at `now` has to write: what is due, then the difference it makes. */
export function planSettlement(question: SettlementQuestion): SettlementPlan {
  const { order, terms, soFar, zone } = question;
  const due = applyDue(question.state, question.now, { zone, expiry: question.expiryNow });
  const entitlement = entitled(order, terms);
  const decision = decideSettlement({
    order,
    entitled: entitlement.points,
    soFar,
    state: due.state,
    pendingDays: terms.program.earn.pendingDays,
    rules: { zone, expiry: terms.program.expiry },
    asOf: question.asOf ?? null,
    newOwner: question.newOwner ?? false,
  });
  return { due, entitlement, decision, entry: entryOf(decision, question, entitlement) };
}

function entryOf(
  decision: SettlementDecision,
  { order, terms, soFar }: SettlementQuestion,
  entitlement: Entitlement,
): NewEntry | null {
  switch (decision.kind) {
    case 'nothing':
      return null;
    case 'grant':
      return grantEntry(decision, order, entitlement, terms, soFar);
    case 'clawback':
      return clawbackEntry(decision, order, entitlement, soFar);
  }
}
